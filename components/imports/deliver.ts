import { carry } from '@/components/exhibits/intake/carry';
import type { CaseApi } from '@/components/exhibits/intake/case-api';
import { FailureError, localFailure } from '@/components/exhibits/intake/failure';
import type { Hashing } from '@/components/exhibits/intake/hashing';
import type { KeptUploads } from '@/components/exhibits/intake/kept-uploads';
import { putBytes } from '@/components/exhibits/intake/put-bytes';
import { withRetries } from '@/components/exhibits/intake/retry';
import type { CommonWords, SendFile } from '@/lib/imports/dto';
import type { AdmittedFile, ImportApi } from './import-api';
import type { Planned } from './plan';

/** Files sent to the store at once. */
const AT_ONCE = 4;

/** Times bytes are sent anew where the store turns out not to have them. */
const ROUNDS = 3;

/** A file whose digest is known. */
export type Hashed = Planned & { sha256: string };

export type Delivery = {
  importId: string;
  common: CommonWords;
  api: ImportApi;
  caseApi: CaseApi;
  hashing: Hashing;
  kept: KeptUploads;
  signal: AbortSignal;
  onAt(name: string): void;
};

/**
 * Announces a group of files, sends what the store does not have, and has them admitted in their
 * order. Answers what became of each. Throws a FailureError where nothing can be done now.
 */
export async function deliver(group: readonly Hashed[], by: Delivery): Promise<AdmittedFile[]> {
  const { api, importId, signal } = by;
  const settled = new Map<number, AdmittedFile>();
  let open = [...group];
  for (let round = 1; open.length > 0; round += 1) {
    const announced = await withRetries(
      () =>
        api.announce(
          importId,
          open.map(({ position, sha256, file }) => ({
            position,
            sha256,
            mediaType: file.type.slice(0, 200),
          })),
        ),
      signal,
    );
    const places = new Map(open.map((one) => [one.position, one]));
    const waiting: number[] = [];
    for (const one of announced.files) {
      if (one.state === 'waiting') waiting.push(one.position);
      else settled.set(one.position, { ...one, failure: null });
    }
    await send(announced.files, places, by);
    if (waiting.length === 0) break;
    const { files } = await withRetries(() => api.admit(importId, waiting, by.common), signal);
    for (const one of files) settled.set(one.position, one);
    open = open.filter(({ position }) => settled.get(position)?.failure === 'intake_missing');
    if (round >= ROUNDS && open.length > 0) {
      throw new FailureError(localFailure('store_unreachable'));
    }
  }
  return [...settled.values()];
}

async function send(
  answers: readonly SendFile[],
  places: ReadonlyMap<number, Hashed>,
  by: Delivery,
): Promise<void> {
  const queue = answers.filter(({ state }) => state === 'waiting');
  const work = async () => {
    for (let one = queue.shift(); one; one = queue.shift()) {
      const place = places.get(one.position);
      if (!place) continue;
      by.onAt(place.name);
      if (one.put) await put(one.put, place.file, by.signal);
      else await carryLarge(place, by);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

async function put(
  signed: NonNullable<SendFile['put']>,
  body: File,
  signal: AbortSignal,
): Promise<void> {
  // An address that ran out is found when the file is admitted: it is then announced anew.
  await withRetries(() => putBytes({ ...signed, body, signal, onProgress: () => {} }), signal);
}

/** A large file goes in parts like any other exhibit; the import learns of it when it is admitted. */
async function carryLarge(
  { file, name, sha256 }: Hashed,
  { caseApi, hashing, kept, signal, common }: Delivery,
): Promise<void> {
  const { source, licence, supplierId, recreation } = common;
  const words = { title: '', label: '', description: '', acquisition: '', authority: '' };
  const body = {
    ...words,
    fileName: name,
    recreation,
    source,
    licence,
    supplierId,
    happenedAt: null,
  };
  try {
    await carry(
      {
        of: { blob: file },
        name,
        bytes: file.size,
        mediaType: file.type.slice(0, 200),
        sha256,
        keep: 'file',
        body: () => body,
      },
      {
        api: caseApi,
        hashing,
        kept,
        signal,
        onSending: () => {},
        onSent: () => {},
        turn: () => Promise.resolve(),
        onConfirming: () => {},
      },
    );
  } catch (error) {
    // Somebody else was faster: the case has it, and the import will say so.
    const isTwin = error instanceof FailureError && error.failure.reason === 'duplicate_digest';
    if (!isTwin) throw error;
  }
}
