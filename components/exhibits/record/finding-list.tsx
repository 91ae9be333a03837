import type { Translate } from '@/lib/i18n/translator';
import type { ReadingFinding } from '@/lib/records/reading';
import { SafeText } from '../safe-text';
import { FactCode, FactPlace } from './fact-text';

type Props = { t: Translate<'records'>; findings: readonly ReadingFinding[] };

const MOST = 50;

/** What does not agree or could not be read, with the values on both sides. */
export function FindingList({ t, findings }: Props) {
  if (findings.length === 0) return null;
  return (
    <div className="mt-5">
      <h4 className="font-serif text-base font-semibold">{t('findings')}</h4>
      <p className="text-sm text-ink-2">{t('findingsText')}</p>
      <ul className="mt-1">
        {findings.slice(0, MOST).map(({ code, about, facts }, i) => (
          // The order of findings is their identity.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={i} className="border-b border-hairline py-1.5">
            <SafeText text={t(`finding.${code}`, { about })} />
            <ul>
              {facts
                .filter(({ value }) => value !== '')
                .map((fact) => (
                  <li
                    key={`${fact.record} ${fact.at} ${fact.value}`}
                    className="flex flex-wrap items-baseline gap-x-3 text-sm"
                  >
                    <FactCode t={t} fact={fact} />
                    <FactPlace t={t} fact={fact} />
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </div>
  );
}
