import { command } from '@/lib/door/command';
import { MAX_FILE_BYTES, PARTS_ABOVE } from '@/lib/exhibits/model';
import { objectKey, presignPut } from '@/lib/storage/objects';
import type { SendFile } from '../dto';
import { type Fate, lockRunning, runningImport, settleItems } from '../queries/batches';
import { exhibitsWith, itemsAt, waitingAt } from '../queries/items';
import { announceFilesInput } from '../schema';

/**
 * Announces files by their digests and says how each is sent: not at all where the case has the
 * bytes, by one presigned PUT, or (no PUT) in parts like any large file. A position that was
 * announced before is answered as it stands, so that an import can be gone on with.
 */
export const announceFiles = command({
  name: 'import.announce_files',
  action: 'import.write',
  input: announceFilesInput,
  async prepare({ grant, input, read }) {
    const { caseId } = grant;
    const { waiting, known } = await read(async (tx) => {
      await runningImport(tx, caseId, input.importId);
      const positions = input.files.map((one) => one.position);
      const digests = input.files.map((one) => one.sha256);
      return {
        waiting: await waitingAt(tx, input.importId, positions),
        known: await exhibitsWith(tx, caseId, digests),
      };
    });
    const puts = new Map<number, NonNullable<SendFile['put']>>();
    for (const { position, sha256, mediaType } of input.files) {
      const item = waiting.get(position);
      if (!item || known.has(sha256) || item.bytes > PARTS_ABOVE) continue;
      const contentType = mediaType || 'application/octet-stream';
      const key = objectKey(caseId, sha256);
      puts.set(position, await presignPut({ key, sha256, bytes: item.bytes, contentType }));
    }
    return puts;
  },
  async run({ tx, grant, input, prepared }) {
    const { importId, files } = input;
    await lockRunning(tx, grant.caseId, importId);
    const items = await itemsAt(
      tx,
      importId,
      files.map((one) => one.position),
    );
    const known = await exhibitsWith(
      tx,
      grant.caseId,
      files.map((one) => one.sha256),
    );
    const fates: Fate[] = [];
    const answers: SendFile[] = [];
    for (const { position, sha256 } of files) {
      const item = items.get(position);
      if (!item) continue;
      const twin = known.get(sha256) ?? null;
      const fate: Fate =
        item.state !== 'waiting'
          ? { position, state: item.state as Fate['state'] }
          : twin
            ? { position, state: 'known', exhibitId: twin.id, sha256 }
            : item.bytes > MAX_FILE_BYTES
              ? { position, state: 'refused', failure: 'file_too_large', sha256 }
              : { position, state: 'waiting', sha256 };
      if (item.state === 'waiting') fates.push(fate);
      const put = fate.state === 'waiting' ? (prepared.get(position) ?? null) : null;
      answers.push({ position, state: fate.state, exhibit: twin, put });
    }
    await settleItems(tx, importId, fates);
    return { answer: { files: answers }, unrecorded: 'nothing is admitted until bytes are there' };
  },
});
