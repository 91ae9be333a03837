import { type Kinds, must, overlay, ReplayError, type Step } from './replay-step';
import type { CaseState, Mark, PromptState } from './state';

const promptOf = (s: CaseState, id: string, m: Mark): PromptState =>
  must(s.prompts.get(id), m, 'prompt');

/** Adds a head of a prompt's chain; chains only grow. */
function advance(one: PromptState, size: number, hash: string, mark: Mark): void {
  const last = one.heads.at(-1);
  if (last && size <= last.size)
    throw new ReplayError(mark.index, `takes a chain of ${last.size} operations back to ${size}`);
  one.heads.push({ size, hash, entry: mark.index });
}

type PromptKind = Extract<Kinds['kind'], `prompt.${string}`>;

/** What entries about prompts do; the texts themselves are replayed by lib/authorship. */
export const PROMPT_STEPS: { [N in PromptKind]: Step<N> } = {
  'prompt.opened': (s, act, payload, mark) => {
    s.prompts.set(act.prompt, {
      id: act.prompt,
      number: act.number,
      title: payload.title ?? '',
      heads: [{ size: 1, hash: act.hash, entry: mark.index }],
      revisions: [],
      opened: mark,
      entry: mark.index,
    });
  },
  'prompt.amended': (s, act, payload, mark) => {
    overlay(promptOf(s, act.prompt, mark), payload, { entry: mark.index });
  },
  'prompt.advanced': (s, act, _payload, mark) => {
    advance(promptOf(s, act.prompt, mark), act.size, act.hash, mark);
  },
  'prompt.frozen': (s, act, payload, mark) => {
    const one = promptOf(s, act.prompt, mark);
    const { prompt: _, ...rest } = act;
    if (act.revision !== one.revisions.length + 1) {
      throw new ReplayError(
        mark.index,
        `freezes revision ${act.revision} after ${one.revisions.length}`,
      );
    }
    advance(one, act.seq + 1, act.hash, mark);
    one.revisions.push({ ...rest, tool: payload.tool ?? '', frozen: mark });
  },
};
