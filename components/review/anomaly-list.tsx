import { SafeText } from '@/components/exhibits/safe-text';
import { Time } from '@/components/ui/time';
import type { Anomaly } from '@/lib/elements/anomalies';
import type { Translate } from '@/lib/i18n/translator';
import { RecordName } from './record-line';

/** Values that are times, shown as such; everything else as it was recorded. */
const isTime = (value: string) => /^\d{4}-\d\d-\d\dT/.test(value);

type Props = {
  t: Translate<'review'>;
  base: string;
  anomalies: readonly Anomaly[];
};

/** What does not go together, found by rule, both sides beside each other. */
export function AnomalyList({ t, base, anomalies }: Props) {
  return (
    <section aria-labelledby="anomalies" className="mb-8">
      <h3 id="anomalies" className="font-serif text-lg font-semibold">
        {t('anomaly.title')}
      </h3>
      {anomalies.length === 0 ? (
        <p className="text-ink-2">{t('anomaly.none')}</p>
      ) : (
        <>
          <p className="text-sm text-ink-2">{t('anomaly.text')}</p>
          <ul>
            {anomalies.map((one) => (
              <li
                key={`${one.code} ${one.about} ${one.records.map(({ entry }) => entry).join(' ')}`}
                className="grid gap-2 border-b border-hairline py-3"
              >
                <p className="font-medium">{t(`anomaly.${one.code}`, { about: one.about })}</p>
                <div className="grid gap-3 sm:grid-cols-2">
                  <ul className="grid gap-1">
                    {one.records.map((record) => (
                      <li key={`${record.kind} ${record.id} ${record.entry}`}>
                        <RecordName t={t} base={base} record={record} />
                      </li>
                    ))}
                  </ul>
                  <ol className="grid gap-1 font-mono text-sm">
                    {one.values.map((value, i) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: two sides may say the same
                      <li key={i}>
                        {isTime(value) ? <Time at={value} /> : <SafeText text={value} />}
                      </li>
                    ))}
                  </ol>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
