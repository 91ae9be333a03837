'use client';

import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { type PackedAttribution, unpack } from '@/lib/authorship/packed-attribution';
import { totals } from '@/lib/authorship/totals';
import type { About } from './about';
import { BesidePassport } from './beside-passport';
import { fieldTitle } from './field-title';
import { Headline } from './headline';
import { type Chosen, MarkedText } from './marked-text';
import { TotalsTable } from './totals-table';
import { useActLog } from './use-act-log';
import { usePointing } from './use-pointing';

type Props = {
  about: About;
  attribution: PackedAttribution;
  /** Words of the positive text that something leans on. */
  cited?: Chosen | null;
};

/** The frozen text with its authors as they stood, and the counts up to it. */
export function RevisionText({ about, attribution, cited = null }: Props) {
  const t = useTranslations('attribution');
  const { fields, size } = unpack(attribution);
  const { log, reading } = useActLog(about.caseId, about.promptId, about.size);
  const sums = useMemo(() => totals(fields, log, size), [fields, log, size]);
  const pointing = usePointing();
  return (
    <>
      <Headline totals={sums} authors={about.authors} />
      <BesidePassport
        about={about}
        pointing={pointing}
        log={log}
        reading={reading !== null}
        className="mt-4"
      >
        {fields
          .filter(({ text }) => text !== '')
          .map((field) => (
            <section key={field.name} aria-label={fieldTitle(t, field)}>
              <h4 className="mb-1 text-sm font-semibold text-ink-2">{fieldTitle(t, field)}</h4>
              <MarkedText
                field={field}
                authors={about.authors}
                label={t('text.label', { field: fieldTitle(t, field) })}
                chosen={[
                  ...pointing.chosenIn(field.name),
                  ...(cited && field.role === 'positive' ? [cited] : []),
                ]}
                onChoose={(word) => pointing.point(field, word)}
              />
            </section>
          ))}
      </BesidePassport>
      <details className="mt-6">
        <summary className="cursor-pointer text-action">{t('totals.title')}</summary>
        <p className="measure my-2 text-sm text-ink-2">{t('totals.text')}</p>
        <TotalsTable totals={sums} authors={about.authors} caption={t('totals.caption')} />
      </details>
    </>
  );
}
