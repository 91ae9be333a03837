'use client';

import { useMemo } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { lostWords } from '@/lib/authorship/lost';
import { type PackedAttribution, unpack } from '@/lib/authorship/packed-attribution';
import { type PlacedSpan, placedSpans } from '@/lib/authorship/spans';
import { totals } from '@/lib/authorship/totals';
import { formatter } from '@/lib/i18n/format';
import type { About } from './about';
import { BesidePassport } from './beside-passport';
import { fieldTitle } from './field-title';
import { Headline } from './headline';
import { MarkedText } from './marked-text';
import { SpanTable } from './span-table';
import { TotalsTable } from './totals-table';
import { useActLog } from './use-act-log';
import { usePointing } from './use-pointing';
import { type AttributionAddress, fits, narrows } from './view-filter';

type Props = {
  about: About;
  attribution: PackedAttribution;
  address: AttributionAddress;
};

/** The text of every field with its authors, what is known of each word, and the counts. */
export function AttributionView({ about, attribution, address }: Props) {
  const t = useTranslations('attribution');
  const format = formatter(useLocale());
  const { fields, size } = unpack(attribution);
  const { authors } = about;
  const lost = useMemo(() => lostWords(fields), [fields]);
  const { log, reading, failed, read } = useActLog(about.caseId, about.promptId, about.size);
  const sums = useMemo(() => totals(fields, log, size), [fields, log, size]);
  const pointing = usePointing();
  const fit = useMemo(
    () => (narrows(address) ? (span: PlacedSpan) => fits(address, span) : undefined),
    [address],
  );
  const lostIn = useMemo(
    () => new Map(fields.map(({ name }) => [name, lost.filter(({ field }) => field === name)])),
    [fields, lost],
  );
  const written = fields.filter(({ runs, deleted }) => runs.length + deleted.length > 0);
  return (
    <>
      <Headline totals={sums} authors={authors} />
      <BesidePassport
        about={about}
        pointing={pointing}
        log={log}
        reading={reading !== null}
        className="mt-6"
      >
        <div className="grid min-w-0 content-start gap-8">
          {!address.table && <p className="text-sm text-ink-2 max-md:hidden">{t('text.keys')}</p>}
          {written.map((field) => {
            const own = lostIn.get(field.name) ?? [];
            const title = fieldTitle(t, field);
            const all = placedSpans(field);
            const shown = fit ? all.filter(fit) : all;
            return (
              <section key={field.name} aria-label={title}>
                <h3 className="mb-1 text-sm font-semibold text-ink-2">{title}</h3>
                {fit && (
                  <p role="status" className="mb-2 text-sm">
                    {t('filter.found', {
                      count: shown.length,
                      text: format.count(shown.length),
                      total: format.count(all.length),
                    })}
                  </p>
                )}
                {address.table ? (
                  <SpanTable
                    about={about}
                    caption={t('spans.caption', { field: title })}
                    spans={shown}
                    lost={address.deleted ? own : []}
                  />
                ) : (
                  <MarkedText
                    field={field}
                    authors={authors}
                    label={t('text.label', { field: title })}
                    lost={address.deleted ? own : undefined}
                    fits={fit}
                    chosen={pointing.chosenIn(field.name)}
                    onChoose={(word) => pointing.point(field, word)}
                    onChooseLost={(words) => pointing.pointLost(field, words)}
                  />
                )}
              </section>
            );
          })}
        </div>
      </BesidePassport>
      <section className="mt-10">
        <h3 className="font-serif text-lg font-semibold">{t('totals.title')}</h3>
        <p className="measure mb-2 text-sm text-ink-2">{t('totals.text')}</p>
        <TotalsTable totals={sums} authors={authors} caption={t('totals.caption')} />
        {!log && (
          <p className="mt-3 flex flex-wrap items-center gap-3 text-sm" role="status">
            {reading === null ? (
              <>
                {t(failed ? 'log.failed' : 'log.unread', { text: format.count(about.size) })}
                <Button size="small" onClick={read}>
                  {t('log.read')}
                </Button>
              </>
            ) : (
              t('log.reading', { done: format.count(reading), total: format.count(about.size) })
            )}
          </p>
        )}
      </section>
    </>
  );
}
