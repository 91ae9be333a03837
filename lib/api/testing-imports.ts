import type { ImportFile, ImportItem, SendFile } from '@/lib/imports/dto';
import { sha256Hex } from '@/lib/kernel/digest';
import * as imports from './operations/imports';
import { answered, type Bearer, call } from './testing-api';

/** A case and who imports into it. */
export type ImportDesk = { as: Bearer; caseId: string };

export type NamedFile = { name: string; bytes: Uint8Array };

type Options = {
  /** How many of the files are sent before the import ends; all of them by default. */
  upTo?: number;
  cancelled?: boolean;
  /** Whether the bytes go to the store. */
  send?: boolean;
  /** What is said about all files when it begins. */
  about?: object;
};

/** Imports files as a program would, and answers what became of them. */
export async function importFiles(
  { as, caseId }: ImportDesk,
  label: string,
  files: readonly NamedFile[],
  { upTo = files.length, cancelled = false, send = true, about = {} }: Options = {},
) {
  const all = `/cases/${caseId}/imports`;
  const post = (address: string, json: object) => call('POST', address, { as, json });
  const opened = await post(all, { label, ...about });
  const { importId } = await answered<{ importId: string }>(imports.openImportOperation, opened);
  const base = `${all}/${importId}`;
  const names = files.map(({ name, bytes }) => ({ name, bytes: bytes.length }));
  await answered(
    imports.nameFilesOperation,
    await post(`${base}/files`, { from: 0, files: names }),
  );
  const hashed = files
    .slice(0, upTo)
    .map(({ bytes }, position) => ({ position, sha256: sha256Hex(bytes) }));
  const announced = await answered<{ files: SendFile[] }>(
    imports.announceFilesOperation,
    await post(`${base}/announcements`, { files: hashed }),
  );
  for (const { put, position } of send ? announced.files : []) {
    const body = files[position]?.bytes.slice();
    if (!put || !body) continue;
    const { status } = await fetch(put.url, { method: 'PUT', headers: put.headers, body });
    if (status !== 200 && status !== 412) throw new Error(`the store answered ${status}`);
  }
  const positions = hashed.map(({ position }) => position);
  const { files: answers } = await answered<{ files: Answer[] }>(
    imports.admitFilesOperation,
    await post(`${base}/admissions`, { positions }),
  );
  const ended = await post(`${base}/end`, { cancelled });
  const entry = ended.headers.get('chirograph-entry');
  const { counts } = await answered<{ counts: ImportItem['counts'] }>(
    imports.endImportOperation,
    ended,
  );
  return { importId, counts, entry, answers, ...(await told({ as, caseId }, importId)) };
}

type Answer = { position: number; state: string; failure: string | null };

/** An import and its files, as the API tells. */
export async function told({ as, caseId }: ImportDesk, importId: string) {
  const base = `/cases/${caseId}/imports/${importId}`;
  const one = await answered<ImportItem>(imports.getImport, await call('GET', base, { as }));
  const { files } = await answered<{ files: ImportFile[] }>(
    imports.listFilesOperation,
    await call('GET', `${base}/files?limit=1000`, { as }),
  );
  return { state: one.state, failure: one.failure, archive: one.archive, files };
}
