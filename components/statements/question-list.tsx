import type { ReactNode } from 'react';
import { SafeText } from '@/components/exhibits/safe-text';
import { Badge } from '@/components/ui/badge';
import { Time } from '@/components/ui/time';
import type { Translate } from '@/lib/i18n/translator';
import type { AnswerItem, QuestionItem } from '@/lib/statements/dto';
import { AboutRecordLink, ByEntry } from './about-record';

type Words = { t: Translate<'statements'>; base: string };

/** Questions, newest first, with what the reader may do with each. */
export function QuestionList({
  t,
  base,
  questions,
  action,
}: Words & {
  questions: readonly QuestionItem[];
  action?: ((question: QuestionItem) => ReactNode) | undefined;
}) {
  return (
    <ul className="border-t border-hairline">
      {questions.map((one) => (
        <li
          key={one.id}
          className="grid gap-x-4 gap-y-2 border-b border-hairline py-3 sm:grid-cols-[1fr_auto]"
        >
          <div className="grid min-w-0 gap-1">
            <p className="measure font-serif">
              <SafeText text={one.text} lines />
            </p>
            <p className="flex flex-wrap items-baseline gap-x-2 text-sm text-ink-2">
              <span>
                {t('question.to', { name: one.contributor.name, by: one.askedBy })} ·{' '}
                <Time at={one.at} />
              </span>
              {one.withdrawnAt && <Badge>{t('question.withdrawn')}</Badge>}
              <span>{t('question.answers', { count: one.answers })}</span>
            </p>
            {one.about && (
              <p className="text-sm text-ink-2">
                {t('about')} <AboutRecordLink t={t} base={base} about={one.about} />
              </p>
            )}
          </div>
          {action && <div className="screen-only">{action(one)}</div>}
        </li>
      ))}
    </ul>
  );
}

/** Answers by their questions, oldest first; several answers to one question stand side by side. */
export function AnswerList({ t, base, answers }: Words & { answers: readonly AnswerItem[] }) {
  const byQuestion = new Map<string, AnswerItem[]>();
  for (const one of answers) {
    byQuestion.set(one.questionId, [...(byQuestion.get(one.questionId) ?? []), one]);
  }
  return (
    <ul className="border-t border-hairline">
      {[...byQuestion].map(([id, group]) => {
        const [first] = group;
        if (!first) return null;
        return (
          <li key={id} className="grid gap-2 border-b border-hairline py-3">
            <p className="measure font-serif">
              {first.question === '' ? t('erased') : <SafeText text={first.question} lines />}
            </p>
            <p className="text-sm text-ink-2">
              {t('question.to', { name: first.contributor.name, by: first.askedBy })} ·{' '}
              <Time at={first.askedAt} />
              {first.about && (
                <>
                  {' · '}
                  {t('about')} <AboutRecordLink t={t} base={base} about={first.about} />
                </>
              )}
            </p>
            <ol className="grid gap-2 md:grid-cols-2">
              {group.map((one) => (
                <li key={one.entry} className="min-w-0 border-l-3 border-action pl-3">
                  <p className="measure">
                    {one.answer === '' ? t('erased') : <SafeText text={one.answer} lines />}
                  </p>
                  <p className="text-sm text-ink-2">
                    <Time at={one.at} /> ·{' '}
                    <ByEntry t={t} base={base} by={one.by} entry={one.entry} />
                  </p>
                </li>
              ))}
            </ol>
          </li>
        );
      })}
    </ul>
  );
}
