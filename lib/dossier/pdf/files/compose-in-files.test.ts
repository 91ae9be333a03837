import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '@/lib/kernel/digest';
import { PdfDocument } from '../document/pdf-document';
import { checkArchive } from '../testing/check-archive';
import { openPdf, pageText } from '../testing/read-pdf';
import { newPaper } from '../testing/sample-paper';
import { composeInFiles, type PaperInFiles } from './compose-in-files';
import type { FilesOrder } from './files-order';
import { composeGroups, groupsOrder } from './testing-order';

const LIMIT = 1_200_000;
/** Four groups of about 0.3 to 0.6 MB. */
const GROUPS = [[300], [300, 300], [300], [300, 300]];

async function textsOf({ files }: PaperInFiles): Promise<string[][]> {
  return Promise.all(
    files.map(async ({ path, pages }) => {
      const pdf = await openPdf(readFileSync(path));
      expect(pdf.numPages).toBe(pages);
      return Promise.all(Array.from({ length: pages }, (_, i) => pageText(pdf, i + 1)));
    }),
  );
}

function counted(order: FilesOrder): { order: FilesOrder; passes: () => number } {
  let passes = 0;
  const onPass = () => {
    passes++;
  };
  return { order: { ...order, onPass }, passes: () => passes };
}

describe('a paper under the limit', () => {
  it('is one file, composed once, the same as in memory', async () => {
    const { order, passes } = counted(groupsOrder(GROUPS, null));
    const made = await composeInFiles(order);
    expect(passes()).toBe(1);
    expect(made.files.map(({ firstPage, lastPage }) => [firstPage, lastPage])).toEqual([[1, 8]]);
    const paper = PdfDocument.create(order.pdf);
    composeGroups(paper, GROUPS);
    const { bytes } = paper.finish(order.furnishing({ number: 1, of: 1 }));
    expect(made.files[0]?.sha256).toBe(sha256Hex(bytes));
    expect(sha256Hex(readFileSync(made.files[0]?.path ?? ''))).toBe(made.files[0]?.sha256);
    expect(made.placeOf('exhibit-4-2')).toEqual({ file: 1, first: 8, last: 8 });
  });
});

describe('a paper above the limit', () => {
  it('is divided between groups, each file below the limit and an archive of its own', async () => {
    const order = groupsOrder(GROUPS, LIMIT);
    const made = await composeInFiles(order);
    expect(made.files.length).toBeGreaterThan(1);
    for (const { path, bytes, sha256 } of made.files) {
      const file = readFileSync(path);
      expect(file.length).toBe(bytes);
      expect(bytes).toBeLessThanOrEqual(LIMIT);
      expect(sha256Hex(file)).toBe(sha256);
      expect(await checkArchive(file)).toEqual([]);
    }
    // Both exhibits of a group stand in one file.
    for (const group of [2, 4])
      expect(made.placeOf(`exhibit-${group}-1`)?.file).toBe(
        made.placeOf(`exhibit-${group}-2`)?.file,
      );
    expect(readdirSync(order.folder).sort()).toEqual(
      made.files.map((_, i) => `volume-${i + 1}-of-${made.files.length}.pdf`),
    );
  });

  it('says at the head of each file what it is part of, and counts pages through', async () => {
    const made = await composeInFiles(groupsOrder(GROUPS, LIMIT));
    const texts = await textsOf(made);
    const all = texts.flat();
    for (const [i, { firstPage, lastPage }] of made.files.entries())
      expect(texts[i]?.[0]).toContain(
        `证据册${i + 1}/${texts.length}本册第${firstPage}页至第${lastPage}页，全卷共${all.length}页。`,
      );
    for (const [i, text] of all.entries()) expect(text).toContain(`第${i + 1}页共${all.length}页`);
  });

  it('names file and page where a link would lead into another file', async () => {
    const made = await composeInFiles(groupsOrder(GROUPS, LIMIT));
    const texts = await textsOf(made);
    const list = texts[0]?.join('') ?? '';
    for (const name of ['1-1', '2-1', '2-2', '3-1', '4-1', '4-2']) {
      const place = made.placeOf(`exhibit-${name}`);
      if (!place) throw new Error(`${name} stands nowhere`);
      const said = place.file === 1 ? '' : `（册${place.file}页${place.first}）`;
      expect(list).toContain(`证据${name}${said}${place.first}`);
      expect(texts.flat()[place.first - 1]).toContain(`证据${name}另见`);
    }
    const last = await openPdf(readFileSync(made.files.at(-1)?.path ?? ''));
    for (let page = 1; page <= last.numPages; page++)
      expect(await (await last.getPage(page)).getAnnotations()).toEqual([]);
  });

  it('is the same files when it is made again', async () => {
    const [one, two] = [
      await composeInFiles(groupsOrder(GROUPS, LIMIT)),
      await composeInFiles(groupsOrder(GROUPS, LIMIT)),
    ];
    expect(two.files.map(({ sha256 }) => sha256)).toEqual(one.files.map(({ sha256 }) => sha256));
  });

  it('divides a group that is too large between its exhibits, and nothing further', async () => {
    const large = await composeInFiles(groupsOrder([[300], [300, 300, 300, 300, 300]], LIMIT));
    expect(large.placeOf('exhibit-2-1')?.file).not.toBe(large.placeOf('exhibit-2-5')?.file);
    for (const { bytes } of large.files) expect(bytes).toBeLessThanOrEqual(LIMIT);
    const huge = await composeInFiles(groupsOrder([[300], [800], [300]], LIMIT));
    const above = huge.files.filter(({ bytes }) => bytes > LIMIT);
    expect(above.map(({ number }) => number)).toEqual([huge.placeOf('exhibit-2-1')?.file]);
  });

  it('is one file where there is no place to divide it', async () => {
    const order = groupsOrder([], LIMIT);
    const made = await composeInFiles({
      ...order,
      compose: (paper) => composeGroups(paper, [[0]]),
      limitBytes: 1,
    });
    expect(made.files.length).toBeGreaterThanOrEqual(1);
    const single = await composeInFiles({
      ...order,
      limitBytes: 1,
      compose: (paper) => paper.heading(1, { zh: '空' }),
    });
    expect(single.files.map(({ pages }) => pages)).toEqual([1]);
    expect(await checkArchive(readFileSync(single.files[0]?.path ?? ''))).toEqual([]);
  });
});

it('a section cannot go on in another file', () => {
  const paper = newPaper();
  paper.openSection();
  expect(() => paper.mayBreak('group')).toThrow(/section/);
});

it('composing ends at the next break where it is cancelled', async () => {
  const abort = new AbortController();
  const order = { ...groupsOrder(GROUPS, LIMIT), signal: abort.signal };
  const compose = (paper: PdfDocument) => {
    abort.abort(new Error('cancelled'));
    composeGroups(paper, GROUPS);
  };
  await expect(composeInFiles({ ...order, compose })).rejects.toThrow('cancelled');
});
