import Link from 'next/link';
import { SafeText } from '@/components/exhibits/safe-text';
import type { Translate } from '@/lib/i18n/translator';
import type { AboutRecord } from '@/lib/statements/dto';

/** Address of the page that shows a record; of the room it stands in where it has no page. */
function addressOf(base: string, { kind, id, revision }: AboutRecord): string {
  switch (kind) {
    case 'exhibit':
      return `${base}/exhibits/${id}`;
    case 'revision':
      return `${base}/prompts/${id}/revisions/${revision}`;
    case 'run':
      return `${base}/runs/${id}`;
    case 'selection':
      return `${base}/runs/candidates`;
    case 'modification':
      return `${base}/runs/later-work`;
    case 'generator':
      return `${base}/runs/accounts`;
    case 'work':
      return base;
  }
}

type Props = { t: Translate<'statements'>; base: string; about: AboutRecord };

/** What something is about: kind and number as a link, and the title. */
export function AboutRecordLink({ t, base, about }: Props) {
  return (
    <>
      <Link href={addressOf(base, about)} className="link">
        {t(`record.${about.kind}`, { number: String(about.number ?? '') }).trim()}
      </Link>
      {about.title !== '' && (
        <>
          {' '}
          <SafeText text={about.title.slice(0, 200)} />
        </>
      )}
    </>
  );
}

/** Who recorded it and in which entry. */
export function ByEntry({
  t,
  base,
  by,
  entry,
}: Pick<Props, 't' | 'base'> & { by: string; entry: number }) {
  return (
    <>
      {by !== '' && <>{t('by', { name: by })} · </>}
      <Link href={`${base}/ledger/${entry}`} className="link">
        {t('entry', { number: String(entry) })}
      </Link>
    </>
  );
}
