import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { z } from 'zod';
import { addLines } from '@/lib/dossier/bundle/line-member';
import { ZipFile } from '@/lib/dossier/bundle/zip-file';
import type { Caller } from '@/lib/kernel/actor';
import { vkeyLines } from '@/lib/ledger/keys';
import { streamOperations } from '@/lib/prompts/live/operations';
import { receiptOf } from '@/lib/prompts/live/receipts';
import { loadPackage } from '@/lib/prompts/loaders';
import { revisionPath } from '@/lib/prompts/model';
import type { promptInput } from '@/lib/prompts/schema';
import { formatOperation } from '@/lib/proof/operation-line';

/**
 * The replay package of a prompt: its operations, frozen documents, what the ledger states of it, a
 * receipt, keys, and the program that checks them. Written to a file first, in bounded memory, for a
 * ZIP states sizes before contents; the file is gone when the answer is.
 */
export async function packageResponse(
  caller: Caller,
  input: z.input<typeof promptInput>,
): Promise<Response> {
  const found = await loadPackage(caller, input);
  const folder = await mkdtemp(path.join(tmpdir(), 'chirograph-package-'));
  const leave = () => rm(folder, { recursive: true, force: true });
  try {
    const file = path.join(folder, 'package.zip');
    const bytes = await writePackage(file, found);
    const stream = createReadStream(file);
    stream.once('close', () => void leave());
    return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, {
      headers: {
        'content-type': 'application/zip',
        'content-length': String(bytes),
        'content-disposition': `attachment; filename="prompt-${found.number}.zip"`,
      },
    });
  } catch (error) {
    await leave();
    throw error;
  }
}

type Found = Awaited<ReturnType<typeof loadPackage>>;

async function writePackage(file: string, { number, head, documents, expect }: Found) {
  const { promptId, size, caseId } = head;
  const zip = await ZipFile.create(file, `prompt-${number}`);
  try {
    await zip.text('README.txt', await readFile(path.resolve('scripts/verify/REPLAY.txt')));
    await zip.text('replay.mjs', await readFile(path.resolve('scripts/replay.mjs')));
    await zip.text('heads.json', `${JSON.stringify(expect)}\n`);
    await zip.text('receipt.txt', await receiptOf(head));
    await zip.text('keys.vkeys', await vkeyLines(caseId));
    await addLines(zip, 'operations.ndjson', async function* () {
      for await (const one of streamOperations(promptId, 0, size)) yield formatOperation(one);
    });
    for (const { revision, document } of documents) {
      await zip.text(revisionPath(revision), document);
    }
    return (await zip.finish()).bytes;
  } catch (error) {
    await zip.abandon();
    throw error;
  }
}
