import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Person } from '../db/testing/world';
import { admitFiles } from '../lib/imports/commands/admit-files';
import { announceFiles } from '../lib/imports/commands/announce-files';
import { endImport } from '../lib/imports/commands/end-import';
import { nameFiles } from '../lib/imports/commands/name-files';
import { openImport } from '../lib/imports/commands/open-import';
import { ADMITTED_AT_ONCE, HASHED_AT_ONCE, NAMED_AT_ONCE } from '../lib/imports/model';
import type { Reply } from '../lib/kernel/reply';

/** A file to be taken in, as it lies on the disk. */
export type FileToImport = { file: string; bytes: number; mediaType: string };

/** Files sent to the store, or copied, at once. */
const AT_ONCE = 8;

/** The answer of a command; throws where it was refused. */
export async function ok<T>(reply: Promise<Reply<T>>): Promise<T> {
  const answer = await reply;
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.data;
}

/**
 * What the import room's page does with a folder, through the same commands. Answers with the exhibits in
 * the order of the files; `onDone` counts files.
 */
export async function importAll(
  { caller }: Person,
  caseId: string,
  files: readonly FileToImport[],
  onDone: (done: number) => void = () => {},
): Promise<string[]> {
  const exhibits: string[] = [];
  const { importId } = await ok(openImport(caller, { caseId, label: 'bench' }));
  const at = { caseId, importId };
  const named = files.map(({ file, bytes }) => ({ name: path.basename(file), bytes }));
  for (const [from, group] of groups(named, NAMED_AT_ONCE)) {
    await ok(nameFiles(caller, { ...at, from, files: group }));
  }
  for (const [from, group] of groups(files, Math.min(HASHED_AT_ONCE, ADMITTED_AT_ONCE))) {
    const bodies = await Promise.all(group.map(({ file }) => readFile(file)));
    const announced = await ok(
      announceFiles(caller, {
        ...at,
        files: bodies.map((body, i) => ({
          position: from + i,
          sha256: createHash('sha256').update(body).digest('hex'),
          mediaType: group[i]?.mediaType ?? '',
        })),
      }),
    );
    await together(announced.files, async ({ position, put }) => {
      const body = bodies[position - from];
      if (!put || !body) throw new Error('nothing to send');
      const answer = await fetch(put.url, {
        method: 'PUT',
        headers: put.headers,
        body: new Uint8Array(body),
      });
      if (!answer.ok) throw new Error(`the store answered ${answer.status}`);
    });
    const positions = group.map((_, i) => from + i);
    const admitted = await ok(admitFiles(caller, { ...at, positions }));
    const byPosition = [...admitted.files].sort((a, b) => a.position - b.position);
    for (const { exhibit, failure } of byPosition) {
      if (!exhibit) throw new Error(`a file was not admitted: ${failure}`);
      exhibits.push(exhibit.id);
    }
    onDone(from + group.length);
  }
  await ok(endImport(caller, at));
  return exhibits;
}

function* groups<T>(all: readonly T[], most: number): Generator<[number, T[]]> {
  for (let at = 0; at < all.length; at += most) yield [at, all.slice(at, at + most)];
}

/** Does work for each, a few at a time. */
export async function together<T>(
  all: readonly T[],
  work: (one: T) => Promise<void>,
): Promise<void> {
  const waiting = [...all];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}
