import type { WorkEventState } from '@/lib/entries/state-runs';
import type { Cell, CellParagraph } from '../../pdf/flow/table-strips';
import { SIDE } from '../prompt/setting';
import {
  clockCell,
  exhibitRuns,
  lineParagraphs,
  note,
  personText,
  type RunSetting,
  TABLE,
} from './setting';

/** Completion and publication of works, in the order of record; a later statement replaces none. */
export function composeWorkEvents(setting: RunSetting): void {
  const { paper } = setting;
  const { doc, words, material } = paper;
  const events = [...material.state.workEvents.values()].sort(
    (a, b) => a.recorded.index - b.recorded.index,
  );
  doc.heading(2, words.label('run.work.title'));
  if (events.length === 0) {
    note(paper, 'run.work.none');
    return;
  }
  doc.table({
    columns: [
      { header: words.cell('run.work.event'), width: { share: 26 } },
      { header: words.cell('run.work.file'), width: { share: 20 } },
      { header: words.cell('run.work.place'), width: { share: 34 } },
      { header: words.cell('run.work.by'), width: { share: 20 } },
      { header: words.cell('run.later.time'), width: 96 },
    ],
    rows: events.map((one): Cell[] => [
      {
        paragraphs: [
          { runs: [{ text: words.word(`run.work.${one.kind}`), weight: 600 }] },
          { runs: [material.state.works.get(one.work)?.title ?? one.work], style: SIDE },
          { runs: [`#${one.recorded.index}`], style: SIDE },
        ],
      },
      filesCell(setting, one),
      placeCell(setting, one),
      personText(setting, one.by, one.recorded.at),
      clockCell(paper, one.happenedAt, one.recorded.at),
    ]),
    ...TABLE,
  });
}

function filesCell({ paper }: RunSetting, { exhibit, capture }: WorkEventState): Cell {
  const lines: CellParagraph[] = [
    ...(exhibit ? [{ runs: exhibitRuns(paper, exhibit) }] : []),
    ...(capture
      ? [{ runs: [`${paper.words.text('run.work.capture')} `, ...exhibitRuns(paper, capture)] }]
      : []),
  ];
  return lines.length === 0 ? '—' : { paragraphs: lines };
}

function placeCell({ paper }: RunSetting, one: WorkEventState): Cell {
  const { words } = paper;
  const lines: CellParagraph[] = [
    ...(one.place ? lineParagraphs(one.place) : []),
    ...(one.audience
      ? [{ runs: [words.text('run.work.audience', { audience: one.audience })], style: SIDE }]
      : []),
    ...(one.kind === 'published'
      ? [
          {
            runs: [
              words.word(
                `run.work.prompt.${one.promptShown === null ? 'unknown' : one.promptShown ? 'shown' : 'hidden'}`,
              ),
            ],
            style: SIDE,
          },
        ]
      : []),
    ...(one.note ? lineParagraphs(one.note, SIDE) : []),
  ];
  return lines.length === 0 ? '—' : { paragraphs: lines };
}
