import { prose as paperProse } from '@/lib/dossier/pages/paper';
import { SIDE } from '@/lib/dossier/pages/prompt/setting';
import type { Cell, CellParagraph } from '@/lib/dossier/pdf/flow/table-strips';
import { INK, TYPE } from '@/lib/dossier/pdf/ink';
import type { Run } from '@/lib/dossier/pdf/text/style';
import type { PrcPart } from '../../model';
import type { VolumePaper } from '../volume-paper';

type Arguments = Record<string, string | number>;

/**
 * Names of the places where the parts begin. Those without `prc-` are set by pages that dossiers
 * have too, and are linked to from there.
 */
export const PLACES: Record<PrcPart, string> = {
  cover: 'prc-cover',
  list: 'list',
  elements: 'prc-elements',
  works: 'prc-works',
  statement: 'prc-statement',
  timeline: 'timeline',
  words: 'prc-words',
  runs: 'runs',
  later_work: 'later-work',
  people: 'people',
  title: 'prc-title',
  authenticity: 'prc-authenticity',
  custody: 'prc-custody',
  anchors: 'prc-anchors',
  recreations: 'recreations',
  withheld: 'prc-withheld',
  examination: 'prc-examination',
  appendix: 'prc-appendix',
};

/** Heading of a part; the list of exhibits is called otherwise where it states no purpose. */
export function partKey({ composition }: VolumePaper, part: PrcPart): string {
  return part === 'list' && !composition.columns.purpose ? 'part.list_neutral' : `part.${part}`;
}

/** Begins a part on a new page, under its heading. The caller closes the section. */
export function openPart(paper: VolumePaper, part: PrcPart): void {
  const { doc, own } = paper;
  doc.openSection({ newPage: true });
  doc.heading(1, own.label(partKey(paper, part)), { destination: PLACES[part] });
}

/** Prose of the volume in its languages, one paragraph each. */
export function prose(paper: VolumePaper, key: string, args?: Arguments): void {
  paperProse({ ...paper, words: paper.own }, key, args);
}

/** The same, small: notes below a heading or a table. They stay with what follows them. */
export function note({ doc, own }: VolumePaper, key: string, args?: Arguments): void {
  for (const { runs } of own.prose(key, args))
    doc.paragraph(runs, { style: SIDE, before: 1, after: 2, keepNext: true });
}

/** A heading within a part. */
export function subheading(paper: VolumePaper, level: 2 | 3, key: string, args?: Arguments): void {
  paper.doc.heading(level, paper.own.label(key, args), { bookmark: level === 2 });
}

/** Labels of values that stand below each other in one column. */
export function heads({ own }: VolumePaper, ...keys: string[]): Cell {
  return { paragraphs: keys.map((key) => ({ runs: [own.word(key)] })) };
}

/** Values below each other in a cell, the first in the type of the table, the rest smaller. */
export function stacked(...lines: (string | readonly Run[] | null)[]): Cell {
  const there = lines.filter((line) => line !== null);
  return {
    paragraphs: there.map((line, i) => ({
      runs: typeof line === 'string' ? [line] : line,
      ...(i > 0 ? { style: SIDE } : {}),
    })),
  };
}

/** A value with its label in the leading language before it, for cells that hold several. */
export function labelled({ own, words }: VolumePaper, key: string, value: string): CellParagraph {
  return {
    runs: [{ text: words.pair(own.text(key), ''), weight: 700, scale: 0.92 }, value],
    style: CELL,
  };
}

/** Cells of tables with many columns. */
export const CELL = { ...TYPE.cell, size: 8, leading: 11.8 } as const;
export const TABLE = { style: CELL, padding: 3.4 } as const;

/** Where somebody writes by hand. The app fills, signs and dates nothing. */
export const BLANK = '________________';

/** Unsigned lines for a hand: a label and a blank each. */
export function signature(paper: VolumePaper, ...keys: string[]): void {
  for (const [i, key] of keys.entries())
    paper.doc.paragraph(
      [
        { text: paper.words.pair(paper.own.word(key), ''), weight: 600 },
        { text: BLANK, colour: INK.muted },
      ],
      {
        before: i === 0 ? 22 : 8,
        after: 2,
        keepNext: i < keys.length - 1,
      },
    );
}

/** The first characters of a text that stands whole elsewhere in the volume. */
export function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most).toWellFormed()}…` : text;
}

/** Text of a person in lines, with personal data as the volume shows it. */
export function textLines(
  paper: VolumePaper,
  text: string,
  style?: CellParagraph['style'],
): CellParagraph[] {
  return paper
    .shown(text)
    .split(/\r\n|\r|\n/)
    .map((line) => ({ runs: [line === '' ? ' ' : line], ...(style ? { style } : {}) }));
}
