import { and, eq, inArray } from 'drizzle-orm';
import type { z } from 'zod';
import { contributor } from '@/db/schema/cases';
import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';
import { command } from '@/lib/door/command';
import type { Cite } from '@/lib/elements/cite';
import { AppError } from '@/lib/kernel/errors';
import { idPattern } from '@/lib/kernel/ids';
import { appendToLog } from '@/lib/review/commands/counsel-log';
import { ITEM_KINDS, type ItemKind, ORDER_KIND } from '../model';
import { factsOf, SHAPES } from '../queries/items';
import { type item, orderFactsInput, saveItemInput, withdrawItemInput } from '../schema';
import { saveVersion, type WritePlace, withdrawVersion } from './versions';

const APART = 'items of a desk are apart from evidence';

const placeOf = ({ caseId, workspaceId, actor }: Grant<'desk.write'>): WritePlace => ({
  caseId,
  workspaceId,
  accountId: actor.id,
});

/** Every place that an item names. */
function citesOf(one: z.output<typeof item>): Cite[] {
  return one.kind === 'allegation'
    ? one.said.answers.flatMap(({ cites }) => cites)
    : one.said.cites;
}

/** Throws INVALID where an author that a claim names is no contributor of the case. */
async function requireAuthors(tx: Tx, caseId: string, one: z.output<typeof item>): Promise<void> {
  if (one.kind !== 'claim' || one.said.authors.length === 0) return;
  const authors = [...new Set(one.said.authors)];
  const known = await tx
    .select({ id: contributor.id })
    .from(contributor)
    .where(and(eq(contributor.caseId, caseId), inArray(contributor.id, authors)));
  if (known.length < authors.length) {
    throw new AppError('INVALID', { fields: { authors: 'unknown_contributor' } });
  }
}

/** What kind of item an identifier is of. */
function kindOf(itemId: string): ItemKind {
  const kind = ITEM_KINDS.find((one) => idPattern(one).test(itemId));
  if (!kind) throw new AppError('NOT_FOUND');
  return kind;
}

/**
 * Saves a fact, an allegation, a remark or a claim, or a new version of one; each version stays.
 * Nothing of it stands in the ledger, not even that it was written.
 */
export const saveItem = command({
  name: 'desk.save',
  action: 'desk.write',
  input: saveItemInput,
  async run({ tx, grant, input }) {
    const { itemId, version, sharedWith } = input;
    const { kind, said } = input.item;
    if (itemId !== null && kindOf(itemId) !== kind) throw new AppError('NOT_FOUND');
    await requireAuthors(tx, grant.caseId, input.item);
    const wish = { kind, itemId, version, sharedWith, shape: SHAPES[kind] as z.ZodType<unknown> };
    const saved = await saveVersion(tx, placeOf(grant), said, citesOf(input.item), wish);
    const answer = { itemId: saved.itemId, version: saved.version };
    return { answer, unrecorded: APART };
  },
});

/** Takes an item back, with the reason; every version stays in the log. */
export const withdrawItem = command({
  name: 'desk.withdraw',
  action: 'desk.write',
  input: withdrawItemInput,
  async run({ tx, grant, input }) {
    const { itemId, version, reason } = input;
    const kind = kindOf(itemId);
    const wish = { kind, itemId, version, shape: SHAPES[kind] as z.ZodType<unknown> };
    await withdrawVersion(tx, placeOf(grant), reason, wish);
    return { answer: null, unrecorded: APART };
  },
});

/** Says in which order one keeps the facts one reads; everybody has an order of their own. */
export const orderFacts = command({
  name: 'desk.order_facts',
  action: 'desk.write',
  input: orderFactsInput,
  async run({ tx, grant, input: { facts } }) {
    const place = placeOf(grant);
    const known = new Set((await factsOf(tx, place)).map(({ id }) => id));
    if (facts.some((one) => !known.has(one))) {
      throw new AppError('INVALID', { fields: { facts: 'unknown_item' } });
    }
    if (new Set(facts).size < facts.length) {
      throw new AppError('INVALID', { fields: { facts: 'given_twice' } });
    }
    const content = { facts };
    const entry = { kind: ORDER_KIND, subject: null, record: null, sharedWith: [], content };
    await appendToLog(tx, place, entry);
    return { answer: null, unrecorded: APART };
  },
});
