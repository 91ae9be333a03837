import type { Page } from '@playwright/test';
import { expect, test } from '../setup/test';
import { obstacles } from '../support/axe';
import { type JointPrompt, writeJointPrompt } from '../support/joint-prompt';
import { tabTo } from '../support/keyboard';
import { speak } from '../support/people';
import { promptRoutes } from '../support/routes';
import { words } from '../support/words';

// What people see of the record of a joint prompt, by two people in two browsers.

const t = words('attribution');
const OTHER = 'Tomás Ó Briain';
const TEXT =
  '水晶 a tiny cat-shaped crystal pendant studio light, dramatic, macro shot on velvet, volumetric haze';

test.describe.configure({ mode: 'serial', timeout: 240_000 });

let made: JointPrompt;
let page: Page;

test.beforeAll(async ({ browser }) => {
  const context = await browser.newContext({ baseURL: process.env.E2E_BASE_URL ?? '' });
  page = await context.newPage();
  made = await writeJointPrompt(page, browser, OTHER);
});

test.afterAll(async () => {
  await page.context().close();
  await made.other.page.context().close();
});

const piece = (text: string) =>
  page.locator('main').getByRole('button', { name: new RegExp(`^‘${text}’`) });

test('attribution shows whose words stand, in counts and marks, and tells each word', async () => {
  await page.goto(`${made.room}/attribution`);
  const text = page.getByRole('group', { name: t('text.label', { field: t('field.positive') }) });
  const shown = await text.evaluate((frame) => {
    const copy = frame.cloneNode(true) as HTMLElement;
    for (const mark of copy.querySelectorAll('.author-initials')) mark.remove();
    return copy.textContent;
  });
  expect(shown).toBe(TEXT);
  await expect(piece('tiny')).toHaveAccessibleName(
    new RegExp(`^‘tiny’, typed by ${OTHER}, \\d\\d:\\d\\d$`),
  );
  await expect(piece('macro')).toHaveAccessibleName(/first writer unknown, pasted from outside/);
  await expect(piece('studio')).toHaveAccessibleName(
    new RegExp(`typed by ${made.first.name}, moved by ${OTHER}`),
  );
  await expect(piece('haze')).toHaveAccessibleName(/written by model glimmer-2, accepted by/);
  await expect(page.locator('main')).not.toContainText('%');
});

test('a word’s passport opens and closes by keyboard, and focus comes back to the word', async () => {
  await page.goto(`${made.room}/attribution`);
  await tabTo(page, piece('水'));
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('ArrowRight');
  await expect(piece('tiny')).toBeFocused();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: t('passport.title') });
  await expect(panel.getByRole('heading', { name: 'tiny' })).toBeFocused();
  await expect(panel).toContainText(OTHER);
  await expect(panel).toContainText(`${made.first.name} said these words`);
  await expect(panel.getByRole('link', { name: 'Revision 1' })).toBeVisible();
  await expect(panel.getByRole('link', { name: 'Revision 2' })).toBeVisible();
  await expect(panel).toContainText(/one burst of \d+ acts/);
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await expect(piece('tiny')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(piece('cat')).toBeFocused();
});

test('deleted words stand in the text with who wrote and who deleted them', async () => {
  await page.goto(`${made.room}/attribution`);
  await page.getByLabel(t('filter.deleted')).check();
  await page.getByRole('button', { name: t('filter.apply') }).click();
  await page.waitForURL(/deleted=1/);
  await page.getByRole('button', { name: /^deleted: ‘soft’/ }).click();
  const panel = page.getByRole('complementary', { name: t('passport.title') });
  await expect(panel.getByRole('heading', { name: 'soft' })).toBeVisible();
  await expect(panel).toContainText(t('passport.deleted'));
  await expect(panel.getByRole('link', { name: 'Revision 1' })).toBeHidden();
});

test('the log is replayed in the browser, to a word’s birth and in two moments side by side', async () => {
  await page.goto(`${made.room}/replay`);
  const scrubber = page.getByRole('slider');
  await expect(piece('haze')).toBeVisible();
  await tabTo(page, scrubber);
  await page.keyboard.press('Home');
  await expect(scrubber).toHaveValue('1');
  await page.keyboard.press('PageDown');
  await expect(scrubber).not.toHaveValue('1');
  await page.keyboard.press('End');
  await piece('tiny').click();
  const panel = page.getByRole('complementary', { name: t('passport.title') });
  await panel.getByRole('button', { name: t('passport.birth') }).click();
  await expect(page).toHaveURL(/op=\d+$/);
  await expect(page.locator('main')).not.toContainText('dramatic');
  await page.getByRole('button', { name: t('replay.hold') }).click();
  await tabTo(page, scrubber);
  await page.keyboard.press('End');
  const both = page.getByRole('region', { name: t('replay.compare') });
  await expect(both).toContainText(/removed by .*: .*soft/);
  await expect(both).toContainText(/added by .*: .*dramatic/);
  await page.getByRole('button', { name: t('replay.release') }).click();
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: t('replay.package') }).click(),
  ]);
  expect(await saved.failure()).toBeNull();
});

test('two revisions are compared by person, parameters with their setters', async () => {
  await page.goto(`${made.room}/revisions`);
  await page.getByRole('link', { name: 'Revision 2' }).click();
  const compare = page.locator('#compare');
  for (const name of ['Revision 1', 'Revision 2']) {
    await expect(compare.getByRole('region', { name, exact: true })).toContainText('crystal');
  }
  await expect(compare.getByText(/moved by .*, first writer/).first()).toBeAttached();
  const seed = compare.getByRole('row').filter({ hasText: 'seed' });
  await expect(seed).toContainText('421');
  await expect(seed).toContainText('422');
  await expect(page.locator('#parameters')).toContainText(OTHER);
});

test('one acknowledges, the other contests a word with a reason: both stand side by side', async () => {
  await page.goto(`${made.room}/revisions/2`);
  // Nothing is said for anybody: silence stays silence until somebody chooses.
  await expect(page.getByRole('button', { name: t('view.submit') })).toBeDisabled();
  await page.getByLabel(t('view.choice.acknowledged')).check();
  await page.getByRole('button', { name: t('view.submit') }).click();
  const said = page.getByRole('table', { name: t('view.caption', { revision: 2 }) });
  await expect(said.getByRole('row').filter({ hasText: made.first.name })).toContainText(
    t('view.said.acknowledged'),
  );
  const there = made.other.page;
  await speak(there.context(), 'en');
  await there.goto(`${made.room}/revisions/2`);
  await there.getByLabel(t('view.choice.contested')).check();
  const choose = there.getByRole('group', {
    name: t('view.wordsLabel', { field: t('field.positive') }),
  });
  await choose.getByRole('button', { name: /^‘crystal’/ }).click();
  await there.getByLabel(new RegExp(`^${t('view.because')} .*crystal`)).fill('I said it first.');
  await there.getByRole('button', { name: t('view.submit') }).click();
  const both = there.getByRole('table', { name: t('view.caption', { revision: 2 }) });
  const row = both.getByRole('row').filter({ hasText: OTHER });
  await expect(row).toContainText(t('view.said.contested'));
  await expect(row).toContainText('crystal: I said it first.');
  await expect(both).toContainText(t('view.said.acknowledged'));
});

test('the person named confirms what was said, and an origin found is contested', async () => {
  await page.goto(`${made.room}/attribution`);
  const says = page.locator('#says');
  await says.getByRole('button', { name: t('answer.confirm') }).click();
  await expect(says).toContainText(`${made.first.name} confirms.`);
  const origins = page.locator('#origins');
  await expect(origins).toContainText('林薇');
  await origins.getByRole('button', { name: t('answer.contest') }).click();
  await expect(origins).toContainText(t('origin.answer.contested'));
});

test('a revision and a word’s passport name the runs it was sent in', async () => {
  const prompt = /prm_[0-9a-z]+/.exec(made.room)?.[0];
  const base = made.room.slice(0, made.room.indexOf('/prompts'));
  const caseId = /case_[0-9a-z]+/.exec(base)?.[0];
  for (const tool of ['ComfyUI', 'Forge']) {
    const answer = await page.request.post(`/api/v1/cases/${caseId}/runs`, {
      data: { tool, revision: { prompt, revision: 2 } },
      headers: { origin: new URL(page.url()).origin },
    });
    expect(answer.status()).toBe(201);
  }
  await page.goto(`${made.room}/revisions`);
  const rows = page.getByRole('table', { name: t('revision.caption') }).getByRole('row');
  await expect(rows.filter({ hasText: 'Revision 1' })).toContainText(t('revision.noRun'));
  const sent = rows.filter({ hasText: 'Revision 2' });
  for (const number of [1, 2]) {
    await expect(sent.getByRole('link', { name: t('revision.run', { number }) })).toBeVisible();
  }
  await page.goto(`${made.room}/attribution`);
  await piece('tiny').click();
  const panel = page.getByRole('complementary', { name: t('passport.title') });
  await expect(panel).toContainText(t('passport.sentIn'));
  await panel.getByRole('link', { name: t('revision.run', { number: 2 }) }).click();
  await page.waitForURL(/\/runs\/run_[0-9a-z]+$/);
  await expect(page.locator('main')).toContainText('Forge');
});

for (const language of ['en', 'zh'] as const) {
  test(`the pages of the record are open to everybody in ${language}`, async () => {
    await speak(page.context(), language);
    for (const path of promptRoutes(made.room, 2)) {
      await page.goto(path);
      await expect(page.locator('main')).not.toBeEmpty();
      expect.soft(await obstacles(page), path).toEqual([]);
    }
    await speak(page.context(), 'en');
  });
}
