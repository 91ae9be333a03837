import { SIDE } from '@/lib/dossier/pages/prompt/setting';
import { clockLines, personText } from '@/lib/dossier/pages/runs/setting';
import type { Cell, CellParagraph } from '@/lib/dossier/pdf/flow/table-strips';
import { chronology, type Happening } from '@/lib/elements/chronology';
import { isAfterDispute } from '@/lib/elements/record';
import { isListed, kindKey, sayListed } from '../acts-of';
import type { VolumePaper } from '../volume-paper';
import { citeOf, citeRuns } from './cites';
import { makingOf } from './making';
import { classLines, isAdverse } from './marks';
import { heads, note, openPart, prose, subheading, TABLE } from './part';
import { detailsOf, foldedExhibits } from './timeline-details';

/**
 * 创作过程时间轴: what was recorded of the making, in the order of record, with both clocks. The day
 * of dispute parts it in two.
 */
export async function composeTimeline(paper: VolumePaper): Promise<void> {
  const { doc, material } = paper;
  const { state } = material;
  openPart(paper, 'timeline');
  prose(paper, 'timeline.text');
  sayListed(paper, 'acts');
  const folded = foldedExhibits(state);
  const listed = chronology(state).filter((one) => isListed(paper, one));
  const all = listed.filter(
    ({ record }) => record.class !== 'E' && (record.kind !== 'exhibit' || !folded.has(record.id)),
  );
  const later = listed.filter(({ record }) => record.class === 'E').length;
  if (folded.size > 0) note(paper, 'timeline.folded', { count: folded.size });
  if (later > 0) note(paper, 'timeline.later', { count: later });
  if (all.length === 0) {
    // Of one person nothing may be on record where the case has much.
    if (paper.composition.actsOf === null) prose(paper, 'timeline.none');
  } else if (state.disputeDate === null) await composeRows(paper, all);
  else {
    const before = all.filter(({ record }) => !isAfterDispute(state, record.at));
    await composeSide(paper, 'before', before);
    await composeSide(paper, 'after', all.slice(before.length));
  }
  doc.closeSection();
}

async function composeSide(
  paper: VolumePaper,
  side: 'before' | 'after',
  rows: readonly Happening[],
): Promise<void> {
  const date = paper.material.state.disputeDate ?? '';
  subheading(paper, 2, `timeline.${side}`, { date });
  if (rows.length === 0) note(paper, 'timeline.noneHere');
  else await composeRows(paper, rows);
}

async function composeRows(paper: VolumePaper, all: readonly Happening[]): Promise<void> {
  const rows: Cell[][] = [];
  for (const one of all) {
    paper.source.signal.throwIfAborted();
    rows.push(await rowOf(paper, one));
  }
  paper.doc.table({
    columns: [
      { header: heads(paper, 'timeline.time'), width: 96 },
      {
        header: heads(paper, 'timeline.act', 'timeline.actor', 'timeline.account'),
        width: { share: 33 },
      },
      { header: heads(paper, 'timeline.tool', 'timeline.input'), width: { share: 33 } },
      { header: heads(paper, 'timeline.output', 'timeline.digest'), width: 138 },
      { header: heads(paper, 'timeline.class'), width: 56 },
    ],
    rows,
    ...TABLE,
  });
}

async function rowOf(paper: VolumePaper, { record, people }: Happening): Promise<Cell[]> {
  const { own } = paper;
  const setting = makingOf(paper);
  const details = await detailsOf(paper, record);
  const names = people.map((id) => personText(setting, id, record.at));
  const known = own.word(`timeline.kinds.${kindKey(paper, record)}`);
  const actor: CellParagraph = {
    runs: [names.length > 0 ? paper.words.list(names) : own.text('timeline.nobody')],
  };
  const by = setting.persons.nameOf(record.account, Date.parse(record.at));
  return [
    { paragraphs: clockLines(paper, record.claimed, record.at) },
    {
      paragraphs: [
        { runs: [{ text: known, weight: 600 }] },
        { runs: citeRuns(paper, citeOf(record)), style: SIDE },
        actor,
        {
          runs: [own.text('timeline.recordedBy', { name: by, entry: record.entry })],
          style: SIDE,
        },
        ...(details.account ? [{ runs: [details.account], style: SIDE }] : []),
      ],
    },
    { paragraphs: details.input },
    { paragraphs: details.output, pictures: details.pictures },
    { paragraphs: classLines(paper, record.class, isAdverse(paper, record)) },
  ];
}
