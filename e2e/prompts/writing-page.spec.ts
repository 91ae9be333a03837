import { expect, test } from '../setup/test';
import { obstacles } from '../support/axe';
import { setStatus } from '../support/cases';
import { samplePerson, signIn } from '../support/people';
import {
  attributionOf,
  field,
  openPrompt,
  pairOfWriters,
  placeCursor,
  ready,
  settled,
} from '../support/prompts';
import { firstCase } from '../support/routes';
import { words } from '../support/words';

// What the writing page does while hands, networks and input methods do what they do.

test.use({ actionTimeout: 20_000 });

test('a composition is one act, whatever others write at the same place meanwhile', async ({
  page: a,
  browser,
}) => {
  test.setTimeout(120_000);
  const { b, kept, meet, end } = await pairOfWriters(a, browser);
  const promptId = await meet('Composition');
  await field(a).focus();
  await a.keyboard.type('cat ', { delay: 5 });
  await expect(field(b)).toHaveText('cat ');
  await settled(a);

  const devtools = await a.context().newCDPSession(a);
  const compose = (text: string) =>
    devtools.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  for (const text of ['n', 'ni', 'ni h', 'ni ha']) await compose(text);
  // The other writes where the composition stands.
  await placeCursor(b, 4);
  await b.keyboard.type('世界', { delay: 5 });
  await settled(b);
  await compose('ni hao');
  await devtools.send('Input.insertText', { text: '你好' });
  await settled(a);

  await expect(field(a)).toHaveText(/^cat (你好世界|世界你好)$/);
  const shown = (await field(a).textContent()) ?? '';
  await expect(field(b)).toHaveText(shown);
  const { fields } = await attributionOf(a, kept, promptId);
  const composed = fields[0]?.runs.filter(({ kind }) => kind === 'composed') ?? [];
  expect(composed.map(({ text }) => text)).toEqual(['你好']);
  expect(fields[0]?.deleted).toEqual([]);
  await end();
});

test('undo takes back one’s own acts and leaves those of others', async ({ page: a, browser }) => {
  test.setTimeout(120_000);
  const { b, meet, end } = await pairOfWriters(a, browser);
  await meet('Undo');
  await field(a).focus();
  await a.keyboard.type('red ', { delay: 5 });
  await expect(field(b)).toHaveText('red ');
  await placeCursor(b, 4);
  await b.keyboard.type('blue', { delay: 5 });
  await expect(field(a)).toHaveText('red blue');
  await a.keyboard.press('ControlOrMeta+z');
  await expect(field(b)).toHaveText('blue');
  await a.keyboard.press('ControlOrMeta+y');
  await expect(field(b)).toHaveText('red blue');
  await end();
});

test('what is written without a network merges on return', async ({
  page: a,
  browser,
  complaints,
}) => {
  test.setTimeout(120_000);
  complaints.allow(/ERR_INTERNET_DISCONNECTED|Failed to load resource/);
  const { b, meet, end } = await pairOfWriters(a, browser);
  await meet('Offline');
  await field(a).focus();
  await a.keyboard.type('one ', { delay: 5 });
  await expect(field(b)).toHaveText('one ');
  await settled(a);

  await a.context().setOffline(true);
  await a.keyboard.type('two ', { delay: 5 });
  await expect(a.getByText(words('prompts.state')('offline.text'))).toBeVisible();
  await placeCursor(b, 0);
  await b.keyboard.type('zero ', { delay: 5 });
  await settled(b);
  await a.context().setOffline(false);

  await settled(a);
  for (const page of [a, b]) await expect(field(page)).toHaveText('zero one two ');
  await end();
});

test('acts that were not sent survive a reload', async ({ page: a, complaints }) => {
  test.setTimeout(120_000);
  complaints.allow(/Failed to load resource|ERR_FAILED/);
  const kept = await firstCase(a, await signIn(a, samplePerson()));
  await openPrompt(a, kept, 'Reload');
  await field(a).focus();
  await a.keyboard.type('kept ', { delay: 5 });
  await settled(a);
  await a.route('**/operations', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  );
  await a.keyboard.type('and unsent', { delay: 5 });
  await expect(a.getByText(words('prompts.state')('offline.text'))).toBeVisible();
  // A window of acts is signed and kept before anything is sent.
  await expect(a.locator('[data-waiting="10"]')).toBeVisible();
  await a.waitForTimeout(2500);
  await a.unroute('**/operations');
  await a.reload();
  await ready(a);
  await expect(field(a)).toHaveText('kept and unsent');
  await settled(a);
});

test('two tabs of one person hear each other over one stream', async ({ page: a }) => {
  test.setTimeout(120_000);
  const kept = await firstCase(a, await signIn(a, samplePerson()));
  const promptId = await openPrompt(a, kept, 'Tabs');
  const tab = await a.context().newPage();
  const streams: string[] = [];
  tab.on('request', (request) => {
    if (request.url().includes('/api/v1/stream')) streams.push(request.url());
  });
  await tab.goto(`${kept.base}/prompts/${promptId}`);
  await ready(tab);
  await field(tab).focus();
  await tab.keyboard.type('from a tab', { delay: 5 });
  await expect(field(a)).toHaveText('from a tab');
  await placeCursor(a, 0);
  await a.keyboard.type('both ', { delay: 5 });
  await expect(field(tab)).toHaveText('both from a tab');
  expect(streams, 'the second tab opens no stream').toEqual([]);
  await a.close();
  await placeCursor(tab, 0);
  await tab.keyboard.type('still ', { delay: 5 });
  await settled(tab);
  await expect.poll(() => streams.length, { timeout: 15_000 }).toBeGreaterThan(0);
});

test('without a stream the page says so, and the words of others arrive all the same', async ({
  page: a,
  browser,
  complaints,
}) => {
  test.setTimeout(120_000);
  complaints.allow(/ERR_FAILED/);
  const { b, meet, end } = await pairOfWriters(a, browser);
  await a.route('**/api/v1/stream?**', (route) => route.abort());
  await meet('Held back');
  await expect(a.getByText(words('prompts.state')('notLive.title'))).toBeVisible({
    timeout: 20_000,
  });
  await field(b).focus();
  await b.keyboard.type('slow but sure', { delay: 5 });
  await expect(field(a)).toHaveText('slow but sure');
  await end();
});

test('a case that is sealed meanwhile takes no more words and says why', async ({
  page: a,
  browser,
  complaints,
}) => {
  test.setTimeout(120_000);
  complaints.allow(/status of 4/);
  const { b, kept, meet, end } = await pairOfWriters(a, browser);
  await meet('Sealed');
  await field(b).focus();
  await b.keyboard.type('before', { delay: 5 });
  await settled(b);
  await a.goto(kept.base);
  await setStatus(a, 'under_review', 'Everything is in.');
  await setStatus(a, 'sealed', 'Reviewed.');
  await b.keyboard.type(' after', { delay: 5 });
  const t = words('prompts.state');
  await expect(b.getByText(t('hindrance.sealed.title'), { exact: true })).toBeVisible();
  await expect(b.getByText(t('lost.title'))).toBeVisible();
  await b.reload();
  await expect(field(b)).toHaveText('before');
  await expect(field(b)).toHaveAttribute('aria-readonly', 'true');
  await end();
});

test('a freeze that waits for the network says so and can be given up; the scratch is kept on return', async ({
  page: a,
  complaints,
}) => {
  test.setTimeout(120_000);
  complaints.allow(/ERR_INTERNET_DISCONNECTED|Failed to load resource/);
  const t = words('prompts');
  const kept = await firstCase(a, await signIn(a, samplePerson()));
  const promptId = await openPrompt(a, kept, 'Waiting');
  await field(a).focus();
  await a.keyboard.type('a lamp', { delay: 5 });
  await settled(a);
  await a.context().setOffline(true);
  await a.keyboard.type(' at dusk', { delay: 5 });
  const scratch = a.getByRole('textbox', { name: t('scratch.title') });
  await scratch.fill('perhaps at dawn');
  await expect(a.getByText(t('scratch.state.failed'))).toBeVisible();
  await a.getByRole('button', { name: t('freeze.open') }).click();
  const dialog = a.getByRole('dialog', { name: t('freeze.title') });
  await dialog.getByRole('button', { name: t('freeze.submit') }).click();
  await expect(dialog.getByText(t('freeze.waits'))).toBeVisible();
  await dialog.getByRole('button', { name: words('common.act')('cancel') }).click();
  await a.context().setOffline(false);
  await settled(a);
  await expect(a.getByText(t('scratch.state.kept'))).toBeVisible();
  await a.reload();
  await ready(a);
  await expect(scratch).toHaveValue('perhaps at dawn');
  const revisions = `/api/v1/cases/${kept.caseId}/prompts/${promptId}/revisions`;
  expect((await (await a.request.get(revisions)).json()).revisions).toEqual([]);
});

test('what is recorded and who sees it stays in sight below a long text', async ({ page: a }) => {
  test.setTimeout(120_000);
  const t = words('prompts.recording');
  const kept = await firstCase(a, await signIn(a, samplePerson()));
  await openPrompt(a, kept, 'Long text');
  await field(a).focus();
  await a.keyboard.insertText('a line\n'.repeat(60));
  await settled(a);
  for (const width of [1280, 360]) {
    await a.setViewportSize({ width, height: 800 });
    await a.keyboard.press('ControlOrMeta+End');
    await expect.poll(() => a.evaluate(() => window.scrollY)).toBeGreaterThan(400);
    await expect(a.getByText(t('on.title'))).toBeInViewport();
    await expect(a.getByRole('button', { name: /^Seen by \d+ (person|people)$/ })).toBeInViewport();
    // It covers nothing that is being written.
    const [line, caret] = await Promise.all([
      a.getByText(t('on.title')).boundingBox(),
      a.locator('.cm-cursor-primary').boundingBox(),
    ]);
    expect(caret?.y ?? 0).toBeGreaterThan((line?.y ?? 0) + (line?.height ?? 0));
  }
});

test('the writing page is open to everybody', async ({ page: a }) => {
  test.setTimeout(120_000);
  const kept = await firstCase(a, await signIn(a, samplePerson()));
  await openPrompt(a, kept, 'For everybody');
  await field(a).focus();
  await a.keyboard.type('a (crystal:1.2) <lora:cat:0.8> [day|night] BREAK', { delay: 2 });
  await a.getByLabel(words('prompts')('mark.show')).check();
  await settled(a);
  expect(await obstacles(a)).toEqual([]);
});
