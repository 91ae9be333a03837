import Link from 'next/link';
import { SafeText } from '@/components/exhibits/safe-text';
import { recordCalled } from '@/components/review/record-called';
import { ClassMark } from '@/components/ui/class-mark';
import type { ShownCite } from '@/lib/desk/dto';
import type { Translate } from '@/lib/i18n/translator';
import { citeAddress } from './cite-address';

export type CiteWords = { t: Translate<'desk'>; words: Translate<'review'> };

type Props = CiteWords & {
  /** Address of the case; null where the place is named without leading to it. */
  base: string | null;
  cite: ShownCite;
};

/** Where within a record, in words; empty for the whole of it. */
export function placeWords({ t }: Pick<CiteWords, 't'>, cite: ShownCite): string {
  const { region, page, span, entry, record } = cite;
  const at = [
    ...(region
      ? [
          t('cite.at.region', {
            x: String(region.x),
            y: String(region.y),
            width: String(region.width),
            height: String(region.height),
          }),
        ]
      : []),
    ...(page === null ? [] : [t('cite.at.page', { page: String(page) })]),
    ...(span ? [t('cite.at.span', { from: String(span.from + 1), to: String(span.to) })] : []),
    ...(entry === null || record === null ? [] : [t('cite.at.entry', { number: String(entry) })]),
  ];
  return at.join(' · ');
}

/** What a statement leans on, with the exact place in it. */
export function CiteLine({ t, words, base, cite }: Props) {
  const { shown, record, entry } = cite;
  const name =
    record === null
      ? t('cite.at.entry', { number: String(entry ?? '') })
      : shown
        ? recordCalled(words, shown)
        : t('cite.gone');
  const address = base === null ? null : citeAddress(base, cite);
  const place = placeWords({ t }, cite);
  return (
    <span className="inline-flex max-w-full flex-wrap items-baseline gap-x-2">
      {shown && shown.class !== null && <ClassMark value={shown.class} />}
      {address === null ? (
        <span className="font-medium">{name}</span>
      ) : (
        <Link href={address} className="link font-medium">
          {name}
        </Link>
      )}
      {shown && shown.title !== '' && (
        <span className="min-w-0 wrap-anywhere">
          <SafeText text={shown.title.slice(0, 200)} />
        </span>
      )}
      {place !== '' && <span className="text-sm text-ink-2">{place}</span>}
    </span>
  );
}

/** Every place that a statement leans on. */
export function CiteList({
  t,
  words,
  base,
  cites,
}: Omit<Props, 'cite'> & { cites: readonly ShownCite[] }) {
  if (cites.length === 0) return <p className="text-sm text-ink-2">{t('facts.noCites')}</p>;
  return (
    <ul className="grid gap-0.5">
      {cites.map((cite, i) => (
        // Places keep their order within a version.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <li key={i} className="min-w-0">
          <CiteLine t={t} words={words} base={base} cite={cite} />
        </li>
      ))}
    </ul>
  );
}
