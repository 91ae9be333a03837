import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import sharp from 'sharp';
import { ink, renderPage } from '@/lib/dossier/pdf/testing/render-pdf';
import { expect, test } from './setup/test';
import { inTheme, obstacles } from './support/axe';
import { Bundle, bytesOf } from './support/bundle';
import { openCase } from './support/cases';
import { sha256 } from './support/files';
import { close, pagesOf } from './support/paper';
import { samplePerson, signIn, speak } from './support/people';
import { ask } from './support/prompt-writer';
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

/** A photograph as a telephone keeps it, lying on its side, with a red face where it stands upright. */
const FACE = { x: 60, y: 340, width: 120, height: 160 };
const UPRIGHT = { width: 400, height: 600 };
async function photograph(): Promise<Buffer> {
  const { x: left, y: top, ...size } = FACE;
  const plain = (background: string) => ({ channels: 3 as const, background });
  const face = await sharp({ create: { ...size, ...plain('#d01010') } })
    .png()
    .toBuffer();
  const upright = await sharp({ create: { ...UPRIGHT, ...plain('#e8e8e0') } })
    .composite([{ input: face, left, top }])
    .png()
    .toBuffer();
  return sharp(upright)
    .rotate(270)
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 95 })
    .toBuffer();
}

/** Draws a box with the pointer over a picture, given in the units that its size is given in. */
async function drawOver(
  canvas: Locator,
  size: { width: number; height: number },
  { x, y, width, height }: typeof FACE,
): Promise<void> {
  await canvas.scrollIntoViewIfNeeded();
  const at = await canvas.boundingBox();
  if (!at) throw new Error('there is no picture');
  const scale = { x: at.width / size.width, y: at.height / size.height };
  const { mouse } = canvas.page();
  await mouse.move(at.x + x * scale.x, at.y + y * scale.y);
  await mouse.down();
  await mouse.move(at.x + (x + width) * scale.x, at.y + (y + height) * scale.y, { steps: 4 });
  await mouse.up();
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

/** Uploads a file as an exhibit of the case. Answers its address. */
async function admit(page: Page, api: string, fileName: string, bytes: Buffer): Promise<string> {
  const answer = await page.request.post(`${api}/exhibits?title=Kept`, {
    data: bytes,
    headers: { origin: new URL(page.url()).origin, 'x-file-name': fileName },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return answer.headers().location ?? '';
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
  await admit(page, api, 'letter.pdf', original.bytes);
  const photo = await photograph();
  const photoAt = await admit(page, api, 'photo.jpg', photo);
  await expect
    .poll(async () => (await (await page.request.get(photoAt)).json()).look.kind, {
      timeout: 60_000,
    })
    .toBe('image');
  await ask(page, `${api}/contributors`, { name: 'Wei Lin', standing: 'member' });
  await page.goto(`${kept.base}/dossier/volumes/new`);
  await page.getByLabel(labelled(t('form.actsOf'))).selectOption({ label: 'Wei Lin' });
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
    await drawOver(canvas, { width: 595.276, height: 841.89 }, original.box);
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

  await test.step('a photograph is marked upright, as it is shown', async () => {
    await page.getByText(t('exhibit.details', { name: '1-2' })).click();
    await page.getByRole('button', { name: t('redact.open') }).click();
    const canvas = page.getByRole('region', { name: said('canvas') }).locator('img');
    await expect(canvas).toBeVisible();
    await drawOver(canvas, UPRIGHT, { x: 50, y: 330, width: 140, height: 180 });
    await page.getByLabel(labelled(t('redact.reason'))).fill('a face');
    await page.getByRole('button', { name: t('redact.take') }).click();
    await expect(page.getByText(t('redact.redacted'))).toHaveCount(2);
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
      expect(text).toMatch(/所列行为仅列WeiLin的行为：记录在案\d+项中的0项/);
      const given = Object.entries(bundle.files);
      const digests = given.map(([, bytes]) => sha256(bytes));
      expect(digests).not.toContain(sha256(original.bytes));
      expect(digests).not.toContain(sha256(photo));
      for (const [name, bytes] of given) {
        expect(Buffer.from(bytes).includes(SECRET), name).toBe(false);
        if (name.endsWith('.pdf'))
          expect((await pagesOf(Buffer.from(bytes))).join(''), name).not.toContain(SECRET);
      }
      const originals = bundle.index().exhibits.map((row) => row.sha256);
      expect(originals).toEqual([sha256(original.bytes), sha256(photo)]);
      const made = given.find(([name]) => /redacted\/.*\.pdf$/.test(name))?.[1];
      const drawn = await renderPage(made ?? new Uint8Array(), 1, 2);
      const { x, y, width, height } = original.box;
      const black = { x: 2 * x, y: 2 * y, width: 2 * width, height: 2 * height };
      expect(ink(drawn, black)).toBeGreaterThan(0.98 * black.width * black.height);
      // What stands below it is still read.
      expect(ink(drawn, { ...black, y: black.y + 80 })).toBeGreaterThan(200);
      const face = given.find(([name]) => /redacted\/.*\.png$/.test(name))?.[1];
      const { data, info } = await sharp(face).removeAlpha().raw().toBuffer({
        resolveWithObject: true,
      });
      expect(info).toMatchObject(UPRIGHT);
      const colours = Array.from({ length: info.width * info.height }, (_, i) => [
        ...data.subarray(3 * i, 3 * i + 3),
      ]);
      // Nothing red is left, and of the rest only what was marked is black.
      expect(colours.filter(([r = 0, g = 0]) => r > g + 60)).toEqual([]);
      const dark = colours.filter(([r = 0]) => r < 60).length;
      expect(Math.abs(dark - 140 * 180)).toBeLessThan(140 * 180 * 0.05);
      expect(bundle.verify().status).toBe(0);
    } finally {
      bundle.discard();
    }
  });

  await test.step('a file without its end says so, in both languages', async () => {
    const cut = Buffer.concat([original.bytes.subarray(0, -30), Buffer.from('%')]);
    await admit(page, api, 'cut.pdf', cut);
    const open = async (language: 'en' | 'zh', name: string) => {
      const own = words('volume', language);
      await page.getByText(own('exhibit.details', { name })).click();
      await page.getByRole('button', { name: own('redact.open') }).click();
    };
    for (const language of ['en', 'zh'] as const) {
      await speak(page.context(), language);
      await page.goto(`${kept.base}/dossier/volumes/new`);
      await open(language, '1-3');
      const why = words('volume.redaction', language)('refused.truncated');
      await expect(page.getByText(why)).toBeVisible({ timeout: 60_000 });
    }
    await open('zh', '1-1');
    const canvas = page.getByRole('region', { name: words('volume.redaction', 'zh')('canvas') });
    await expect(canvas).toBeVisible({ timeout: 60_000 });
    await shoot(page, 'zh');
  });
});
