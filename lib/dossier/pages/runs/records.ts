import type { RunState } from '@/lib/entries/state-runs';
import { VERDICTS } from '@/lib/entries/vocabulary';
import type { Cell, CellParagraph } from '../../pdf/flow/table-strips';
import { bothZones } from '../material';
import { type Paper, prose } from '../paper';
import { SIDE } from '../prompt/setting';
import type { Fate } from './fates';
import { exhibitList, type RunSetting, runLink, TABLE } from './setting';
import { parametersOf } from './values';

/** Runs of a series in order of number. */
export function runsInOrder(paper: Paper, series: RunState['series']): RunState[] {
  return [...paper.material.state.runs.values()]
    .filter((run) => run.series === series)
    .sort((a, b) => a.number - b.number);
}

/** The table of all runs (生成记录表), and what the counter says of their completeness. */
export function composeRecords(setting: RunSetting, runs: readonly RunState[]): void {
  const { paper } = setting;
  const { doc, words } = paper;
  doc.heading(1, words.label('run.title'), { destination: 'runs' });
  prose(paper, 'run.text');
  composeCounter(paper, runs);
  doc.table({
    columns: [
      { header: words.cell('run.column.number'), width: 46 },
      { header: words.cell('run.column.tool'), width: { share: 36 } },
      { header: words.cell('run.column.seed'), width: 104 },
      { header: words.cell('run.column.material'), width: { share: 20 } },
      { header: words.cell('run.column.outputs'), width: 50, align: 'end' },
      { header: words.cell('run.column.fate'), width: 62 },
      { header: words.cell('run.column.reason'), width: { share: 36 } },
    ],
    rows: runs.map((run) => row(setting, run)),
    rowHeaders: true,
    ...TABLE,
    style: { ...TABLE.style, size: 8, leading: 11.8 },
  });
}

/** Numbers run from 1 without a gap, or it is said which are missing. */
export function composeCounter({ doc, words }: Paper, runs: readonly RunState[]): void {
  const numbers = new Set(runs.map(({ number }) => number));
  const last = Math.max(0, ...numbers);
  const missing = Array.from({ length: last }, (_, i) => i + 1).filter((n) => !numbers.has(n));
  const outputs = runs.reduce((sum, run) => sum + run.outputs.length, 0);
  const open = runs.filter(({ ended }) => ended === null).length;
  const failed = runs.filter(({ ended }) => ended && ended.outcome !== 'completed').length;
  const counts = (of: (run: RunState) => string, word: (key: string) => string): string => {
    const all = new Map<string, number>();
    for (const run of runs) all.set(of(run), (all.get(of(run)) ?? 0) + 1);
    return [...all].map(([key, count]) => `${word(key)} × ${count}`).join(' · ');
  };
  const entry = (key: string, value: Cell) => ({ name: words.label(`run.counter.${key}`), value });
  doc.keyValues([
    entry(
      'numbers',
      missing.length === 0
        ? words.word('run.counter.gapless', { last, count: runs.length })
        : words.word('run.counter.missing', { last, missing: missing.join(', ') }),
    ),
    entry('outputs', words.word('run.counter.outputsText', { outputs, open, failed })),
    entry(
      'ways',
      counts(
        ({ capture }) => capture,
        (key) => words.word(`run.capture.${key}`),
      ),
    ),
    entry(
      'classes',
      counts(
        (run) => run.class,
        (key) => `${key} ${words.word(`class.word.${key}`)}`,
      ),
    ),
  ]);
}

function row(setting: RunSetting, run: RunState): readonly Cell[] {
  const { paper, fates } = setting;
  const { words } = paper;
  const seeds = parametersOf(run).filter(({ name }) => /^seed$/i.test(name));
  const models = [...run.said.models, ...(run.ended?.said.models ?? [])];
  const model = [
    ...new Set(models.map(({ name, version }) => [name, version].filter(Boolean).join(' '))),
  ];
  const inputs = run.inputs.map(({ exhibit }) => exhibit);
  return [
    {
      paragraphs: [
        { runs: [{ ...asRun(runLink(paper, run)), text: String(run.number), weight: 700 }] },
        { runs: [words.text('run.classLetter', { class: run.class })], style: SIDE },
      ],
    },
    {
      paragraphs: [
        {
          runs: [
            paper.withheldRuns.has(run.id)
              ? words.word('run.withheld')
              : cut([run.said.tool, run.said.toolVersion].filter(Boolean).join(' ') || '—'),
          ],
        },
        ...model.map((name) => ({ runs: [cut(name)], style: SIDE })),
      ],
    },
    seeds.length === 0
      ? words.word(paper.withheldRuns.has(run.id) ? 'run.withheld' : 'run.notStated')
      : {
          paragraphs: seeds.flatMap(({ value, part }) => [
            {
              runs: [
                { text: value, family: 'mono' as const, scale: 0.9, together: value.length <= 20 },
              ],
            },
            { runs: [words.text(`run.part.${part}`)], style: SIDE },
          ]),
        },
    inputs.length === 0 ? '—' : exhibitList(paper, [...new Set(inputs)]),
    run.ended || run.outputs.length > 0 ? String(run.outputs.length) : '—',
    fateCell(setting, run),
    { paragraphs: reasons(paper, run, fates.of) },
  ];
}

/** A long text in a narrow cell, in part; it stands whole with its run or choice. */
function cut(text: string, most = 90): string {
  return text.length > most ? `${text.slice(0, most).toWellFormed()}…` : text;
}

function asRun(run: ReturnType<typeof runLink>) {
  return typeof run === 'string' || !('text' in run) ? { text: '' } : run;
}

/** How many outputs were chosen, not chosen, or looked at by no choice. */
export function fateCell({ paper, fates }: RunSetting, run: RunState): Cell {
  const { words } = paper;
  if (!run.ended && run.outputs.length === 0) return words.word('run.noEnd');
  if (run.outputs.length === 0) return words.word(`run.outcome.${run.ended?.outcome ?? 'unknown'}`);
  const fated = run.outputs.map(({ exhibit }) => fates.of(exhibit)?.verdict ?? 'open');
  return {
    paragraphs: [...VERDICTS, 'open' as const].flatMap((verdict) => {
      const count = fated.filter((one) => one === verdict).length;
      return count === 0 ? [] : [{ runs: [`${words.text(`run.verdict.${verdict}`)} ${count}`] }];
    }),
  };
}

/** Reasons of the choices that looked at outputs of a run, each with its time of record. */
export function reasons(
  { words }: Paper,
  run: RunState,
  fateOf: (exhibit: string) => Fate | undefined,
): CellParagraph[] {
  const choices = new Map<number, Fate>();
  for (const { exhibit } of run.outputs) {
    const fate = fateOf(exhibit);
    if (fate) choices.set(fate.number, fate);
  }
  if (choices.size === 0) return [{ runs: ['—'] }];
  return [...choices.values()].flatMap(({ number, selection }) => {
    const { beijing, utc } = bothZones(selection.recorded.at);
    return [
      { runs: [cut(selection.reason, 300) || words.word('run.noReason')] },
      { runs: [words.text('run.choiceAt', { number })], style: SIDE },
      { runs: [`${beijing} +08`], style: SIDE },
      { runs: [utc], style: SIDE },
    ];
  });
}
