import type { RunState } from '@/lib/entries/state-runs';
import type { Cell } from '../../pdf/flow/table-strips';
import { digestRuns } from '../../pdf/text/digest-runs';
import { SIDE } from '../prompt/setting';
import { exhibitRuns, note, type RunSetting, TABLE, titleOf } from './setting';
import { fateCell, SHEET } from './sheet';

/** Files of a run: what went in, what came out in the order of the tool, and what records it. */
export async function composeRunFiles(setting: RunSetting, run: RunState): Promise<void> {
  composeInputs(setting, run);
  await composeOutputs(setting, run);
  composeRunRecords(setting, run);
}

function composeInputs(setting: RunSetting, { inputs }: RunState): void {
  if (inputs.length === 0) return;
  const { paper } = setting;
  const { doc, words, material, withheld } = paper;
  doc.heading(3, words.label('run.inputTitle'));
  doc.table({
    columns: [
      { header: words.cell('run.input.role'), width: 84 },
      { header: words.cell('run.input.file'), width: { share: 34 } },
      { header: words.cell('run.input.supplier'), width: { share: 24 } },
      { header: words.cell('run.input.licence'), width: { share: 30 } },
    ],
    rows: inputs.map(({ exhibit, role }): Cell[] => {
      const one = material.state.exhibits.get(exhibit);
      const hidden = withheld.has(exhibit);
      const supplier = one?.supplier ? material.state.contributors.get(one.supplier)?.name : null;
      const stated = (value: string | null | undefined) =>
        hidden ? words.text('run.withheld') : value || words.word('run.notStated');
      return [
        words.word(`run.inputRole.${role}`),
        {
          paragraphs: [
            { runs: exhibitRuns(paper, exhibit) },
            ...(hidden ? [] : [{ runs: [titleOf(paper, exhibit)], style: SIDE }]),
          ],
        },
        stated(supplier),
        stated(one?.licence),
      ];
    }),
    ...TABLE,
  });
}

async function composeOutputs(setting: RunSetting, run: RunState): Promise<void> {
  const { paper, pictures, fates } = setting;
  const { doc, words } = paper;
  doc.heading(3, words.label('run.outputTitle', { count: run.outputs.length }));
  if (run.outputs.length === 0) {
    note(paper, run.ended ? 'run.noOutputs' : 'run.noOutputsYet');
    return;
  }
  const thumbs = await pictures.of(
    run.outputs.map(({ exhibit }) => exhibit),
    'small',
  );
  doc.pictures({
    ...SHEET,
    cells: run.outputs.map(({ exhibit, position }) => {
      const fate = fates.of(exhibit);
      return fateCell(paper, exhibit, thumbs.get(exhibit), fate?.verdict ?? 'open', [
        {
          runs: [
            words.text('run.outputAt', { position: position + 1 }),
            ...(fate ? [`  ${words.text('run.inChoice', { number: fate.number })}`] : []),
          ],
        },
      ]);
    }),
  });
}

/** Request, answer and logs as files, with their digests. */
function composeRunRecords(setting: RunSetting, run: RunState): void {
  const { paper } = setting;
  const { doc, words, material } = paper;
  const records = [...run.records, ...(run.ended?.records ?? [])];
  if (records.length === 0) return;
  doc.heading(3, words.label('run.recordTitle'));
  doc.table({
    columns: [
      { header: words.cell('run.record.role'), width: 104 },
      { header: words.cell('run.record.file'), width: 70 },
      { header: ['SHA-256'], width: { share: 1 } },
    ],
    rows: records.map(({ exhibit, role }): Cell[] => [
      words.word(`run.recordRole.${role}`),
      exhibitRuns(paper, exhibit),
      digestRuns(material.state.exhibits.get(exhibit)?.versions.at(-1)?.sha256 ?? ''),
    ]),
    ...TABLE,
    style: { ...TABLE.style, size: 7.6, leading: 11.6 },
  });
}
