import { and, desc, eq } from 'drizzle-orm';
import { declarationVersion } from '@/db/schema/statements';
import type { Tx } from '@/db/tx';
import { command } from '@/lib/door/command';
import { presentQuestionnaire } from '@/lib/elements/questionnaires';
import { declarationSaved } from '@/lib/entries/declaration-saved.v1';
import { draft } from '@/lib/entries/draft';
import { canonicalJson } from '@/lib/kernel/canonical-json';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { lockNumbering } from '@/lib/ledger/append';
import { filled, strangeKeys } from '../model/blanks';
import { contributorsOfAccount, requireContributors } from '../queries/own-contributor';
import { saveDeclarationInput } from '../schema';

/**
 * Saves the blanks of a declaration as a version that stays. Nothing is filled in but what was typed,
 * nothing is signed or dated; an empty blank is left out and printed as a blank.
 */
export const saveDeclaration = command({
  name: 'declaration.save',
  action: 'declaration.write',
  input: saveDeclarationInput,
  async run({ tx, grant, place, input, record }) {
    const { caseId, actor } = grant;
    const { after, template, contributorId } = input;
    const asked = presentQuestionnaire(template);
    if (strangeKeys(asked, input.blanks).length > 0) {
      throw new AppError('INVALID', { fields: { blanks: 'unknown_field' } });
    }
    if (contributorId !== null) {
      await requireContributors(tx, caseId, [contributorId], 'contributorId');
    }
    const declarationId = input.declarationId ?? newId('declaration');
    const before = await versionsOf(tx, caseId, declarationId, input.declarationId !== undefined);
    const [last] = before;
    if ((last?.version ?? 0) !== after) {
      throw new AppError('CONFLICT', { reason: 'changed_meanwhile' });
    }
    if (last && last.template !== template) {
      throw new AppError('INVALID', { fields: { template: 'wrong_value' } });
    }
    if (place.access === 'guest') {
      const own = await contributorsOfAccount(tx, caseId, actor.id);
      const mine = (one: { contributorId: string | null; accountId: string }) =>
        one.contributorId === null ? one.accountId === actor.id : own.includes(one.contributorId);
      const all = [...before, { contributorId, accountId: actor.id }];
      if (!all.every(mine)) {
        throw new AppError('INVALID', { fields: { contributorId: 'not_your_contributor' } });
      }
    }
    const blanks = filled(asked, input.blanks);
    const isSame =
      last !== undefined &&
      last.questionnaire === asked.version &&
      last.contributorId === contributorId &&
      canonicalJson(last.blanks) === canonicalJson(blanks);
    if (isSame) throw new AppError('CONFLICT', { reason: 'same_text' });
    const version = after + 1;
    const entry = await record(
      draft(
        declarationSaved,
        {
          declaration: declarationId,
          version,
          template,
          questionnaire: asked.version,
          contributor: contributorId,
        },
        { blanks },
      ),
    );
    await tx.insert(declarationVersion).values({
      declarationId,
      version,
      caseId,
      template,
      questionnaire: asked.version,
      contributorId,
      blanks,
      accountId: actor.id,
      at: entry.at,
      entry: entry.index,
    });
    return { answer: { declarationId, version }, entries: [entry] };
  },
});

/** Versions there are, newest first, locked against another saving. Throws NOT_FOUND for none. */
async function versionsOf(tx: Tx, caseId: string, declarationId: string, isThere: boolean) {
  if (!isThere) return [];
  await lockNumbering(tx, declarationId);
  const rows = await tx
    .select()
    .from(declarationVersion)
    .where(
      and(
        eq(declarationVersion.declarationId, declarationId),
        eq(declarationVersion.caseId, caseId),
      ),
    )
    .orderBy(desc(declarationVersion.version));
  if (rows.length === 0) throw new AppError('NOT_FOUND', { reason: 'declaration' });
  return rows;
}
