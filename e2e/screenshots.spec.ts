import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { LOCALES } from '@/lib/i18n/locale';
import { expect, test } from './setup/test';
import { inTheme } from './support/axe';
import { askForDossier, downloadPart } from './support/dossier-room';
import { samplePerson, signIn, speak } from './support/people';
import { firstCase, membersRoutes, runsRoutes, STRANGERS_ROUTES } from './support/routes';
import { words } from './support/words';

// Pictures to look at, not to compare: every page in both languages and themes, on a desk and on a
// phone, and the pages of a dossier. Run with SHOTS=1; the pictures of the README come from here.

test.skip(process.env.SHOTS !== '1', 'pictures are taken with SHOTS=1');
test.describe.configure({ timeout: 600_000 });

const SHOTS = fileURLToPath(new URL('./screenshots/', import.meta.url));
const README = fileURLToPath(new URL('../docs/pictures/', import.meta.url));
const README_LIMIT = 300_000;

const fileName = (route: string) => route.replace(/\W+/g, '-').replace(/^-|-$/g, '') || 'start';

async function shoot(page: Page, folder: string, name: string): Promise<void> {
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    for (const theme of ['light', 'dark'] as const) {
      await inTheme(page, theme);
      const file = path.join(SHOTS, folder, `${name}-${width}-${theme}.png`);
      await page.screenshot({ path: file, fullPage: true });
    }
  }
}

/** A picture for the README: small, and sharp on dense screens. */
async function keep(picture: Buffer, name: string): Promise<void> {
  mkdirSync(README, { recursive: true });
  const small = await sharp(picture).png({ palette: true, quality: 90, effort: 10 }).toBuffer();
  expect(small.length, `${name} for the README`).toBeLessThan(README_LIMIT);
  writeFileSync(path.join(README, `${name}.png`), small);
}

for (const language of LOCALES) {
  test(`every page in ${language}`, async ({ page, context, complaints }) => {
    complaints.allow(/status of 404/);
    await speak(context, language);
    for (const route of STRANGERS_ROUTES) {
      await page.goto(route);
      await shoot(page, language, `open-${fileName(route)}`);
    }
    const workspaceId = await signIn(page, samplePerson(), language);
    const sample = await firstCase(page, workspaceId);
    const inCase = (route: string) => fileName(route.replace(sample.base, 'case'));
    for (const route of [
      ...membersRoutes(sample, sample.exhibitId, sample.promptId),
      ...(await runsRoutes(page, sample)),
    ]) {
      await page.goto(route);
      await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => {});
      await shoot(page, language, inCase(route).replace(workspaceId, 'desk'));
    }
    // On a desk the passport stands beside the text, on a phone it is a sheet over it.
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(`${sample.base}/prompts/${sample.promptId}/attribution`);
    await page.locator('main').getByRole('button', { name: /tiny/ }).first().click();
    const passport = words('attribution', language)('passport.title');
    await expect(page.getByRole('complementary', { name: passport })).toBeVisible();
    await shoot(page, language, 'case-prompt-passport');
  });
}

test('pages of a dossier', async ({ page, complaints }) => {
  complaints.allow(/status of 404/);
  const workspaceId = await signIn(page, samplePerson());
  const { base } = await firstCase(page, workspaceId);
  await page.goto(base);
  await askForDossier(page, { recipient: '杭州互联网法院', reason: '立案 Filing' });
  const { bytes } = await downloadPart(page, 'pdf');
  const folder = path.join(SHOTS, 'paper');
  mkdirSync(folder, { recursive: true });
  const document = await (await PDFiumLibrary.init()).loadDocument(bytes);
  const encode = ({ data, width, height }: { data: Uint8Array; width: number; height: number }) =>
    sharp(data, { raw: { width, height, channels: 4 } })
      .png()
      .toBuffer();
  for (const sheet of document.pages()) {
    const { data } = await sheet.render({ scale: 1.5, render: encode });
    const name = `page-${String(sheet.number + 1).padStart(2, '0')}.png`;
    writeFileSync(path.join(folder, name), data);
    if (sheet.number === 0) await keep(Buffer.from(data), 'dossier');
  }
  document.destroy();
});

test('pictures of the README', async ({ browser }) => {
  const context = await browser.newContext({
    ...(process.env.E2E_BASE_URL && { baseURL: process.env.E2E_BASE_URL }),
    viewport: { width: 1200, height: 760 },
    deviceScaleFactor: 1.5,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const workspaceId = await signIn(page, samplePerson());
  const { base, promptId } = await firstCase(page, workspaceId);
  for (const [name, route] of [
    ['overview', base],
    ['exhibits', `${base}/exhibits`],
    ['ledger', `${base}/ledger`],
    ['attribution', `${base}/prompts/${promptId}/attribution`],
  ] as const) {
    await page.goto(route);
    await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => {});
    await keep(await page.screenshot(), name);
  }
  await context.close();
});
