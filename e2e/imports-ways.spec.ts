import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { zipSync } from 'fflate';
import { expect, test } from './setup/test';
import { obstacles } from './support/axe';
import { type CaseAddress, openCase } from './support/cases';
import { picture } from './support/files';
import { endedImport, importFiles, pastePicture } from './support/imports-room';
import { samplePerson, signIn, speak } from './support/people';
import { exhibitsOf } from './support/records';
import { words } from './support/words';

// Other ways in: an archive with hostile names, an import that is stopped and one that a reload
// interrupts, a picture from another page.

const t = words('imports');

let page: Page;
let workspaceId: string;
let room: CaseAddress;

test.describe.configure({ timeout: 240_000 });

test.beforeEach(async ({ browser }) => {
  const context = await browser.newContext({ baseURL: process.env.E2E_BASE_URL ?? '' });
  page = await context.newPage();
  workspaceId = await signIn(page, samplePerson());
  room = await openCase(page, workspaceId, { title: 'Other ways in' });
});

test.afterEach(async () => {
  await page.context().close();
});

test('an archive is kept and opened; names that climb out of folders are only shown', async () => {
  const names = [
    '../../../../etc/passwd',
    'C:\\Windows\\system32\\x.txt',
    'ok/<img src=x onerror=alert(1)>.txt',
    'right\u202Egnp.txt',
  ];
  const files = names.map((name) => [name, new TextEncoder().encode(`bytes of ${name}`)] as const);
  const buffer = Buffer.from(zipSync(Object.fromEntries(files)));
  const bomb = Buffer.from(zipSync({ zeros: new Uint8Array(100_000) }));
  bomb.writeUInt32LE(3_000_000_000, bomb.lastIndexOf(Buffer.from('504b0102', 'hex')) + 24);
  await importFiles(page, room, [
    { name: 'hostile.zip', mimeType: 'application/zip', buffer },
    { name: 'bomb.zip', mimeType: 'application/zip', buffer: bomb },
  ]);
  await endedImport(page);
  const row = page.getByRole('row').filter({ hasText: 'hostile.zip' });
  await row.getByRole('link', { name: t('report.opened') }).click();
  const table = page.getByRole('table', { name: t('report.caption') });
  await expect(table.locator('[data-state="admitted"]')).toHaveCount(names.length);
  await expect(table).toContainText('../../../../etc/passwd');
  await expect(table).toContainText('ok/<img src=x onerror=alert(1)>.txt');
  await expect(table).toContainText('U+202E');
  await expect(page.locator('main img[src="x"]')).toHaveCount(0);
  expect.soft(await obstacles(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.screenshot({ path: '.cache/results/imports-archive.png', fullPage: true });
  await page.goBack();
  const other = page.getByRole('row').filter({ hasText: 'bomb.zip' });
  await other.getByRole('link', { name: t('report.opened') }).click();
  await expect(page.getByText('expand beyond measure')).toBeVisible();
});

test.describe('many files', () => {
  let folder: string;
  const FILES = 240;

  test.beforeAll(() => {
    folder = path.join(mkdtempSync(path.join(tmpdir(), 'chirograph-e2e-')), 'many');
    mkdirSync(folder);
    for (let i = 0; i < FILES; i += 1) {
      writeFileSync(path.join(folder, `note-${String(i).padStart(3, '0')}.txt`), `note ${i}\n`);
    }
  });

  test.afterAll(() => rmSync(path.dirname(folder), { recursive: true, force: true }));

  /** Slows the store down, so that an import can be met on its way. */
  async function slowly(wait: number): Promise<void> {
    await page.route(/x-amz-|X-Amz-/i, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, wait));
      await route.continue().catch(() => {});
    });
  }

  test('are stopped with what was admitted kept and the rest left', async () => {
    const other = await openCase(page, workspaceId, { title: 'Stopped import' });
    await slowly(60);
    await importFiles(page, other, folder);
    await expect(page.getByText(/^[1-9]\d* admitted/)).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: words('common')('act.stop') }).click();
    await expect(page.locator('[data-phase="stopped"]')).toBeVisible({ timeout: 60_000 });
    await page.unroute(/x-amz-|X-Amz-/i);
    await page.getByRole('link', { name: t('progress.report'), exact: true }).click();
    const { imports } = await importsOf(other);
    const [one] = imports;
    expect(one).toMatchObject({ state: 'cancelled', files: FILES });
    expect(one?.counts.admitted).toBeGreaterThan(0);
    expect(one?.counts.left).toBe(FILES - (one?.counts.admitted ?? 0));
  });

  test('go on after a reload where they stopped, and nothing is there twice', async () => {
    const other = await openCase(page, workspaceId, { title: 'Interrupted import' });
    await slowly(60);
    await importFiles(page, other, folder);
    await expect(page.getByText(/^[1-9]\d* admitted/)).toBeVisible({ timeout: 60_000 });
    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await page.unroute(/x-amz-|X-Amz-/i);
    await expect(page.getByText(t('resume.title'))).toBeVisible();
    await page.screenshot({ path: '.cache/results/imports-resume.png' });
    const chooser = page.waitForEvent('filechooser');
    await page
      .getByRole('button', { name: t('resume.goOnOf', { label: 'many' }), exact: true })
      .click();
    await (await chooser).setFiles(folder);
    await expect(page.locator('[data-phase="ended"]')).toBeVisible({ timeout: 120_000 });
    const { imports } = await importsOf(other);
    expect(imports).toHaveLength(1);
    expect(imports[0]).toMatchObject({ state: 'ended', files: FILES });
    expect(imports[0]?.counts).toMatchObject({ admitted: FILES, known: 0, refused: 0, left: 0 });
    const exhibits = await exhibitsOf(page, other);
    expect(new Set(exhibits.map(({ sha256 }) => sha256)).size).toBe(exhibits.length);
  });

  async function importsOf({ caseId }: CaseAddress) {
    const answer = await page.request.get(`/api/v1/cases/${caseId}/imports`);
    return (await answer.json()) as {
      imports: { state: string; files: number; counts: Record<string, number> }[];
    };
  }
});

test('a picture pasted from a page keeps the address it came from, and claims no time', async () => {
  await page.goto(`${room.base}/import`);
  await expect(page.getByRole('button', { name: t('start.files'), exact: true })).toBeEnabled();
  await pastePicture(
    page,
    picture(37, 21),
    '<img src="https://tool.example/out/1.png?sig=secret" onerror="alert(1)">',
  );
  await endedImport(page);
  const row = page.getByRole('row').filter({ hasText: 'image.png' });
  await row.getByRole('link', { name: /^Exhibit/ }).click();
  await expect(page.locator('main')).toContainText('https://tool.example/out/1.png');
  await expect(page.locator('main')).not.toContainText('sig=secret');
});

for (const language of ['en', 'zh'] as const) {
  test(`the pages of the room are open to everybody, read in ${language}`, async () => {
    await speak(page.context(), language);
    for (const part of ['import', 'import/proposals', 'import/proposals?state=confirmed']) {
      await page.goto(`${room.base}/${part}`);
      await expect(page.locator('main')).not.toBeEmpty();
      expect.soft(await obstacles(page), part).toEqual([]);
      const name = part.replace(/\W+/g, '-');
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.screenshot({ path: `.cache/results/imports-${name}-${language}.png` });
      await page.setViewportSize({ width: 360, height: 800 });
      await page.screenshot({ path: `.cache/results/imports-${name}-${language}-360.png` });
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    await speak(page.context(), 'en');
  });
}
