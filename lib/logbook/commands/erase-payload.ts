import { sql } from 'drizzle-orm';
import { command } from '@/lib/door/command';
import { draft } from '@/lib/entries/draft';
import { erasureRefused } from '@/lib/entries/erasure-refused.v1';
import { payloadErased } from '@/lib/entries/payload-erased.v1';
import { AppError } from '@/lib/kernel/errors';
import { payloadAt, rederiveTexts, standingHolds } from '../queries/erasure';
import { erasePayloadInput } from '../schema';

/**
 * Erases the personal payload of one entry under law. The entry, its commitment and the tree stay;
 * the place of the payload shows that it was erased, when and why. Texts in the tables that came
 * from it become what replay now says, so that the full check still agrees. While a duty to keep stands,
 * nothing is erased, and an entry says that it was asked for.
 */
export const erasePayload = command({
  name: 'payload.erase',
  action: 'payload.erase',
  input: erasePayloadInput,
  // Nobody may act in the case meanwhile: texts are derived from all its entries.
  lock: 'update',
  async run({ tx, grant, input, record }) {
    const { caseId } = grant;
    const found = await payloadAt(tx, caseId, input.index);
    if (!found) throw new AppError('NOT_FOUND', { reason: 'payload' });
    const holds = await standingHolds(tx, caseId);
    if (holds.length > 0) {
      const asked = { entry: input.index, holds };
      const entry = await record(draft(erasureRefused, asked, { reason: input.reason }));
      return { refused: new AppError('CONFLICT', { reason: 'hold_stands' }), entries: [entry] };
    }
    if (found.erased) throw new AppError('CONFLICT', { reason: 'already_erased' });
    await tx.execute(sql`select ledger_erase(${caseId}, ${input.index}, ${input.reason})`);
    const entry = await record(
      draft(payloadErased, { entry: input.index }, { reason: input.reason }),
    );
    await rederiveTexts(tx, caseId, found);
    return { answer: { index: input.index }, entries: [entry] };
  },
});
