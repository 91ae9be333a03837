import { and, eq } from 'drizzle-orm';
import { generator } from '@/db/schema/runs';
import { command } from '@/lib/door/command';
import { draft } from '@/lib/entries/draft';
import { generatorRecorded } from '@/lib/entries/generator-recorded.v1';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { recordGeneratorInput } from '../schema';
import { requireExhibits, requirePeople } from './record-run';

/**
 * Records an account at a generating tool: whose it is, for which period, with what proof and under
 * which terms. With `generatorId` it is stated anew; both statements stay in the ledger.
 */
export const recordGenerator = command({
  name: 'generator.record',
  action: 'run.record',
  input: recordGeneratorInput,
  async run({ tx, grant, input, record }) {
    const { caseId } = grant;
    const { holderId, startsOn, endsOn, proofs, termsId, service, account, plan, note } = input;
    if (startsOn !== null && endsOn !== null && endsOn < startsOn) {
      throw new AppError('INVALID', { fields: { endsOn: 'ends_before_start' } });
    }
    if (new Set(proofs).size < proofs.length) {
      throw new AppError('INVALID', { fields: { proofs: 'given_twice' } });
    }
    await requirePeople(tx, caseId, [holderId]);
    await requireExhibits(tx, caseId, termsId === null ? proofs : [...proofs, termsId]);
    if (input.generatorId !== undefined) {
      const [own] = await tx
        .select({ id: generator.id })
        .from(generator)
        .where(and(eq(generator.id, input.generatorId), eq(generator.caseId, caseId)))
        .for('update');
      if (!own) throw new AppError('NOT_FOUND', { reason: 'generator' });
    }
    const generatorId = input.generatorId ?? newId('generator');
    const entry = await record(
      draft(
        generatorRecorded,
        { generator: generatorId, holder: holderId, startsOn, endsOn, proofs, terms: termsId },
        { service, account, plan, note },
      ),
    );
    const stated = {
      holderId,
      startsOn,
      endsOn,
      proofs,
      termsId,
      service,
      account,
      plan,
      note,
      entry: entry.index,
    };
    await tx
      .insert(generator)
      .values({ id: generatorId, caseId, ...stated })
      .onConflictDoUpdate({ target: generator.id, set: stated });
    return { answer: { generatorId }, entries: [entry] };
  },
});
