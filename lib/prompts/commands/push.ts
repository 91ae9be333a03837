import type { Outcome } from '@/lib/door/context';
import { sharedCommand } from '@/lib/door/shared-command';
import { toBase64 } from '@/lib/kernel/digest';
import { AppError } from '@/lib/kernel/errors';
import type { Joined, Pushed } from '../dto';
import { deliver } from '../hub';
import { type Acceptance, accept } from '../live/accept';
import { receiptOf } from '../live/receipts';
import { committed, laneOf } from '../live/replays';
import { look, type Progress } from '../live/requests';
import { joinInput, pushInput } from '../schema';

const UNRECORDED = 'operations are chained per prompt and entered on a short clock';

/** Requests of different people that share a transaction. */
const TOGETHER = 50;

/**
 * The one write path of a prompt, for browser, API and import: signed claims in order, each checked
 * against the chain as it stands. The first refused claim ends the request; those before it stand.
 */
export const pushClaims = sharedCommand({
  name: 'prompt.push',
  action: 'prompt.answer',
  input: pushInput,
  lane: ({ promptId }) => laneOf(promptId),
  most: TOGETHER,
  async run({ tx, members, afterCommit }) {
    const promptId = members[0]?.input.promptId ?? '';
    const acceptance = await accept(
      tx,
      promptId,
      members.map((member) => ({ ...member, claims: member.input.claims.map(look) })),
    );
    afterCommit(() => handOver(promptId, acceptance));
    const receipt = await receiptFor(acceptance);
    return acceptance.answers.map((answer): Outcome<Pushed> | AppError => {
      if (answer instanceof AppError) return answer;
      const { accepted, refused } = answer;
      return outcomeOf(answer, { accepted, receipt, ...(refused ? { refused } : {}) });
    });
  },
});

/**
 * Makes a writer of a page: enrols the key of its device, issues the number under which it inserts,
 * and answers with the text to start from.
 */
export const joinPrompt = sharedCommand({
  name: 'prompt.join',
  action: 'prompt.answer',
  input: joinInput,
  lane: ({ promptId }) => laneOf(promptId),
  most: 1,
  async run({ tx, members: [member], afterCommit }) {
    if (!member) return [];
    const { promptId, claim, sig } = member.input;
    const acceptance = await accept(tx, promptId, [{ ...member, claims: [look({ claim, sig })] }]);
    afterCommit(() => handOver(promptId, acceptance));
    const [answer] = acceptance.answers;
    const { replay } = acceptance;
    if (answer instanceof AppError) return [answer];
    if (!answer || !replay) throw new Error('joining was left without an answer');
    const state = answer.joined ? toBase64(replay.encodeState()) : '';
    const receipt = await receiptFor(acceptance);
    const joined: JoinAnswer = answer.joined
      ? { ok: true, joined: { ...answer.joined, state, receipt } }
      : { ok: false, code: answer.refused?.code ?? 'malformed' };
    return [outcomeOf(answer, joined)];
  },
});

/** A joining that is refused stands in the security log, which its transaction must keep. */
export type JoinAnswer = { ok: true; joined: Joined } | { ok: false; code: string };

function outcomeOf<T>({ entries }: Progress, answer: T): Outcome<T> {
  const [first, ...rest] = entries;
  return first ? { answer, entries: [first, ...rest] } : { answer, unrecorded: UNRECORDED };
}

async function handOver(promptId: string, { replay, operations }: Acceptance): Promise<void> {
  if (!replay || operations.length === 0) return;
  deliver(promptId, operations);
  await committed(promptId, replay);
}

async function receiptFor({ replay }: Acceptance): Promise<string> {
  if (!replay) return '';
  const { caseId, prompt: promptId, size, hash, lastAt: at } = replay;
  return receiptOf({ caseId, promptId, size, hash, at });
}
