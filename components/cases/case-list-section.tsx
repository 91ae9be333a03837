import Link from 'next/link';
import { PageHeading } from '@/components/shell/page-heading';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { CaseListItem } from '@/lib/cases/dto';
import type { Translate } from '@/lib/i18n/translator';

type Props = {
  t: Translate<'cases'>;
  status: Translate<'shell.status'>;
  workspaceId: string;
  cases: readonly CaseListItem[];
  mayOpen: boolean;
  /** Address of the next page, or null at the end. */
  next: string | null;
};

/** The cases of a workspace: the first thing one sees after signing in. */
export function CaseListSection({ t, status, workspaceId, cases, mayOpen, next }: Props) {
  const open = mayOpen && (
    <ButtonLink href={`/${workspaceId}/cases/new`} variant="primary">
      {t('list.open')}
    </ButtonLink>
  );
  if (cases.length === 0) {
    return (
      <>
        <PageHeading title={t('list.title')} />
        <EmptyState title={t('list.empty')} action={open}>
          {mayOpen ? t('list.emptyText') : t('list.emptyRead')}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeading title={t('list.title')} actions={open} />
      <Table
        caption={t('list.caption')}
        head={
          <>
            <Th>{t('list.case')}</Th>
            <Th>{t('list.number')}</Th>
            <Th>{t('list.status')}</Th>
            <Th numeric>{t('list.exhibits')}</Th>
            <Th numeric>{t('list.entries')}</Th>
            <Th>{t('list.lastAct')}</Th>
          </>
        }
      >
        {cases.map((one) => (
          <Tr key={one.id}>
            <RowHead>
              <Link href={`/${workspaceId}/cases/${one.id}`} className="font-serif font-semibold">
                {one.title}
              </Link>
            </RowHead>
            <Td heading={t('list.number')}>{one.number}</Td>
            <Td heading={t('list.status')}>
              <Badge tone={one.status === 'sealed' || one.status === 'disputed' ? 'seal' : 'plain'}>
                {status(one.status)}
              </Badge>
            </Td>
            <Td numeric heading={t('list.exhibits')}>
              {one.exhibits}
            </Td>
            <Td numeric heading={t('list.entries')}>
              {one.entries}
            </Td>
            <Td heading={t('list.lastAct')}>
              <Time at={one.lastActAt} show="date" />
            </Td>
          </Tr>
        ))}
      </Table>
      <Pager previous={null} next={next} />
    </>
  );
}
