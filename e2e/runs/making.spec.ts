import type { Page } from '@playwright/test';
import type { Locale } from '@/lib/i18n/locale';
import { expect, test } from '../setup/test';
import { inTheme, obstacles } from '../support/axe';
import { type CaseAddress, openCase } from '../support/cases';
import { chooseFiles, sendAndAdmit } from '../support/exhibits-room';
import { press, tabTo } from '../support/keyboard';
import { image, type Making, madeWork } from '../support/making';
import { pick, shoot } from '../support/making-room';
import { samplePerson, signIn, speak } from '../support/people';
import { namePerson } from '../support/people-room';
import { exhibitsOf } from '../support/records';
import { labelled, words } from '../support/words';

// From runs to the published work, and what stays apart from it, in the browser.

test.describe.configure({ mode: 'serial', timeout: 240_000 });

const t = words('making');

let page: Page;
let kept: CaseAddress;
let made: Making;
let room: string;

test.beforeAll(async ({ browser }) => {
  const context = await browser.newContext({ baseURL: process.env.E2E_BASE_URL ?? '' });
  page = await context.newPage();
  const workspaceId = await signIn(page, samplePerson());
  kept = await openCase(page, workspaceId, { title: 'From idea to work', work: '飞天 Apsaras' });
  await namePerson(page, {
    name: '周婧怡',
    standing: 'member',
    role: 'lead_creator',
    since: '2026-09-01',
  });
  made = await madeWork(page, kept);
  room = `${kept.base}/runs`;
});

test.afterAll(async () => {
  await page.context().close();
});

test('later work is recorded with a region set by pointer, number and arrow key', async () => {
  await page.goto(`${room}/later-work`);
  await page.getByRole('link', { name: t('later.record') }).click();
  await pick(page, t('later.new.before'), 'candidate-4.png');
  await page.getByRole('button', { name: `${t('later.new.before')}: ${t('pick.close')}` }).click();
  await pick(page, t('later.new.after'), 'retouched.png');

  const canvas = page.getByRole('region', { name: t('region.canvas') });
  // The copy to draw on is made after the file came.
  await expect(canvas).toBeVisible({ timeout: 30_000 });
  await press(page, page.getByRole('button', { name: t('region.add') }));
  const first = page.getByRole('group', { name: t('region.name', { number: 1 }) });
  for (const [side, value] of [
    ['x', '40'],
    ['y', '30'],
    ['width', '100'],
    ['height', '60'],
  ] as const) {
    await first.getByLabel(t(`region.${side}`), { exact: true }).fill(value);
    await page.keyboard.press('Enter');
  }
  const outline = canvas.getByRole('button').first();
  await tabTo(page, outline);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Alt+ArrowRight');
  await expect(outline).toHaveAccessibleName(
    t('region.said', { number: 1, x: '41', y: '40', width: '101', height: '60' }),
  );
  await first.getByLabel(t('region.note')).fill('The ribbon, redrawn by hand');

  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.locator('img').boundingBox();
  if (!box) throw new Error('the picture is not shown');
  await page.mouse.move(box.x + box.width * 0.75, box.y + box.height * 0.5);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.9, box.y + box.height * 0.8, { steps: 4 });
  await page.mouse.up();
  await expect(canvas.getByRole('button')).toHaveCount(2);
  await shoot(page, 'later-work-new');

  await page.getByLabel(labelled(t('later.new.tool'))).fill('Krita');
  await page.getByLabel(labelled(t('later.new.editor'))).selectOption({ label: '周婧怡' });
  await page.getByLabel(labelled(t('later.new.purpose'))).fill('Close the gap in the ribbon.');
  await page.getByLabel(t('aspect.line'), { exact: true }).check();
  await page.getByRole('button', { name: t('later.new.submit') }).click();
  await page.waitForURL(/\/later-work\/\d+$/);
  await expect(page.locator('#regions')).toContainText(
    t('region.pixels', { x: '41', y: '40', width: '101', height: '60' }),
  );
  await expect(page.locator('#regions').getByRole('row')).toHaveCount(3);
  await expect(page.locator('#facts')).toContainText('Close the gap in the ribbon.');
});

test('before and after are compared side by side and by a slider of the keyboard', async () => {
  await expect(page.getByRole('img', { name: /retouched/ })).toBeVisible();
  await shoot(page, 'later-work-step');
  await page.getByRole('radio', { name: t('compare.slider') }).check();
  const slider = page.getByRole('slider', { name: t('compare.reveal') });
  await tabTo(page, slider);
  await page.keyboard.press('Home');
  await expect(slider).toHaveValue('0');
  await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveValue('1');
  await page.keyboard.press('End');
  await expect(slider).toHaveValue('100');
  await shoot(page, 'later-work-slider');
});

test('the work is completed and published, and both stand in their list', async () => {
  await page.goto(`${room}/later-work`);
  await page.getByRole('button', { name: t('work.finish.open') }).click();
  const finish = page.getByRole('dialog', { name: t('work.finish.open') });
  await pick(finish, t('work.finish.file'), 'retouched.png');
  await finish.getByRole('button', { name: t('work.finish.submit') }).click();
  await expect(finish).toBeHidden();
  await page.getByRole('button', { name: t('work.publish.open') }).click();
  const publish = page.getByRole('dialog', { name: t('work.publish.open') });
  await publish.getByLabel(labelled(t('work.publish.place'))).fill('https://example.test/apsaras');
  await publish.getByRole('radio', { name: t('work.prompt.no') }).check();
  await publish.getByRole('button', { name: t('work.publish.submit') }).click();
  await expect(publish).toBeHidden();
  const list = page.getByRole('table', { name: t('work.caption') });
  await expect(list.getByRole('row').nth(1)).toContainText('https://example.test/apsaras');
  await expect(list.getByRole('row').nth(1)).toContainText(t('work.prompt.no'));
  await expect(list.getByRole('row').nth(2)).toContainText(t('work.finished'));
  await shoot(page, 'later-work');
  await page.getByRole('link', { name: t('later.chains') }).click();
  await expect(page.getByText(t('later.isWork'))).toBeVisible();
});

test('the lineage leads from a sketch to the publication, and is walked along its links', async () => {
  await page.goto(`${room}/lineage`);
  const graph = page.getByRole('group', { name: t('lineage.canvas') });
  await expect(graph.getByRole('link', { name: /^Run 1: ComfyUI/ })).toBeVisible();
  await expect(graph.getByRole('link', { name: /^Work: 飞天 Apsaras/ })).toBeVisible();
  await shoot(page, 'lineage');
  await graph.getByRole('link', { name: /sketch/ }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(graph.getByRole('link', { name: /^Run 1/ })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator(':focus')).toHaveAccessibleName(/candidate-/);
  await page.keyboard.press('ArrowLeft');
  await expect(graph.getByRole('link', { name: /^Run 1/ })).toBeFocused();
  const scale = () => graph.locator(':scope > g').getAttribute('transform');
  await page.keyboard.press('0');
  const before = await scale();
  await page.keyboard.press('+');
  await expect.poll(scale).not.toBe(before);
  await page.keyboard.press('0');
  await expect.poll(scale).toBe(before);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/runs/${made.runId}`);
});

test('rejected outputs are shown and can be folded, and the list says what the graph says', async () => {
  await page.goto(`${room}/lineage?view=graph`);
  const graph = page.getByRole('group', { name: t('lineage.canvas') });
  await expect(graph.getByRole('link', { name: /rejected/ })).toHaveCount(3);
  await page.getByLabel(t('lineage.fold')).check();
  // The first candidate was rejected, and a later run went on from it.
  await expect(graph.getByRole('link', { name: /rejected/ })).toHaveCount(1);
  await page.getByRole('link', { name: t('lineage.list'), exact: true }).click();
  const list = page.getByRole('table', { name: t('lineage.caption') });
  const row = list.getByRole('row').filter({ hasText: 'Krita' });
  await expect(row).toContainText(t('lineage.role.before'));
  await expect(row).toContainText(t('lineage.basis.recorded_act'));
  await shoot(page, 'lineage-list');
});

test('the process is played step by step, with who did what when', async () => {
  await inTheme(page, 'light');
  await page.goto(`${room}/lineage?view=graph`);
  await page.getByRole('button', { name: t('play.open') }).click();
  const controls = page.getByRole('region', { name: t('play.title') });
  const graph = page.getByRole('group', { name: t('lineage.canvas') });
  // Motion is reduced in these tests, so nothing has started by itself.
  await expect(controls.getByRole('button', { name: t('play.play') })).toBeVisible();
  await expect(graph.getByRole('link')).toHaveCount(1);
  await controls.getByRole('button', { name: t('play.forward') }).click();
  await expect(graph.getByRole('link')).toHaveCount(2);
  const scrubber = controls.getByRole('slider');
  await tabTo(page, scrubber);
  await page.keyboard.press('End');
  await expect(controls).toContainText('https://example.test/apsaras');
  for (let step = 0; step < 40; step += 1) {
    if (await controls.getByText(/ComfyUI/).isVisible()) break;
    await page.keyboard.press('ArrowLeft');
  }
  await page.keyboard.press('Home');
  await controls.getByRole('button', { name: t('play.play') }).click();
  await expect(graph.getByRole('link').nth(2)).toBeVisible();
  await controls.getByRole('button', { name: t('play.pause') }).click();
  await shoot(page, 'playback');
});

test('the graph is printed on sheets, with its list', async () => {
  await page.goto(`${room}/lineage`);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('figure svg').first()).toBeVisible();
  await expect(page.getByRole('group', { name: t('lineage.canvas') })).toBeHidden();
  await expect(page.getByRole('table', { name: t('lineage.caption') })).toBeVisible();
  if (process.env.SHOTS === '1') {
    await page.pdf({ path: 'e2e/screenshots/making/lineage.pdf', format: 'A4' });
  }
  await page.emulateMedia({ media: 'screen' });
});

test('a tool account is stated with its proof, and stated anew', async () => {
  await page.goto(`${room}/accounts`);
  await page.getByRole('button', { name: t('account.state') }).click();
  const state = page.getByRole('dialog', { name: t('account.state') });
  await state.getByLabel(labelled(t('account.service'))).fill('ComfyUI at the studio');
  await state.getByLabel(labelled(t('account.startsOn'))).fill('2026-09-01');
  await pick(state, t('account.proofs'), 'sketch.png');
  await state.getByRole('button', { name: t('account.submit') }).click();
  await expect(state).toBeHidden();
  const table = page.getByRole('table', { name: t('account.caption') });
  await table.getByRole('button', { name: /^State anew/ }).click();
  const anew = page.getByRole('dialog', { name: t('account.restate') });
  await expect(anew.getByText('sketch.png')).toBeVisible();
  await anew.getByLabel(labelled(t('account.holder'))).selectOption({ label: '周婧怡' });
  await anew.getByRole('button', { name: t('account.submit') }).click();
  await expect(anew).toBeHidden();
  await expect(table.getByRole('row')).toHaveCount(2);
  await expect(table).toContainText('周婧怡');
  await shoot(page, 'accounts');
});

test('a recreation has numbers and a class of its own and stays out of the lineage', async () => {
  await page.goto(kept.base);
  const intake = words('exhibits.intake');
  await chooseFiles(page, [image('demonstration.png', 300, 300)]);
  await page.getByLabel(intake('recreation')).first().check();
  await sendAndAdmit(page, 1);
  const held = (await exhibitsOf(page, kept)).find(
    ({ fileName }) => fileName === 'demonstration.png',
  );
  await page.goto(`${room}/recreations/new?run=${made.runId}`);
  await expect(page.getByText(t('recreation.banner'))).toBeVisible();
  await page.getByRole('radio', { name: t('recreation.sight.with_sight') }).check();
  await page.getByLabel(labelled(t('recreation.new.tool'))).fill('ComfyUI');
  await page.getByLabel(labelled(t('recreation.new.model'))).fill('glimmer-xl');
  await page.getByLabel(labelled(t('recreation.new.seed'))).fill('18446744073709551614');
  await page.getByLabel(labelled(t('recreation.new.environment'))).fill('app: 0.3.41');
  await pick(page, t('recreation.new.outputs'), 'demonstration.png');
  await page.getByRole('button', { name: t('recreation.new.submit') }).click();
  await page.waitForURL(/\/recreations\/run_[0-9a-z]+$/);
  await expect(
    page.getByRole('heading', { name: t('recreation.number', { number: '1' }) }),
  ).toBeVisible();
  const table = page.locator('#compared');
  const seed = table.getByRole('row').filter({ hasText: 'seed' });
  await expect(seed).toContainText('18446744073709551615');
  await expect(seed).toContainText('18446744073709551614');
  await expect(page.locator('#outputs')).toContainText(`Exhibit ${held?.number}`);
  await shoot(page, 'recreation');
  await page.goto(`${room}/recreations`);
  await expect(page.getByText(t('recreation.banner'))).toBeVisible();
  await shoot(page, 'recreations');
  await page.goto(`${room}/lineage?view=list`);
  const list = page.getByRole('table', { name: t('lineage.caption') });
  await expect(list).toContainText('ComfyUI');
  await expect(list).not.toContainText('demonstration');
});

for (const language of ['en', 'zh'] as const satisfies Locale[]) {
  test(`the pages of making are open to everybody in ${language}`, async () => {
    await speak(page.context(), language);
    for (const path of [
      '/later-work',
      '/later-work?view=chains',
      '/later-work/new',
      '/lineage',
      '/lineage?view=list',
      '/lineage?view=graph',
      '/recreations',
      '/recreations/new',
      '/accounts',
    ]) {
      await page.goto(`${room}${path}`);
      await expect(page.locator('main')).not.toBeEmpty();
      expect.soft(await obstacles(page), path).toEqual([]);
    }
    await speak(page.context(), 'en');
    await page.setViewportSize({ width: 1280, height: 800 });
  });
}
