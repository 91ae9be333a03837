import { bothZones, exhibitPlace } from '@/lib/dossier/pages/material';
import { linkTo } from '@/lib/dossier/pages/paper';
import { SIDE } from '@/lib/dossier/pages/prompt/setting';
import type { Cell, CellParagraph, TableColumn } from '@/lib/dossier/pdf/flow/table-strips';
import { INK } from '@/lib/dossier/pdf/ink';
import type { Run } from '@/lib/dossier/pdf/text/style';
import type { PlacedExhibit, VolumePaper } from '../volume-paper';
import { classMark } from './marks';
import { BLANK, CELL, cut, heads, labelled, note, openPart, prose, signature, TABLE } from './part';

/** Characters of a description that stand in for a missing line of counsel. */
const MOST = 160;

/**
 * 证据目录: what practitioners file. Twelve columns stand below each other in six, in the order of
 * their headings, so that type keeps a size a clerk can read. Without purposes it is the neutral
 * 证据清单 in the order of record.
 */
export function composeList(paper: VolumePaper): void {
  const { doc, composition, exhibits } = paper;
  openPart(paper, 'list');
  const { purpose } = composition.columns;
  composeHead(paper);
  prose(paper, purpose ? 'list.text' : 'list.text_neutral');
  const kept = exhibits.filter(({ fate }) => fate !== 'withheld');
  const rows = purpose
    ? kept
    : [...kept].sort((a, b) => a.state.admitted.index - b.state.admitted.index);
  if (rows.length === 0) prose(paper, 'list.none');
  else {
    doc.table({
      columns: columns(paper),
      rows: rowsOf(paper, rows),
      ...TABLE,
    });
  }
  composeLeftOut(paper);
  signature(paper, 'sign.submitter', 'sign.submitted');
  doc.closeSection();
}

/** Case and number at the head of the list: it is often filed by itself. */
function composeHead(paper: VolumePaper): void {
  const { doc, own, composition, material } = paper;
  const { caseNumber } = composition.cover;
  doc.keyValues(
    [
      { name: own.label('list.case'), value: material.state.title },
      {
        name: own.label('list.caseNumber'),
        value: caseNumber ? paper.shown(caseNumber) : [{ text: BLANK, colour: INK.muted }],
      },
    ],
    { padding: 3.6, nameWidth: 128 },
  );
}

function columns(paper: VolumePaper): TableColumn[] {
  const { original, remarks, purpose } = paper.composition.columns;
  return [
    { header: heads(paper, 'list.group', 'list.number'), width: 56 },
    { header: heads(paper, 'list.name', 'list.kind'), width: { share: 40 } },
    { header: heads(paper, 'list.source', 'list.formed'), width: 108 },
    {
      header: heads(
        paper,
        'list.content',
        ...(purpose ? ['list.purpose'] : []),
        ...(remarks ? ['list.remark'] : []),
      ),
      width: { share: 60 },
    },
    {
      header: heads(paper, ...(original ? ['list.original'] : []), 'list.copies'),
      width: original ? 64 : 34,
    },
    { header: heads(paper, 'list.page'), width: 42, align: 'end' },
  ];
}

function* rowsOf(
  paper: VolumePaper,
  exhibits: readonly PlacedExhibit[],
): Generator<readonly Cell[]> {
  let group = 0;
  for (const one of exhibits) {
    const isFirst = one.group.number !== group;
    group = one.group.number;
    yield row(paper, one, isFirst);
  }
}

function row(paper: VolumePaper, one: PlacedExhibit, isFirst: boolean): readonly Cell[] {
  const { own, composition } = paper;
  const { state, listed: said } = one;
  const { original, remarks, purpose } = composition.columns;
  const content = said.content || cut(state.description, MOST);
  const { number, title } = one.group;
  return [
    {
      paragraphs: [
        {
          runs: [own.text('list.groupNumber', { number }), isFirst && title ? ` ${title}` : ''],
          style: SIDE,
        },
        { runs: [{ text: one.name, weight: 700 }] },
      ],
    },
    {
      paragraphs: [
        { runs: [titleRun(paper, one)] },
        ...kindLines(paper, one),
        ...(one.fate === 'redacted' ? [{ runs: [own.word('list.redacted')], style: SIDE }] : []),
      ],
    },
    { paragraphs: [...sourceLines(paper, one), ...formedLines(paper, one)] },
    {
      paragraphs: [
        labelled(paper, 'list.content', filled(paper, content)),
        ...(purpose ? [labelled(paper, 'list.purpose', filled(paper, said.purpose))] : []),
        ...(remarks ? [labelled(paper, 'list.remark', filled(paper, said.remark))] : []),
      ],
    },
    {
      paragraphs: [
        ...(original ? [{ runs: [own.word(`list.forms.${said.form}`)] }] : []),
        { runs: [String(said.copies)] },
      ],
    },
    pagesCell(paper, one),
  ];
}

/** What somebody wrote, or that nobody wrote anything. */
function filled(paper: VolumePaper, text: string): string {
  return paper.shown(text) || paper.own.text('list.unfilled');
}

/** 证据种类 as counsel states it, else as the record has it; of electronic data its kind by article 14. */
function kindLines({ own }: VolumePaper, { state, listed: said }: PlacedExhibit): CellParagraph[] {
  const { evidence, data } = said;
  const kind = evidence ? `list.evidence.${evidence}` : `list.kinds.${state.kind}`;
  const isData = evidence ? evidence === 'electronic' : state.kind !== 'statement';
  return [
    { runs: [own.word(kind)], style: SIDE },
    ...(data
      ? [{ runs: [own.text(`list.data.${data}`)], style: SIDE }]
      : isData
        ? [{ runs: [own.text('list.dataUnsaid')], style: SIDE }]
        : []),
  ];
}

/** The title, with a link to the exhibit's pages; recreations are bound apart. */
function titleRun(paper: VolumePaper, { state, listed: said }: PlacedExhibit): Run {
  const title = paper.shown(said.title || state.title);
  return state.class === 'E' ? title : linkTo(exhibitPlace(state), title);
}

function pagesCell({ own }: VolumePaper, { state }: PlacedExhibit): Cell {
  if (state.class === 'E') return own.word('list.apart');
  return [
    {
      pages: (at) => {
        const [from, to] = [at.first(exhibitPlace(state)), at.last(exhibitPlace(state))];
        return from === undefined ? '—' : from === to ? `${from}` : `${from}–${to}`;
      },
      room: '000–000',
    },
  ];
}

function sourceLines(paper: VolumePaper, { state }: PlacedExhibit): CellParagraph[] {
  const { words, material } = paper;
  const supplier = state.supplier ? material.state.contributors.get(state.supplier)?.name : null;
  return [
    { runs: [classMark(state.class), `  ${words.text(`class.word.${state.class}`)}`] },
    ...(supplier
      ? [{ runs: [words.text('list.suppliedBy', { name: supplier })], style: SIDE }]
      : []),
    ...(state.source ? [{ runs: [paper.shown(cut(state.source, 120))], style: SIDE }] : []),
    ...(state.acquisition
      ? [{ runs: [paper.shown(cut(state.acquisition, 120))], style: SIDE }]
      : []),
  ];
}

/** When it came to be by what is claimed, and when it was received; UTC stands with the exhibit. */
function formedLines({ words }: VolumePaper, { state }: PlacedExhibit): CellParagraph[] {
  const line = (key: string, iso: string): CellParagraph[] => [
    { runs: [{ text: words.text(`run.clock.${key}`), weight: 600 }], style: SIDE },
    { runs: [`${bothZones(iso).beijing} +08`], style: CELL },
  ];
  return [
    ...(state.happenedAt
      ? line('claimed', state.happenedAt)
      : [{ runs: [words.text('run.clock.unclaimed')], style: SIDE }]),
    ...line('recorded', state.receivedAt),
  ];
}

/** That something was left out, by number alone. */
function composeLeftOut(paper: VolumePaper): void {
  const names = paper.exhibits.flatMap(({ fate, name }) => (fate === 'withheld' ? [name] : []));
  if (names.length === 0) return;
  note(paper, 'list.leftOut', { count: names.length, names: paper.words.list(names) });
}
