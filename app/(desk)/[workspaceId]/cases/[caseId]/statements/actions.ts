'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { text, textOrNull, texts } from '@/app/form-data';
import { perform } from '@/lib/door/perform';
import type { Reply } from '@/lib/kernel/reply';
import { addTranslation } from '@/lib/statements/commands/add-translation';
import { answerAgreement, proposeAgreement } from '@/lib/statements/commands/agreements';
import { answerQuestion } from '@/lib/statements/commands/answer-question';
import { askQuestion, withdrawQuestion } from '@/lib/statements/commands/ask-question';
import { saveDeclaration } from '@/lib/statements/commands/save-declaration';
import { caseHead } from '../case-head';

type Before = Reply<unknown> | null;
type Asked = Parameters<typeof askQuestion>[1];
type Saved = Parameters<typeof saveDeclaration>[1];
type Proposed = Parameters<typeof proposeAgreement>[1];
type Answered = Parameters<typeof answerAgreement>[1];
type Translated = Parameters<typeof addTranslation>[1];

/** Shows the case anew once something was recorded. */
function shown<T>(reply: Reply<T>): Reply<T> {
  if (reply.ok) revalidatePath('/[workspaceId]/cases/[caseId]', 'layout');
  return reply;
}

/** Where a page of this room stands. */
async function pageOf(caseId: string, page: string): Promise<string> {
  const { workspaceId } = await caseHead(caseId);
  return `/${workspaceId}/cases/${caseId}/statements/${page}`;
}

/** A text of several lines as it was typed: forms send each line end as two characters. */
const lines = (form: FormData, name: string) => text(form, name).replaceAll('\r\n', '\n');

/** Counsel asks a contributor; about a record, or the case as a whole. */
export async function askQuestionAction(
  caseId: string,
  record: NonNullable<Asked['record']> | null,
  _: Before,
  form: FormData,
) {
  const contributorId = text(form, 'contributorId');
  return shown(
    await perform(askQuestion, { caseId, contributorId, record, text: lines(form, 'text') }),
  );
}

export async function withdrawQuestionAction(caseId: string, _: Before, form: FormData) {
  const questionId = text(form, 'questionId');
  return shown(await perform(withdrawQuestion, { caseId, questionId }));
}

export async function answerQuestionAction(
  caseId: string,
  questionId: string,
  _: Before,
  form: FormData,
) {
  const answer = lines(form, 'answer');
  return shown(await perform(answerQuestion, { caseId, questionId, answer }));
}

/** Saves the blanks of a declaration and shows it with its versions. */
export async function saveDeclarationAction(
  caseId: string,
  about: Pick<Saved, 'declarationId' | 'template' | 'after'>,
  _: Before,
  form: FormData,
) {
  const keys = [...form.keys()].filter((name) => name.startsWith('blank.'));
  const reply = await perform(saveDeclaration, {
    ...about,
    caseId,
    contributorId: textOrNull(form, 'contributorId'),
    blanks: keys.map((name) => ({ key: name.slice('blank.'.length), text: lines(form, name) })),
  });
  if (!reply.ok) return reply;
  shown(reply);
  redirect(await pageOf(caseId, `declarations/${reply.data.declarationId}`));
}

/** Lays words before their parties and shows them. */
export async function proposeAgreementAction(
  caseId: string,
  about: Pick<Proposed, 'agreementId' | 'kind' | 'after'>,
  _: Before,
  form: FormData,
) {
  const reply = await perform(proposeAgreement, {
    ...about,
    caseId,
    parties: texts(form, 'parties'),
    title: text(form, 'title'),
    text: lines(form, 'text'),
  });
  if (!reply.ok) return reply;
  shown(reply);
  redirect(await pageOf(caseId, `agreements/${reply.data.agreementId}`));
}

/** A party says yes or no to the words it read. */
export async function answerAgreementAction(
  caseId: string,
  words: Pick<Answered, 'agreementId' | 'version' | 'sha256'>,
  _: Before,
  form: FormData,
) {
  return shown(
    await perform(answerAgreement, {
      ...words,
      caseId,
      contributorId: text(form, 'contributorId'),
      answer: text(form, 'answer') as Answered['answer'],
      reason: lines(form, 'reason'),
    }),
  );
}

/** Words and place of a record's text, as the form carries them in one piece. */
function chosen(form: FormData): Pick<Translated, 'source' | 'span'> {
  const said = textOrNull(form, 'said');
  if (said === null) return { source: lines(form, 'source'), span: null };
  try {
    // The command checks every member; here it only has to be one object.
    const { source, span } = JSON.parse(said) as Pick<Translated, 'source' | 'span'>;
    return { source, span: span ?? null };
  } catch {
    return { source: '', span: null };
  }
}

/** Adds a translation and shows it among the others. */
export async function addTranslationAction(
  caseId: string,
  record: Translated['record'],
  _: Before,
  form: FormData,
) {
  const reply = await perform(addTranslation, {
    caseId,
    record,
    ...chosen(form),
    text: lines(form, 'text'),
    from: text(form, 'from').trim(),
    to: text(form, 'to').trim(),
    translatorId: textOrNull(form, 'translatorId'),
    translatorName: text(form, 'translatorName'),
    competence: lines(form, 'competence'),
    aid: text(form, 'aid') as Translated['aid'],
    replaces: textOrNull(form, 'replaces'),
    note: lines(form, 'note'),
  });
  if (!reply.ok) return reply;
  shown(reply);
  redirect(await pageOf(caseId, `translations#${reply.data.translationId}`));
}
