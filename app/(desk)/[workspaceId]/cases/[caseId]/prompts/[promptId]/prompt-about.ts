import { cache } from 'react';
import type { About } from '@/components/prompts/views/about';
import { authorsOf } from '@/components/prompts/views/authors';
import { load } from '@/lib/door/perform';
import { loadRevisions, loadState } from '@/lib/prompts/loaders';
import { caseHead } from '../../case-head';
import { casePeople } from '../../people/case-people';
import { openedPrompt } from './open-prompt';

/** State of a prompt after an operation, or at its head; read once for a request. */
export const promptState = cache((caseId: string, promptId: string, seq?: number) =>
  load(loadState, { caseId, promptId, ...(seq === undefined ? {} : { seq }) }),
);

/** Frozen revisions of a prompt; read once for a request. */
export const promptRevisions = cache((caseId: string, promptId: string) =>
  load(loadRevisions, { caseId, promptId }),
);

/** What the views of a prompt's record share: people, statements and revisions at the head. */
export const promptAbout = cache(async (caseId: string, promptId: string): Promise<About> => {
  const [head, prompt, state, { contributors }, frozen] = await Promise.all([
    caseHead(caseId),
    openedPrompt(caseId, promptId),
    promptState(caseId, promptId),
    casePeople(caseId),
    promptRevisions(caseId, promptId),
  ]);
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const { writers, parameters, references, messages, suggestions } = state;
  const { says, origins, revisions, views } = state;
  return {
    caseId,
    promptId,
    base,
    room: `${base}/prompts/${promptId}`,
    authors: authorsOf(writers),
    record: {
      writers,
      parameters,
      references,
      messages,
      suggestions,
      says,
      origins,
      revisions,
      views,
    },
    contributors: contributors.map(({ id, name, accounts }) => ({
      id,
      name,
      accounts: accounts.map(({ accountId }) => accountId),
    })),
    sent: frozen.revisions.map(({ revision, runs }) => ({ revision, runs })),
    size: state.attribution.size,
    account: prompt.account,
    mayAnswer: prompt.may.answer,
  };
});
