import type { ReactNode } from 'react';
import { SafeText } from '@/components/exhibits/safe-text';
import { PageHeading } from '@/components/shell/page-heading';
import { Time } from '@/components/ui/time';
import type { Translate } from '@/lib/i18n/translator';
import type { Answers } from '@/lib/review/dto';

type Props = { t: Translate<'review'>; answers: Answers['answers']; action: ReactNode };

/** What contributors said of one act, side by side. */
export function AnswerPart({ t, answers, action }: Props) {
  return (
    <section>
      <PageHeading level={2} title={t('answer.title')} actions={action}>
        {t('answer.text')}
      </PageHeading>
      {answers.length === 0 ? (
        <p className="text-ink-2">{t('answer.none')}</p>
      ) : (
        <ul>
          {answers.map((one) => (
            <li key={one.entry} className="border-b border-hairline py-2">
              <p>
                <span className="font-medium">{one.contributor.name}</span>
                {': '}
                {t(`answer.meanings.${one.meaning}`)}{' '}
                <span className="text-sm text-ink-2">
                  <Time at={one.at} />
                </span>
              </p>
              {one.reason !== '' && (
                <p className="measure">
                  <SafeText text={one.reason} lines />
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
