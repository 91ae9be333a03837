import { MONO, originOf } from '@/lib/dossier/pages/cover';
import { bothZones } from '@/lib/dossier/pages/material';
import { linkTo } from '@/lib/dossier/pages/paper';
import { INK, TYPE } from '@/lib/dossier/pdf/ink';
import { digestRuns } from '@/lib/dossier/pdf/text/digest-runs';
import type { Run } from '@/lib/dossier/pdf/text/style';
import { toHex } from '@/lib/kernel/digest';
import { laws } from '@/lib/review/queries/case-state';
import { APART_PARTS, US_PARTS, type UsPart } from '../../model';
import { actsFact } from '../acts-of';
import { makingOf } from '../making';
import { titleRuns, type VolumePaper } from '../volume-paper';
import { blank, fact, partPlace, say } from './part';

const COURT = { ...TYPE.h2, size: 12.5, leading: 19 } as const;
const TITLE = { ...TYPE.title, size: 20, leading: 28 } as const;
const SUBTITLE = { ...TYPE.h2, weight: 400, size: 11.5, leading: 17, colour: INK.muted } as const;

/** More are in the table of runs: the cover is one page. */
const TOOLS_NAMED = 3;

/** Cover and caption: before whom, what it is about, how far it reaches; then the parts by page. */
export async function composeCover(paper: VolumePaper): Promise<void> {
  const { doc, own, words, composition } = paper;
  doc.newPage('cover');
  doc.openSection({ destination: partPlace('cover') });
  await corner(paper);
  doc.paragraph(
    [
      { text: 'CHIROGRAPH', weight: 700, colour: INK.navy },
      '  ',
      { text: words.text('brand'), colour: INK.muted },
    ],
    { style: TYPE.small, after: 12 },
  );
  doc.accent();
  for (const runs of before(paper)) doc.paragraph(runs, { style: COURT, before: 2, after: 4 });
  doc.heading(1, titleRuns(paper.shown(composition.title)), {
    style: TITLE,
    destination: partPlace('cover'),
    bookmark: own.text('part.cover'),
  });
  const works = [...paper.material.state.works.values()].map(({ title }) => title).join(' · ');
  if (works) doc.paragraph([paper.shown(works)], { style: SUBTITLE, before: 0 });
  doc.keyValues(facts(paper), { padding: 2.6, nameWidth: 128 });
  doc.panel('summary', (panel) => {
    const line = (key: string, ...runs: Run[]) =>
      panel.paragraph([{ text: words.text(`integrity.${key}`), weight: 700 }, '  ', ...runs], {
        before: 2,
        after: 2,
      });
    panel.heading(2, words.label('integrity.title'), { bookmark: false });
    line('root', ...digestRuns(toHex(paper.checkpoint.root), MONO));
    const { size } = paper.order;
    line('size', words.word('integrity.sizeText', { size, last: size - 1 }));
    line('origin', { text: originOf(paper), family: 'mono', scale: MONO });
    for (const one of paper.fingerprints) line('key', ...digestRuns(one, MONO));
    line('time', words.word('integrity.timeText'));
  });
  for (const { runs } of words.prose('disclaimer'))
    doc.paragraph(runs, { style: TYPE.small, before: 2, after: 2 });
  doc.closeSection();
  contents(paper);
}

/** The court or the office that it goes to; a line to fill in where counsel has named none. */
function before(paper: VolumePaper): Run[][] {
  const { own, composition } = paper;
  const { court, role } = composition.cover;
  if (court !== '') return [[paper.shown(court)]];
  if (role === 'applicant') return own.prose('cover.office').map(({ runs }) => [...runs]);
  return [[`${own.text('cover.court')} `, blank(paper)]];
}

function facts(paper: VolumePaper) {
  const { own, words, composition, material, order } = paper;
  const { state } = material;
  const { cover } = composition;
  const stated = (text: string) => (text === '' ? [blank(paper)] : [paper.shown(text)]);
  const tools = [
    ...new Set(
      [...state.runs.values()]
        .filter(({ id, series }) => series === 'run' && !paper.withheldRuns.has(id))
        .map(({ said }) => said.tool)
        .filter(Boolean),
    ),
  ];
  const first = state.opened?.at ?? state.lastAt;
  const parties = [
    ...(cover.submitter === '' ? [blank(paper)] : [paper.shown(cover.submitter)]),
    ...(cover.role === 'none' ? [] : [`  (${own.word(`role.${cover.role}`)})`]),
  ];
  return [
    fact(paper, 'cover.caseNumber', stated(cover.caseNumber)),
    fact(paper, 'cover.cause', stated(cover.cause)),
    fact(paper, 'cover.submitter', parties),
    fact(paper, 'cover.date', stated(cover.date)),
    fact(paper, 'cover.copies', stated(cover.copies === null ? '' : String(cover.copies))),
    fact(paper, 'cover.recipient', [paper.shown(composition.recipient)]),
    fact(paper, 'cover.purpose', [paper.shown(composition.purpose)]),
    fact(paper, 'cover.record', paper.number),
    fact(paper, 'cover.kind', words.word(`kind.${state.kind}`)),
    fact(
      paper,
      'cover.tools',
      tools.length === 0
        ? own.word('cover.noTool')
        : [
            paper.shown(tools.slice(0, TOOLS_NAMED).join(' · ')),
            ...(tools.length > TOOLS_NAMED
              ? [`  ${own.word('cover.moreTools', { count: tools.length - TOOLS_NAMED })}`]
              : []),
          ],
    ),
    fact(paper, 'cover.recorded', `${bothZones(first).utc} → ${bothZones(state.lastAt).utc}`),
    fact(paper, 'cover.dispute', state.disputeDate ?? words.word('cover.noDispute')),
    fact(
      paper,
      'cover.exhibits',
      own.word('cover.exhibitsText', {
        all: paper.exhibits.length,
        withheld: paper.exhibits.filter(({ fate }) => fate === 'withheld').length,
        redacted: paper.exhibits.filter(({ fate }) => fate === 'redacted').length,
        last: order.size - 1,
      }),
    ),
    ...actsFact(paper),
    fact(
      paper,
      'cover.personal',
      own.word(
        paper.isAnnex ? 'cover.annex' : composition.mask ? 'cover.masked' : 'cover.unmasked',
      ),
    ),
    fact(paper, 'cover.laws', own.word('cover.lawsText', { date: laws().asOf })),
  ];
}

/** The parts of this volume with their pages, on the page after the cover. */
function contents(paper: VolumePaper): void {
  const { doc, own, words, composition } = paper;
  const parts = composition.parts.filter((one): one is UsPart =>
    US_PARTS.some((part) => part === one),
  );
  doc.openSection({ newPage: true });
  doc.heading(1, own.label('contents.title'), { destination: 'us-contents' });
  say(paper, 'contents.text');
  doc.table({
    columns: [
      { header: own.cell('contents.number'), width: 40, align: 'end' },
      { header: own.cell('contents.part'), width: { share: 1 } },
      { header: own.cell('contents.page'), width: 130, align: 'end' },
    ],
    rows: parts.map((part, i) => [
      String(i + 1),
      // What is bound apart is no place of this file.
      APART_PARTS.has(part)
        ? own.word(`part.${part}`)
        : [linkTo(partPlace(part), own.word(`part.${part}`))],
      [
        {
          pages: (at) => String(at.first(partPlace(part)) ?? words.text('volume.unprinted.apart')),
          room: APART_PARTS.has(part) ? words.text('volume.unprinted.apart') : '0000',
        },
      ],
    ]),
  });
  doc.closeSection();
}

/** The finished work small in the corner, or nothing: a picture that a file of the case shows. */
async function corner(paper: VolumePaper): Promise<void> {
  const { doc, material, withheld } = paper;
  const finished = [...material.state.workEvents.values()]
    .sort((a, b) => a.recorded.index - b.recorded.index)
    .findLast(
      ({ kind, exhibit }) => kind === 'finished' && exhibit !== null && !withheld.has(exhibit),
    );
  const shown = paper.exhibits.find(
    ({ state, fate }) => state.id === finished?.exhibit && fate === null,
  );
  if (!shown) return;
  const thumbs = await makingOf(paper).pictures.of([shown.state.id], 'large');
  const thumb = thumbs.get(shown.state.id);
  if (!thumb?.picture) return;
  const labelled = material.records.get(shown.state.id)?.marked ?? false;
  doc.cornerFigure({
    picture: thumb.picture,
    labelled,
    alt: paper.shown(shown.state.title),
    maxWidth: 100,
    maxHeight: 66,
  });
}
