import type { CaseState } from '@/lib/entries/state';
import type { RunState } from '@/lib/entries/state-runs';
import { type Anomaly, shortened } from './anomalies';
import {
  contributorRecord,
  exhibitRecord,
  type MarkOf,
  revisionRecord,
  runRecord,
} from './records';

/** What a file says of its own making, as its newest reading tells. */
export type FileSays = { positive: string[]; seeds: string[] };

/** Words of a revision that a contributor contests, in his latest statement about it. */
export type Contest = {
  prompt: string;
  revision: number;
  account: string;
  at: string;
  reasons: string[];
};

/** A model and the month before which it was not public, YYYY-MM. */
export type ModelRelease = { match: string; month: string };

/** What stands beside the ledger and is compared with it: files, frozen words, logs, dates of models. */
export type BesideLedger = {
  files: ReadonlyMap<string, FileSays>;
  /** Positive text of a frozen revision, by `<prompt>/<revision>`. */
  revisions: ReadonlyMap<string, string>;
  contests: readonly Contest[];
  releases: readonly ModelRelease[];
};

/** Anomalies between the ledger and what stands beside it, in the order of the rules. */
export function anomaliesBeside(state: CaseState, beside: BesideLedger, markOf: MarkOf): Anomaly[] {
  const runs = [...state.runs.values()];
  return [
    ...runs.flatMap((one) => texts(state, beside, one)),
    ...runs.flatMap((one) => seeds(state, beside, one)),
    ...runs.flatMap((one) => releases(beside, one)),
    ...beside.contests.flatMap((one) => contests(state, one, markOf)),
  ];
}

/** Spaces at the ends and between words are set differently by tools; nothing else is passed over. */
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The text recorded for a run and the text its outputs carry: none of theirs is the recorded one. */
function texts(state: CaseState, { files, revisions }: BesideLedger, run: RunState): Anomaly[] {
  const frozen = run.revision && revisions.get(`${run.revision.prompt}/${run.revision.revision}`);
  const entered = run.said.texts.find(({ role }) => role === 'positive')?.text;
  const recorded = frozen ?? entered ?? '';
  if (plain(recorded) === '') return [];
  return run.outputs.flatMap(({ exhibit }): Anomaly[] => {
    const said = files.get(exhibit)?.positive ?? [];
    const one = state.exhibits.get(exhibit);
    if (!one || said.length === 0) return [];
    if (said.some((text) => plain(text) === plain(recorded))) return [];
    return [
      {
        code: 'file_says_other_text',
        records: [runRecord(run), exhibitRecord(one)],
        values: [shortened(recorded), shortened(said[0] ?? '')],
        about: '',
      },
    ];
  });
}

/** Tools count a seed up over the outputs of one run; a seed of -1 asks for any. */
function seeds(state: CaseState, { files }: BesideLedger, run: RunState): Anomaly[] {
  const recorded = run.said.parameters.find(({ name }) => name === 'seed')?.value ?? '';
  if (!/^\d{1,30}$/.test(recorded)) return [];
  return run.outputs.flatMap(({ exhibit, position }): Anomaly[] => {
    const said = files.get(exhibit)?.seeds.filter((seed) => /^\d{1,30}$/.test(seed)) ?? [];
    const one = state.exhibits.get(exhibit);
    if (!one || said.length === 0) return [];
    const fits = [BigInt(recorded), BigInt(recorded) + BigInt(position)];
    if (said.some((seed) => fits.includes(BigInt(seed)))) return [];
    return [
      {
        code: 'file_says_other_seed',
        records: [runRecord(run), exhibitRecord(one)],
        values: [recorded, said[0] ?? ''],
        about: '',
      },
    ];
  });
}

/** A name as words between spaces; the endings of files of weights are no part of it. */
const spelled = (name: string) =>
  ` ${name
    .toLowerCase()
    .replace(/\.(safetensors|ckpt|gguf|pth?|bin)\b/g, ' ')
    .replace(/[^a-z0-9.]+/g, ' ')
    .trim()} `;

/** A run that is said to be older than the model it was made with. */
function releases(beside: BesideLedger, run: RunState): Anomaly[] {
  const claimed = run.requestedAt;
  if (claimed === null) return [];
  const models = [...run.said.models, ...(run.ended?.said.models ?? [])];
  return models.flatMap(({ name, version }): Anomaly[] => {
    const text = spelled(`${name} ${version}`);
    const known = beside.releases.find(({ match }) => text.includes(spelled(match)));
    if (!known || claimed.slice(0, 7) >= known.month) return [];
    const values = [claimed, known.month];
    return [{ code: 'model_later_than_claimed', records: [runRecord(run)], values, about: name }];
  });
}

/** Words that the record gives to somebody and that somebody else contests. */
function contests(state: CaseState, one: Contest, markOf: MarkOf): Anomaly[] {
  const prompt = state.prompts.get(one.prompt);
  const revision = prompt?.revisions[one.revision - 1];
  if (!prompt || !revision) return [];
  const person = [...state.contributors.values()].find(({ accounts }) => accounts.has(one.account));
  const link = person?.accounts.get(one.account);
  return [
    {
      code: 'words_contested',
      records: [
        revisionRecord(prompt, revision),
        ...(person && link ? [contributorRecord(person, link.entry, markOf)] : []),
      ],
      values: [one.at, ...one.reasons.map(shortened)],
      about: String(one.revision),
    },
  ];
}
