import { Time } from '@/components/ui/time';
import type { Translate } from '@/lib/i18n/translator';
import type { Fact } from '@/lib/records/reading';
import { SafeText } from '../safe-text';
import { instantOf, placeOf } from './fact-words';

type Props = { t: Translate<'records'>; fact: Fact };

/** Characters of one value that a page shows; the raw record has all. */
const SHOWN = 4_000;

/** A value as it stands, never reordered or interpreted; an empty one is told. */
export function FactText({ t, fact, lines }: Props & { lines?: boolean }) {
  if (fact.value === '') return <span className="text-ink-2">{t('empty')}</span>;
  const cut = fact.value.length > SHOWN;
  return (
    <>
      <SafeText text={fact.value.slice(0, SHOWN)} lines={lines} />
      {cut && <span className="text-ink-2"> …</span>}
    </>
  );
}

/** A value in monospace, as numbers, hashes and names of files are read. */
export function FactCode({ t, fact }: Props) {
  return (
    <code className="figures-zero break-all">
      <FactText t={t} fact={fact} />
    </code>
  );
}

/** A time as stated, and beside it the reader's clock where it names an instant. */
export function FactTime({ t, fact }: Props) {
  const instant = instantOf(fact.value);
  return (
    <span className="flex min-w-0 flex-wrap items-baseline gap-x-3">
      <FactCode t={t} fact={fact} />
      {instant !== null && (
        <span className="text-sm text-ink-2">
          <Time at={instant} zoned />
        </span>
      )}
    </span>
  );
}

/** Where a value stands. */
export function FactPlace({ t, fact }: Props) {
  return (
    <span className="text-sm break-all text-ink-2">
      <SafeText text={placeOf(t, fact)} />
    </span>
  );
}
