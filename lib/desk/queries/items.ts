import { z } from 'zod';
import type { Tx } from '@/db/tx';
import { readLog } from '@/lib/review/queries/counsel-log';
import { type DeskHistory, type DeskItem, type ItemKind, ORDER_KIND, standing } from '../model';
import {
  type Allegation,
  allegation,
  type Claim,
  claim,
  type Fact,
  fact,
  type Remark,
  remark,
} from '../schema';

/** Whose desk in which case. */
export type DeskPlace = { caseId: string; accountId: string };

const kept = z.object({ said: z.unknown(), withdrawn: z.string().nullable() });

/**
 * Items of a kind with every version that an account may read, in the order of their first
 * versions. What cannot be opened, or is of no known shape, has null for its content.
 */
export async function itemsOf<T>(
  tx: Tx,
  place: DeskPlace,
  kind: string,
  shape: z.ZodType<T>,
): Promise<DeskHistory<T>[]> {
  const items = new Map<string, DeskHistory<T>>();
  for (const line of await readLog(tx, place, [kind])) {
    if (line.subject === null) continue;
    const item = items.get(line.subject) ?? { id: line.subject, versions: [] };
    items.set(line.subject, item);
    const opened = kept.safeParse(line.content);
    const said = opened.success ? shape.safeParse(opened.data.said) : undefined;
    item.versions.push({
      id: line.subject,
      version: item.versions.length + 1,
      at: line.at.toISOString(),
      by: { id: line.accountId, name: line.name },
      own: line.accountId === place.accountId,
      sharedWith: line.sharedWith,
      content: said?.success ? said.data : null,
      withdrawn: opened.success ? opened.data.withdrawn : null,
    });
  }
  return [...items.values()];
}

/** The order in which an account keeps its facts, as it last said; empty where it said none. */
async function factOrder(tx: Tx, place: DeskPlace): Promise<string[]> {
  const own = (await readLog(tx, place, [ORDER_KIND])).filter(
    ({ accountId }) => accountId === place.accountId,
  );
  const said = z.object({ facts: z.array(z.string()) }).safeParse(own.at(-1)?.content);
  return said.success ? said.data.facts : [];
}

/** Facts in the order in which an account keeps them; those it gave no place follow, by age. */
export async function factsOf(tx: Tx, place: DeskPlace): Promise<DeskHistory<Fact>[]> {
  const facts = await itemsOf(tx, place, 'fact', fact);
  const order = new Map((await factOrder(tx, place)).map((id, i) => [id, i]));
  const rank = ({ id }: { id: string }) => order.get(id) ?? order.size;
  // Sorting keeps the order of equals, which is that of their first versions.
  return facts.sort((a, b) => rank(a) - rank(b));
}

/** All items of a desk with their versions. */
export async function historiesOf(tx: Tx, place: DeskPlace) {
  return {
    facts: await factsOf(tx, place),
    allegations: await itemsOf(tx, place, 'allegation', allegation),
    claims: await itemsOf(tx, place, 'claim', claim),
    remarks: await itemsOf(tx, place, 'remark', remark),
  };
}

/** What stands on a desk: last versions, without what was withdrawn or cannot be opened. */
export type Standing = {
  facts: StandingItem<Fact>[];
  allegations: StandingItem<Allegation>[];
  claims: StandingItem<Claim>[];
  remarks: StandingItem<Remark>[];
};
export type StandingItem<T> = DeskItem<T> & { content: T };

/**
 * Facts in their order, allegations, claims and remarks as an account reads them now: what a volume
 * is composed from.
 */
export async function deskItems(tx: Tx, place: DeskPlace): Promise<Standing> {
  const all = await historiesOf(tx, place);
  return {
    facts: standingOf(all.facts),
    allegations: standingOf(all.allegations),
    claims: standingOf(all.claims),
    remarks: standingOf(all.remarks),
  };
}

function standingOf<T>(items: readonly DeskHistory<T>[]): StandingItem<T>[] {
  return items.flatMap((item) => {
    const { withdrawn, content, ...rest } = standing(item);
    return withdrawn === null && content !== null ? [{ ...rest, content }] : [];
  });
}

/** Shape of the content of each kind that this room writes. */
export const SHAPES = { fact, allegation, remark, claim } as const satisfies Record<
  ItemKind,
  z.ZodType
>;
