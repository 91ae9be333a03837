import {
  addTranslationInput,
  agreementsInput,
  answerAgreementInput,
  answerQuestionInput,
  askQuestionInput,
  declarationsInput,
  proposeAgreementInput,
  questionsInput,
  saveDeclarationInput,
  translationsInput,
  withdrawQuestionInput,
} from '@/lib/statements/schema';
import { ENTRY_HEADER, JSON_TYPE } from '../answers/headers';
import {
  agreementMade,
  agreements,
  declarationMade,
  declarations,
  questionMade,
  questions,
  translationMade,
  translations,
} from '../answers/statements';
import { type Answer, operation } from '../operation';

const CASE = '/cases/{caseId}';
const RECORDED = { status: 204, headers: ENTRY_HEADER } satisfies Answer;

export const readQuestions = operation({
  id: 'statements.questions',
  method: 'GET',
  path: `${CASE}/questions`,
  summary: 'Questions of counsel that the reader may see, and every answer',
  description:
    'A question is seen by whoever asked it, their firm, and accounts linked to the contributor asked.',
  input: questionsInput,
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: questions },
});

export const askQuestionOperation = operation({
  id: 'statements.ask',
  method: 'POST',
  path: `${CASE}/questions`,
  summary: 'Ask a contributor something, as counsel',
  description: 'Leaves no entry: a question of counsel is no evidence. An answer repeats it.',
  input: askQuestionInput,
  body: 'json',
  creates: true,
  answer: { status: 201, type: JSON_TYPE, schema: questionMade },
});

export const withdrawQuestionOperation = operation({
  id: 'statements.withdraw_question',
  method: 'POST',
  path: `${CASE}/questions/{questionId}/withdrawal`,
  summary: 'Take back a question that one asked',
  input: withdrawQuestionInput,
  body: 'none',
  answer: { status: 204 },
});

export const answerQuestionOperation = operation({
  id: 'statements.answer_question',
  method: 'POST',
  path: `${CASE}/questions/{questionId}/answers`,
  summary: 'Answer a question asked of oneself',
  input: answerQuestionInput,
  body: 'json',
  creates: true,
  answer: RECORDED,
});

export const readDeclarations = operation({
  id: 'statements.declarations',
  method: 'GET',
  path: `${CASE}/declarations`,
  summary: 'Declarations with all their versions',
  input: declarationsInput,
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: declarations },
});

export const saveDeclarationOperation = operation({
  id: 'statements.save_declaration',
  method: 'POST',
  path: `${CASE}/declarations`,
  summary: 'Save the blanks of a declaration as a version',
  description: 'Fills in, signs and dates nothing. An empty blank stays a blank.',
  input: saveDeclarationInput,
  body: 'json',
  creates: true,
  answer: { status: 201, type: JSON_TYPE, schema: declarationMade, headers: ENTRY_HEADER },
});

export const readAgreements = operation({
  id: 'statements.agreements',
  method: 'GET',
  path: `${CASE}/agreements`,
  summary: 'Agreements with their versions, who accepted what when, and the checkpoint over it',
  input: agreementsInput,
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: agreements },
});

export const proposeAgreementOperation = operation({
  id: 'statements.propose_agreement',
  method: 'POST',
  path: `${CASE}/agreements`,
  summary: 'Lay words of an agreement, or a later version, before its parties',
  input: proposeAgreementInput,
  body: 'json',
  creates: true,
  answer: { status: 201, type: JSON_TYPE, schema: agreementMade, headers: ENTRY_HEADER },
});

export const answerAgreementOperation = operation({
  id: 'statements.answer_agreement',
  method: 'POST',
  path: `${CASE}/agreements/{agreementId}/answers`,
  summary: 'Accept or decline the present words for oneself',
  input: answerAgreementInput,
  body: 'json',
  creates: true,
  answer: RECORDED,
});

export const readTranslations = operation({
  id: 'statements.translations',
  method: 'GET',
  path: `${CASE}/translations`,
  summary: 'Translations beside the words they are of',
  input: translationsInput,
  body: 'none',
  answer: { status: 200, type: JSON_TYPE, schema: translations },
});

export const addTranslationOperation = operation({
  id: 'statements.add_translation',
  method: 'POST',
  path: `${CASE}/translations`,
  summary: 'Add a translation of words of a record',
  description:
    'Of a frozen revision or a text exhibit the words have to stand in its text; the entry says where.',
  input: addTranslationInput,
  body: 'json',
  creates: true,
  answer: { status: 201, type: JSON_TYPE, schema: translationMade, headers: ENTRY_HEADER },
});
