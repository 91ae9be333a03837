import Link from 'next/link';
import { SafeText } from '@/components/exhibits/safe-text';
import { visibleName } from '@/components/exhibits/visible-name';
import { ClassMark } from '@/components/ui/class-mark';
import { Time } from '@/components/ui/time';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import type { SelectionItem } from '@/lib/runs/dto';
import { FateMark } from './fate-mark';
import { FilePicture } from './file-picture';

type Props = {
  t: Translate<'runs'>;
  format: Formatter;
  /** Address of the case. */
  base: string;
  selections: readonly SelectionItem[];
};

/** Recorded choices: who looked, who chose, when, and for each candidate its verdict and why. */
export function SelectionList({ t, format, base, selections }: Props) {
  return (
    <ol className="grid gap-6">
      {selections.map((selection) => (
        <li key={selection.id} className="border-t border-hairline pt-3">
          <SelectionFacts t={t} format={format} base={base} selection={selection} />
          <ul className="mt-3 grid grid-cols-[repeat(auto-fill,minmax(min(15rem,100%),1fr))] gap-x-4 gap-y-3">
            {selection.candidates.map((candidate, i) => (
              // A choice is recorded once; its candidates stand in the order of the entry.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <li key={i} className="flex min-w-0 gap-3">
                <Link href={`${base}/exhibits/${candidate.exhibitId}`} className="shrink-0">
                  <FilePicture
                    file={candidate}
                    alt={t('file.exhibit', { number: format.count(candidate.number) })}
                    className="size-16"
                  />
                </Link>
                <div className="min-w-0 text-sm">
                  <FateMark verdict={candidate.verdict} show="words" />
                  <p className="text-ink-2">
                    {t('file.exhibit', { number: format.count(candidate.number) })}
                    {candidate.run && (
                      <>
                        {' · '}
                        <Link href={`${base}/runs/${candidate.run.id}`} className="link">
                          {t('number', { number: format.count(candidate.run.number) })}
                        </Link>
                      </>
                    )}
                  </p>
                  {candidate.aspects.length > 0 && (
                    <p>{candidate.aspects.map((aspect) => t(`aspect.${aspect}`)).join(' · ')}</p>
                  )}
                  {candidate.reason !== '' && (
                    <p className="font-serif">
                      <SafeText text={candidate.reason} lines />
                    </p>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function SelectionFacts({
  t,
  format,
  base,
  selection,
}: Omit<Props, 'selections'> & { selection: SelectionItem }) {
  const { chooser, lookers, reason, happenedAt, at, entry } = selection;
  const names = lookers.map(({ name }) => visibleName(name));
  return (
    <div className="grid gap-1">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <ClassMark value={selection.class} />
        <span className="font-medium">
          {t.rich('sheet.choiceBy', {
            who: () => (chooser === null ? t('nobody') : <SafeText text={chooser.name} />),
          })}
        </span>
        <Time at={happenedAt ?? at} precision="minute" />
        <Link href={`${base}/ledger/${entry}`} className="link text-sm">
          {t('list.entry')} {format.count(entry)}
        </Link>
      </p>
      <p className="text-sm text-ink-2">
        {names.length === 0 ? (
          t('sheet.nobodyLooked')
        ) : (
          <bdi>{t('sheet.lookedAt', { names: format.list(names) })}</bdi>
        )}
      </p>
      {reason !== '' && (
        <p className="measure font-serif">
          <SafeText text={reason} lines />
        </p>
      )}
    </div>
  );
}
