import Link from 'next/link';
import { SafeText } from '@/components/exhibits/safe-text';
import { Hash } from '@/components/ui/hash';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import type { RevisionItem } from '@/lib/prompts/dto';
import type { About } from './about';
import { nameOf } from './authors';
import { RunsOfRevision } from './runs-of-revision';
import { viewsByAccount } from './view-rows';

type Props = {
  t: Translate<'attribution'>;
  format: Formatter;
  about: About;
  revisions: readonly RevisionItem[];
};

/** The frozen states of a prompt, newest first. */
export function RevisionList({ t, format, about, revisions }: Props) {
  return (
    <Table
      caption={t('revision.caption')}
      head={
        <>
          <Th>{t('revision.number')}</Th>
          <Th>{t('revision.why')}</Th>
          <Th>{t('revision.runs')}</Th>
          <Th>{t('revision.frozen')}</Th>
          <Th>{t('revision.document')}</Th>
          <Th>{t('revision.said')}</Th>
          <Th numeric>{t('revision.entry')}</Th>
        </>
      }
    >
      {revisions.map((one) => (
        <Tr key={one.revision}>
          <RowHead>
            <Link
              href={`${about.room}/revisions/${one.revision}`}
              className="link whitespace-nowrap"
            >
              {t('revision.name', { revision: one.revision })}
            </Link>
          </RowHead>
          <Td heading={t('revision.why')}>
            <span className="min-w-0">
              {t(`revision.purpose.${one.purpose}`)}
              {one.tool && (
                <span className="block text-sm text-ink-2">
                  <SafeText text={one.tool} />
                </span>
              )}
            </span>
          </Td>
          <Td heading={t('revision.runs')}>
            <RunsOfRevision t={t} base={about.base} promptId={about.promptId} runs={one.runs} />
          </Td>
          <Td heading={t('revision.frozen')}>
            <span className="min-w-0">
              <Time at={one.at} />
              <span className="block text-sm text-ink-2">
                {nameOf(about.authors, one.account)} ·{' '}
                {t('passport.operation', { seq: format.count(one.seq) })}
              </span>
            </span>
          </Td>
          <Td heading={t('revision.document')}>
            <Hash value={one.sha256} />
          </Td>
          <Td heading={t('revision.said')}>
            <Said t={t} about={about} revision={one.revision} />
          </Td>
          <Td numeric heading={t('revision.entry')}>
            <Link href={`${about.base}/ledger/${one.entry}`} className="link">
              {format.count(one.entry)}
            </Link>
          </Td>
        </Tr>
      ))}
    </Table>
  );
}

/** How many said what; whoever said nothing is counted as that and as nothing else. */
function Said({ t, about, revision }: Pick<Props, 't' | 'about'> & { revision: number }) {
  const rows = viewsByAccount(about, revision);
  const counts = (['acknowledged', 'contested', 'cannot_say'] as const).flatMap((meaning) => {
    const count = rows.filter(({ views }) => views[0]?.meaning === meaning).length;
    return count > 0 ? [t(`view.count.${meaning}`, { count })] : [];
  });
  const silent = rows.filter(({ views }) => views.length === 0).length;
  return (
    <ul className="min-w-0 text-sm">
      {counts.map((line) => (
        <li key={line} className="whitespace-nowrap">
          {line}
        </li>
      ))}
      {silent > 0 && (
        <li className="whitespace-nowrap text-ink-2">
          {t('view.count.silent', { count: silent })}
        </li>
      )}
    </ul>
  );
}
