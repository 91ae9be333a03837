import type { Verdict } from '@/lib/entries/vocabulary';
import type { PictureCell, PictureLook } from '../../pdf/flow/picture-rows';
import type { CellParagraph } from '../../pdf/flow/table-strips';
import { digestRuns } from '../../pdf/text/digest-runs';
import type { Paper } from '../paper';
import { SIDE } from '../prompt/setting';
import type { Thumb } from './pictures';
import { exhibitRuns, titleOf } from './setting';

/** Shapes of fates, so that they survive a copier; the words stand above each picture. */
const LOOKS: Record<Verdict | 'open', PictureLook> = {
  chosen: 'heavy',
  rejected: 'plain',
  undecided: 'dashed',
  open: 'plain',
};

const SIGNS: Record<Verdict | 'open', string> = {
  chosen: '✓',
  rejected: '✕',
  undecided: '?',
  open: '–',
};

/** Pictures in a row of a contact sheet, and how high one is at most, in points. */
export const SHEET = { perRow: 4, height: 132 } as const;

/** Half a digest fits below a picture that is a quarter of a column wide. */
const DIGEST = { ...SIDE, size: 5.9, leading: 9 } as const;

/** A file on a contact sheet with its fate. `open`: no choice looked at it. */
export function fateCell(
  paper: Paper,
  id: string,
  thumb: Thumb | undefined,
  fate: Verdict | 'open',
  lines: readonly CellParagraph[],
): PictureCell {
  const { words } = paper;
  return {
    ...shownIn(paper, id, thumb),
    look: LOOKS[fate],
    mark: [`${SIGNS[fate]} ${words.word(`run.verdict.${fate}`)}`],
    caption: [
      { runs: exhibitRuns(paper, id) },
      ...lines.map(small),
      ...sourceLines(paper, id, thumb),
    ],
  };
}

/** What a picture shows, and that its file carries a label of generated content where it does. */
export function altOf(paper: Paper, id: string): string {
  const { words, material } = paper;
  const alt = words.text('figure.alt', { title: titleOf(paper, id) });
  return material.records.get(id)?.marked ? `${alt}. ${words.text('figure.labelled')}` : alt;
}

/** Of the file that a picture shows: its size in pixels, its label of generated content, its digest. */
export function sourceLines(paper: Paper, id: string, thumb: Thumb | undefined): CellParagraph[] {
  const { words, material } = paper;
  const sha256 = material.state.exhibits.get(id)?.versions.at(-1)?.sha256;
  return [
    ...(thumb?.picture ? [{ runs: [words.text('run.pixels', thumb.source)], style: SIDE }] : []),
    ...labelLines(paper, id),
    ...(sha256 ? [{ runs: digestRuns(sha256), style: DIGEST }] : []),
  ];
}

/** That a file carries a label of generated content, where its reading says so. */
function labelLines({ words, material, withheld }: Paper, id: string): CellParagraph[] {
  if (withheld.has(id) || !material.records.get(id)?.marked) return [];
  return [{ runs: [words.text('run.labelled')], style: SIDE }];
}

/** The picture of a file, or the words that stand for it. */
export function shownIn(
  paper: Paper,
  id: string,
  thumb: Thumb | undefined,
): Pick<PictureCell, 'picture' | 'alt' | 'instead' | 'labelled'> {
  const { words } = paper;
  const alt = altOf(paper, id);
  const labelled = paper.material.records.get(id)?.marked ?? false;
  if (thumb?.picture) return { picture: thumb.picture, alt, labelled };
  const type = paper.material.state.exhibits.get(id)?.versions.at(-1)?.mediaType ?? '';
  const text =
    thumb?.reason === 'withheld'
      ? words.word('run.withheld')
      : words.word('run.notShown', { type: type || '—' });
  return { picture: null, alt, instead: [text] };
}

const small = ({ runs, style }: CellParagraph): CellParagraph => ({ runs, style: style ?? SIDE });
