import { getT } from '@/app/locale';
import type { Reader } from '@/components/prompts/room/about-prompt';
import { WritingRoom } from '@/components/prompts/room/writing-room';
import { load } from '@/lib/door/perform';
import { loadMembers, workspaceHead } from '@/lib/workspaces/loaders';
import { caseHead } from '../../case-head';
import { casePeople } from '../../people/case-people';
import { openedPrompt } from './open-prompt';

type Props = { params: Promise<{ caseId: string; promptId: string }> };

export async function generateMetadata({ params }: Props) {
  const { caseId, promptId } = await params;
  const { title } = await openedPrompt(caseId, promptId);
  return { title: `${title} · ${(await getT('prompts'))('title')}` };
}

/** Everybody who can read this case; null where the reader may not see the members. */
async function readersOf(caseId: string): Promise<Reader[] | null> {
  const { workspaceId } = await caseHead(caseId);
  const { can } = await workspaceHead(workspaceId);
  if (!can['member.read']) return null;
  const { members } = await load(loadMembers, { workspaceId });
  return members
    .filter((member) => member.case === null || member.case.id === caseId)
    .map(({ name, access }) => ({ name, access }));
}

export default async function WritePage({ params }: Props) {
  const { caseId, promptId } = await params;
  const [head, prompt, { contributors }, readers, t] = await Promise.all([
    caseHead(caseId),
    openedPrompt(caseId, promptId),
    casePeople(caseId),
    readersOf(caseId),
    getT('prompts'),
  ]);
  return (
    <>
      <h2 className="sr-only">{t('nav.write')}</h2>
      <WritingRoom
        about={{
          caseId,
          promptId,
          base: `/${head.workspaceId}/cases/${caseId}`,
          title: prompt.title,
          account: prompt.account,
          closed: head.status === 'sealed' || head.status === 'closed',
          readers,
          contributors: contributors.map(({ id, name }) => ({ id, name })),
          fields: prompt.fields.map(({ name, label, role }) => ({ name, label, role })),
        }}
      />
    </>
  );
}
