import Link from 'next/link';
import { getFormatter, getT } from '@/app/locale';
import { Part } from '@/components/exhibits/part';
import { CandidateFilters } from '@/components/runs/candidate-filters';
import { ContactSheet } from '@/components/runs/contact-sheet';
import { promptIn, runIn } from '@/components/runs/run-address';
import { RunsReadOnly } from '@/components/runs/runs-read-only';
import { SelectionList } from '@/components/runs/selection-list';
import { one } from '@/components/shell/address-value';
import { PageHeading } from '@/components/shell/page-heading';
import { EmptyState } from '@/components/ui/empty-state';
import { loadMe } from '@/lib/accounts/loaders';
import { load } from '@/lib/door/perform';
import { loadPrompts } from '@/lib/prompts/loaders';
import { loadCandidates, loadSelections } from '@/lib/runs/loaders';
import { caseHead } from '../../case-head';
import { casePeople } from '../../people/case-people';
import { recordSelectionAction } from '../actions';
import { openedRun } from '../open-run';

type Props = {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Recorded choices shown at a time. */
const CHOICES = 10;

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('runs'))('sheet.title')} · ${title}` };
}

export default async function CandidatesPage({ params, searchParams }: Props) {
  const [{ caseId }, query] = await Promise.all([params, searchParams]);
  const [runId, promptId] = [runIn(query), promptIn(query)];
  const undecidedOnly = query.undecided === '1';
  const before = /^\d{1,12}$/.test(one(query.before)) ? Number(one(query.before)) : undefined;
  const [head, run, me, { contributors }, { prompts }, shown, choices, t, format] =
    await Promise.all([
      caseHead(caseId),
      runId ? openedRun(caseId, runId) : null,
      load(loadMe, {}),
      casePeople(caseId),
      load(loadPrompts, { caseId, limit: 100 }),
      load(loadCandidates, {
        caseId,
        ...(runId && { runId }),
        ...(promptId && { promptId }),
        ...(undecidedOnly && { undecidedOnly }),
      }),
      load(loadSelections, { caseId, limit: CHOICES, ...(before && { before }) }),
      getT('runs'),
      getFormatter(),
    ]);
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const page = `${base}/runs/candidates`;
  const self = contributors.find(({ accounts }) =>
    accounts.some(({ accountId }) => accountId === me.accountId),
  );
  const { candidates } = shown;
  const narrowed = Boolean(runId ?? promptId);
  const scope = [runId ?? promptId ?? 'all', ...(undecidedOnly ? ['undecided'] : [])].join(' ');
  return (
    <>
      <PageHeading
        level={2}
        title={run ? t('sheet.ofRun', { number: format.count(run.number) }) : t('sheet.title')}
        actions={
          run && (
            <Link href={page} className="link">
              {t('sheet.all')}
            </Link>
          )
        }
      >
        {t('sheet.lead')}
      </PageHeading>
      {!shown.may.record && <RunsReadOnly t={t} status={head.status} />}
      {!run && (
        <CandidateFilters
          t={t}
          format={format}
          page={page}
          prompts={prompts}
          promptId={promptId}
          undecidedOnly={undecidedOnly}
        />
      )}
      {shown.more && (
        <p className="mb-4 text-ink-2">
          {t('sheet.capped', { count: format.count(candidates.length) })}
        </p>
      )}
      {candidates.length === 0 ? (
        <EmptyState
          title={t('sheet.none')}
          action={
            narrowed || undecidedOnly ? (
              <Link href={page} className="link">
                {t('sheet.all')}
              </Link>
            ) : (
              <Link href={`${base}/runs`} className="link">
                {t('act.back')}
              </Link>
            )
          }
        >
          {undecidedOnly ? t('sheet.noneLeft') : t('sheet.noneText')}
        </EmptyState>
      ) : (
        <ContactSheet
          // A sheet of other candidates is another sheet.
          key={scope}
          accountId={me.accountId}
          caseId={caseId}
          scope={scope}
          base={base}
          candidates={candidates}
          people={contributors.map(({ id, name }) => ({ id, name }))}
          self={self?.id ?? null}
          mayRecord={shown.may.record}
          record={recordSelectionAction.bind(null, caseId)}
        />
      )}
      <Part id="choices" title={t('sheet.history')} text={t('sheet.historyText')}>
        {choices.selections.length === 0 ? (
          <p className="text-ink-2">{t('sheet.noHistory')}</p>
        ) : (
          <SelectionList t={t} format={format} base={base} selections={choices.selections} />
        )}
        {choices.next !== null && (
          <p className="mt-4">
            <Link
              href={`${page}?${new URLSearchParams({ before: String(choices.next) })}#choices`}
              className="link"
            >
              {t('sheet.older')}
            </Link>
          </p>
        )}
      </Part>
    </>
  );
}
