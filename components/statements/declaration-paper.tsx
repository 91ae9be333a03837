import { SafeText } from '@/components/exhibits/safe-text';
import type { Questionnaire } from '@/lib/elements/questionnaires/questionnaire';
import type { Locale } from '@/lib/i18n/locale';
import type { Translate } from '@/lib/i18n/translator';
import type { Blank } from '@/lib/statements/model/blanks';

type Props = {
  t: Translate<'statements'>;
  locale: Locale;
  questionnaire: Questionnaire;
  blanks: readonly Blank[];
};

/** A line to write on. */
function Line({ label }: { label?: string }) {
  return (
    <div className="mt-5 flex items-end gap-3">
      {label && <span className="shrink-0">{label}</span>}
      <span aria-hidden className="h-5 flex-1 border-b border-ink" />
    </div>
  );
}

/**
 * A declaration as it is printed: every question with what was filled in, blanks as lines to write
 * on, and a signature block that nobody but a person fills.
 */
export function DeclarationPaper({ t, locale, questionnaire, blanks }: Props) {
  return (
    <article className="max-w-3xl font-serif" lang={locale}>
      <h2 className="text-2xl font-semibold">{questionnaire.title[locale]}</h2>
      <p className="measure mt-1 text-sm text-ink-2">{questionnaire.about[locale]}</p>
      <ol className="mt-6 grid gap-6">
        {questionnaire.questions.map((one, i) => {
          const said = blanks.find(({ key }) => key === one.key);
          return (
            <li key={one.key} className="break-inside-avoid">
              <h3 className="font-semibold">
                {i + 1}. {one[locale]}
              </h3>
              <p className="text-sm text-ink-2">{one.states[locale]}</p>
              {said ? (
                <p className="mt-2">
                  <SafeText text={said.text} lines />
                </p>
              ) : (
                <>
                  <span className="sr-only">{t('declaration.blank')}</span>
                  <Line />
                  <Line />
                </>
              )}
            </li>
          );
        })}
      </ol>
      <section className="mt-10 break-inside-avoid border-t border-hairline pt-4">
        <h3 className="font-semibold">{t('declaration.signature')}</h3>
        <p className="text-sm text-ink-2">{t('declaration.signatureText')}</p>
        <Line label={t('declaration.signer')} />
        <Line label={t('declaration.sign')} />
        <Line label={t('declaration.day')} />
      </section>
    </article>
  );
}
