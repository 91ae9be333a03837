import { getT } from '@/app/locale';
import { PageHeading } from '@/components/shell/page-heading';
import {
  AnswerQuestion,
  AskQuestion,
  WithdrawQuestion,
} from '@/components/statements/question-dialogs';
import { AnswerList, QuestionList } from '@/components/statements/question-list';
import { load } from '@/lib/door/perform';
import type { RecordRef } from '@/lib/entries/record-ref';
import { loadQuestions } from '@/lib/statements/loaders';
import { caseHead } from './case-head';
import {
  answerQuestionAction,
  askQuestionAction,
  withdrawQuestionAction,
} from './statements/actions';

/** Whether something is about this very record: of a prompt, about this revision of it. */
const isAbout = (record: RecordRef, about: RecordRef | null) =>
  about?.id === record.id && about.revision === record.revision;

/** What counsel asked about a record, and what was answered; nothing where there is neither. */
export async function RecordQuestions({ caseId, record }: { caseId: string; record: RecordRef }) {
  const head = await caseHead(caseId);
  if (!head.can['statement.read']) return null;
  const [found, t] = await Promise.all([
    load(loadQuestions, { caseId, recordId: record.id }),
    getT('statements'),
  ]);
  const { people, may } = found;
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const answers = found.answers.filter(({ about }) => isAbout(record, about));
  const questions = found.questions.filter(
    ({ about, answers: given, ofMe, withdrawnAt }) =>
      isAbout(record, about) && (given === 0 || ofMe) && !withdrawnAt,
  );
  if (!may.ask && answers.length === 0 && questions.length === 0) return null;
  return (
    <section className="mt-9">
      <PageHeading
        level={2}
        title={t('question.here')}
        actions={
          may.ask &&
          people.length > 0 && (
            <AskQuestion people={people} action={askQuestionAction.bind(null, caseId, record)} />
          )
        }
      >
        {t('question.hereText')}
      </PageHeading>
      {questions.length > 0 && (
        <QuestionList
          t={t}
          base={base}
          questions={questions}
          action={({ id, text, ofMe, own }) =>
            ofMe && may.answer ? (
              <AnswerQuestion text={text} action={answerQuestionAction.bind(null, caseId, id)} />
            ) : (
              own && (
                <WithdrawQuestion
                  questionId={id}
                  action={withdrawQuestionAction.bind(null, caseId)}
                />
              )
            )
          }
        />
      )}
      {answers.length > 0 && <AnswerList t={t} base={base} answers={answers} />}
      {questions.length === 0 && answers.length === 0 && (
        <p className="text-ink-2">{t('question.noneHere')}</p>
      )}
    </section>
  );
}
