import { getFormatter, getT } from '@/app/locale';
import { Part } from '@/components/exhibits/part';
import { AccountDialog } from '@/components/making/account-dialog';
import { AccountRuns } from '@/components/making/account-runs';
import { AccountTable } from '@/components/making/account-table';
import { ReadOnly } from '@/components/making/read-only';
import { PageHeading } from '@/components/shell/page-heading';
import { EmptyState } from '@/components/ui/empty-state';
import { Pager } from '@/components/ui/pager';
import { load } from '@/lib/door/perform';
import { loadGenerators, loadRuns } from '@/lib/runs/loaders';
import { caseHead } from '../../case-head';
import { caseSuppliers } from '../../exhibits/case-suppliers';
import { recordGeneratorAction } from './actions';

type Props = {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<{ account?: string | string[]; before?: string | string[] }>;
};

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('making'))('account.title')} · ${title}` };
}

/** Accounts at generating tools: whose, when, with what proof, and what was made with them. */
export default async function AccountsPage({ params, searchParams }: Props) {
  const [{ caseId }, query] = await Promise.all([params, searchParams]);
  const [head, { generators, may }, people, t, format] = await Promise.all([
    caseHead(caseId),
    load(loadGenerators, { caseId }),
    caseSuppliers(caseId),
    getT('making'),
    getFormatter(),
  ]);
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const shown = generators.find(({ id }) => id === query.account);
  const asked = typeof query.before === 'string' && /^\d{1,9}$/.test(query.before);
  const before = asked ? { before: Number(query.before) } : {};
  const used = shown && (await load(loadRuns, { caseId, generatorId: shown.id, ...before }));
  const room = `${base}/runs/accounts?account=${shown?.id}`;
  const [newest, oldest] = [used?.runs[0], used?.runs.at(-1)];
  const act = recordGeneratorAction.bind(null, caseId);
  const state = may.record && <AccountDialog act={act} caseId={caseId} people={people} />;
  return (
    <>
      <PageHeading level={2} title={t('account.title')} actions={generators.length > 0 && state}>
        {t('account.lead')}
      </PageHeading>
      {!may.record && <ReadOnly t={t} status={head.status} />}
      {generators.length === 0 ? (
        <EmptyState title={t('account.empty')} action={state || undefined}>
          {t('account.emptyText')}
        </EmptyState>
      ) : (
        <AccountTable
          t={t}
          format={format}
          base={base}
          accounts={generators}
          shown={shown?.id}
          restate={(given) =>
            may.record && <AccountDialog act={act} caseId={caseId} people={people} given={given} />
          }
        />
      )}
      {shown && newest && oldest && (
        <Part id="runs" title={t('account.runsOf', { service: shown.service })}>
          <AccountRuns
            t={t}
            base={base}
            caption={t('account.runsOf', { service: shown.service })}
            runs={used?.runs ?? []}
          />
          <Pager
            previous={asked ? `${room}#runs` : null}
            next={used?.next ? `${room}&before=${used.next}#runs` : null}
          >
            {t('recreation.run', { number: format.count(oldest.number) })} –{' '}
            {t('recreation.run', { number: format.count(newest.number) })}
          </Pager>
        </Part>
      )}
    </>
  );
}
