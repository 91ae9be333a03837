import type { RunState } from '@/lib/entries/state-runs';
import type { Cell } from '../../pdf/flow/table-strips';
import { masked } from '../material';
import { prose } from '../paper';
import { SIDE } from '../prompt/setting';
import { agreement, type Deviation, deviations, imitated } from './deviations';
import { composeRun } from './run-block';
import {
  exhibitList,
  exhibitRuns,
  lineParagraphs,
  note,
  personText,
  type RunSetting,
  runLink,
  TABLE,
} from './setting';

/** Characters of a value in the table of deviations; it stands whole with its run. */
const MOST = 400;

/**
 * Recreations in a part of their own, on pages that say so at their head. They are no part of the
 * record of making and follow everything that is.
 */
export async function composeRecreations(
  setting: RunSetting,
  recreations: readonly RunState[],
): Promise<void> {
  if (recreations.length === 0) return;
  const { doc, words } = setting.paper;
  doc.newPage('apart');
  doc.openSection();
  doc.heading(1, words.label('run.recreation.title'), { destination: 'recreations' });
  prose(setting.paper, 'run.recreation.text');
  for (const run of recreations) {
    await composeRun(setting, run);
    composeDeviations(setting, run);
  }
  doc.closeSection();
}

function composeDeviations(setting: RunSetting, run: RunState): void {
  const { paper } = setting;
  const { doc, words, material } = paper;
  const original = imitated(material.state, run);
  const sight = run.recreates?.sight ?? 'unknown';
  doc.heading(3, words.label('run.recreation.deviations'));
  const target: Cell = [
    ...(original ? [runLink(paper, original)] : []),
    ...(run.recreates?.exhibit
      ? [...(original ? ['  '] : []), ...exhibitRuns(paper, run.recreates.exhibit)]
      : []),
  ];
  doc.keyValues([
    {
      name: words.label('run.recreation.imitates'),
      value: target.length > 0 ? target : words.word('run.unknown'),
    },
    {
      name: words.label('run.recreation.sight'),
      value: [{ text: words.word(`run.sight.${sight}`), weight: 700 }],
    },
  ]);
  if (!original) {
    note(paper, 'run.recreation.noRun');
    return;
  }
  if (paper.withheldRuns.has(original.id) || paper.withheldRuns.has(run.id)) {
    note(paper, 'run.wordsWithheld');
    return;
  }
  doc.table({
    columns: [
      { header: words.cell('run.deviation.what'), width: { share: 24 } },
      { header: words.cell('run.deviation.original'), width: { share: 34 } },
      { header: words.cell('run.deviation.recreation'), width: { share: 34 } },
      { header: words.cell('run.deviation.result'), width: 82 },
    ],
    rows: deviations(material.state, original, run).map((one) => row(setting, one, run)),
    rowHeaders: true,
    ...TABLE,
  });
}

function row(setting: RunSetting, one: Deviation, run: RunState): Cell[] {
  const { words } = setting.paper;
  const result = agreement(one);
  const signs = { same: '＝', different: '≠', unknown: '?' };
  return [
    {
      paragraphs: [
        { runs: [words.word(`run.deviation.of.${one.of}`)] },
        ...(one.name
          ? [{ runs: [{ text: one.name, family: 'mono' as const, scale: 0.94 }], style: SIDE }]
          : []),
      ],
    },
    valueCell(setting, one, one.original, run),
    valueCell(setting, one, one.recreation, run),
    [
      {
        text: `${signs[result]} ${words.word(`run.deviation.${result}`)}`,
        weight: result === 'different' ? 700 : 400,
      },
    ],
  ];
}

function valueCell(
  setting: RunSetting,
  { of }: Deviation,
  value: string | null,
  run: RunState,
): Cell {
  const { paper } = setting;
  if (value === null) return paper.words.word('run.notStated');
  if (of === 'operator' || of === 'instructor') return personText(setting, value, run.requested.at);
  if (of === 'input') return exhibitList(paper, [value]);
  if (of === 'revision') return revisionText(setting, value);
  // Compared as it is, shown as everywhere on paper.
  if (of === 'account') return masked(value);
  const cut = value.length > MOST ? `${value.slice(0, MOST).toWellFormed()}…` : value;
  return { paragraphs: lineParagraphs(cut) };
}

function revisionText({ paper }: RunSetting, value: string): string {
  const [id = '', revision = ''] = value.split('/');
  const { words, material } = paper;
  const prompt = material.state.prompts.get(id);
  if (!prompt) return value;
  return `${words.text('prompt.heading', { number: prompt.number })} ${words.text('prompt.revision', { revision })}`;
}
