import { redirect } from 'next/navigation';
import { getFormatter, getT } from '@/app/locale';
import { StateRunForm } from '@/components/runs/state-run-form';
import { PageHeading } from '@/components/shell/page-heading';
import { loadMe } from '@/lib/accounts/loaders';
import { load } from '@/lib/door/perform';
import { loadExhibits } from '@/lib/exhibits/loaders';
import { visibleText } from '@/lib/kernel/visible-text';
import { loadPrompts, loadRevisions } from '@/lib/prompts/loaders';
import { loadGenerators } from '@/lib/runs/loaders';
import { caseHead } from '../../case-head';
import { casePeople } from '../../people/case-people';
import { stateRunAction } from '../actions';

type Props = { params: Promise<{ caseId: string }> };

/** Prompts whose frozen revisions are offered: the newest. */
const MOST_PROMPTS = 20;

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('runs'))('state.title')} · ${title}` };
}

/** Frozen revisions of the newest prompts, as the form offers them. */
async function revisionsOf(caseId: string) {
  const [{ prompts }, t, format] = await Promise.all([
    load(loadPrompts, { caseId, limit: 100 }),
    getT('runs'),
    getFormatter(),
  ]);
  const frozen = prompts.filter(({ revisions }) => revisions > 0).slice(0, MOST_PROMPTS);
  const found = await Promise.all(
    frozen.map(async ({ id, number, title }) => {
      const { revisions } = await load(loadRevisions, { caseId, promptId: id });
      return revisions.map(({ revision }) => {
        const name = t('list.revisionName', {
          prompt: format.count(number),
          revision: format.count(revision),
        });
        return { id: `${id}/${revision}`, name: `${name} · ${visibleText(title)}` };
      });
    }),
  );
  return found.flat();
}

export default async function StateRunPage({ params }: Props) {
  const { caseId } = await params;
  const head = await caseHead(caseId);
  const base = `/${head.workspaceId}/cases/${caseId}`;
  // The list says why and who can.
  if (!head.can['run.record']) redirect(`${base}/runs`);
  const [me, { contributors }, { exhibits, next }, { generators }, revisions, t] =
    await Promise.all([
      load(loadMe, {}),
      casePeople(caseId),
      load(loadExhibits, { caseId, limit: 50 }),
      load(loadGenerators, { caseId }),
      revisionsOf(caseId),
      getT('runs'),
    ]);
  const self = contributors.find(({ accounts }) =>
    accounts.some(({ accountId }) => accountId === me.accountId),
  );
  return (
    <>
      <PageHeading level={2} title={t('state.title')}>
        {t('state.lead')}
      </PageHeading>
      <StateRunForm
        act={stateRunAction.bind(null, caseId)}
        caseId={caseId}
        base={base}
        exhibits={{
          exhibits: exhibits.map(({ id, number, title, fileName }) => ({
            id,
            number,
            title,
            fileName,
          })),
          next,
        }}
        people={contributors.map(({ id, name }) => ({ id, name: visibleText(name) }))}
        generators={generators.map(({ id, service, account }) => ({
          id,
          name: visibleText([service, account].filter(Boolean).join(' · ')),
        }))}
        revisions={revisions}
        self={self?.id ?? null}
      />
    </>
  );
}
