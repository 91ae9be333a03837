import { getFormatter, getT } from '@/app/locale';
import { NewPrompt } from '@/components/prompts/room/new-prompt';
import { PromptDoors } from '@/components/prompts/room/prompt-doors';
import { PromptTable } from '@/components/prompts/room/prompt-table';
import { PageHeading } from '@/components/shell/page-heading';
import { Banner } from '@/components/ui/banner';
import { Pager } from '@/components/ui/pager';
import { load } from '@/lib/door/perform';
import { loadPrompts } from '@/lib/prompts/loaders';
import { caseHead } from '../../case-head';
import { openPromptAction } from '../actions';

type Props = {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
};

const PER_PAGE = 50;

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('prompts'))('title')} · ${title}` };
}

export default async function PromptsPage({ params, searchParams }: Props) {
  const [{ caseId }, raw] = await Promise.all([params, searchParams]);
  const asked = typeof raw.before === 'string' && /^\d{1,9}$/.test(raw.before);
  const before = asked ? Number(raw.before) : undefined;
  const [head, { prompts, next, mayOpen }, t, format] = await Promise.all([
    caseHead(caseId),
    load(loadPrompts, { caseId, limit: PER_PAGE, ...(before && { before }) }),
    getT('prompts'),
    getFormatter(),
  ]);
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const room = `${base}/prompts`;
  const [first, last] = [prompts[0], prompts.at(-1)];
  const open = mayOpen && <NewPrompt act={openPromptAction.bind(null, caseId)} />;
  const why = head.status === 'sealed' || head.status === 'closed' ? head.status : 'access';
  return (
    <>
      <PageHeading level={2} title={t('title')} actions={first && open}>
        {t('lead')}
      </PageHeading>
      {!mayOpen && (
        <div className="mb-6">
          <Banner title={t(`readOnly.${why}`)} />
        </div>
      )}
      {first && last ? (
        <>
          <PromptTable t={t} format={format} room={room} prompts={prompts} />
          <Pager
            previous={before === undefined ? null : room}
            next={next === null ? null : `${room}?before=${next}`}
          >
            {t('list.range', {
              first: format.count(last.number),
              last: format.count(first.number),
            })}
          </Pager>
        </>
      ) : (
        <PromptDoors t={t} base={base} open={open || null} />
      )}
    </>
  );
}
