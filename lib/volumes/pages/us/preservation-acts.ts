import { ROW, SIDE } from '@/lib/dossier/pages/prompt/setting';
import { exhibitRuns, personText } from '@/lib/dossier/pages/runs/setting';
import type { Cell, CellParagraph } from '@/lib/dossier/pdf/flow/table-strips';
import {
  keptSince,
  type PreservationGroup,
  type PreservationLine,
} from '@/lib/elements/preservation';
import { makingOf } from '../making';
import type { VolumePaper } from '../volume-paper';
import { intro, remark, textLines, titled, zoneLines } from './part';

type LineOf<G extends PreservationGroup> = Extract<PreservationLine, { group: G }>;

/** Lines of one group, in order of record. */
function linesOf<const G extends PreservationGroup>(
  { material }: VolumePaper,
  group: G,
): LineOf<G>[] {
  return material.preservation.filter((line): line is LineOf<G> => line.group === group);
}

/** Each day of dispute that was set, moved or taken back, with the reason. */
export function composeDisputeDays(paper: VolumePaper): void {
  const { doc, own } = paper;
  const lines = linesOf(paper, 'dispute');
  titled(paper, 'hold.days');
  if (lines.length === 0) {
    remark(paper, 'hold.noDays');
    return;
  }
  doc.table({
    columns: [
      { header: own.cell('hold.dispute'), width: { share: 24 } },
      { header: own.cell('hold.reason'), width: { share: 46 } },
      { header: own.cell('hold.entered'), width: { share: 30 } },
    ],
    rows: lines.map((line): Cell[] => [
      line.date ?? own.word('hold.takenBack'),
      reasonCell(paper, line),
      { paragraphs: entered(paper, line) },
    ]),
    style: ROW,
    padding: 3.6,
  });
}

/** Who acknowledged a hold on the worksheet for it, and whether the blank on receipt is filled in. */
export function composeAcknowledgements(paper: VolumePaper): void {
  const { doc, own } = paper;
  const lines = linesOf(paper, 'acknowledgement');
  titled(paper, 'hold.acknowledgements');
  if (lines.length === 0) {
    remark(paper, 'hold.noAcknowledgements');
    return;
  }
  doc.table({
    columns: [
      { header: own.cell('hold.person'), width: { share: 34 } },
      { header: own.cell('hold.receipt'), width: { share: 36 } },
      { header: own.cell('hold.entered'), width: { share: 30 } },
    ],
    rows: lines.map((line): Cell[] => [
      line.contributor === null
        ? own.word('declaration.open')
        : personText(makingOf(paper), line.contributor, line.at),
      {
        paragraphs: [
          { runs: [own.word(line.received ? 'hold.receiptFilled' : 'hold.receiptBlank')] },
          { runs: [own.text('hold.draft', { version: line.version })], style: SIDE },
        ],
      },
      { paragraphs: entered(paper, line) },
    ]),
    style: ROW,
    padding: 3.6,
  });
}

/** Texts erased under law, and erasures that were asked for and refused because of a hold. */
export function composeDeletions(paper: VolumePaper): void {
  const { doc, own, material } = paper;
  const lines = linesOf(paper, 'deletion');
  titled(paper, 'hold.deletions');
  if (lines.length === 0) {
    remark(paper, 'hold.noDeletions');
    return;
  }
  const placedAt = (id: string) => material.state.holds.get(id)?.placed.index;
  doc.table({
    columns: [
      { header: own.cell('hold.result'), width: { share: 30 } },
      { header: own.cell('hold.reason'), width: { share: 40 } },
      { header: own.cell('hold.entered'), width: { share: 30 } },
    ],
    rows: lines.map((line): Cell[] => [
      {
        paragraphs: [
          { runs: [{ text: own.word(`hold.${line.event}Text`), weight: 600 }] },
          { runs: [own.text('hold.of', { entry: line.of })], style: SIDE },
          ...line.holds.flatMap((id): CellParagraph[] => {
            const entry = placedAt(id);
            return entry === undefined
              ? []
              : [{ runs: [own.text('hold.because', { entry })], style: SIDE }];
          }),
        ],
      },
      reasonCell(paper, line),
      { paragraphs: entered(paper, line) },
    ]),
    style: ROW,
    padding: 3.6,
  });
}

/** What was done with exhibits and exports since there was a duty to keep, act by act. */
export function composeKeepingActs(paper: VolumePaper): void {
  const { doc, own, words, material } = paper;
  const since = keptSince(material.state);
  const lines = since === null ? [] : linesOf(paper, 'custody').filter(({ at }) => at >= since);
  titled(paper, 'hold.custody');
  if (since === null) remark(paper, 'hold.noDuty');
  else if (lines.length === 0) remark(paper, 'hold.noCustody', { day: since.slice(0, 10) });
  if (since === null || lines.length === 0) return;
  intro(paper, 'hold.custodyText', { day: since.slice(0, 10), count: lines.length });
  doc.table({
    columns: [
      { header: own.cell('hold.act'), width: { share: 38 } },
      { header: own.cell('hold.about'), width: { share: 30 } },
      { header: own.cell('hold.entered'), width: { share: 32 } },
    ],
    rows: lines.map((line): Cell[] => [
      words.word(`act.${line.kind}`),
      aboutCell(paper, line),
      { paragraphs: entered(paper, line) },
    ]),
    style: ROW,
    padding: 3.2,
  });
}

function aboutCell(paper: VolumePaper, { exhibit, dossier }: LineOf<'custody'>): Cell {
  const { own, material } = paper;
  if (exhibit !== null) return exhibitRuns(paper, exhibit);
  const one = dossier === null ? undefined : material.state.dossiers.get(dossier);
  return one ? own.word('hold.export', { number: one.number }) : own.word('hold.wholeCase');
}

function reasonCell(paper: VolumePaper, { reason }: { reason: string }): Cell {
  return reason ? { paragraphs: textLines(paper, reason) } : paper.own.word('notStated');
}

/** When it was entered, by whom, under which number. */
function entered(paper: VolumePaper, { entry, at, account }: PreservationLine): CellParagraph[] {
  return [
    ...zoneLines(at),
    { runs: [makingOf(paper).persons.nameOf(account, Date.parse(at))], style: SIDE },
    { runs: [`#${entry}`], style: SIDE },
  ];
}
