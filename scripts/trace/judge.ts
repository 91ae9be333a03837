import type { Attribution } from '../../lib/authorship/attribution';
import { type Expected, sha256Of } from './trace-file';
import { type AuthorRun, runsOf, type Truth } from './truth';

export type Verdict = {
  characters: [right: number, of: number];
  runs: [right: number, of: number];
  deletions: [right: number, of: number];
  /** Whether nothing differs. */
  right: boolean;
  /** What differs, a line each. */
  remarks: string[];
};

/**
 * Compares an attribution with the truth, character by character (code points) and run by run.
 * `accounts` names the account of each agent.
 */
export function judge(
  attribution: Attribution,
  truth: Truth,
  accounts: readonly string[],
  deletionsCount = true,
): Verdict {
  const field = attribution.fields.find(({ name }) => name === 'positive');
  const remarks: string[] = [];
  const characters: string[] = [];
  const authors: number[] = [];
  for (const run of field?.runs ?? []) {
    const agent = run.typist === null ? -1 : accounts.indexOf(run.typist);
    for (const character of run.text) {
      characters.push(character);
      authors.push(agent);
    }
  }
  const text = characters.join('');
  if (text !== field?.text) remarks.push('the runs do not join to the text');
  if (text !== truth.text)
    remarks.push(
      `the text differs (${characters.length} characters, ${sha256Of(text).slice(0, 16)})`,
    );
  const expected = [...truth.text];
  let right = 0;
  for (const [i, character] of expected.entries()) {
    const isAuthor = authors[i] === truth.authors[i] || truth.ambiguous.has(i);
    if (characters[i] === character && isAuthor) right++;
    else if (authors[i] === truth.authors[i] && truth.ambiguous.has(i)) right++;
  }
  // An ambiguous character takes the author that the reading at hand gives it.
  const settled = authors.map((agent, i) =>
    truth.ambiguous.has(i) ? (truth.authors[i] ?? agent) : agent,
  );
  const found = runsOf(settled);
  const known = new Set(found.map(String));
  const runsRight = truth.runs.filter((run) => known.has(String(run))).length;
  if (found.length !== truth.runs.length)
    remarks.push(`${found.length} runs instead of ${truth.runs.length}`);
  const deletions = judgeDeletions(field?.deleted ?? [], truth, accounts);
  return {
    characters: [right, expected.length],
    runs: [runsRight, truth.runs.length],
    deletions,
    right:
      remarks.length === 0 &&
      right === expected.length &&
      runsRight === truth.runs.length &&
      (!deletionsCount || deletions[0] === deletions[1]),
    remarks,
  };
}

/** Deleted characters by deleter, own and of others apart: how many are accounted for. */
function judgeDeletions(
  deleted: Attribution['fields'][number]['deleted'],
  truth: Truth,
  accounts: readonly string[],
): [number, number] {
  let right = 0;
  let total = 0;
  for (const [agent, account] of accounts.entries()) {
    let all = 0;
    let ofOthers = 0;
    for (const run of deleted) {
      if (run.deleter !== account) continue;
      const count = [...run.text].length;
      all += count;
      if (run.typist !== account) ofOthers += count;
    }
    const wanted = truth.deleted[agent] ?? 0;
    const wantedOfOthers = truth.deletedOfOthers[agent] ?? 0;
    total += wanted;
    right += Math.min(ofOthers, wantedOfOthers);
    right += Math.min(all - ofOthers, wanted - wantedOfOthers);
  }
  return [right, total];
}

/** The line that says how much is right. */
export const line = ({ characters, runs }: Verdict): string =>
  `characters right ${characters[0]} of ${characters[1]}, runs right ${runs[0]} of ${runs[1]}`;

/** Where a truth and a manifest differ, a line each; nothing where they agree. */
export function disagreements(truth: Truth, transactions: number, expected: Expected): string[] {
  const counts = new Map<string, number>();
  for (const agent of truth.authors)
    counts.set(String(agent), (counts.get(String(agent)) ?? 0) + 1);
  const compare: [string, unknown, unknown][] = [
    ['transactions', transactions, expected.transactions],
    ['characters', [...truth.text].length, expected.final_length_codepoints],
    ['digest of the text', sha256Of(truth.text), expected.final_text_sha256],
    ['runs', truth.runs.length, expected.runs],
    ['digest of the runs', sha256Of(JSON.stringify(truth.runs)), expected.runs_sha256],
    ['deleted', truth.deleted, expected.deleted],
    ['deleted of others', truth.deletedOfOthers, expected.deleted_of_others],
    ['author runs', truth.runs, expected.author_runs_start_end_agent],
    ...Object.entries(expected.surviving_characters ?? {}).map(
      ([agent, count]): [string, unknown, unknown] => [
        `characters of agent ${agent}`,
        counts.get(agent) ?? 0,
        count,
      ],
    ),
  ];
  return compare.flatMap(([name, found, wanted]) =>
    wanted === undefined || JSON.stringify(found) === JSON.stringify(wanted)
      ? []
      : [`${name}: the manifest says ${brief(wanted)}, the trace itself ${brief(found)}`],
  );
}

const brief = (value: unknown): string => {
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
};

/** The truth with the runs that a manifest states in place of those found. */
export function withRuns(truth: Truth, stated: readonly AuthorRun[] | undefined): Truth {
  if (!stated) return truth;
  const authors = new Uint16Array([...truth.text].length);
  for (const [from, to, agent] of stated) authors.fill(agent, from, to);
  return { ...truth, authors, runs: [...stated] };
}
