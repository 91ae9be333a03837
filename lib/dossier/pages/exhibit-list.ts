import type { ExhibitState } from '@/lib/entries/state';
import type { Cell, CellParagraph } from '../pdf/flow/table-strips';
import { INK, TYPE } from '../pdf/ink';
import { exhibitName, exhibitPlace, exhibitsInOrder } from './material';
import { linkTo, orDash, type Paper, prose } from './paper';

/**
 * The list of exhibits in the columns practitioners file (证据目录). The purpose column belongs to
 * counsel and stands empty: the record describes and does not argue.
 */
export function composeExhibitList(paper: Paper): void {
  const { doc, words, material } = paper;
  doc.openSection({ newPage: true });
  doc.heading(1, words.label('list.title'), { destination: 'list' });
  prose(paper, 'list.text');
  const exhibits = exhibitsInOrder(material.state);
  if (exhibits.length === 0) {
    prose(paper, 'list.none');
    doc.closeSection();
    return;
  }
  doc.table({
    columns: [
      { header: words.cell('list.number'), width: 46 },
      { header: words.cell('list.name'), width: { share: 34 } },
      { header: words.cell('list.source'), width: { share: 26 } },
      { header: words.cell('list.content'), width: { share: 28 } },
      { header: words.cell('list.class'), width: 74 },
      { header: words.cell('list.pages'), width: 50, align: 'end' },
    ],
    rows: rows(paper, exhibits),
    rowHeaders: true,
  });
  doc.heading(2, words.label('class.legend'), { bookmark: false });
  for (const one of ['A+', 'A', 'B', 'C', 'C-', 'D', 'E'] as const) {
    for (const { runs, lead } of words.prose(`class.meaning.${one}`)) {
      doc.paragraph(lead ? [{ text: `${one}  `, weight: 700 }, ...runs] : runs, {
        style: TYPE.small,
        before: lead ? 2 : 0,
        after: 0,
        ...(lead ? {} : { indent: 16 }),
      });
    }
  }
  doc.closeSection();
}

function* rows(paper: Paper, exhibits: ExhibitState[]): Generator<readonly Cell[]> {
  const { words, material, withheld } = paper;
  for (const one of exhibits) {
    const hidden = withheld.has(one.id);
    const supplier = one.supplier ? material.state.contributors.get(one.supplier)?.name : null;
    const name: CellParagraph[] = hidden
      ? [{ runs: [{ text: words.word('list.withheld'), colour: INK.muted }] }]
      : [
          { runs: [linkTo(exhibitPlace(one), one.title)] },
          ...(one.fileName ? [{ runs: [one.fileName], style: TYPE.small }] : []),
        ];
    const pages: Cell = hidden
      ? '—'
      : [
          {
            pages: (at) => {
              const from = at.first(exhibitPlace(one));
              const to = at.last(exhibitPlace(one));
              return from === to ? `${from}` : `${from}–${to}`;
            },
            room: '000–000',
          },
        ];
    yield [
      [{ text: exhibitName(one), weight: 700 }],
      { paragraphs: name },
      hidden ? '—' : { paragraphs: sourceLines(paper, one, supplier ?? null) },
      hidden ? '—' : orDash(one.description.slice(0, 200)),
      {
        paragraphs: [
          { runs: [{ text: one.class, weight: 700 }] },
          { runs: [words.word(`class.word.${one.class}`)], style: TYPE.small },
        ],
      },
      pages,
    ];
  }
}

function sourceLines(paper: Paper, one: ExhibitState, supplier: string | null): CellParagraph[] {
  const { words } = paper;
  const lines: CellParagraph[] = [{ runs: [words.word(`exhibitKind.${one.kind}`)] }];
  if (supplier)
    lines.push({ runs: [words.text('list.suppliedBy', { name: supplier })], style: TYPE.small });
  if (one.source) lines.push({ runs: [one.source.slice(0, 120)], style: TYPE.small });
  return lines;
}
