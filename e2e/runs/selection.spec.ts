import type { Page } from '@playwright/test';
import { LOCALES } from '@/lib/i18n/locale';
import { expect, test } from '../setup/test';
import { obstacles } from '../support/axe';
import { type CaseAddress, enter, openCase } from '../support/cases';
import { chooseFiles, seeDigests, sendAndAdmit } from '../support/exhibits-room';
import { picture } from '../support/files';
import { tabTo } from '../support/keyboard';
import { entryRows, showKind } from '../support/ledger-room';
import { anotherBrowser, invite, join, samplePerson, signIn, speak } from '../support/people';
import { namePerson } from '../support/people-room';
import { candidates, stateRun } from '../support/runs-room';
import { words } from '../support/words';

// Two people state runs, one chooses among all candidates without a pointer, the other sees it.

const t = words('runs');
const SEED = '18446744073709551615';
const MARY = 'Jean Jennings';

test.describe.configure({ mode: 'serial', timeout: 180_000 });

let page: Page;
let other: Page;
let kept: CaseAddress;
let [first, second] = ['', ''];

const pictures = [1, 2, 3, 4, 5].map((n) => ({
  name: `candidate-${n}.png`,
  mimeType: 'image/png',
  buffer: picture(320 + n * 16, 320),
}));

test.beforeAll(async ({ browser }) => {
  const context = await browser.newContext({ baseURL: process.env.E2E_BASE_URL ?? '' });
  page = await context.newPage();
  const stamp = `${Date.now().toString(36)}${Math.floor(Math.random() * 1e6)}`;
  const workspaceId = await signIn(page, samplePerson());
  const email = `coombs-${stamp}@studio.test`;
  const link = await invite(page, workspaceId, email, 'member');
  ({ page: other } = await anotherBrowser(browser));
  await join(other, link, { name: MARY, email, password: 'a crystal under the lamp' });
  kept = await openCase(page, workspaceId, { title: `Choice ${stamp}` });
  const { name } = samplePerson();
  await namePerson(page, {
    name,
    standing: 'member',
    role: 'lead_creator',
    account: '周婧怡（样例）',
    since: '2026-01-01',
  });
  await namePerson(page, {
    name: MARY,
    standing: 'member',
    role: 'editor',
    account: MARY,
    since: '2026-01-01',
  });
  await chooseFiles(page, pictures);
  await seeDigests(page, pictures);
  await sendAndAdmit(page, pictures.length);
});

test.afterAll(async () => {
  await page.context().close();
  await other.context().close();
});

test('the room before its first run says how runs come into the record', async () => {
  await enter(page, 'runs');
  await expect(page.getByText(t('empty.title'))).toBeVisible();
  const main = page.locator('main');
  for (const way of ['gateway', 'watch', 'events', 'import', 'hand'] as const) {
    await expect(main.getByRole('link', { name: t(`empty.${way}`) })).toBeVisible();
  }
});

test('two people state runs, and the list shows them digit for digit', async () => {
  first = await stateRun(page, kept, {
    tool: 'Midjourney',
    model: 'v7',
    text: 'a tiny cat-shaped crystal pendant, studio light',
    parameters: { seed: SEED, stylize: '250' },
    outputs: ['candidate-1.png', 'candidate-2.png', 'candidate-3.png'],
    purpose: 'A first look',
    jobId: '2b6e053b-9a65-4ca9-9e13-b6f4465164d4',
  });
  await expect(page.locator('main')).toContainText('2b6e053b-9a65-4ca9-9e13-b6f4465164d4');
  await expect(page.locator('main')).toContainText(SEED);
  await expect(page.locator('main')).toContainText(t('origin.entered'));
  second = await stateRun(other, kept, {
    tool: 'Midjourney',
    model: 'v7',
    text: 'a tiny cat-shaped crystal pendant, candle light',
    parameters: { seed: SEED, stylize: '400' },
    outputs: ['candidate-4.png', 'candidate-5.png'],
    purpose: 'Warmer light',
  });
  await enter(page, 'runs');
  const rows = page.getByRole('table', { name: t('list.caption') }).getByRole('row');
  await expect(rows).toHaveCount(3);
  await expect(rows.nth(1)).toContainText('candle light');
  await expect(rows.nth(2)).toContainText('studio light');
  await expect(rows.nth(2)).toContainText(SEED);
  await expect(rows.nth(1)).toContainText(MARY);
});

test('candidates are marked by keyboard, and nothing is on record before the gesture', async () => {
  await page.goto(`${kept.base}/runs/candidates`);
  const cells = candidates(page);
  await expect(cells).toHaveCount(5);
  await tabTo(page, cells.nth(0));
  await page.keyboard.press('x');
  await expect(cells.nth(0)).toHaveAccessibleName(/marked rejected, not recorded yet/);
  await page.keyboard.press('ArrowRight');
  await expect(cells.nth(1)).toBeFocused();
  await page.keyboard.press('1');
  await page.keyboard.press('r');
  await page.keyboard.type('the light falls from the left');
  await page.keyboard.press('Escape');
  await expect(cells.nth(1)).toBeFocused();
  await page.keyboard.press('End');
  await page.keyboard.press('u');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Space');
  await expect(cells.nth(3)).toHaveAccessibleName(/marked chosen/);
  await page.keyboard.press('Space');
  await expect(cells.nth(3)).not.toHaveAccessibleName(/marked/);

  // The other person sees none of it, and a reload loses none of it.
  await other.goto(`${kept.base}/runs/candidates`);
  await expect(candidates(other).nth(1)).not.toHaveAccessibleName(/marked/);
  await expect(other.getByText(t('sheet.noHistory'))).toBeVisible();
  await page.reload();
  await expect(cells.nth(1)).toHaveAccessibleName(/marked chosen, not recorded yet/);
  await expect(cells.nth(4)).toHaveAccessibleName(/marked undecided/);
});

test('the large view steps and judges by the same keys and gives the focus back', async () => {
  const cells = candidates(page);
  await tabTo(page, cells.nth(0));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const large = page.getByRole('dialog');
  await expect(large).toContainText(t('sheet.large.title', { place: '2', total: '5' }));
  await page.keyboard.press('ArrowRight');
  await expect(large).toContainText('output 3');
  await page.keyboard.press('0');
  await expect(large).toContainText(t('verdict.rejected'));
  await page.keyboard.press('Escape');
  await expect(cells.nth(2)).toBeFocused();
  await expect(cells.nth(2)).toHaveAccessibleName(/marked rejected/);
});

test('one gesture records who looked, who chose, what and why', async () => {
  const colour = page
    .getByRole('group', { name: t('sheet.choice.aspects') })
    .getByRole('button', { name: t('aspect.colour') });
  await tabTo(page, colour);
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('checkbox', { name: MARY }));
  await page.keyboard.press('Space');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText(/^Choice recorded as entry/)).toBeVisible();
  await expect(candidates(page).nth(1)).toHaveAccessibleName(/; recorded: chosen/);
  await expect(candidates(page).nth(1)).not.toHaveAccessibleName(/not recorded yet/);
});

test('the choice stands on the page of the run, in the list and in the ledger', async () => {
  await other.goto(`${kept.base}/runs/${first}`);
  const choices = other.locator('#out');
  await expect(choices).toContainText('the light falls from the left');
  await expect(choices).toContainText(t('aspect.colour'));
  await expect(choices).toContainText(`${samplePerson().name} chose`);
  await expect(choices).toContainText(MARY);
  await enter(other, 'runs');
  const link = other.getByRole('link', {
    name: t('list.output', { position: '2', verdict: t('verdict.chosen') }),
  });
  await expect(link).toBeVisible();
  await enter(other, 'ledger');
  await showKind(other, 'selection.recorded');
  await expect(entryRows(other)).toHaveCount(1);
});

test('two runs are compared fact by fact and word by word', async () => {
  await page.goto(`${kept.base}/runs/compare?run=1&other=2`);
  const main = page.locator('main');
  await expect(main.locator('del')).toContainText('studio');
  await expect(main.locator('ins')).toContainText('candle');
  await expect(main).toContainText('A first look');
  await expect(main).toContainText('Warmer light');
  const row = page.getByRole('row').filter({ hasText: 'stylize' });
  await expect(row).toContainText('250');
  await expect(row).toContainText('400');
  await expect(row).toContainText(t('compare.state.different'));
  await expect(page.getByRole('row').filter({ hasText: SEED })).toHaveCount(0);
  await main.getByRole('link', { name: t('compare.everything') }).click();
  await expect(page.getByRole('row').filter({ hasText: SEED })).toContainText(
    t('compare.state.same'),
  );
});

test('purpose and note are stated afterwards', async () => {
  await page.goto(`${kept.base}/runs/${second}`);
  await page.getByRole('button', { name: t('run.describe') }).click();
  const dialog = page.getByRole('dialog', { name: t('run.describe') });
  await dialog.getByLabel(t('run.note')).fill('Asked for by the client');
  await dialog.getByRole('button', { name: t('run.describeSubmit') }).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator('#said')).toContainText('Asked for by the client');
});

for (const language of LOCALES) {
  test(`the pages of the room are open to everybody in ${language}`, async () => {
    await speak(page.context(), language);
    const room = `${kept.base}/runs`;
    for (const path of [
      room,
      `${room}/${first}`,
      `${room}/candidates`,
      `${room}/candidates?run=${first}`,
      `${room}/compare?run=1&other=2&all=1`,
      `${room}/new`,
    ]) {
      await page.goto(path);
      await expect(page.locator('main')).not.toBeEmpty();
      expect.soft(await obstacles(page), path).toEqual([]);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  });
}
