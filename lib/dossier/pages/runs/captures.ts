import type { Cell } from '../../pdf/flow/table-strips';
import { bothZones } from '../material';
import { type Paper, timeCell } from '../paper';
import { SIDE } from '../prompt/setting';
import { exhibitRuns, note, type RunSetting, runLink, TABLE } from './setting';

/** From when to when runs were captured, what was missed, and what came in as an import. */
export function composeCaptures({ paper }: RunSetting): void {
  composeSources(paper);
  composeGaps(paper);
  composeImports(paper);
}

function composeSources(paper: Paper): void {
  const { doc, words, material } = paper;
  const sources = [...material.state.sources.values()];
  doc.heading(2, words.label('run.source.title'));
  if (sources.length === 0) {
    note(paper, 'run.source.none');
    return;
  }
  note(paper, 'run.source.text');
  doc.table({
    columns: [
      { header: words.cell('run.source.label'), width: { share: 28 } },
      { header: words.cell('run.source.place'), width: { share: 34 } },
      { header: words.cell('run.source.failure'), width: { share: 24 } },
      { header: words.cell('run.source.opened'), width: 100 },
      { header: words.cell('run.source.closed'), width: 100 },
    ],
    rows: sources.map((one): Cell[] => [
      {
        paragraphs: [
          { runs: [{ text: one.label || one.id, weight: 600 }] },
          { runs: [words.word(`run.source.kind.${one.kind}`)], style: SIDE },
          { runs: [words.word(`run.source.tool.${one.tool}`)], style: SIDE },
        ],
      },
      {
        paragraphs: [
          { runs: [one.place || '—'] },
          ...(one.software ? [{ runs: [one.software], style: SIDE }] : []),
        ],
      },
      words.word(`run.source.on.${one.onFailure}`),
      withEntry(timeCell(one.opened.at), one.opened.index),
      one.closed
        ? withEntry(timeCell(one.closed.at), one.closed.index)
        : words.word('run.source.stillOpen'),
    ]),
    rowHeaders: true,
    ...TABLE,
  });
}

function withEntry(cell: Cell, entry: number): Cell {
  const paragraphs = typeof cell === 'object' && 'paragraphs' in cell ? cell.paragraphs : [];
  return { paragraphs: [...paragraphs, { runs: [`#${entry}`], style: SIDE }] };
}

/** Every gap, none left out. */
function composeGaps(paper: Paper): void {
  const { doc, words, material } = paper;
  const gaps = [...material.state.gaps.values()].sort(
    (a, b) => a.recorded.index - b.recorded.index,
  );
  if (material.state.sources.size === 0) return;
  doc.heading(2, words.label('run.gap.title'));
  if (gaps.length === 0) {
    note(paper, 'run.gap.none');
    return;
  }
  note(paper, 'run.gap.text', { count: gaps.length });
  doc.table({
    columns: [
      { header: words.cell('run.gap.source'), width: { share: 26 } },
      { header: words.cell('run.gap.cause'), width: { share: 30 } },
      { header: words.cell('run.gap.count'), width: 44, align: 'end' },
      { header: words.cell('run.gap.from'), width: 100 },
      { header: words.cell('run.gap.to'), width: 100 },
    ],
    rows: gaps.map((one): Cell[] => {
      const source = material.state.sources.get(one.source);
      const run = one.run === null ? undefined : material.state.runs.get(one.run);
      return [
        {
          paragraphs: [
            { runs: [source?.label || one.source] },
            ...(run ? [{ runs: [runLink(paper, run)], style: SIDE }] : []),
            { runs: [`#${one.recorded.index}`], style: SIDE },
          ],
        },
        {
          paragraphs: [
            { runs: [words.word(`run.gap.causes.${one.cause}`)] },
            ...(one.reason ? [{ runs: [one.reason], style: SIDE }] : []),
          ],
        },
        String(one.count),
        timeCell(one.from),
        timeCell(one.to),
      ];
    }),
    ...TABLE,
  });
}

function composeImports(paper: Paper): void {
  const { doc, words, material } = paper;
  const imports = [...material.state.imports.values()].sort(
    (a, b) => a.recorded.index - b.recorded.index,
  );
  if (imports.length === 0) return;
  doc.heading(2, words.label('run.import.title'));
  note(paper, 'run.import.text');
  const column = (key: string) => ({
    header: words.cell(`run.import.${key}`),
    width: 52,
    align: 'end' as const,
  });
  doc.table({
    columns: [
      { header: words.cell('run.import.label'), width: { share: 1 } },
      column('files'),
      column('admitted'),
      column('known'),
      column('refused'),
      { header: words.cell('run.import.time'), width: { share: 1 } },
    ],
    rows: imports.map((one): Cell[] => [
      {
        paragraphs: [
          { runs: [one.label || one.id] },
          ...(one.archive
            ? [
                {
                  runs: [
                    `${words.text('run.import.archive')} `,
                    ...exhibitRuns(paper, one.archive),
                  ],
                  style: SIDE,
                },
              ]
            : []),
          ...(one.cancelled ? [{ runs: [words.word('run.import.cancelled')], style: SIDE }] : []),
          { runs: [`#${one.recorded.index}`], style: SIDE },
        ],
      },
      String(one.files),
      String(one.admitted),
      String(one.known),
      String(one.refused),
      importTime(one.recorded.at),
    ]),
    ...TABLE,
  });
}

function importTime(iso: string): Cell {
  const { beijing, utc } = bothZones(iso);
  return { paragraphs: [{ runs: [`${beijing} +08`] }, { runs: [utc], style: SIDE }] };
}
