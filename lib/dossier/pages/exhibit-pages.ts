import type { ExhibitState, ExhibitVersionState } from '@/lib/entries/state';
import { TYPE } from '../pdf/ink';
import { digestRuns } from '../pdf/text/digest-runs';
import type { Paper } from './paper';
import type { PdfShown } from './pdf-shown';

/** Height of a page of an exhibit on a page of ours, in points. */
const PAGE_HEIGHT = 600;

/** Pages of a PDF exhibit as pictures, with what drew them and that the original stands for itself. */
export function composePages(
  { doc, words }: Paper,
  one: ExhibitState,
  { pages, all, tool, labelled }: Extract<PdfShown, { kind: 'pages' }>,
): void {
  const current = one.versions.at(-1) as ExhibitVersionState;
  doc.heading(2, words.label('exhibit.pages'), { bookmark: false });
  for (const { runs } of words.prose('exhibit.pagesDrawn', { tool }))
    doc.paragraph(runs, { style: TYPE.small });
  if (pages.length < all) {
    for (const { runs } of words.prose('exhibit.pagesCut', { shown: pages.length, all }))
      doc.paragraph(runs, { style: TYPE.small });
  }
  for (const [i, picture] of pages.entries()) {
    const page = words.text('exhibit.pageOf', { page: i + 1, all });
    doc.figure({
      picture,
      maxHeight: PAGE_HEIGHT,
      labelled,
      alt: `${words.text('figure.alt', { title: one.title })}, ${page}`,
      caption: [
        `${page}  SHA-256 `,
        ...digestRuns(current.sha256),
        ...(labelled ? [`  ${words.text('figure.labelled')}`] : []),
      ],
    });
  }
}
