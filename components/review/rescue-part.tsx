import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import type { Checklist } from '@/lib/review/dto';
import { RecordName } from './record-line';

type Props = {
  t: Translate<'review'>;
  base: string;
  format: Formatter;
  sources: Checklist['rescue'];
};

/**
 * What could still be had for what was made before its record began: source by source, why it is worth
 * asking, how, and the records that lack what it may hold. None of it is made up, or made again.
 */
export function RescuePart({ t, base, format, sources }: Props) {
  return (
    <section aria-labelledby="rescue" className="mt-8">
      <h3 id="rescue" className="font-serif text-lg font-semibold">
        {t('rescue.title')}
      </h3>
      <p className="measure text-ink-2">
        {t(sources.length === 0 ? 'rescue.none' : 'rescue.text')}
      </p>
      {sources.map(({ source, all, records }) => (
        <details key={source} className="border-b border-hairline">
          <summary className="flex cursor-pointer flex-wrap justify-between gap-x-4 py-3">
            <span className="font-medium">{t(`rescue.source.${source}.title`)}</span>
            <span className="text-sm text-ink-2">{t('records', { count: all })}</span>
          </summary>
          <div className="grid gap-3 pb-5">
            <dl className="grid gap-3 sm:grid-cols-2">
              <div>
                <dt className="text-sm text-ink-2">{t('why')}</dt>
                <dd className="measure">{t(`rescue.source.${source}.why`)}</dd>
              </div>
              <div>
                <dt className="text-sm text-ink-2">{t('rescue.how')}</dt>
                <dd className="measure">{t(`rescue.source.${source}.how`)}</dd>
              </div>
            </dl>
            <ul>
              {records.map(({ record, lacks }) => (
                <li
                  key={`${record.kind} ${record.id} ${record.entry}`}
                  className="border-b border-hairline py-2 last:border-b-0"
                >
                  <p>
                    <RecordName t={t} base={base} record={record} />
                  </p>
                  <p className="text-sm">
                    {lacks.map((one) => t(`rescue.lack.${one}`)).join(' · ')}
                  </p>
                </li>
              ))}
            </ul>
            {all > records.length && (
              <p className="text-sm text-ink-2">
                {t('rescue.more', { count: format.count(all - records.length) })}
              </p>
            )}
          </div>
        </details>
      ))}
    </section>
  );
}
