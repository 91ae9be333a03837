import type { ServerPart } from '@/lib/authorship/operation';
import { command } from '@/lib/door/command';
import { AppError } from '@/lib/kernel/errors';
import { present } from '../hub';
import { requirePrompt } from '../live/requests';
import { joiningOf } from '../queries/prompts';
import { presenceInput } from '../schema';

/** Shows where one is in a prompt to the others there; in memory for half a minute. */
export const showPresence = command({
  name: 'prompt.show_presence',
  action: 'prompt.answer',
  input: presenceInput,
  async run({ tx, grant, input, afterCommit }) {
    const { promptId, writer, field, anchor, head } = input;
    const { actor } = grant;
    await requirePrompt(tx, grant.caseId, promptId);
    const joining = await joiningOf(tx, promptId, writer);
    const part = joining === null ? null : (JSON.parse(joining) as ServerPart);
    // Under one's own writer only, opened by this very session.
    if (part?.account !== actor.id || part.session !== actor.session) {
      throw new AppError('NOT_FOUND', { reason: 'writer' });
    }
    const who = { account: actor.id, name: actor.name, writer, field, anchor, head };
    afterCommit(() => present(promptId, who));
    return { answer: null, unrecorded: 'who is looking is no part of the record' };
  },
});
