import Link from 'next/link';
import { SafeText } from '@/components/exhibits/safe-text';
import { kindWord } from '@/components/ledger/entry-words';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { ContributorView } from '@/lib/contributors/dto';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import { actDetail, actObject } from './act-words';

type Props = {
  t: Translate<'people'>;
  words: Translate<'ledger'>;
  format: Formatter;
  /** Address of the case. */
  base: string;
  view: ContributorView;
  /** Names of the case's people by identifier, for acts that concern another. */
  names: ReadonlyMap<string, string>;
};

/** Acts by and about a person, newest first, each with its entry and what it concerns. */
export function ActsTable({ t, words, format, base, view, names }: Props) {
  return (
    <Table
      caption={t('view.actsCaption', { name: view.contributor.name })}
      roving
      head={
        <>
          <Th>{t('view.entry')}</Th>
          <Th>{t('view.time')}</Th>
          <Th>{t('view.act')}</Th>
          <Th>{t('view.object')}</Th>
          <Th>{t('view.whose')}</Th>
        </>
      }
    >
      {view.acts.map((act) => {
        const detail = actDetail(t, format, act);
        const kind = kindWord(words, act.kind);
        return (
          <Tr key={act.index}>
            <RowHead data-tight>
              <Link
                href={`${base}/ledger/${act.index}`}
                className="link"
                aria-label={t('view.entryLink', { index: format.count(act.index), kind })}
              >
                {format.count(act.index)}
              </Link>
              {/* In a stacked row the act stands beside its number. */}
              <span aria-hidden className="md:hidden">
                {kind}
              </span>
            </RowHead>
            <Td heading={t('view.time')} tight className="max-md:whitespace-normal">
              <Time at={act.at} />
            </Td>
            <Td heading={t('view.act')} className={detail ? undefined : 'max-md:hidden'}>
              <span className="min-w-0">
                <span className="max-md:hidden">{kind}</span>
                {detail && (
                  <span className="block md:text-sm md:text-ink-2">
                    <SafeText text={detail} />
                  </span>
                )}
              </span>
            </Td>
            <Td heading={t('view.object')}>
              <ObjectLink
                t={t}
                base={base}
                names={names}
                object={actObject(act, view.contributor.id)}
              />
            </Td>
            <Td heading={t('view.whose')} tight>
              {act.own ? t('view.own') : t('view.about')}
            </Td>
          </Tr>
        );
      })}
    </Table>
  );
}

type ObjectProps = Pick<Props, 't' | 'base' | 'names'> & {
  object: ReturnType<typeof actObject>;
};

/** The thing or other person an act concerns, where it concerns one. */
function ObjectLink({ t, base, names, object }: ObjectProps) {
  if (object === null) return null;
  if (object.kind === 'person') {
    return (
      <Link href={`${base}/people/${object.id}`} className="link min-w-0">
        <SafeText text={names.get(object.id) ?? object.id} />
      </Link>
    );
  }
  if (object.kind === 'dossier') {
    return (
      <Link href={`${base}/dossier#${object.id}`} className="link">
        {t('view.dossier')}
      </Link>
    );
  }
  return (
    <Link href={`${base}/exhibits/${object.id}`} className="link">
      {object.number === null
        ? t('view.exhibitPlain')
        : t('view.exhibit', { number: String(object.number) })}
    </Link>
  );
}
