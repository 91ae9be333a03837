import type { Page } from '@playwright/test';
import { LOCALES } from '@/lib/i18n/locale';
import { expect, test } from '../setup/test';
import { inTheme, obstacles } from '../support/axe';
import { Bundle } from '../support/bundle';
import { type CaseAddress, openCase } from '../support/cases';
import { askForDossier, downloadPart } from '../support/dossier-room';
import { sha256 } from '../support/files';
import { act, asTool, openSource, tokenOf, upstreamOf } from '../support/gateway';
import { tabTo } from '../support/keyboard';
import { anotherBrowser, invite, join, samplePerson, signIn, speak } from '../support/people';
import { namePerson } from '../support/people-room';
import { exhibitsOf } from '../support/records';
import { candidates } from '../support/runs-room';
import { words } from '../support/words';

// Two people make a picture: one with a tool of the A1111 family, one with a client of OpenAI, both
// through the gateway. The upstreams are small servers of our own that speak those protocols.

const MARY = 'Ida Rhodes';
const SEED = '18446744073709551557';
const PROMPT = 'a tiny cat-shaped crystal pendant, studio light';

test.describe.configure({ mode: 'serial', timeout: 240_000 });
test.skip(
  () => !process.env.E2E_SDAPI,
  'the instance was started elsewhere and allows no upstream',
);

let page: Page;
let other: Page;
let kept: CaseAddress;
let [forge, client] = ['', ''];
let made: Buffer[] = [];
let edited: Buffer;

type Run = { id: string; number: number; class: string; operator: { name: string } | null };

const runs = async (): Promise<Run[]> => {
  const answer = await page.request.get(`/api/v1/cases/${kept.caseId}/runs`);
  return ((await answer.json()) as { runs: Run[] }).runs;
};

const exhibitOf = async (bytes: Buffer): Promise<string> => {
  const digest = sha256(bytes);
  const found = (await exhibitsOf(page, kept)).find((one) => one.sha256 === digest);
  return found?.id ?? '';
};

/** Pictures to look at, taken with SHOTS=1. */
async function shoot(name: string) {
  if (process.env.SHOTS !== '1') return;
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    for (const theme of ['light', 'dark'] as const) {
      await inTheme(page, theme);
      const path = `e2e/screenshots/capture/${name}-${width}-${theme}.png`;
      await page.screenshot({ path, fullPage: true });
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await inTheme(page, 'light');
}

test.beforeAll(async ({ browser }) => {
  const context = await browser.newContext({ baseURL: process.env.E2E_BASE_URL ?? '' });
  page = await context.newPage();
  const stamp = `${Date.now().toString(36)}${Math.floor(Math.random() * 1e6)}`;
  const workspaceId = await signIn(page, samplePerson());
  const email = `coombs-${stamp}@studio.test`;
  const link = await invite(page, workspaceId, email, 'member');
  ({ page: other } = await anotherBrowser(browser));
  await join(other, link, { name: MARY, email, password: 'a crystal under the lamp' });
  kept = await openCase(page, workspaceId, { title: `Gateway ${stamp}`, work: 'Pendant' });
  const since = '2026-01-01';
  const { name } = samplePerson();
  const account = '周婧怡（样例）';
  await namePerson(page, { name, standing: 'member', role: 'lead_creator', account, since });
  await namePerson(page, { name: MARY, standing: 'member', role: 'editor', account: MARY, since });
});

test.afterAll(async () => {
  await page.context().close();
  await other.context().close();
});

test('sources are opened, and the page says what to set in each tool', async () => {
  await page.goto(`${kept.base}/runs/sources`);
  await expect(page.getByText(words('capture')('empty.title'))).toBeVisible();
  await shoot('sources-empty');
  forge = await openSource(page, kept, 'sdapi');
  client = await openSource(page, kept, 'openai');
  expect(forge).toMatch(/\/src_[0-9a-z]{26}$/);
  expect(client).toMatch(/\/src_[0-9a-z]{26}\/v1$/);
});

test('one person makes four pictures with a tool of the A1111 family', async () => {
  const body = { prompt: PROMPT, seed: -1, batch_size: 4, steps: 20 };
  const direct = await asTool(`${upstreamOf('sdapi')}/sdapi/v1/txt2img`, 'none', body);
  const through = await asTool(`${forge}/sdapi/v1/txt2img`, await tokenOf(page), body);
  expect(through.status).toBe(200);
  expect(through.text).toBe(direct.text);
  expect(through.headers.get('chirograph-recorded')).toBe('yes');
  const { images } = JSON.parse(through.text) as { images: string[] };
  made = images.map((one) => Buffer.from(one, 'base64'));
  await expect.poll(async () => (await exhibitsOf(page, kept)).length).toBe(6);
  const runId = through.headers.get('chirograph-run');
  await page.goto(`${kept.base}/runs/${runId}`);
  await expect(page.locator('main')).toContainText(SEED);
  await expect(page.locator('main')).toContainText(PROMPT);
  await expect(page.locator('main')).toContainText(samplePerson().name);
});

test('the other edits the first of them with a client of OpenAI', async () => {
  const form = new FormData();
  form.set('model', 'gpt-image-1');
  form.set('prompt', 'a warmer light');
  form.set('image', new File([new Uint8Array(made[1] ?? [])], 'second.png', { type: 'image/png' }));
  const answer = await fetch(`${client}/images/edits`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await tokenOf(other)}` },
    body: form,
  });
  expect(answer.status).toBe(200);
  const { data } = (await answer.json()) as { data: { b64_json: string }[] };
  edited = Buffer.from(data[0]?.b64_json ?? '', 'base64');
  await expect.poll(() => exhibitOf(edited)).not.toBe('');
  const all = await runs();
  expect(all.map(({ number, class: c }) => [number, c])).toEqual([
    [2, 'A'],
    [1, 'A'],
  ]);
  expect(all.map(({ operator }) => operator?.name)).toEqual([MARY, samplePerson().name]);
});

test('the page of sources shows what came through, in both languages', async () => {
  await page.goto(`${kept.base}/runs/sources`);
  await expect(page.getByRole('region', { name: 'sdapi in the studio' })).toContainText('Run 1');
  await shoot('sources');
  for (const language of LOCALES) {
    await speak(page.context(), language);
    await page.reload();
    expect(await obstacles(page)).toEqual([]);
  }
  await speak(page.context(), 'en');
  await page.setViewportSize({ width: 1280, height: 800 });
});

test('one of all candidates is chosen, worked on and finished', async () => {
  await page.goto(`${kept.base}/runs/candidates`);
  const cells = candidates(page);
  await expect(cells).toHaveCount(5);
  await tabTo(page, cells.nth(0));
  await page.keyboard.press('x');
  await page.keyboard.press('End');
  await page.keyboard.press('1');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByText(/^Choice recorded as entry/)).toBeVisible();
  const people: { id: string; name: string }[] = (
    await (await page.request.get(`/api/v1/cases/${kept.caseId}/contributors`)).json()
  ).contributors;
  const mary = people.find(({ name }) => name === MARY)?.id ?? null;
  const beforeId = await exhibitOf(edited);
  await act(other, kept, 'modifications', {
    kind: 'colour',
    editorId: mary,
    before: [beforeId],
    afterId: await exhibitOf(made[3] ?? Buffer.alloc(0)),
    tool: 'Krita',
    purpose: 'Warmer metal.',
  });
  const overview = await page.request.get(`/api/v1/cases/${kept.caseId}/works/events`);
  const workId = (await overview.json()).works[0].id;
  await act(page, kept, `works/${workId}/completion`, {
    exhibitId: await exhibitOf(made[3] ?? Buffer.alloc(0)),
  });
  await page.goto(`${kept.base}/runs/lineage`);
  await expect(page.locator('main')).toContainText('Pendant');
  await shoot('lineage');
});

test('the export holds every picture and verifies without the application', async () => {
  await page.goto(kept.base);
  await askForDossier(page, { recipient: 'Court', reason: 'Filing' });
  const bundle = new Bundle((await downloadPart(page, 'bundle')).bytes);
  try {
    const index = bundle.text('data/index.json');
    for (const picture of [...made, edited]) expect(index).toContain(sha256(picture));
    const holds = bundle.verify();
    expect(holds.output).not.toContain('✗');
    expect(holds.status).toBe(0);
    const all = Object.values(bundle.files).map((file) => Buffer.from(file).toString('latin1'));
    expect(all.some((text) => /chg_[A-Za-z0-9_-]{43}/.test(text))).toBe(false);
  } finally {
    bundle.discard();
  }
});

test('a closed source takes nothing any more', async () => {
  const t = words('capture');
  await page.goto(`${kept.base}/runs/sources`);
  const section = page.getByRole('region', { name: 'sdapi in the studio' });
  await section.getByRole('button', { name: t('close.open') }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('close.submit') })
    .click();
  await expect(page.getByRole('heading', { name: t('past') })).toBeVisible();
  const body = { prompt: 'late' };
  const answer = await asTool(`${forge}/sdapi/v1/txt2img`, await tokenOf(page), body);
  expect(answer.status).toBe(404);
});
