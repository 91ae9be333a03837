import { SIDE } from '@/lib/dossier/pages/prompt/setting';
import type { CellParagraph } from '@/lib/dossier/pdf/flow/table-strips';
import { INK } from '@/lib/dossier/pdf/ink';
import type { Colour, Run } from '@/lib/dossier/pdf/text/style';
import type { ShownRecord } from '@/lib/elements/record';
import type { CaptureClass } from '@/lib/entries/vocabulary';
import type { VolumePaper } from '../volume-paper';

/** Colours only repeat what the framed letter says: a black-and-white copy loses nothing. */
const COLOURS: Record<CaptureClass | 'X', Colour> = {
  'A+': INK.green,
  A: INK.green,
  B: INK.link,
  C: INK.amber,
  'C-': INK.amber,
  D: INK.muted,
  E: INK.seal,
  X: INK.seal,
};

/** The letter of a capture class in a frame; X for what speaks against the submitter. */
export function classMark(letter: CaptureClass | 'X'): Run {
  return {
    text: `\u00a0${letter}\u00a0`,
    weight: 700,
    colour: COLOURS[letter],
    ground: { pattern: 'frame' },
    together: true,
  };
}

/**
 * Mark and word of a class, and the mark of what is adverse; acts without a class say why. In the
 * leading language alone: the appendix has both.
 */
export function classLines(
  paper: VolumePaper,
  one: CaptureClass | null,
  adverse = false,
): CellParagraph[] {
  const { own, words } = paper;
  return [
    ...(one === null
      ? [{ runs: [own.text('class.none')], style: SIDE }]
      : [{ runs: [classMark(one)] }, { runs: [words.text(`class.word.${one}`)], style: SIDE }]),
    ...(adverse
      ? [{ runs: [classMark('X')] }, { runs: [own.text('class.adverse')], style: SIDE }]
      : []),
  ];
}

/** Whether somebody linked a record as speaking against an element. */
export function isAdverse(
  paper: VolumePaper,
  { kind, id }: Pick<ShownRecord, 'kind' | 'id'>,
): boolean {
  return [...paper.material.state.links.values()].some(
    ({ bearing, withdrawn, record }) =>
      bearing === 'against' &&
      withdrawn === null &&
      record.kind === kind &&
      (record.revision === null ? record.id : `${record.id}/${record.revision}`) === id,
  );
}
