import type { Page } from '@playwright/test';
import { expect, test } from '../setup/test';
import { obstacles } from '../support/axe';
import { type CaseAddress, openCase } from '../support/cases';
import { sha256 } from '../support/files';
import { anotherBrowser, invite, join, type Person, samplePerson, signIn } from '../support/people';
import {
  accountOf,
  attributionOf,
  field,
  openPrompt,
  pasteForeign,
  placeCursor,
  ready,
  selectRange,
  settled,
  typists,
} from '../support/prompts';
import { words } from '../support/words';

// Two people, two browsers, one prompt. In a folder of its own, because files run by name and the
// people here come after the first account.

test.describe.configure({ mode: 'serial' });
test.use({ actionTimeout: 20_000 });

const stamp = Date.now().toString(36);
const SECOND: Person = {
  name: 'Mary Coombs',
  email: `coombs-${stamp}@studio.test`,
  password: 'a crystal under the lamp',
};
const FOREIGN = ', octane render, trending';
let kept: CaseAddress = { workspaceId: '', caseId: '', base: '' };

/** Brings two people who are signed in to a new prompt. */
async function together(first: Page, second: Page, title: string): Promise<string> {
  const promptId = await openPrompt(first, kept, title);
  await second.goto(`${kept.base}/prompts/${promptId}`);
  await ready(second);
  return promptId;
}

test('six steps of a joint prompt: who typed each of 56 characters stays known', async ({
  page: a,
  browser,
  complaints,
}) => {
  test.setTimeout(180_000);
  complaints.allow(/status of 4/);
  const workspaceId = await signIn(a, samplePerson());
  kept = await openCase(a, workspaceId, { title: `Joint prompt ${stamp}` });
  const link = await invite(a, workspaceId, SECOND.email, 'member');
  const second = await anotherBrowser(browser);
  const b = second.page;
  await join(b, link, SECOND);
  const promptId = await together(a, b, 'Cat pendant');
  const letters = {
    [await accountOf(a, kept, promptId)]: 'a',
    [await accountOf(b, kept, promptId)]: 'b',
  };
  const holds = async (text: string, by: string) => {
    await settled(a);
    await settled(b);
    await expect(field(a)).toHaveText(text);
    await expect(field(b)).toHaveText(text);
    await expect.poll(() => typists(a, kept, promptId, letters)).toEqual({ text, by });
  };
  const ofA = (count: number) => 'a'.repeat(count);
  const ofB = (count: number) => 'b'.repeat(count);

  await test.step('one types', async () => {
    await field(a).focus();
    await a.keyboard.type('a cat-shaped crystal pendant, soft studio light', { delay: 5 });
    await holds('a cat-shaped crystal pendant, soft studio light', ofA(47));
  });

  await test.step('the other inserts a word', async () => {
    await placeCursor(b, 2);
    await b.keyboard.type('tiny ', { delay: 5 });
    await holds('a tiny cat-shaped crystal pendant, soft studio light', ofA(2) + ofB(5) + ofA(45));
  });

  const text = 'a tiny cat-shaped crystal pendant, dramatic studio light';
  const by = ofA(2) + ofB(5) + ofA(28) + ofB(8) + ofA(13);
  expect(text).toHaveLength(56);

  await test.step('and replaces another', async () => {
    await selectRange(b, 35, 39);
    await b.keyboard.type('dramatic', { delay: 5 });
    await holds(text, by);
  });

  await test.step('selects all, cuts and pastes', async () => {
    await field(b).focus();
    await b.keyboard.press('ControlOrMeta+a');
    await b.keyboard.press('ControlOrMeta+x');
    await expect(field(a)).not.toContainText('cat');
    await b.keyboard.press('ControlOrMeta+v');
    await holds(text, by);
    const { fields } = await attributionOf(a, kept, promptId);
    expect(fields[0]?.runs.every(({ handlings }) => handlings.at(-1)?.kind === 'moved')).toBe(true);
  });

  const whole = text + FOREIGN;
  const wholeBy = by + '?'.repeat(FOREIGN.length);

  await test.step('the first pastes foreign text, which nobody is known to have typed', async () => {
    await placeCursor(a, 56);
    await pasteForeign(a, FOREIGN);
    await holds(whole, wholeBy);
  });

  await test.step('the second looks for a way to wipe authorship and finds none', async () => {
    await test.step('deleting all and undoing it', async () => {
      await field(b).focus();
      await b.keyboard.press('ControlOrMeta+a');
      await b.keyboard.press('Delete');
      await expect(field(a)).not.toContainText('cat');
      await b.keyboard.press('ControlOrMeta+z');
      await holds(whole, wholeBy);
    });
    await test.step('cutting and pasting it as if it came from outside', async () => {
      await b.keyboard.press('ControlOrMeta+a');
      await b.keyboard.press('ControlOrMeta+x');
      await pasteForeign(b, whole);
      await holds(whole, wholeBy);
    });
    await test.step('sending the other’s own claim, or one in the other’s name', async () => {
      const address = `/api/v1/cases/${kept.caseId}/prompts/${promptId}/operations`;
      const lines = await (await b.request.get(address)).text();
      const theirs = lines
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as { claim: string; sig: string })
        .find(
          ({ claim }) =>
            claim.includes('"k":"edit"') && claim.includes(Object.keys(letters)[0] ?? '-'),
        );
      const forged = theirs?.claim.replace(/"n":\d+/, '"n":999') ?? '';
      for (const claim of [theirs?.claim ?? '', forged]) {
        const answer = await b.request.post(address, {
          data: { claims: [{ claim, sig: theirs?.sig ?? '' }] },
        });
        expect((await answer.json()).accepted ?? []).toEqual([]);
      }
      for (const method of ['DELETE', 'PUT'] as const) {
        const answer = await b.request.fetch(address, { method });
        expect(answer.status()).toBeGreaterThanOrEqual(400);
      }
      await holds(whole, wholeBy);
    });
  });

  await test.step('what is sent is frozen by one gesture, with its digest', async () => {
    const t = words('prompts.freeze');
    await field(a).focus();
    await a.keyboard.press('ControlOrMeta+Enter');
    const dialog = a.getByRole('dialog', { name: t('title') });
    await dialog.getByLabel(t('tool')).fill('Image tool 3');
    await dialog.getByRole('button', { name: t('submit') }).click();
    await expect(dialog).toContainText(t('done', { revision: 1 }));
    const path = `/api/v1/cases/${kept.caseId}/prompts/${promptId}/revisions/1`;
    const revision = await (await a.request.get(path)).json();
    expect(sha256(Buffer.from(revision.document))).toBe(revision.sha256);
    expect(JSON.parse(revision.document).fields[0].text).toBe(whole);
  });
  await second.context.close();
});

test('a composition is one act, whatever others write at the same place meanwhile', async ({
  page: a,
  browser,
}) => {
  test.setTimeout(120_000);
  const second = await anotherBrowser(browser);
  const b = second.page;
  await signIn(a, samplePerson());
  await signIn(b, SECOND);
  const promptId = await together(a, b, 'Composition');
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
  await second.context.close();
});

test('undo takes back one’s own acts and leaves those of others', async ({ page: a, browser }) => {
  test.setTimeout(120_000);
  const second = await anotherBrowser(browser);
  const b = second.page;
  await signIn(a, samplePerson());
  await signIn(b, SECOND);
  await together(a, b, 'Undo');
  await field(a).focus();
  await a.keyboard.type('red ', { delay: 5 });
  await expect(field(b)).toHaveText('red ');
  await placeCursor(b, 4);
  await b.keyboard.type('blue', { delay: 5 });
  await expect(field(a)).toHaveText('red blue');
  await a.keyboard.press('ControlOrMeta+z');
  await expect(field(b)).toHaveText('blue');
  await a.keyboard.press('ControlOrMeta+Shift+z');
  await expect(field(b)).toHaveText('red blue');
  await second.context.close();
});

test('what is written without a network merges on return', async ({
  page: a,
  browser,
  complaints,
}) => {
  test.setTimeout(120_000);
  complaints.allow(/ERR_INTERNET_DISCONNECTED|Failed to load resource/);
  const second = await anotherBrowser(browser);
  const b = second.page;
  await signIn(a, samplePerson());
  await signIn(b, SECOND);
  await together(a, b, 'Offline');
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
  await second.context.close();
});

test('acts that were not sent survive a reload', async ({ page: a, complaints }) => {
  test.setTimeout(120_000);
  complaints.allow(/Failed to load resource|ERR_FAILED/);
  await signIn(a, samplePerson());
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
  await signIn(a, samplePerson());
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

test('the writing page is open to everybody', async ({ page: a }) => {
  test.setTimeout(120_000);
  await signIn(a, samplePerson());
  await openPrompt(a, kept, 'For everybody');
  await field(a).focus();
  await a.keyboard.type('a (crystal:1.2) <lora:cat:0.8> [day|night] BREAK', { delay: 2 });
  await a.getByLabel(words('prompts')('mark.show')).check();
  await settled(a);
  expect(await obstacles(a)).toEqual([]);
});
