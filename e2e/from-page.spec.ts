import type { Page } from '@playwright/test';
import { expect, test } from './setup/test';
import { obstacles } from './support/axe';
import { type CaseAddress, openCase } from './support/cases';
import { sha256 } from './support/files';
import { type GeneratorPage, generatorPage } from './support/generator-page';
import { fillSignIn, samplePerson, signIn, speak } from './support/people';
import { exhibitsOf } from './support/records';
import { pattern, words } from './support/words';

// A bookmark takes pictures from a page of another origin into a case. The page is a small server of
// the test; the bookmark's address is pressed there as a link, as the browser itself runs it.

const t = words('imports.fromPage');
const onPage = words('imports.onPage');

let generator: GeneratorPage;

test.describe.configure({ timeout: 120_000 });

test.beforeAll(async () => {
  generator = await generatorPage();
});

test.afterAll(() => generator.close());

/** The address of the bookmark, as the import room offers it. */
async function bookmarkOf(page: Page, { base }: CaseAddress): Promise<string> {
  await page.goto(`${base}/import`);
  await page.getByText(t('offer')).click();
  const link = page.locator('a[href^="javascript:"]');
  await expect(link).toBeVisible();
  return (await link.getAttribute('href')) ?? '';
}

/** Presses the bookmark on a page of the generator. */
async function press(page: Page, path: string, address: string): Promise<void> {
  await page.goto(`${generator.origin}${path}`);
  await page.waitForFunction(() => document.querySelector<HTMLImageElement>('#memory')?.complete);
  await page
    .locator('#bookmark')
    .evaluate((link, href) => link.setAttribute('href', href), address);
  await page.locator('#bookmark').click();
}

const chooser = (page: Page, w = onPage) => page.getByRole('dialog', { name: w('title') });

async function handOver(page: Page, names: readonly (string | RegExp)[]): Promise<Page> {
  for (const name of names) await chooser(page).getByRole('checkbox', { name }).check();
  const opened = page.waitForEvent('popup');
  await chooser(page)
    .getByRole('button', { name: onPage('send') })
    .click();
  return opened;
}

test('pictures come with their bytes, are shown, and are recorded when the person says so', async ({
  page,
  complaints,
}) => {
  // The picture whose server shares it with nobody.
  complaints.allow(/kept\.png/);
  const workspaceId = await signIn(page, samplePerson());
  const room = await openCase(page, workspaceId, { title: 'From a page' });
  const bookmark = await bookmarkOf(page, room);
  expect.soft(await obstacles(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.screenshot({ path: '.cache/results/from-page-offer.png', fullPage: true });
  // Pressed at home it does nothing, and the policy of the page is never asked.
  await page.locator('a[href^="javascript:"]').click();
  await expect(page.getByText(t('notHere'))).toBeVisible();

  await press(page, '/gallery', bookmark);
  const list = chooser(page).getByRole('list', { name: onPage('list') });
  await expect(list.getByRole('listitem')).toHaveCount(6);
  await chooser(page)
    .getByRole('button', { name: onPage('send') })
    .click();
  await expect(chooser(page)).toContainText(onPage('chooseFirst'));
  const taker = await handOver(page, [
    /own\.png/,
    /shared\.png/,
    /kept\.png/,
    /^data:/,
    /^blob:/,
    pattern(onPage('canvas')),
  ]);
  await expect(list.getByText(onPage('sent'), { exact: true })).toHaveCount(5);
  await expect(list.getByText(onPage('unreachable'))).toHaveCount(1);
  expect.soft(await obstacles(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.screenshot({ path: '.cache/results/from-page-chooser.png' });

  const came = taker.getByRole('list', { name: t('list') });
  await expect(came.getByRole('listitem')).toHaveCount(4);
  const main = taker.locator('main');
  // The picture of memory holds the bytes of the first.
  await expect(main).toContainText(`${t('refusal.twice')} (1)`);
  await expect(main).toContainText(generator.origin);
  await expect(main).toContainText(`${generator.origin}/gallery`);
  await expect(main).toContainText(`${generator.elsewhere}/shared.png`);
  await expect(main).toContainText(t('fromCanvas'));
  await expect(main).not.toContainText('secret');
  for (const bytes of [generator.files.own, generator.files.shared, generator.files.inline]) {
    await expect(main.getByText(sha256(bytes).slice(0, 12)).first()).toBeAttached();
  }
  expect(await exhibitsOf(page, room)).toEqual([]);
  for (const width of [620, 360]) {
    await taker.setViewportSize({ width, height: 860 });
    await taker.screenshot({ path: `.cache/results/from-page-taker-${width}.png`, fullPage: true });
  }
  expect.soft(await obstacles(taker)).toEqual([]);

  // After a reload it holds nothing, asks again and gets it again.
  await taker.reload();
  await expect(came.getByRole('listitem')).toHaveCount(4);
  await taker.getByRole('button', { name: t('removeOf', { name: 'canvas-6.png' }) }).click();
  await expect(came.getByRole('listitem')).toHaveCount(3);
  await taker
    .getByRole('button', { name: t('record', { count: 3, title: 'From a page' }) })
    .click();
  await expect(taker.locator('[data-phase="ended"]')).toBeVisible({ timeout: 60_000 });
  await taker.getByRole('link', { name: words('imports')('progress.report'), exact: true }).click();
  await expect(
    taker.getByRole('table', { name: words('imports')('report.caption') }),
  ).toBeVisible();
  // Every other page cuts the tie.
  expect(await taker.evaluate(() => window.opener)).toBeNull();

  const exhibits = await exhibitsOf(page, room);
  expect(exhibits.map((one) => one.sha256).sort()).toEqual(
    [generator.files.own, generator.files.shared, generator.files.inline].map(sha256).sort(),
  );
  for (const { id } of exhibits) {
    const answer = await page.request.get(`/api/v1/cases/${room.caseId}/exhibits/${id}`);
    const exhibit = await answer.json();
    expect(exhibit).toMatchObject({ class: 'C-', source: `${generator.origin}/gallery` });
  }
});

test('a page with a strict policy can be taken from; one that keeps apart cannot, and it is said', async ({
  page,
  complaints,
}) => {
  // The strict page forbids its own inline script, and what is not of its origin.
  complaints.allow(/content security policy|Content Security Policy|kept\.png|shared\.png|data:/i);
  const workspaceId = await signIn(page, samplePerson());
  const room = await openCase(page, workspaceId, { title: 'From strict pages' });
  const address = await bookmarkOf(page, room);
  const program = decodeURIComponent(address.slice('javascript:'.length));

  // Browsers run bookmarks whatever the policy of a page says; here the test does it in their place.
  await page.goto(`${generator.origin}/strict`);
  await page.evaluate(program);
  const taker = await handOver(page, [/own\.png/, /shared\.png/, /^data:/]);
  const list = chooser(page).getByRole('list', { name: onPage('list') });
  await expect(list.getByText(onPage('sent'), { exact: true })).toHaveCount(2);
  await expect(list.getByText(onPage('unreachable'))).toHaveCount(1);
  await expect(taker.getByRole('list', { name: t('list') }).getByRole('listitem')).toHaveCount(2);
  await taker.close();

  await press(page, '/apart', address);
  const alone = await handOver(page, [/own\.png/]);
  await expect(alone.getByText(t('alone'))).toBeVisible();
  await expect(chooser(page).getByText(onPage('silent'))).toBeVisible({ timeout: 90_000 });
});

test('whoever opens the window has nothing recorded, and is shown as the browser names it', async ({
  page,
}) => {
  const workspaceId = await signIn(page, samplePerson());
  const room = await openCase(page, workspaceId, { title: 'From strangers' });
  const before = new URL(page.url()).origin;
  await page.goto(`${generator.origin}/gallery`);
  const opened = page.waitForEvent('popup');
  await page.evaluate((to) => {
    const taker = window.open(to);
    addEventListener('message', ({ origin }) => {
      const bytes = () => new TextEncoder().encode('<script>alert(1)</script>').buffer;
      const say = (change: object) =>
        taker?.postMessage(
          {
            chirograph: 'picture',
            v: 1,
            place: 0,
            kind: 'file',
            page: location.href,
            address: null,
            bytes: bytes(),
            ...change,
          },
          origin,
        );
      say({ bytes: 'text' });
      say({ class: 'A' });
      say({ page: 'https://bank.example/' });
      say({});
      taker?.postMessage('record', origin);
      void fetch('/out/own.png')
        .then((answer) => answer.arrayBuffer())
        .then((own) => say({ place: 1, bytes: own, address: 'javascript:alert(1)' }));
    });
  }, `${before}${room.base}/import/from-page`);
  const taker = await opened;
  const came = taker.getByRole('list', { name: t('list') });
  await expect(came.getByRole('listitem')).toHaveCount(1);
  const refused = taker.getByText(t('refused')).locator('..');
  await expect(refused).toContainText(`${t('refusal.shape')} (3)`);
  await expect(refused).toContainText(`${t('refusal.origin')} (1)`);
  await expect(refused).toContainText(`${t('refusal.type')} (1)`);
  await expect(taker.locator('main')).toContainText(generator.origin);
  await expect(taker.locator('main')).not.toContainText('javascript:');
  await taker.close();
  expect(await exhibitsOf(page, room)).toEqual([]);
});

test('somebody who is not signed in signs in first; nothing waits behind the sign-in', async ({
  page,
  context,
}) => {
  const workspaceId = await signIn(page, samplePerson());
  const room = await openCase(page, workspaceId, { title: 'From outside' });
  const address = await bookmarkOf(page, room);
  await context.clearCookies();
  await speak(context, 'en');
  await press(page, '/gallery', address);
  const taker = await handOver(page, [/own\.png/]);
  await taker.waitForURL(/sign-in/);
  const { email, password } = samplePerson();
  await fillSignIn(taker, email, password);
  await taker.waitForURL(/from-page/);
  await expect(taker.getByText(t('alone'))).toBeVisible();
});

test('bookmark, chooser and window speak Chinese', async ({ page, context, complaints }) => {
  complaints.allow(/kept\.png/);
  const workspaceId = await signIn(page, samplePerson());
  const room = await openCase(page, workspaceId, { title: '猫咪晶钻吊坠' });
  await speak(context, 'zh');
  const [zh, zhOnPage] = [words('imports.fromPage', 'zh'), words('imports.onPage', 'zh')];
  await page.goto(`${room.base}/import`);
  await page.getByText(zh('offer')).click();
  const link = page.locator('a[href^="javascript:"]');
  await expect(link).toHaveText(zh('bookmark', { title: '猫咪晶钻吊坠' }));
  expect.soft(await obstacles(page)).toEqual([]);
  await press(page, '/gallery', (await link.getAttribute('href')) ?? '');
  const dialog = chooser(page, zhOnPage);
  await dialog.getByRole('checkbox', { name: /own\.png/ }).check();
  await page.setViewportSize({ width: 360, height: 800 });
  await page.screenshot({ path: '.cache/results/from-page-chooser-zh-360.png' });
  expect.soft(await obstacles(page)).toEqual([]);
  const opened = page.waitForEvent('popup');
  await dialog.getByRole('button', { name: zhOnPage('send') }).click();
  const taker = await opened;
  await expect(taker.getByRole('list', { name: zh('list') }).getByRole('listitem')).toHaveCount(1);
  expect.soft(await obstacles(taker)).toEqual([]);
  await taker.setViewportSize({ width: 620, height: 860 });
  await taker.screenshot({ path: '.cache/results/from-page-taker-zh.png', fullPage: true });
});
