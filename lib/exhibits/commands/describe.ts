import { and, eq, inArray } from 'drizzle-orm';
import { exhibit, exhibitRelation } from '@/db/schema/exhibits';
import type { Tx } from '@/db/tx';
import { command } from '@/lib/door/command';
import { draft } from '@/lib/entries/draft';
import { exhibitClassLowered } from '@/lib/entries/exhibit-class-lowered.v1';
import { exhibitDescribed } from '@/lib/entries/exhibit-described.v1';
import { exhibitRelated } from '@/lib/entries/exhibit-related.v1';
import { exhibitRelationWithdrawn } from '@/lib/entries/exhibit-relation-withdrawn.v1';
import type { CaptureClass } from '@/lib/entries/vocabulary';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { mayLower } from '../model';
import { describeInput, lowerClassInput, relateInput, withdrawRelationInput } from '../schema';
import { requireSupplier } from './admission';

/** The exhibit's row, locked. Throws NOT_FOUND outside the case. */
export async function lockExhibit(tx: Tx, caseId: string, exhibitId: string) {
  const [row] = await tx
    .select()
    .from(exhibit)
    .where(and(eq(exhibit.id, exhibitId), eq(exhibit.caseId, caseId)))
    .for('update');
  if (!row) throw new AppError('NOT_FOUND', { reason: 'exhibit' });
  return row;
}

/** Changes what people say about an exhibit. Bytes, class and times of record are out of reach. */
export const describeExhibit = command({
  name: 'exhibit.describe',
  action: 'exhibit.describe',
  input: describeInput,
  async run({ tx, grant, input, record }) {
    const { caseId: _, exhibitId, happenedAt, supplierId, ...payload } = input;
    await lockExhibit(tx, grant.caseId, exhibitId);
    if (supplierId !== undefined) await requireSupplier(tx, grant.caseId, supplierId);
    const changed = Object.values({ happenedAt, supplierId, ...payload }).some(
      (v) => v !== undefined,
    );
    if (!changed) return { answer: null, unrecorded: 'nothing was changed' };
    const act = { exhibit: exhibitId, happenedAt, supplier: supplierId };
    const entry = await record(draft(exhibitDescribed, act, payload));
    const times =
      happenedAt === undefined
        ? {}
        : { happenedAt: happenedAt === null ? null : new Date(happenedAt) };
    await tx
      .update(exhibit)
      .set({ ...payload, supplierId, ...times, entry: entry.index })
      .where(eq(exhibit.id, exhibitId));
    return { answer: null, entries: [entry] };
  },
});

/** States that one exhibit derives from, answers or translates another. */
export const relateExhibits = command({
  name: 'exhibit.relate',
  action: 'exhibit.describe',
  input: relateInput,
  async run({ tx, grant, input, record }) {
    const ends = await tx
      .select({ id: exhibit.id })
      .from(exhibit)
      .where(
        and(inArray(exhibit.id, [input.exhibitId, input.toId]), eq(exhibit.caseId, grant.caseId)),
      );
    if (ends.length !== 2) throw new AppError('NOT_FOUND', { reason: 'exhibit' });
    const relationId = newId('relation');
    const entry = await record(
      draft(
        exhibitRelated,
        { exhibit: input.exhibitId, relation: relationId, name: input.relation, to: input.toId },
        null,
      ),
    );
    await tx.insert(exhibitRelation).values({
      id: relationId,
      caseId: grant.caseId,
      fromId: input.exhibitId,
      toId: input.toId,
      relation: input.relation,
      entry: entry.index,
    });
    return { answer: { relationId }, entries: [entry] };
  },
});

/** Takes a stated relation back, with the reason; both entries stay. */
export const withdrawRelation = command({
  name: 'exhibit.withdraw_relation',
  action: 'exhibit.describe',
  input: withdrawRelationInput,
  async run({ tx, grant, input, record }) {
    const [row] = await tx
      .delete(exhibitRelation)
      .where(
        and(eq(exhibitRelation.id, input.relationId), eq(exhibitRelation.caseId, grant.caseId)),
      )
      .returning();
    if (!row) throw new AppError('NOT_FOUND', { reason: 'relation' });
    const act = { exhibit: row.fromId, relation: row.id };
    const entry = await record(draft(exhibitRelationWithdrawn, act, { reason: input.reason }));
    return { answer: null, entries: [entry] };
  },
});

/** Lowers a capture class with a reason. Raising one is not possible by anybody. */
export const lowerClass = command({
  name: 'exhibit.lower_class',
  action: 'exhibit.describe',
  input: lowerClassInput,
  async run({ tx, grant, input, record }) {
    const row = await lockExhibit(tx, grant.caseId, input.exhibitId);
    // The column holds only classes that the rule or this command wrote.
    const from = row.captureClass as CaptureClass;
    if (!mayLower(from, input.to)) throw new AppError('CONFLICT', { reason: 'class_only_down' });
    const act = { exhibit: row.id, from, to: input.to };
    const entry = await record(draft(exhibitClassLowered, act, { reason: input.reason }));
    await tx
      .update(exhibit)
      .set({ captureClass: input.to, entry: entry.index })
      .where(eq(exhibit.id, row.id));
    return { answer: null, entries: [entry] };
  },
});
