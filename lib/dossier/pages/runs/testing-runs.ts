import sharp from 'sharp';
import type { CaseState, ExhibitState } from '@/lib/entries/state';
import { emptyState } from '@/lib/entries/state';
import type { RunState, SelectionState } from '@/lib/entries/state-runs';
import { sha256Hex } from '@/lib/kernel/digest';
import type { Material } from '../material';

export const ZHOU = 'ctr_zhou';
export const LI = 'ctr_li';
export const PROMPT = 'prm_01jdhs3q7n6y5z8k2m4p9r0tvw';
export const SEED = '18446744073709551615';

const CASE = 'case_01jdhs3q7n6y5z8k2m4p9r0tvw';

/** Time of record of an entry of the test case. */
export const timeOf = (entry: number): string =>
  new Date(Date.parse('2026-03-04T14:00:00.000Z') + entry * 61_000).toISOString();

export const markOf = (index: number) => ({
  index,
  at: timeOf(index),
  actor: 'acct_zhou',
  session: null,
  access: 'member',
});

const originals = new Map<string, Uint8Array>();

/** Bytes of an original of the test case. Rejects for one that must not be read. */
export async function readTestOriginal(sha256: string): Promise<Uint8Array> {
  const bytes = originals.get(sha256);
  if (!bytes) throw new Error(`nobody may read ${sha256}`);
  return bytes;
}

/** A picture as an exhibit of the case; each is another. */
export async function picture(state: CaseState, title: string): Promise<string> {
  const number = state.exhibits.size + 1;
  const hue = (number * 47) % 360;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="600" height="450"><rect width="600" height="450" fill="hsl(${hue},32%,22%)"/><circle cx="300" cy="225" r="${90 + number * 8}" fill="hsl(${hue},50%,70%)"/><path d="M210 180L190 60L270 140M390 180L410 60L330 140" fill="hsl(${hue},50%,84%)"/></svg>`;
  const bytes = new Uint8Array(await sharp(Buffer.from(svg)).png().toBuffer());
  return file(state, title, bytes, 'image/png', { width: 600, height: 450 });
}

/** Any file as an exhibit of the case. */
export function file(
  state: CaseState,
  title: string,
  bytes: Uint8Array,
  mediaType: string,
  size: { width: number; height: number } | null = null,
): string {
  const number = state.exhibits.size + 1;
  const sha256 = sha256Hex(bytes);
  originals.set(sha256, bytes);
  const one: ExhibitState = {
    id: `exh_${number}`,
    number,
    kind: 'file',
    label: '',
    title,
    description: '',
    fileName: `${title}.png`,
    acquisition: '',
    authority: '',
    source: '',
    licence: number === 1 ? 'own drawing 自绘' : '',
    issued: null,
    supplier: number === 1 ? ZHOU : null,
    happenedAt: null,
    receivedAt: timeOf(number),
    class: 'A',
    classAtIntake: 'A',
    rule: 'captured_at_source',
    interval: null,
    width: size?.width ?? null,
    height: size?.height ?? null,
    versions: [
      {
        version: 1,
        sha256,
        bytes: bytes.length,
        mediaType,
        receivedAt: timeOf(number),
        entry: number,
      },
    ],
    admitted: markOf(number),
    entry: number,
  };
  state.exhibits.set(one.id, one);
  return one.id;
}

/** A run of the case; the next number of its series. */
export function run(state: CaseState, given: Partial<RunState> = {}): RunState {
  const series = given.series ?? 'run';
  const number = [...state.runs.values()].filter((one) => one.series === series).length + 1;
  const index = 100 + state.runs.size * 10;
  const one: RunState = {
    id: `run_${state.runs.size + 1}`,
    series,
    number,
    capture: 'gateway',
    source: 'src_1',
    class: 'A',
    rule: 'captured_at_source',
    requestedAt: timeOf(index - 1),
    generator: 'gen_1',
    operator: LI,
    instructor: ZHOU,
    revision: { prompt: PROMPT, revision: 1 },
    inputs: [],
    records: [],
    readFrom: null,
    recreates: null,
    said: {
      tool: 'Stable Diffusion web UI',
      toolVersion: 'v1.10.1',
      texts: [
        {
          role: 'positive',
          origin: 'entered',
          text: 'a tiny cat-shaped crystal pendant, dramatic studio light\n一枚猫形水晶吊坠',
          part: '',
        },
        { role: 'negative', origin: 'entered', text: 'text, watermark', part: '' },
      ],
      parameters: [
        { name: 'seed', value: '-1', setter: LI, origin: 'revision' },
        { name: 'steps', value: '28', setter: null, origin: 'request' },
        { name: 'cfg_scale', value: '6.5', setter: ZHOU, origin: 'request' },
      ],
      models: [
        {
          kind: 'model',
          name: 'sd_xl_base_1.0.safetensors',
          version: '',
          hash: '31e35c80fc',
          weight: '',
        },
      ],
      environment: [{ name: 'os', value: 'Linux 6.8' }],
      purpose: '耳朵内收的构图 ears turned in',
    },
    ended: {
      outcome: 'completed',
      receivedAt: timeOf(index + 1),
      records: [],
      said: {
        texts: [
          {
            role: 'positive',
            origin: 'rewritten_by_model',
            text: 'A gleaming crystal cat pendant on navy velvet',
            part: 'revised_prompt',
          },
        ],
        parameters: [{ name: 'seed', value: SEED, setter: null, origin: 'response' }],
        models: [],
        environment: [],
        providerIds: [{ name: 'job', value: 'job-8812' }],
        failure: '',
      },
      mark: markOf(index + 2),
    },
    outputs: [],
    purpose: '耳朵内收的构图 ears turned in',
    purposeSaid: null,
    noteSaid: null,
    note: '',
    requested: markOf(index),
    entry: index,
    ...given,
  };
  state.runs.set(one.id, one);
  return one;
}

/** A choice of the case. */
export function choice(
  state: CaseState,
  candidates: SelectionState['candidates'],
  given: Partial<SelectionState> = {},
): SelectionState {
  const one: SelectionState = {
    id: `sel_${state.selections.size + 1}`,
    class: 'B',
    rule: 'written_in_app',
    happenedAt: null,
    chooser: ZHOU,
    lookers: [ZHOU, LI],
    candidates,
    reason: '耳朵与手稿一致 The ears agree with the sketch.',
    reasons: [],
    recorded: markOf(200 + state.selections.size),
    ...given,
  };
  state.selections.set(one.id, one);
  return one;
}

/** A case with two people and a source; nothing was made yet. */
export function bareState(): CaseState {
  const state = emptyState(CASE);
  state.title = '猫晶吊坠 Pendant';
  state.opened = markOf(0);
  state.lastAt = timeOf(400);
  const people: [string, string][] = [
    [ZHOU, '周婧怡'],
    [LI, 'Li Wei'],
  ];
  for (const [id, name] of people) {
    state.contributors.set(id, {
      id,
      standing: 'member',
      name,
      employer: '',
      identityCheck: '',
      note: '',
      createdAt: timeOf(0),
      names: [{ name, entry: 1 }],
      accounts:
        id === ZHOU
          ? new Map([['acct_zhou', { linkedAt: timeOf(0), displayName: '', entry: 2 }]])
          : new Map(),
      entry: 1,
    });
  }
  return state;
}

const READ = {
  entry: 5,
  readers: 1,
  sound: true,
  lines: [],
  findings: 0,
  digests: [],
  signed: null,
};

/** Material of a state, of which some files carry a label of generated content, without a ledger behind it. */
export function materialOf(state: CaseState, marked: readonly string[] = []): Material {
  return {
    state,
    timeline: [],
    custody: new Map(),
    named: new Map([
      [1, Date.parse(timeOf(0))],
      [2, Date.parse(timeOf(0))],
    ]),
    refusedIntakes: 0,
    preservation: [],
    records: new Map(marked.map((id) => [id, { ...READ, marked: true }])),
    facts: { state, markOf: () => ({ at: timeOf(0), account: '' }), checks: [] },
  };
}
