import { and, eq } from 'drizzle-orm';
import { elementLink } from '@/db/schema/review';
import { command } from '@/lib/door/command';
import { draft } from '@/lib/entries/draft';
import { elementLinked } from '@/lib/entries/element-linked.v1';
import { elementUnlinked } from '@/lib/entries/element-unlinked.v1';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import type { Recorded } from '@/lib/ledger/append';
import { requireRecord } from '../queries/require-record';
import { linkElementInput, unlinkElementInput } from '../schema';

/** Says that a record bears on elements of the claim: an entry for each element, one gesture. */
export const linkElement = command({
  name: 'element.link',
  action: 'element.link',
  input: linkElementInput,
  async run({ tx, grant, input, record }) {
    const { caseId: _, elements, note, ...act } = input;
    await requireRecord(tx, grant.caseId, act.record);
    const entries: Recorded[] = [];
    const linkIds: string[] = [];
    for (const element of new Set(elements)) {
      const link = newId('link');
      const entry = await record(draft(elementLinked, { ...act, link, element }, { note }));
      await tx.insert(elementLink).values({
        id: link,
        caseId: grant.caseId,
        element,
        bearing: act.bearing,
        recordKind: act.record.kind,
        recordId: act.record.id,
        revision: act.record.revision,
        aspects: act.aspects,
        region: act.region,
        span: act.span,
        note,
        accountId: grant.actor.id,
        at: entry.at,
        entry: entry.index,
      });
      entries.push(entry);
      linkIds.push(link);
    }
    const [first, ...rest] = entries;
    if (!first) throw new Error('a link without an element');
    return { answer: { linkIds }, entries: [first, ...rest] };
  },
});

/** Takes a link back, with the reason; both entries stay. */
export const unlinkElement = command({
  name: 'element.unlink',
  action: 'element.link',
  input: unlinkElementInput,
  async run({ tx, grant, input, record }) {
    const { linkId, reason } = input;
    const [row] = await tx
      .select()
      .from(elementLink)
      .where(and(eq(elementLink.id, linkId), eq(elementLink.caseId, grant.caseId)))
      .for('update');
    if (!row) throw new AppError('NOT_FOUND');
    if (row.withdrawnEntry !== null) throw new AppError('CONFLICT', { reason: 'link_withdrawn' });
    const entry = await record(draft(elementUnlinked, { link: linkId }, { reason }));
    await tx
      .update(elementLink)
      .set({ withdrawnAt: entry.at, withdrawnEntry: entry.index, withdrawnReason: reason })
      .where(eq(elementLink.id, linkId));
    return { answer: null, entries: [entry] };
  },
});
