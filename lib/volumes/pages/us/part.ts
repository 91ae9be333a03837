import { bothZones } from '@/lib/dossier/pages/material';
import { linkTo } from '@/lib/dossier/pages/paper';
import { SIDE } from '@/lib/dossier/pages/prompt/setting';
import type { Cell, CellParagraph } from '@/lib/dossier/pdf/flow/table-strips';
import { INK, TYPE } from '@/lib/dossier/pdf/ink';
import type { Run } from '@/lib/dossier/pdf/text/style';
import type { Cite } from '@/lib/elements/cite';
import type { UsPart } from '../../model';
import type { VolumePaper } from '../volume-paper';

/** Of the second language of prose. */
export const MUTED = { ...TYPE.body, colour: INK.muted } as const;

/** Name of the place where a part begins. */
export function partPlace(part: UsPart): string {
  return `us-${part}`;
}

/** Opens a part under its heading on a page of its own, composes it, and closes it. */
export async function inPart(
  paper: VolumePaper,
  part: UsPart,
  compose: () => void | Promise<void>,
  kind: 'body' | 'apart' = 'body',
): Promise<void> {
  const { doc, own } = paper;
  doc.newPage(kind);
  doc.openSection({ destination: partPlace(part) });
  doc.heading(1, own.label(`part.${part}`), { destination: partPlace(part) });
  say(paper, `${part}.text`);
  await compose();
  doc.closeSection();
}

/** Prose of this forum's words in the languages of the volume. */
export function say(
  { doc, own }: VolumePaper,
  key: string,
  args?: Record<string, string | number>,
): void {
  const said = own.prose(key, args);
  for (const [i, { runs, lead }] of said.entries())
    doc.paragraph(runs, { style: lead ? TYPE.body : MUTED, keepNext: i < said.length - 1 });
}

/** The same, small: remarks below a table, and what is not there. */
export function remark(
  { doc, own }: VolumePaper,
  key: string,
  args?: Record<string, string | number>,
): void {
  const said = own.prose(key, args);
  for (const [i, { runs }] of said.entries())
    doc.paragraph(runs, { style: SIDE, before: 1, after: 1, keepNext: i < said.length - 1 });
}

/** A remark that stays with the table it introduces. */
export function intro(
  { doc, own }: VolumePaper,
  key: string,
  args?: Record<string, string | number>,
): void {
  for (const { runs } of own.prose(key, args))
    doc.paragraph(runs, { style: SIDE, before: 1, after: 1, keepNext: true });
}

/** A time in a narrow cell: UTC, and below it the time at UTC+8. */
export function zoneLines(iso: string): CellParagraph[] {
  const { beijing, utc } = bothZones(iso);
  return [{ runs: [utc] }, { runs: [`${beijing} +08`], style: SIDE }];
}

/** A heading within a part. */
export function titled(
  { doc, own }: VolumePaper,
  key: string,
  args?: Record<string, string | number>,
): void {
  doc.heading(2, own.label(key, args), { bookmark: own.text(key, args) });
}

/** A name and a value of a list of facts. */
export function fact({ own }: VolumePaper, key: string, value: Cell) {
  return { name: own.label(key), value };
}

/** Room for a pen. Read aloud it is a blank, not a row of strokes. */
export function blank({ own }: VolumePaper, length = 34): Run {
  return { text: '_'.repeat(length), actual: own.text('blank'), colour: INK.muted };
}

/** What somebody wrote, masked where the volume masks; the words for nothing where there is none. */
export function written(paper: VolumePaper, text: string, none = 'notStated'): Cell {
  if (text === '') return [{ text: paper.own.text(none), colour: INK.muted }];
  return { paragraphs: textLines(paper, text) };
}

/** A text of several lines as paragraphs of a cell. */
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

/** The places that a statement leans on, each on a line with its page where it has one. */
export function citeLines(paper: VolumePaper, cites: readonly Cite[]): CellParagraph[] {
  if (cites.length === 0)
    return [{ runs: [{ text: paper.own.text('noCite'), colour: INK.muted }], style: SIDE }];
  return cites.map((one) => {
    const { text, destination } = paper.cited(one);
    if (destination === null) return { runs: [text], style: SIDE };
    return {
      runs: [
        linkTo(destination, text),
        {
          pages: (at) => `  ${paper.own.text('page', { page: at.first(destination) ?? '—' })}`,
          room: `  ${paper.own.text('page', { page: '0000' })}`,
        },
      ],
      style: SIDE,
    };
  });
}

/** A label within a cell that holds several things, above its value. */
export function stacked(label: string, value: Cell): CellParagraph[] {
  const lines: CellParagraph[] =
    typeof value === 'string'
      ? [{ runs: [value] }]
      : 'paragraphs' in value
        ? [...value.paragraphs]
        : [{ runs: value }];
  return [{ runs: [{ text: label, weight: 600 }], style: CELL_LABEL }, ...lines];
}

const CELL_LABEL = { ...SIDE, size: 7.2, leading: 10.6 } as const;
