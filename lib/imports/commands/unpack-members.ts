import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { and, asc, count, eq } from 'drizzle-orm';
import { importItem } from '@/db/schema/captures';
import { exhibit } from '@/db/schema/exhibits';
import type { Tx } from '@/db/tx';
import { command } from '@/lib/door/command';
import { AppError } from '@/lib/kernel/errors';
import { inspectBytes, inspectObject } from '@/lib/previews/inspect';
import { objectKey, putObject } from '@/lib/storage/objects';
import { keptName, MEMBER_BYTES_AT_ONCE, MEMBERS_AT_ONCE } from '../model';
import { type Fate, lockRunning, runningImport, settleItems } from '../queries/batches';
import { type Item, waitingAt } from '../queries/items';
import { unpackInput } from '../schema';
import { withArchive } from '../unpack/archive-file';
import { listArchive, type Taken, takeMembers } from '../unpack/run-unpack';
import { admitMany, type Confirmed, fatesOf, saidOf } from './admit-many';

/** Largest member that is held in memory on its way to the store, in bytes. */
const IN_MEMORY = 8 * 1024 ** 2;

/** Members sent to the store at once. */
const AT_ONCE = 6;

const DAMAGED = 'member_damaged';

type Portion = { confirmed: Confirmed[]; refused: Fate[] };

/**
 * Takes the next portion of members out of an archive and admits them as exhibits that derive from
 * it: in a limited process, at most a hundred or 256 MiB at a time, so that every step is bounded
 * and can be gone on with. Answers how many still wait.
 */
export const unpackMembers = command({
  name: 'import.unpack_members',
  action: 'import.write',
  input: unpackInput,
  async prepare({ grant, input, read }) {
    const { caseId } = grant;
    const { items, sha256 } = await read((tx) => nextOf(tx, caseId, input.importId));
    if (items.length === 0) return { confirmed: [], refused: [] };
    return withArchive(caseId, sha256, (file, folder) => portionOf(caseId, items, file, folder));
  },
  async run(context) {
    const { tx, grant, input, prepared } = context;
    const { caseId: _, importId, ...common } = input;
    const batch = await lockRunning(tx, grant.caseId, importId);
    const waiting = await waitingAt(
      tx,
      importId,
      [...prepared.confirmed, ...prepared.refused].map(({ position }) => position),
    );
    const still = ({ position }: { position: number }) => waiting.has(position);
    const { became, entries } = await admitMany(
      context,
      prepared.confirmed.filter(still),
      saidOf(batch, common),
      batch.archiveId,
    );
    const digests = new Map(prepared.confirmed.map((one) => [one.position, one.sha256]));
    await settleItems(tx, importId, [
      ...fatesOf(became).map((fate) => ({ ...fate, sha256: digests.get(fate.position) ?? null })),
      ...prepared.refused.filter(still),
    ]);
    const [left] = await tx
      .select({ n: count() })
      .from(importItem)
      .where(and(eq(importItem.importId, importId), eq(importItem.state, 'waiting')));
    const answer = { waiting: left?.n ?? 0 };
    const [first, ...rest] = entries;
    return first
      ? { answer, entries: [first, ...rest] }
      : { answer, unrecorded: 'no member was admitted just now' };
  },
});

/** The members that wait next, and the archive's bytes. */
async function nextOf(tx: Tx, caseId: string, importId: string) {
  const batch = await runningImport(tx, caseId, importId);
  const [archive] = await tx
    .select({ sha256: exhibit.sha256 })
    .from(exhibit)
    .where(and(eq(exhibit.id, batch.archiveId ?? ''), eq(exhibit.caseId, caseId)));
  if (!archive) throw new AppError('INVALID', { reason: 'no_archive' });
  const rows = await tx
    .select()
    .from(importItem)
    .where(and(eq(importItem.importId, importId), eq(importItem.state, 'waiting')))
    .orderBy(asc(importItem.position))
    .limit(MEMBERS_AT_ONCE);
  let bytes = 0;
  const items = rows.filter((row, i) => {
    bytes += row.bytes;
    return i === 0 || bytes <= MEMBER_BYTES_AT_ONCE;
  });
  return { items, sha256: archive.sha256 };
}

/** Takes members out, and puts them into the store. The listing is made anew: it is not believed twice. */
async function portionOf(
  caseId: string,
  items: readonly Item[],
  archive: string,
  folder: string,
): Promise<Portion> {
  const listing = await listArchive(archive, folder);
  if ('failure' in listing) throw new AppError('UNAVAILABLE', { reason: 'archive_unreadable' });
  const wanted = items.flatMap((item) => {
    const member = listing.members[item.position];
    return member && keptName(member.name) === item.name ? [{ item, member }] : [];
  });
  const { taken, failure } = await takeMembers(
    archive,
    folder,
    wanted.map(({ member }) => member),
  );
  const portion: Portion = { confirmed: [], refused: [] };
  const listed = new Set(wanted.map(({ item }) => item));
  for (const item of items) if (!listed.has(item)) portion.refused.push(refusal(item, DAMAGED));
  const waiting = [...wanted.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [i, { item }] = next;
      const one = taken.get(i);
      if (one && !('failure' in one)) portion.confirmed.push(await kept(caseId, item, one));
      else if (one) portion.refused.push(refusal(item, DAMAGED));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  // The process was stopped over the first that is missing; the others are tried the next time.
  const stuck = wanted.find((_, i) => !taken.has(i));
  if (failure && stuck) portion.refused.push(refusal(stuck.item, 'member_too_large'));
  portion.confirmed.sort((a, b) => a.position - b.position);
  return portion;
}

const refusal = ({ position }: Item, failure: typeof DAMAGED | 'member_too_large'): Fate => ({
  position,
  state: 'refused',
  failure,
});

async function kept(
  caseId: string,
  { position, name }: Item,
  { file, sha256, bytes }: Extract<Taken, { file: string }>,
): Promise<Confirmed> {
  const key = objectKey(caseId, sha256);
  const contentType = 'application/octet-stream';
  if (bytes <= IN_MEMORY) {
    const body = await readFile(file);
    const object = await putObject({ key, body, sha256, bytes, contentType });
    return { position, name, sha256, bytes, kept: object, seen: await inspectBytes(body) };
  }
  const body = createReadStream(file);
  const object = await putObject({ key, body, sha256, bytes, contentType });
  return { position, name, sha256, bytes, kept: object, seen: await inspectObject(key, bytes) };
}
