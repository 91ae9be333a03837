import { SafeText } from '@/components/exhibits/safe-text';
import { Badge } from '@/components/ui/badge';
import { Hash } from '@/components/ui/hash';
import { Time } from '@/components/ui/time';
import type { Translate } from '@/lib/i18n/translator';
import type { TranslationItem } from '@/lib/statements/dto';
import { AboutRecordLink, ByEntry } from './about-record';

type Props = {
  t: Translate<'statements'>;
  base: string;
  translations: readonly TranslationItem[];
  /** Whether each says which record it is of; not on that record's own page. */
  withRecord?: boolean;
};

/** Translations beside the words they are of, oldest first; several stand side by side. */
export function TranslationList({ t, base, translations, withRecord = false }: Props) {
  return (
    <ul className="border-t border-hairline">
      {translations.map((one) => (
        <li key={one.id} id={one.id} className="grid gap-2 border-b border-hairline py-3">
          {withRecord && (
            <p className="text-sm">
              <AboutRecordLink t={t} base={base} about={one.about} />
            </p>
          )}
          <div className="grid gap-3 md:grid-cols-2">
            <Words language={one.from} text={one.source} erased={t('erased')} />
            <Words language={one.to} text={one.text} erased={t('erased')} />
          </div>
          <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1 text-sm text-ink-2">
            <span>
              {t('translation.by', { name: one.translator?.name || one.translatorName })}
              {one.competence !== '' && (
                <>
                  {' ('}
                  <SafeText text={one.competence} />
                  {')'}
                </>
              )}
            </span>
            <Badge>{t(`translation.aids.${one.aid}`)}</Badge>
            {one.replacedBy && (
              <a href={`#${one.replacedBy}`} className="link">
                {t('translation.replaced')}
              </a>
            )}
          </p>
          <p className="flex flex-wrap items-baseline gap-x-2 text-sm text-ink-2">
            <span>
              {one.span
                ? t('translation.compared', { from: one.span.from, to: one.span.to })
                : t('translation.notCompared')}
            </span>
            <Hash value={one.sourceSha256} />
          </p>
          {one.note !== '' && (
            <p className="measure text-sm">
              <SafeText text={one.note} lines />
            </p>
          )}
          <p className="text-sm text-ink-2">
            <Time at={one.at} /> · <ByEntry t={t} base={base} by={one.by} entry={one.entry} />
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Words in one language, under its name. */
function Words({ language, text, erased }: { language: string; text: string; erased: string }) {
  return (
    <div className="min-w-0">
      <p className="font-mono text-sm text-ink-2">{language}</p>
      <p className="measure border-l-3 border-hairline pl-3 font-serif" lang={language}>
        {text === '' ? erased : <SafeText text={text} lines />}
      </p>
    </div>
  );
}
