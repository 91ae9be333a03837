import Link from 'next/link';
import { SafeText } from '@/components/exhibits/safe-text';
import { visibleName } from '@/components/exhibits/visible-name';
import { Banner } from '@/components/ui/banner';
import { type KeyValue, KeyValues } from '@/components/ui/key-values';
import { Time } from '@/components/ui/time';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import type { ImportItem } from '@/lib/imports/dto';
import { ARCHIVE_FAILURES, MOST_ARCHIVE_BYTES, MOST_MEMBERS } from '@/lib/imports/model';

type Props = { t: Translate<'imports'>; format: Formatter; base: string; one: ImportItem };

const STATES = ['admitted', 'known', 'refused', 'waiting', 'left'] as const;

/** The import in a few lines: when, by whom, what became of how many, and where it is recorded. */
export function ReportHead({ t, format, base, one }: Props) {
  const { archive, createdAt, endedAt, entry, by, counts, files, failure, proposals } = one;
  const known = ARCHIVE_FAILURES.find((name) => name === failure) ?? 'other';
  const said = STATES.filter((state) => counts[state] > 0).map(
    (state) => `${format.count(counts[state])} ${t(`item.${state}`)}`,
  );
  const items: KeyValue[] = [
    { key: 'begun', label: t('report.begun'), value: <Time at={createdAt} /> },
    {
      key: 'ended',
      label: t('report.ended'),
      value: endedAt === null ? t('report.running') : <Time at={endedAt} />,
    },
    { key: 'by', label: t('report.by'), value: <SafeText text={by.name} /> },
    {
      key: 'files',
      label: t('report.files'),
      value: [format.count(files), ...said].join(' · '),
    },
  ];
  if (archive) {
    const text = {
      number: format.count(archive.number),
      title: visibleName(archive.title),
    };
    const value = (
      <Link href={`${base}/exhibits/${archive.id}`} className="link">
        {t('report.archiveText', text)}
      </Link>
    );
    items.push({ key: 'archive', label: t('report.archive'), value });
  }
  if (entry !== null) {
    const value = (
      <Link href={`${base}/ledger/${entry}`} className="link">
        {t('report.entry', { index: format.count(entry) })}
      </Link>
    );
    items.push({ key: 'entry', label: t('list.entry'), value });
  }
  return (
    <div className="mb-6 grid gap-4">
      {failure !== null && (
        <Banner
          tone="warning"
          title={t(`archiveFailure.${known}`, {
            members: format.count(MOST_MEMBERS),
            size: format.bytes(MOST_ARCHIVE_BYTES),
          })}
        />
      )}
      <KeyValues items={items} />
      {proposals > 0 && (
        <p>
          <Link href={`${base}/import/proposals?import=${one.id}`} className="link">
            {t('report.proposals')}
          </Link>{' '}
          <span className="text-ink-2">
            {t('list.proposals', { count: proposals, text: format.count(proposals) })}
          </span>
        </p>
      )}
    </div>
  );
}
