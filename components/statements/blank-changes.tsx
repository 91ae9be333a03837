import { DiffedText } from '@/components/runs/diffed-text';
import type { Questionnaire } from '@/lib/elements/questionnaires/questionnaire';
import type { Locale } from '@/lib/i18n/locale';
import type { Translate } from '@/lib/i18n/translator';
import { type Blank, blankChanges } from '@/lib/statements/model/blanks';

type Props = {
  t: Translate<'statements'>;
  locale: Locale;
  questionnaire: Questionnaire | undefined;
  before: readonly Blank[];
  after: readonly Blank[];
};

/** Blanks that read otherwise from one version to another, word by word. */
export function BlankChanges({ t, locale, questionnaire, before, after }: Props) {
  const changes = blankChanges(before, after);
  if (changes.length === 0) return <p className="text-ink-2">{t('compare.same')}</p>;
  return (
    <dl className="grid gap-4">
      {changes.map(({ key, before: earlier, after: later }) => (
        <div key={key}>
          <dt className="font-medium">
            {questionnaire?.questions.find((one) => one.key === key)?.[locale] ?? key}
          </dt>
          <dd>
            <DiffedText
              before={earlier ?? ''}
              after={later ?? ''}
              removed={t('compare.removed')}
              added={t('compare.added')}
            />
          </dd>
        </div>
      ))}
    </dl>
  );
}
