import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PdfDocument } from '../document/pdf-document';
import type { Picture } from '../images/picture';
import { INK } from '../ink';
import { WHEN } from '../testing/sample-paper';
import type { FilesOrder } from './files-order';

/** A picture of noise, which no compression makes smaller: about `side`² × 3 bytes. */
export function noise(seed: number, side = 300): Picture {
  let state = seed * 2654435761 + 1;
  const rgb = new Uint8Array(3 * side * side).map(() => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  });
  return { width: side, height: side, data: { kind: 'raw', rgb } };
}

/** Exhibits in groups: `sides` gives the side of each exhibit's picture in pixels. */
export function composeGroups(paper: PdfDocument, groups: readonly (readonly number[])[]): void {
  const names = groups.flatMap((group, g) => group.map((_, e) => `${g + 1}-${e + 1}`));
  paper.newPage('cover');
  paper.heading(1, { zh: '证据册' });
  paper.openSection({ newPage: true });
  paper.heading(1, { zh: '证据目录' });
  paper.table({
    columns: [
      { header: ['编号'], width: 200 },
      { header: ['页码'], width: 90 },
    ],
    rows: names.map((name) => [
      [{ text: `证据 ${name}`, link: `exhibit-${name}`, colour: INK.link }],
      [{ pages: (at) => `${at.first(`exhibit-${name}`)}`, room: '000–000' }],
    ]),
  });
  paper.closeSection();
  for (const [g, group] of groups.entries()) {
    paper.mayBreak('group');
    for (const [e, side] of group.entries()) {
      paper.mayBreak('exhibit');
      const name = `${g + 1}-${e + 1}`;
      paper.openSection({ destination: `exhibit-${name}` });
      paper.heading(1, { zh: `证据 ${name}` }, { destination: `exhibit-${name}` });
      const first = { text: '证据 1-1', link: 'exhibit-1-1', colour: INK.link };
      paper.paragraph(['另见', first, '。']);
      if (side > 0) paper.figure({ picture: noise(10 * g + e, side), alt: name });
      paper.closeSection();
    }
  }
}

/** An order for such a paper, into a folder of its own. */
export function groupsOrder(
  groups: readonly (readonly number[])[],
  limitBytes: number | null,
): FilesOrder {
  return {
    pdf: { title: '证据册', language: 'zh-CN', format: 'A4', created: WHEN },
    limitBytes,
    folder: mkdtempSync(path.join(tmpdir(), 'chirograph-files-')),
    fileName: ({ number, of }) => `volume-${number}-of-${of}.pdf`,
    compose: (paper) => composeGroups(paper, groups),
    opening(paper, { number, of, firstPage, lastPage, totalPages }) {
      paper.heading(1, { zh: `证据册 ${number}/${of}` });
      paper.paragraph(`本册第 ${firstPage} 页至第 ${lastPage} 页，全卷共 ${totalPages} 页。`);
    },
    furnishing: ({ number, of }) => ({
      header: () => ({ left: [`证据册 ${number}/${of}`] }),
      footer: ({ number: page, pages }) => ({ left: [`第 ${page} 页 共 ${pages} 页`] }),
    }),
    reference: ({ file, page }) => `（册 ${file} 页 ${page}）`,
    referenceRoom: '（册 00 页 0000）',
  };
}
