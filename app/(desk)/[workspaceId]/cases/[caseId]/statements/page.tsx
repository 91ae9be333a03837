import { getT } from '@/app/locale';
import { Part } from '@/components/exhibits/part';
import { PageHeading } from '@/components/shell/page-heading';
import {
  AnswerQuestion,
  AskQuestion,
  WithdrawQuestion,
} from '@/components/statements/question-dialogs';
import { AnswerList, QuestionList } from '@/components/statements/question-list';
import { EmptyState } from '@/components/ui/empty-state';
import { load } from '@/lib/door/perform';
import { loadQuestions } from '@/lib/statements/loaders';
import { caseHead } from '../case-head';
import { answerQuestionAction, askQuestionAction, withdrawQuestionAction } from './actions';

type Props = { params: Promise<{ caseId: string }> };

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('statements'))('nav.questions')} · ${title}` };
}

export default async function QuestionsPage({ params }: Props) {
  const { caseId } = await params;
  const [head, found, t] = await Promise.all([
    caseHead(caseId),
    load(loadQuestions, { caseId }),
    getT('statements'),
  ]);
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const { questions, answers, people, may } = found;
  const ofMe = questions.filter((one) => one.ofMe && !one.withdrawnAt);
  const others = questions.filter((one) => !one.ofMe);
  const ask = askQuestionAction.bind(null, caseId, null);
  return (
    <>
      <PageHeading
        level={2}
        title={t('nav.questions')}
        actions={may.ask && people.length > 0 && <AskQuestion people={people} action={ask} />}
      >
        {t('question.lead')}
      </PageHeading>
      {ofMe.length > 0 && (
        <Part id="of-you" title={t('question.ofYou')} text={t('question.ofYouText')}>
          <QuestionList
            t={t}
            base={base}
            questions={ofMe}
            action={({ id, text }) =>
              may.answer && (
                <AnswerQuestion text={text} action={answerQuestionAction.bind(null, caseId, id)} />
              )
            }
          />
        </Part>
      )}
      {others.length > 0 && (
        <Part id="asked" title={t('question.asked')} text={t('question.askedText')}>
          <QuestionList
            t={t}
            base={base}
            questions={others}
            action={({ id, own, withdrawnAt }) =>
              own &&
              !withdrawnAt && (
                <WithdrawQuestion
                  questionId={id}
                  action={withdrawQuestionAction.bind(null, caseId)}
                />
              )
            }
          />
        </Part>
      )}
      <Part id="answers" title={t('question.given')} text={t('question.givenText')}>
        {answers.length === 0 ? (
          <EmptyState title={t('question.none')}>{t('question.noneText')}</EmptyState>
        ) : (
          <AnswerList t={t} base={base} answers={answers} />
        )}
      </Part>
    </>
  );
}
