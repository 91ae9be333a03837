import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test } from './setup/test';
import { obstacles } from './support/axe';
import { type CaseAddress, openCase } from './support/cases';
import { allRead, endedImport, importFiles } from './support/imports-room';
import { samplePerson, signIn, speak } from './support/people';
import { exhibitsOf } from './support/records';
import { words } from './support/words';

// Files that tools wrote, brought in by a person: a folder of real records, its report, what its
// records say on each exhibit's page, and what they propose.

const SAMPLES = fileURLToPath(new URL('../../shared/samples/', import.meta.url));
const t = words('imports');

type Sample = { file: string; expected: Record<string, unknown> };

let page: Page;
let room: CaseAddress;

test.describe.configure({ mode: 'serial', timeout: 240_000 });

test.beforeAll(async ({ browser }) => {
  const context = await browser.newContext({ baseURL: process.env.E2E_BASE_URL ?? '' });
  page = await context.newPage();
  const workspaceId = await signIn(page, samplePerson());
  room = await openCase(page, workspaceId, { title: 'Imported works' });
});

test.afterAll(async () => {
  await page.context().close();
});

const samples = (): Sample[] =>
  (JSON.parse(readFileSync(`${SAMPLES}manifest.json`, 'utf8')) as { files: Sample[] }).files.filter(
    ({ file }) => !file.startsWith('traces/'),
  );

/** Facts of the manifest that stand on a page as they are: names, texts and digits. */
function shownFacts({ expected }: Sample): string[] {
  const plain = [
    'seed',
    'sampler',
    'scheduler',
    'model',
    'model_hash',
    'job_id',
    'author',
    'session',
    'response_id',
    'parent_sha256',
    'prompt',
    'negative_prompt',
    'prompt_as_typed',
    'prompt_rewritten_by_model',
  ];
  const samplers = (expected.samplers ?? []) as { seed: string; prompt: string }[];
  const values = [
    ...plain.map((name) => expected[name]),
    ...((expected.prompts_by_user ?? []) as string[]),
    ...((expected.models ?? []) as string[]),
    ...samplers.flatMap(({ seed, prompt }) => [seed, prompt]),
  ];
  return values.filter((value): value is string => typeof value === 'string' && value !== '');
}

/** Text as a page gives it, without what only lays it out. */
const flat = (text: string) => text.replace(/\s+/g, ' ').trim();

test.describe('a folder of real records', () => {
  test.skip(!existsSync(SAMPLES), 'no samples beside the project');

  test('is imported whole, with a report of every file', async () => {
    await importFiles(page, room, SAMPLES);
    await endedImport(page);
    const table = page.getByRole('table', { name: t('report.caption') });
    for (const { file } of samples()) {
      const row = table.getByRole('row').filter({ hasText: file });
      await expect(row).toContainText(/Exhibit \d+/);
    }
    await expect(table.locator('[data-state="admitted"]')).toHaveCount(
      await table.locator('tbody tr').count(),
    );
    expect.soft(await obstacles(page)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.screenshot({ path: '.cache/results/imports-report.png', fullPage: true });
  });

  test('shows each fact of the manifest on the exhibit’s page, seeds digit for digit', async () => {
    const exhibits = await exhibitsOf(page, room);
    await allRead(page, room, exhibits);
    for (const sample of samples()) {
      const one = exhibits.find(({ fileName }) => fileName.endsWith(`/${sample.file}`));
      await page.goto(`${room.base}/exhibits/${one?.id}`);
      const record = page.locator('main');
      await expect(record).toContainText(/SHA-256/);
      const text = flat((await record.textContent()) ?? '');
      for (const fact of shownFacts(sample)) {
        expect.soft(text, `${sample.file}: ${fact}`).toContain(flat(fact));
      }
    }
  });

  test('proposes runs and the link by hash, which are confirmed in bulk', async () => {
    await page.goto(`${room.base}/import`);
    await page
      .getByRole('link', { name: /proposals? waits?/ })
      .first()
      .click();
    const table = page.getByRole('table', { name: t('proposals.captionImport') });
    await expect(table).toContainText('235284042');
    expect.soft(await obstacles(page)).toEqual([]);
    await page.setViewportSize({ width: 360, height: 800 });
    await page.screenshot({ path: '.cache/results/imports-proposals-360.png' });
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.screenshot({ path: '.cache/results/imports-proposals.png', fullPage: true });

    await page.getByRole('link', { name: t('proposals.kindLink'), exact: true }).click();
    // The list of everything is gone before one line of it is meant.
    await expect(page.locator('tr[data-kind="run"]')).toHaveCount(0);
    const link = page.getByRole('row').filter({ hasText: 'invokeai-img2img-child.png' });
    await expect(link).toContainText('invokeai-parent-drawing.png');
    await link.getByRole('button', { name: /^Confirm/ }).click();
    await expect(page.getByText(t('proposals.none'))).toBeVisible();

    await page.getByRole('link', { name: t('proposals.kindRun'), exact: true }).click();
    const all = page.getByRole('button', { name: /^Confirm all \d+ that wait$/ });
    const before = Number(/\d+/.exec((await all.textContent()) ?? '')?.[0]);
    await page.getByRole('checkbox').nth(1).check();
    await page.getByRole('checkbox').nth(2).check();
    await page
      .getByRole('button', { name: t('proposals.leaveChosen', { count: 2, text: '2' }) })
      .click();
    await expect(page.getByRole('status').filter({ hasText: '0 confirmed, 2 left' })).toBeVisible();
    await expect(all).toHaveText(t('proposals.confirmAll', { count: String(before - 2) }));
    await all.click();
    await expect(page.getByText(t('proposals.none'))).toBeVisible({ timeout: 60_000 });

    const answer = await page.request.get(`/api/v1/cases/${room.caseId}/runs?limit=200`);
    const { runs } = (await answer.json()) as {
      runs: { capture: string; operator: unknown; seed: string }[];
    };
    expect(runs).toHaveLength(before - 2);
    expect(runs.every(({ capture, operator }) => capture === 'import' && operator === null)).toBe(
      true,
    );
    await page.getByRole('link', { name: t('proposals.confirmed'), exact: true }).click();
    await expect(page.getByRole('table')).toContainText('Run 1');
  });

  test('is open to everybody in Chinese, too', async () => {
    await speak(page.context(), 'zh');
    for (const part of ['import', 'import/proposals?state=confirmed']) {
      await page.goto(`${room.base}/${part}`);
      await expect(page.getByRole('table')).toBeVisible();
      expect.soft(await obstacles(page), part).toEqual([]);
      const name = part.replace(/\W+/g, '-');
      await page.screenshot({ path: `.cache/results/imports-full-${name}-zh-360.png` });
      await page.setViewportSize({ width: 1280, height: 900 });
      await page.screenshot({ path: `.cache/results/imports-full-${name}-zh.png` });
    }
    await speak(page.context(), 'en');
  });

  test('is known byte for byte when it comes again', async () => {
    await importFiles(page, room, SAMPLES);
    await endedImport(page);
    const table = page.getByRole('table', { name: t('report.caption') });
    await expect(table.locator('[data-state="known"]')).toHaveCount(
      await table.locator('tbody tr').count(),
    );
  });
});
