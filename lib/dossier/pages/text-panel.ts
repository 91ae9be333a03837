import type { Composer } from '../pdf/document/composer';
import { INK, TYPE } from '../pdf/ink';
import { digestRuns } from '../pdf/text/digest-runs';
import type { TextStyle } from '../pdf/text/style';
import type { FoldedFile, FoldedText } from './folded-text';
import { exhibitName, exhibitPlace, exhibitsInOrder } from './material';
import { linkTo, type Paper } from './paper';

/** A text as it was taken in, line by line; of files within it is said what they are. */
export function composeText(
  paper: Paper,
  panel: Composer,
  { parts }: FoldedText,
  style: TextStyle,
): void {
  const line = (text: string) =>
    panel.paragraph(text === '' ? ' ' : text, { before: 0, after: 0, style });
  // What stands on the line that goes on; null where a file was told and nothing has come after it.
  let open: string | null = '';
  for (const part of parts) {
    if (typeof part === 'string') {
      const [first = '', ...more] = part.split(/\r\n|\r|\n/);
      open = (open ?? '') + first;
      for (const next of more) {
        line(open);
        open = next;
      }
    } else {
      if (open) line(open);
      composeFile(paper, panel, part);
      open = null;
    }
  }
  if (open !== null) line(open);
}

/** How much is left out in this place, what it decodes to, and the exhibit that these bytes are. */
function composeFile(
  { words, material, withheld }: Paper,
  panel: Composer,
  { characters, bytes, sha256 }: FoldedFile,
): void {
  const counted = (count: number) => count.toLocaleString('en').replaceAll(',', '\u00a0');
  const said = { characters: counted(characters), bytes: counted(bytes) };
  const style = { ...TYPE.small, colour: INK.muted };
  for (const { runs } of words.prose('exhibit.folded', said)) panel.paragraph(runs, { style });
  panel.paragraph([`${words.word('exhibit.foldedDigest')}: `, ...digestRuns(sha256)], { style });
  const same = exhibitsInOrder(material.state).filter(({ versions }) =>
    versions.some((version) => version.sha256 === sha256),
  );
  for (const one of same) {
    const name = words.text('exhibit.heading', { name: exhibitName(one) });
    panel.paragraph(
      [
        `${words.word('exhibit.foldedSame')}: `,
        withheld.has(one.id) ? name : linkTo(exhibitPlace(one), name),
      ],
      { style },
    );
  }
}
