import { ROW, SIDE } from '@/lib/dossier/pages/prompt/setting';
import { exhibitRuns } from '@/lib/dossier/pages/runs/setting';
import type { Cell, CellParagraph } from '@/lib/dossier/pdf/flow/table-strips';
import { acknowledged } from '@/lib/elements/preservation';
import type { VolumePaper } from '../volume-paper';
import { composeDeclarations } from './declarations';
import { lawNote } from './law-note';
import { fact, inPart, remark, textLines, titled, zoneLines } from './part';
import {
  composeAcknowledgements,
  composeDeletions,
  composeDisputeDays,
  composeKeepingActs,
} from './preservation-acts';

/**
 * The preservation log: the day of dispute, notices, duties to keep with who was told and who acknowledged,
 * what was erased or refused to be, and what was done with exhibits since. The screen has the same lines.
 */
export async function composeHoldLog(paper: VolumePaper): Promise<void> {
  await inPart(paper, 'hold_log', () => {
    lawNote(paper, ['E27']);
    const { doc, words, material } = paper;
    doc.keyValues(
      [
        fact(paper, 'hold.dispute', material.state.disputeDate ?? words.word('cover.noDispute')),
        fact(paper, 'hold.erased', String(material.state.erased.size)),
      ],
      { nameWidth: 190 },
    );
    composeDisputeDays(paper);
    composeNotices(paper);
    composeHolds(paper);
    composeAcknowledgements(paper);
    composeDeletions(paper);
    composeKeepingActs(paper);
    composeDeclarations(paper, ['hold_notice']);
  });
}

/** A time stated and the time of record, each under its name. */
function times(
  { own }: VolumePaper,
  stated: string,
  recorded: { at: string; index: number },
): CellParagraph[] {
  return [
    { runs: [own.text('hold.stated')], style: SIDE },
    ...zoneLines(stated),
    { runs: [own.text('hold.recorded', { entry: recorded.index })], style: SIDE },
    ...zoneLines(recorded.at),
  ];
}

function composeNotices(paper: VolumePaper): void {
  const { doc, own, material } = paper;
  const notices = [...material.state.notices.values()].sort(
    (a, b) => a.recorded.index - b.recorded.index,
  );
  titled(paper, 'hold.notices');
  if (notices.length === 0) {
    remark(paper, 'hold.noNotices');
    return;
  }
  doc.table({
    columns: [
      { header: own.cell('hold.notice'), width: { share: 24 } },
      { header: own.cell('hold.parties'), width: { share: 26 } },
      { header: own.cell('hold.when'), width: 112 },
      { header: own.cell('hold.note'), width: { share: 30 } },
    ],
    rows: notices.map((one): Cell[] => [
      {
        paragraphs: [
          { runs: [{ text: own.word(`hold.kinds.${one.kind}`), weight: 600 }] },
          { runs: [own.word(`hold.direction.${one.direction}`)], style: SIDE },
        ],
      },
      {
        paragraphs: [
          ...textLines(paper, one.from || '—'),
          { runs: ['→'] },
          ...textLines(paper, one.to || '—'),
        ],
      },
      { paragraphs: times(paper, one.happenedAt, one.recorded) },
      {
        paragraphs: [
          ...(one.exhibit ? [{ runs: exhibitRuns(paper, one.exhibit) }] : []),
          ...textLines(paper, one.note || '—'),
        ],
      },
    ]),
    style: ROW,
    padding: 3.6,
  });
}

function composeHolds(paper: VolumePaper): void {
  const { doc, own, material } = paper;
  const holds = [...material.state.holds.values()].sort((a, b) => a.placed.index - b.placed.index);
  titled(paper, 'hold.title');
  if (holds.length === 0) {
    remark(paper, 'hold.none');
    return;
  }
  doc.table({
    columns: [
      { header: own.cell('hold.scope'), width: { share: 34 } },
      { header: own.cell('hold.people'), width: { share: 24 } },
      { header: own.cell('hold.when'), width: 112 },
      { header: own.cell('hold.released'), width: { share: 28 } },
    ],
    rows: holds.map((one): Cell[] => [
      {
        paragraphs: [
          ...textLines(paper, one.scope),
          ...(one.reason ? textLines(paper, one.reason, SIDE) : []),
        ],
      },
      one.people.length === 0
        ? own.word('hold.nobody')
        : {
            paragraphs: one.people.flatMap((id): CellParagraph[] => {
              const said = acknowledged(material.state, one, id);
              return [
                { runs: [material.state.contributors.get(id)?.name || id] },
                {
                  runs: [
                    said
                      ? own.text('hold.acknowledged', { entry: said.index })
                      : own.text('hold.notAcknowledged'),
                  ],
                  style: SIDE,
                },
              ];
            }),
          },
      { paragraphs: times(paper, one.startsAt, one.placed) },
      one.released === null
        ? own.word('hold.stands')
        : {
            paragraphs: [
              {
                runs: [own.text('hold.recorded', { entry: one.released.mark.index })],
                style: SIDE,
              },
              ...zoneLines(one.released.mark.at),
              ...textLines(paper, one.released.reason, SIDE),
            ],
          },
    ]),
    style: ROW,
    padding: 3.6,
  });
}
