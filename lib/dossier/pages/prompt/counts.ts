import type { CountByKind, PersonTotals, Totals, WriterTotals } from '@/lib/authorship/totals';
import type { Cell, CellParagraph } from '../../pdf/flow/table-strips';
import { beijingText } from './moments';
import type { StatePart } from './part';
import { ROW, type Setting, SIDE } from './setting';

/** Characters of lost words listed beside a count; the table of deleted words has all. */
const MAX_LISTED = 160;

/** Counts per person beside the words, in columns that are never joined to one figure. */
export function composeCounts(setting: Setting, { totals, at }: StatePart): void {
  const { doc, words } = setting.paper;
  doc.heading(3, words.label('prompt.totals.title'));
  const { characters, words: all, mixedWords: mixed } = totals;
  const list = firstWriters(setting, totals, at);
  for (const { runs } of words.prose('prompt.totals.head', {
    characters,
    words: all,
    mixed,
    list,
  })) {
    doc.paragraph(runs, { before: 2, after: 2 });
  }
  for (const { runs } of words.prose('prompt.totals.text')) {
    doc.paragraph(runs, { style: SIDE, before: 1, after: 1 });
  }
  doc.table({
    columns: [
      { header: words.cell('prompt.totals.person'), width: { share: 18 } },
      { header: words.cell('prompt.totals.written'), width: { share: 24 } },
      { header: words.cell('prompt.totals.inserted'), width: { share: 20 } },
      { header: words.cell('prompt.totals.removed'), width: { share: 26 } },
      { header: words.cell('prompt.totals.time'), width: 112 },
    ],
    rows: [
      ...totals.people.map((one) => personRow(setting, one, at)),
      ...totals.models.map((one) => otherRow(setting, one, at)),
      ...(totals.unknown ? [otherRow(setting, totals.unknown, at)] : []),
    ],
    style: ROW,
    padding: 3.2,
  });
}

/** The writers with their characters, one after the other, largest in the text not singled out. */
function firstWriters(setting: Setting, totals: Totals, at: number): string {
  const rows = [...totals.people, ...totals.models, ...(totals.unknown ? [totals.unknown] : [])];
  const parts = rows
    .filter(({ written }) => written > 0)
    .map((row) => `${nameOf(setting, row, at)} ${row.written}`);
  return setting.paper.words.list(parts) || '—';
}

function nameOf({ persons, paper }: Setting, { writer }: WriterTotals, at: number): string {
  if (writer.who === 'person') return persons.nameOf(writer.account, at);
  return writer.who === 'model'
    ? paper.words.text('prompt.origin.model', { model: writer.model })
    : paper.words.text('prompt.unknown');
}

const bold = (text: string): CellParagraph => ({ runs: [{ text, weight: 600 }] });
const small = (text: string): CellParagraph => ({ runs: [text], style: SIDE });

function personRow(setting: Setting, one: PersonTotals, at: number): Cell[] {
  const { words } = setting.paper;
  const count = (key: string, value: number) =>
    value > 0 ? [small(words.text(`prompt.totals.${key}`, { count: value }))] : [];
  return [
    { paragraphs: [bold(nameOf(setting, one, at))] },
    {
      paragraphs: [
        ...writtenLines(setting, one),
        ...count('placed', one.placed),
        ...count('accepted', one.accepted),
      ],
    },
    {
      paragraphs: [
        bold(words.text('prompt.totals.characters', { count: one.inserted })),
        ...kindLines(setting, one.insertedBy),
      ],
    },
    {
      paragraphs: [
        small(words.text('prompt.totals.own', { count: one.deletedOwn })),
        small(words.text('prompt.totals.others', { count: one.deletedOthers })),
        ...count('nobodys', one.deletedNobodys),
        ...lostLines(setting, one),
      ],
    },
    { paragraphs: timeLines(setting, one) },
  ];
}

function otherRow(setting: Setting, one: WriterTotals, at: number): Cell[] {
  return [
    { paragraphs: [bold(nameOf(setting, one, at))] },
    { paragraphs: writtenLines(setting, one) },
    '—',
    { paragraphs: lostLines(setting, one) },
    '—',
  ];
}

function writtenLines(setting: Setting, one: WriterTotals): CellParagraph[] {
  const { words } = setting.paper;
  const { written, mixedWords } = one;
  return [
    bold(words.text('prompt.totals.characters', { count: written })),
    small(words.text('prompt.totals.words', { count: one.words })),
    ...(mixedWords > 0 ? [small(words.text('prompt.totals.mixed', { count: mixedWords }))] : []),
    ...kindLines(setting, one.writtenBy),
  ];
}

function kindLines({ paper }: Setting, counts: CountByKind): CellParagraph[] {
  return Object.entries(counts).map(([kind, count]) =>
    small(paper.words.pair(paper.words.text(`prompt.kind.${kind}`), count)),
  );
}

function lostLines({ paper }: Setting, { lost, lostWords }: WriterTotals): CellParagraph[] {
  const { words } = paper;
  const lines = [small(words.text('prompt.totals.lost', { count: lost }))];
  if (lostWords.length === 0) return lines;
  const all = words.list(lostWords.map(({ text }) => `“${text.trim() || text}”`));
  const cut = [...all].length > MAX_LISTED ? `${[...all].slice(0, MAX_LISTED).join('')}…` : all;
  return [...lines, small(words.text('prompt.totals.lostWords', { words: cut }))];
}

function timeLines({ paper }: Setting, one: PersonTotals): CellParagraph[] {
  const { words } = paper;
  const say = (key: string, args: Record<string, string | number>) =>
    small(words.text(`prompt.totals.${key}`, args));
  const moment = (key: 'first' | 'last') => {
    const at = one[key]?.at;
    return at ? [say(key, { time: beijingText(Date.parse(at)) })] : [];
  };
  return [
    ...(one.activeMinutes === null ? [] : [say('minutes', { count: one.activeMinutes })]),
    ...(one.bursts === null ? [] : [say('bursts', { count: one.bursts })]),
    ...moment('first'),
    ...moment('last'),
    ...Object.entries(one.flags ?? {}).map(([flag, count]) => say(`flag.${flag}`, { count })),
  ];
}
