import { and, eq, gte, inArray } from 'drizzle-orm';
import { importItem } from '@/db/schema/captures';
import { exhibit, intake } from '@/db/schema/exhibits';
import type { Tx } from '@/db/tx';
import { command } from '@/lib/door/command';
import { draft } from '@/lib/entries/draft';
import { intakeRefused } from '@/lib/entries/intake-refused.v1';
import { inspectObject } from '@/lib/previews/inspect';
import { confirmObject, objectKey } from '@/lib/storage/objects';
import type { ItemState } from '../dto';
import { type Fate, lockRunning, runningImport, settleItems } from '../queries/batches';
import { exhibitsWith, type Item, waitingAt } from '../queries/items';
import { admitFilesInput } from '../schema';
import { admitMany, type Confirmed, fatesOf, saidOf } from './admit-many';

/** Objects asked for at the store at once. */
const AT_ONCE = 8;

type Refused = { item: Item; sha256: string | null; bytes: number | null; reason: Differs };
type Differs = 'size_differs' | 'digest_differs';
type Look = { confirmed: Confirmed } | { refused: Refused } | { missing: number };

/** What became of one file; `intake_missing` says that its bytes are to be sent (again). */
export type AdmittedItem = {
  position: number;
  state: ItemState;
  failure: string | null;
  exhibit: { id: string; number: number } | null;
};

/**
 * Admits announced files whose bytes are with the store, in one transaction and in their order. The
 * store confirms size and digest of each. What was refused spoils no other; what has not arrived
 * keeps waiting.
 */
export const admitFiles = command({
  name: 'import.admit_files',
  action: 'import.write',
  input: admitFilesInput,
  async prepare({ grant, input, read }) {
    const { caseId } = grant;
    const items = await read(async (tx) => {
      await runningImport(tx, caseId, input.importId);
      const waiting = await waitingAt(tx, input.importId, input.positions);
      const digests = [...waiting.values()].flatMap(({ sha256 }) => sha256 ?? []);
      const known = await exhibitsWith(tx, caseId, digests);
      return [...waiting.values()]
        .filter(({ sha256 }) => sha256 !== null && !known.has(sha256))
        .sort((a, b) => a.position - b.position);
    });
    return looked(caseId, items);
  },
  async run(context) {
    const { tx, grant, input, prepared, recordIn } = context;
    const { caseId: _, importId, positions, ...common } = input;
    const batch = await lockRunning(tx, grant.caseId, importId);
    const waiting = await waitingAt(tx, importId, positions);
    const twins = await twinsOf(tx, grant, batch.createdAt, [...waiting.values()]);
    const { became, entries } = await admitMany(
      context,
      prepared
        .flatMap((one) => ('confirmed' in one ? one.confirmed : []))
        .filter(({ position }) => waiting.has(position) && !twins.has(position)),
      saidOf(batch, common),
      null,
    );
    const refused = prepared.flatMap((one) => ('refused' in one ? one.refused : []));
    const refusals =
      refused.length === 0 ? [] : await recordIn(grant.caseId, refused.map(refusalOf));
    const fates: Fate[] = [
      ...twins.values(),
      ...fatesOf(became),
      ...refused.map(({ item, reason }): Fate => {
        return { position: item.position, state: 'refused', failure: `intake_${reason}` };
      }),
    ];
    await settleItems(tx, importId, fates);
    const answer = { files: await answersOf(tx, importId, positions, prepared) };
    const [first, ...rest] = [...entries, ...refusals];
    return first
      ? { answer, entries: [first, ...rest] }
      : { answer, unrecorded: 'no file of these was admitted just now' };
  },
});

/** Asks the store for every file, a few at once. */
async function looked(caseId: string, items: readonly Item[]): Promise<Look[]> {
  const looks: Look[] = new Array(items.length);
  const waiting = [...items.entries()];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      looks[next[0]] = await look(caseId, next[1]);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return looks;
}

async function look(caseId: string, item: Item): Promise<Look> {
  const { position, name, bytes } = item;
  const sha256 = item.sha256 ?? '';
  const key = objectKey(caseId, sha256);
  const found = await confirmObject(key, sha256, bytes);
  if (found.ok) {
    const seen = await inspectObject(key, bytes);
    return { confirmed: { position, name, sha256, bytes, kept: found.kept, seen } };
  }
  if (found.reason === 'missing') return { missing: position };
  return {
    refused: { item, sha256: found.sha256, bytes: found.bytes, reason: found.reason },
  };
}

function refusalOf({ item, sha256, bytes, reason }: Refused) {
  const announced = { sha256: item.sha256 ?? '', bytes: item.bytes };
  return draft(intakeRefused, { announced, found: { sha256, bytes }, reason }, null);
}

/**
 * Files that wait and are exhibits by now. One that this person sent in parts since the import began
 * was admitted by it; any other the case had already.
 */
async function twinsOf(
  tx: Tx,
  { caseId, actor }: { caseId: string; actor: { id: string } },
  since: Date,
  items: readonly Item[],
): Promise<Map<number, Fate>> {
  const known = await exhibitsWith(
    tx,
    caseId,
    items.flatMap(({ sha256 }) => sha256 ?? []),
  );
  if (known.size === 0) return new Map();
  const sent = await tx
    .select({ id: exhibit.id })
    .from(exhibit)
    .innerJoin(intake, eq(intake.exhibitId, exhibit.id))
    .where(
      and(
        eq(exhibit.caseId, caseId),
        eq(intake.accountId, actor.id),
        gte(exhibit.receivedAt, since),
        inArray(
          exhibit.id,
          [...known.values()].map(({ id }) => id),
        ),
      ),
    );
  const own = new Set(sent.map(({ id }) => id));
  const fates = new Map<number, Fate>();
  for (const { position, sha256 } of items) {
    const twin = known.get(sha256 ?? '');
    if (!twin) continue;
    // Of two equal files the first was sent, the second was there by then.
    const state = own.delete(twin.id) ? 'admitted' : 'known';
    fates.set(position, { position, state, exhibitId: twin.id });
  }
  return fates;
}

async function answersOf(
  tx: Tx,
  importId: string,
  positions: readonly number[],
  looks: readonly Look[],
): Promise<AdmittedItem[]> {
  const missing = new Set(looks.flatMap((one) => ('missing' in one ? one.missing : [])));
  const rows = await tx
    .select({
      position: importItem.position,
      state: importItem.state,
      failure: importItem.failure,
      id: exhibit.id,
      number: exhibit.number,
    })
    .from(importItem)
    .leftJoin(exhibit, eq(exhibit.id, importItem.exhibitId))
    .where(and(eq(importItem.importId, importId), inArray(importItem.position, [...positions])))
    .orderBy(importItem.position);
  return rows.map(({ position, state, failure, id, number }) => ({
    position,
    // The column holds only states that commands wrote.
    state: state as ItemState,
    failure: state === 'waiting' && missing.has(position) ? 'intake_missing' : failure,
    exhibit: id !== null && number !== null ? { id, number } : null,
  }));
}
