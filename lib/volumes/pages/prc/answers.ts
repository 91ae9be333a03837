import { characters } from '@/lib/authorship/first-writer';
import { promptsInOrder } from '@/lib/dossier/pages/material';
import { SIDE } from '@/lib/dossier/pages/prompt/setting';
import type { CellParagraph } from '@/lib/dossier/pdf/flow/table-strips';
import type { ContributorState } from '@/lib/entries/state';
import { ANSWER_MEANINGS, type AnswerMeaning } from '@/lib/entries/vocabulary';
import type { VolumePaper } from '../volume-paper';
import { isWithheld } from './making';

/** What an account last said of one revision of a prompt. */
export type PromptView = {
  account: string;
  prompt: number;
  revision: number;
  meaning: 'acknowledged' | 'contested' | 'cannot_say';
};

/** What the prompts of a volume say of people. */
export type PromptFacts = {
  views: PromptView[];
  /** Characters first written by an account that stand in the last state of each prompt. */
  written: Map<string, number>;
};

const known = new WeakMap<VolumePaper, Promise<PromptFacts>>();

/** Views of everybody on every revision printed, and whose characters stand. Prompts are read once. */
export function promptFacts(paper: VolumePaper): Promise<PromptFacts> {
  const facts = known.get(paper) ?? readFacts(paper);
  known.set(paper, facts);
  return facts;
}

async function readFacts(paper: VolumePaper): Promise<PromptFacts> {
  const last = new Map<string, PromptView>();
  const written = new Map<string, number>();
  for (const prompt of promptsInOrder(paper.material.state)) {
    paper.source.signal.throwIfAborted();
    if (isWithheld(paper, 'prompt', prompt.id)) continue;
    const { states, views } = await paper.source.readPrompt(prompt);
    for (const { spans } of states.at(-1)?.fields ?? [])
      for (const { writer, text } of spans)
        if (writer.who === 'person')
          written.set(writer.account, (written.get(writer.account) ?? 0) + characters(text));
    for (const { account, revision, meaning } of views)
      last.set(`${account} ${prompt.number} ${revision}`, {
        account,
        prompt: prompt.number,
        revision,
        meaning,
      });
  }
  return { views: [...last.values()], written };
}

/**
 * What a contributor says of acts given to him and of revisions, counted by meaning; who has said
 * nothing has neither confirmed nor objected.
 */
export function answersOf(
  { own, material }: VolumePaper,
  one: ContributorState,
  views: readonly PromptView[],
): CellParagraph[] {
  const acts = new Map<number, AnswerMeaning>();
  for (const { entry, contributor, meaning } of material.state.answers)
    if (contributor === one.id) acts.set(entry, meaning);
  const said = views.filter(({ account }) => one.accounts.has(account));
  const line = (key: string, count: number): CellParagraph[] =>
    count === 0 ? [] : [{ runs: [`${own.word(`answers.${key}`)} ×\u00a0${count}`] }];
  const lines = [
    ...ANSWER_MEANINGS.flatMap((meaning) =>
      line(`act.${meaning}`, [...acts.values()].filter((given) => given === meaning).length),
    ),
    ...(['acknowledged', 'contested', 'cannot_say'] as const).flatMap((meaning) =>
      line(`view.${meaning}`, said.filter((view) => view.meaning === meaning).length),
    ),
  ];
  return lines.length === 0 ? [{ runs: [own.word('answers.silent')], style: SIDE }] : lines;
}
