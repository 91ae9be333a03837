import { SIDE } from '@/lib/dossier/pages/prompt/setting';
import { composeChoices } from '@/lib/dossier/pages/runs/choices';
import { readFactsOf } from '@/lib/dossier/pages/runs/compose-runs';
import { composeLineage } from '@/lib/dossier/pages/runs/lineage';
import { composeCounter, fateCell, reasons, runsInOrder } from '@/lib/dossier/pages/runs/records';
import { composeRun } from '@/lib/dossier/pages/runs/run-block';
import { exhibitList, type RunSetting, runPlace } from '@/lib/dossier/pages/runs/setting';
import { parametersOf } from '@/lib/dossier/pages/runs/values';
import type { Cell, CellParagraph } from '@/lib/dossier/pdf/flow/table-strips';
import { INK } from '@/lib/dossier/pdf/ink';
import type { RunState } from '@/lib/entries/state-runs';
import { assemble } from '@/lib/lineage/assemble';
import { factsOfState } from '@/lib/lineage/state-facts';
import type { VolumePaper } from '../volume-paper';
import { makingOf } from './making';
import { classMark } from './marks';
import { cut, heads, openPart, prose, TABLE } from './part';

/** Values of a run in its row of the table; all of them stand with the run. */
const MOST_VALUES = 8;
const MOST_TEXT = 90;

/** 生成记录表 with every run, then each run whole, the choices, and how one thing came of another. */
export async function composeRuns(paper: VolumePaper): Promise<void> {
  const { doc, material, source } = paper;
  const setting = makingOf(paper);
  openPart(paper, 'runs');
  const runs = runsInOrder(paper, 'run');
  if (runs.length === 0) prose(paper, 'runs.none');
  else {
    prose(paper, 'runs.text');
    composeCounter(paper, runs);
    composeTable(paper, setting, runs);
    for (const run of runs) {
      source.signal.throwIfAborted();
      await composeRun(setting, run);
    }
  }
  doc.closeSection();
  await composeChoices(setting);
  await composeLineage(setting, assemble(factsOfState(material.state, readFactsOf(material))));
}

function composeTable(paper: VolumePaper, setting: RunSetting, runs: readonly RunState[]): void {
  paper.doc.table({
    columns: [
      { header: heads(paper, 'runs.number'), width: 52 },
      { header: heads(paper, 'runs.tool', 'runs.model'), width: { share: 34 } },
      { header: heads(paper, 'runs.parameters', 'runs.seed'), width: 112 },
      { header: heads(paper, 'runs.material'), width: { share: 17 } },
      { header: heads(paper, 'runs.outputs', 'runs.chosen'), width: 60 },
      { header: heads(paper, 'runs.reason'), width: { share: 36 } },
    ],
    rows: runs.map((run) => row(paper, setting, run)),
    rowHeaders: true,
    ...TABLE,
  });
}

function row(paper: VolumePaper, setting: RunSetting, run: RunState): Cell[] {
  const { words } = paper;
  const hidden = paper.withheldRuns.has(run.id);
  const inputs = [...new Set(run.inputs.map(({ exhibit }) => exhibit))];
  return [
    {
      paragraphs: [
        {
          runs: [{ text: String(run.number), weight: 700, link: runPlace(run), colour: INK.link }],
        },
        { runs: [classMark(run.class)], style: SIDE },
      ],
    },
    { paragraphs: hidden ? [{ runs: [words.word('run.withheld')] }] : toolLines(paper, run) },
    { paragraphs: hidden ? [{ runs: [words.word('run.withheld')] }] : valueLines(paper, run) },
    inputs.length === 0 ? paper.own.word('unrecorded') : exhibitList(paper, inputs),
    {
      paragraphs: [
        {
          runs: [
            run.ended || run.outputs.length > 0
              ? String(run.outputs.length)
              : paper.own.word('unrecorded'),
          ],
        },
        ...paragraphsOf(fateCell(setting, run)),
      ],
    },
    { paragraphs: reasons(paper, run, setting.fates.of) },
  ];
}

function toolLines(paper: VolumePaper, run: RunState): CellParagraph[] {
  const { words } = paper;
  const tool = cut([run.said.tool, run.said.toolVersion].filter(Boolean).join(' '), MOST_TEXT);
  const models = [...run.said.models, ...(run.ended?.said.models ?? [])].map(({ name, version }) =>
    [name, version].filter(Boolean).join(' '),
  );
  const named = [...new Set(models)].filter(Boolean);
  return [
    { runs: [tool ? paper.shown(tool) : words.word('run.notStated')] },
    ...(named.length === 0 ? [words.word('run.notStated')] : named).map((name) => ({
      runs: [cut(name, MOST_TEXT)],
      style: SIDE,
    })),
  ];
}

/** Values as they were recorded, the seed last and digit for digit. */
function valueLines(paper: VolumePaper, run: RunState): CellParagraph[] {
  const { own, words } = paper;
  const all = parametersOf(run);
  const isSeed = ({ name }: { name: string }) => /^seed$/i.test(name);
  const [seeds, others] = [all.filter(isSeed), all.filter((one) => !isSeed(one))];
  const mono = (text: string): CellParagraph => ({
    runs: [{ text, family: 'mono', scale: 0.92 }],
    style: SIDE,
  });
  return [
    ...(others.length === 0 ? [{ runs: [words.word('run.notStated')], style: SIDE }] : []),
    ...others.slice(0, MOST_VALUES).map(({ name, value }) => mono(cut(`${name}=${value}`, 60))),
    ...(others.length > MOST_VALUES
      ? [{ runs: [own.word('elements.more', { count: others.length - MOST_VALUES })], style: SIDE }]
      : []),
    ...(seeds.length === 0
      ? [{ runs: [own.word('runs.noSeed')], style: SIDE }]
      : seeds.map(({ value, part }) => ({
          runs: [
            { text: value, family: 'mono' as const, weight: 600 as const, scale: 0.9 },
            ` ${words.text(`run.part.${part}`)}`,
          ],
          style: SIDE,
        }))),
  ];
}

function paragraphsOf(cell: Cell): CellParagraph[] {
  const paragraphs =
    typeof cell === 'string'
      ? [{ runs: [cell] }]
      : 'paragraphs' in cell
        ? cell.paragraphs
        : [{ runs: cell }];
  return paragraphs.map(({ runs }) => ({ runs, style: SIDE }));
}
