import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { ink, renderPage } from '@/lib/dossier/pdf/testing/render-pdf';
import { expect, test } from './setup/test';
import { inTheme, obstacles } from './support/axe';
import { Bundle, bytesOf } from './support/bundle';
import { openCase } from './support/cases';
import { sha256 } from './support/files';
import { close, pagesOf } from './support/paper';
import { samplePerson, signIn, speak } from './support/people';
import { labelled, pattern, words } from './support/words';

// A word of a PDF is marked on its page in the composer, taken out, and found in nothing that is handed
// over; what stands beside it stays, and the original is proven by its hash.

test.use({ actionTimeout: 20_000 });

const SHOTS = fileURLToPath(new URL('./screenshots/', import.meta.url));
const SECRET = 'Ouyang-7319';
const STAYS = 'signed in Hangzhou';

/** A letter of two pages with the word on its second, and where that word stands, in points from the top. */
async function letter() {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  document.addPage([595.276, 841.89]).drawText('First page', { x: 72, y: 740, size: 24, font });
  const page = document.addPage([595.276, 841.89]);
  const [x, y, size] = [72, 700, 24];
  page.drawText(SECRET, { x, y, size, font });
  page.drawText(STAYS, { x, y: y - 40, size, font });
  const bytes = Buffer.from(await document.save());
  // From above the tallest letter to below the deepest one.
  const box = {
    x: x - 2,
    y: Math.floor(841.89 - y - size),
    width: Math.ceil(font.widthOfTextAtSize(SECRET, size)) + 4,
    height: Math.ceil(1.3 * size),
  };
  return { bytes, box };
}

/** Pictures of the row that is open, to look at. */
async function shoot(page: Page, language: string): Promise<void> {
  for (const [width, theme] of [
    [360, 'light'],
    [1280, 'dark'],
    [1280, 'light'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 });
    await inTheme(page, theme);
    const file = `volume-redaction-${language}-${width}-${theme}.png`;
    await page
      .locator('li details[open]')
      .first()
      .screenshot({ path: path.join(SHOTS, file) });
  }
}

/** Uploads a PDF as an exhibit of the case. */
async function admit(page: Page, api: string, bytes: Buffer): Promise<void> {
  const answer = await page.request.post(`${api}/exhibits?title=Letter`, {
    data: bytes,
    headers: {
      origin: new URL(page.url()).origin,
      'content-type': 'application/pdf',
      'x-file-name': 'letter.pdf',
    },
  });
  expect(answer.status(), await answer.text()).toBe(201);
}

test('a word of a PDF is taken out in the composer and stands in nothing handed over', async ({
  page,
}) => {
  test.setTimeout(400_000);
  const t = words('volume');
  const said = words('volume.redaction');
  const workspaceId = await signIn(page, samplePerson());
  const kept = await openCase(page, workspaceId, { title: 'Redacted', party: '周婧怡' });
  const api = `/api/v1/cases/${kept.caseId}`;
  const original = await letter();
  await admit(page, api, original.bytes);
  await page.goto(`${kept.base}/dossier/volumes/new`);
  await page.getByLabel(labelled(words('dossier')('form.recipient'))).fill('Internet Court');
  await page.getByLabel(labelled(words('dossier')('form.reason'))).fill('filing');

  const status = (number: number) =>
    page.getByText(said('pageOf', { page: String(number), pages: '2' }));
  const area = page.getByRole('group', { name: said('name', { number: 1 }) });
  const side = (name: 'x' | 'y' | 'width' | 'height') =>
    area.getByLabel(said(name, { unit: 'pt' }));

  await test.step('pages are turned by keyboard, each drawn when it is turned to', async () => {
    await page.getByText(t('exhibit.details', { name: '1-1' })).click();
    await page.getByRole('button', { name: t('redact.open') }).click();
    await expect(status(1)).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: said('pageAfter') }).focus();
    await page.keyboard.press('Enter');
    await expect(status(2)).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('button', { name: said('pageAfter') })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(status(2)).toBeVisible();
  });

  await test.step('what the pointer draws over the word lies there in points of the page', async () => {
    const canvas = page.getByRole('region', { name: said('canvas') }).locator('img');
    await canvas.scrollIntoViewIfNeeded();
    const at = await canvas.boundingBox();
    if (!at) throw new Error('the page is not drawn');
    const { x, y, width, height } = original.box;
    const scale = { x: at.width / 595.276, y: at.height / 841.89 };
    await page.mouse.move(at.x + x * scale.x, at.y + y * scale.y);
    await page.mouse.down();
    await page.mouse.move(at.x + (x + width) * scale.x, at.y + (y + height) * scale.y, {
      steps: 4,
    });
    await page.mouse.up();
    for (const [name, points] of Object.entries(original.box)) {
      const drawn = Number(await side(name as 'x').inputValue());
      expect(Math.abs(drawn - points), `${name}: ${drawn}`).toBeLessThanOrEqual(2);
    }
  });

  await test.step('the same is marked by keys alone', async () => {
    await page.getByRole('button', { name: said('removeArea', { number: 1 }) }).focus();
    await page.keyboard.press('Enter');
    await expect(area).toHaveCount(0);
    await page.getByRole('button', { name: said('add') }).focus();
    await page.keyboard.press('Enter');
    const marked = page.getByRole('button', {
      name: new RegExp(`^${pattern(said('name', { number: 1 })).source}:`),
    });
    await marked.focus();
    const before = Number(await side('y').inputValue());
    await page.keyboard.press('ArrowUp');
    await expect(side('y')).toHaveValue(String(before - 1));
    await page.keyboard.press('Enter');
    await expect(side('x')).toBeFocused();
    for (const [name, points] of Object.entries(original.box)) {
      await side(name as 'x').fill(String(points));
      await page.keyboard.press('Enter');
    }
    for (const [name, points] of Object.entries(original.box))
      await expect(side(name as 'x')).toHaveValue(String(points));
    const count = said('pageOption', { page: '2', count: 1 });
    await page.getByRole('button', { name: said('pageBefore') }).click();
    await expect(status(1)).toBeVisible();
    await expect(area).toHaveCount(0);
    await page
      .getByRole('list', { name: said('marked') })
      .getByRole('button', { name: count })
      .click();
    await expect(side('x')).toHaveValue(String(original.box.x));
  });

  await test.step('the marks are for everybody, on a telephone too', async () => {
    const zoom = page.getByLabel(labelled(said('zoom')));
    await zoom.selectOption('3');
    // What the bar at the head covers while the page is scrolled is no smaller for it.
    await page.evaluate(() => scrollTo(0, 0));
    expect(await obstacles(page)).toEqual([]);
    await zoom.selectOption('1');
    await shoot(page, 'en');
  });

  await test.step('it is taken out with its reason', async () => {
    await page.getByLabel(labelled(t('redact.reason'))).fill('a private name');
    await page.getByRole('button', { name: t('redact.take') }).click();
    await expect(page.getByText(t('redact.redacted'))).toBeVisible();
    await page.getByRole('button', { name: t('redact.change') }).click();
    await expect(status(2)).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: t('redact.cancel') }).click();
  });

  const download = async (name: string) => {
    const button = page.getByRole('button', { name: t('item.download', { name }) });
    await expect(button).toBeVisible({ timeout: 240_000 });
    const arrives = page.waitForEvent('download');
    await button.click();
    return bytesOf(await arrives);
  };

  await test.step('nothing handed over holds the word, and the original is named by its hash', async () => {
    await page.getByRole('button', { name: t('composer.request') }).click();
    await page.waitForURL(/\/dossier#dos_/);
    const volume = await download(t('item.file.volume'));
    const bundle = new Bundle(await download(t('item.file.bundle')));
    try {
      const text = close((await pagesOf(volume)).join(''));
      expect(text).not.toContain(SECRET);
      expect(text).toContain(sha256(original.bytes));
      const given = Object.entries(bundle.files);
      expect(given.map(([, bytes]) => sha256(bytes))).not.toContain(sha256(original.bytes));
      for (const [name, bytes] of given) {
        expect(Buffer.from(bytes).includes(SECRET), name).toBe(false);
        if (name.endsWith('.pdf'))
          expect((await pagesOf(Buffer.from(bytes))).join(''), name).not.toContain(SECRET);
      }
      expect(bundle.index().exhibits.map((row) => row.sha256)).toEqual([sha256(original.bytes)]);
      const made = given.find(([name]) => /redacted\/.*\.pdf$/.test(name))?.[1];
      const drawn = await renderPage(made ?? new Uint8Array(), 1, 2);
      const { x, y, width, height } = original.box;
      const black = { x: 2 * x, y: 2 * y, width: 2 * width, height: 2 * height };
      expect(ink(drawn, black)).toBeGreaterThan(0.98 * black.width * black.height);
      // What stands below it is still read.
      expect(ink(drawn, { ...black, y: black.y + 80 })).toBeGreaterThan(200);
      expect(bundle.verify().status).toBe(0);
    } finally {
      bundle.discard();
    }
  });

  await test.step('a file without its end says so, in both languages', async () => {
    await admit(page, api, Buffer.concat([original.bytes.subarray(0, -30), Buffer.from('%')]));
    const open = async (language: 'en' | 'zh', name: string) => {
      const own = words('volume', language);
      await page.getByText(own('exhibit.details', { name })).click();
      await page.getByRole('button', { name: own('redact.open') }).click();
    };
    for (const language of ['en', 'zh'] as const) {
      await speak(page.context(), language);
      await page.goto(`${kept.base}/dossier/volumes/new`);
      await open(language, '1-2');
      const why = words('volume.redaction', language)('refused.truncated');
      await expect(page.getByText(why)).toBeVisible({ timeout: 60_000 });
    }
    await open('zh', '1-1');
    const canvas = page.getByRole('region', { name: words('volume.redaction', 'zh')('canvas') });
    await expect(canvas).toBeVisible({ timeout: 60_000 });
    await shoot(page, 'zh');
  });
});
