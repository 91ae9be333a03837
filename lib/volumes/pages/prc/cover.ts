import { composeIntegrityPanel } from '@/lib/dossier/pages/cover';
import { bothZones } from '@/lib/dossier/pages/material';
import { linkTo } from '@/lib/dossier/pages/paper';
import type { Cell } from '@/lib/dossier/pdf/flow/table-strips';
import { INK, TYPE } from '@/lib/dossier/pdf/ink';
import { PRC_PARTS, type PrcPart } from '../../model';
import { actsFact } from '../acts-of';
import { titleRuns, type VolumePaper } from '../volume-paper';
import { makingOf } from './making';
import { BLANK, PLACES, partKey, TABLE } from './part';

/** A long title is set smaller, so that the cover stays one page. */
const LONG_TITLE = { ...TYPE.title, size: 18.5, leading: 26 } as const;

/** First page: what is submitted to whom, by whom, and what it rests on; then the parts with pages. */
export async function composeCover(paper: VolumePaper): Promise<void> {
  const { doc, words, own, composition } = paper;
  const { picture, labelled } = await coverPicture(paper);
  doc.newPage('cover');
  doc.openSection();
  if (picture) {
    const alt = words.text('figure.alt', { title: paper.material.state.title });
    doc.cornerFigure({ picture, labelled, alt, maxWidth: 104, maxHeight: 70 });
  }
  doc.paragraph(
    [
      { text: 'CHIROGRAPH', weight: 700, colour: INK.navy },
      '  ',
      { text: words.text('brand'), colour: INK.muted },
    ],
    { style: TYPE.small, after: 30 },
  );
  doc.accent();
  const { title } = composition;
  doc.heading(1, titleRuns(title), {
    style: [...title].length > 16 ? LONG_TITLE : TYPE.title,
    destination: PLACES.cover,
    bookmark: own.text('part.cover'),
  });
  doc.keyValues(facts(paper), {
    padding: 3.6,
    nameWidth: 128,
    header: [words.label('cover.item'), words.label('cover.content')],
  });
  composeIntegrityPanel(paper);
  for (const { runs } of words.prose('disclaimer')) doc.paragraph(runs, { style: TYPE.small });
  doc.closeSection();
  composeContents(paper);
}

function facts(paper: VolumePaper) {
  const { own, words, composition, material, exhibits } = paper;
  const { state } = material;
  const { cover } = composition;
  const entry = (key: string, value: Cell) => ({ name: own.label(`cover.${key}`), value });
  const given = (value: string): Cell =>
    value ? paper.shown(value) : [{ text: BLANK, colour: INK.muted }];
  const role = own.word(`cover.roles.${cover.role}`);
  const works = [...state.works.values()].map((one) => one.title).join(' · ');
  const kept = exhibits.filter(({ fate }) => fate !== 'withheld').length;
  const first = state.opened?.at ?? state.lastAt;
  return [
    entry('case', state.title),
    entry('number', given(cover.caseNumber)),
    entry('court', given(cover.court)),
    entry('cause', given(cover.cause)),
    entry('submitter', cover.submitter ? `${cover.submitter} (${role})` : given('')),
    entry('date', given(cover.date)),
    entry('copies', given(cover.copies === null ? '' : String(cover.copies))),
    entry('works', works || '—'),
    entry('file', `${paper.number} · ${words.text('cover.dossier')} ${paper.order.number}`),
    entry('exhibits', own.word('cover.exhibitsText', { kept, withheld: exhibits.length - kept })),
    ...actsFact(paper),
    entry('recorded', `${bothZones(first).beijing} → ${bothZones(state.lastAt).beijing} UTC+8`),
  ];
}

/** The finished work, or the newest picture that is no recreation, where it may be shown. */
async function coverPicture(paper: VolumePaper) {
  const { material, exhibits } = paper;
  const finished = [...material.state.workEvents.values()]
    .sort((a, b) => a.recorded.index - b.recorded.index)
    .findLast(({ kind }) => kind === 'finished');
  const pictures = exhibits
    .filter(({ fate, state }) => fate === null && state.width !== null && state.class !== 'E')
    .map(({ state }) => state);
  const one = pictures.find(({ id }) => id === finished?.exhibit) ?? pictures.at(-1);
  if (!one) return { picture: null, labelled: false };
  const thumb = (await makingOf(paper).pictures.of([one.id], 'large')).get(one.id);
  return {
    picture: thumb?.picture ?? null,
    labelled: material.records.get(one.id)?.marked ?? false,
  };
}

/** The parts of the volume with the pages on which they begin. */
function composeContents(paper: VolumePaper): void {
  const { doc, own, composition } = paper;
  const parts = composition.parts.filter(
    (part): part is PrcPart => part !== 'cover' && (PRC_PARTS as readonly string[]).includes(part),
  );
  doc.newPage('body');
  if (parts.length === 0) return;
  doc.openSection();
  doc.heading(1, own.label('contents.title'), { destination: 'prc-contents' });
  doc.table({
    columns: [
      { header: own.cell('contents.number'), width: 52 },
      { header: own.cell('contents.part'), width: { share: 1 } },
      { header: own.cell('contents.page'), width: 64, align: 'end' },
    ],
    rows: parts.map((part, i): Cell[] => [
      String(i + 1),
      [linkTo(PLACES[part], own.word(partKey(paper, part)))],
      [{ pages: (at) => String(at.first(PLACES[part]) ?? '—'), room: '000' }],
    ]),
    ...TABLE,
    padding: 4.6,
  });
  doc.closeSection();
}
