import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import type { Attribution } from '@/lib/authorship/attribution';
import { type CaseAddress, openCase } from './cases';
import { anotherBrowser, invite, join, type Person, samplePerson, signIn } from './people';
import { labelled, words } from './words';

/** Opens a prompt from its room and arrives where it is written. Answers its identifier. */
export async function openPrompt(page: Page, kept: CaseAddress, title: string): Promise<string> {
  const t = words('prompts');
  await page.goto(`${kept.base}/prompts`);
  await page.getByRole('button', { name: t('new.open') }).click();
  const dialog = page.getByRole('dialog', { name: t('new.title') });
  await dialog.getByLabel(labelled(t('new.name'))).fill(title);
  await dialog.getByRole('button', { name: t('new.submit') }).click();
  await page.waitForURL(/\/prompts\/prm_[0-9a-z]+$/);
  await ready(page);
  return /prm_[0-9a-z]+/.exec(page.url())?.[0] ?? '';
}

/** The text of a field; the positive one unless another is named. */
export function field(page: Page, name = words('prompts')('field.positive')): Locator {
  return page.getByRole('textbox', { name, exact: true });
}

/** Waits until the page records and everything done in it is acknowledged. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('[data-waiting]')).toHaveAttribute('data-waiting', '0');
}

/** Waits until the page has joined as a writer. */
export async function ready(page: Page): Promise<void> {
  await expect(field(page)).toHaveAttribute('contenteditable', 'true', { timeout: 20_000 });
}

/** Puts the cursor into a field, at an offset of its text. */
export async function placeCursor(page: Page, offset: number): Promise<void> {
  await field(page).focus();
  await page.keyboard.press('ControlOrMeta+Home');
  for (let i = 0; i < offset; i += 1) await page.keyboard.press('ArrowRight');
}

/** Selects characters of the positive field from the keyboard. */
export async function selectRange(page: Page, from: number, to: number): Promise<void> {
  await placeCursor(page, from);
  await page.keyboard.down('Shift');
  for (let i = from; i < to; i += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.up('Shift');
}

/** Pastes a text as it comes from another program: without our own clipboard type. */
export async function pasteForeign(page: Page, text: string): Promise<void> {
  await field(page).evaluate((element, words) => {
    const data = new DataTransfer();
    data.setData('text/plain', words);
    element.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, text);
}

/** The attribution of the prompt at its head, as the API answers it. */
export async function attributionOf(
  page: Page,
  kept: CaseAddress,
  promptId: string,
): Promise<Attribution> {
  const response = await page.request.get(`/api/v1/cases/${kept.caseId}/prompts/${promptId}/state`);
  expect(response.ok(), await response.text()).toBe(true);
  return (await response.json()).attribution;
}

/** The positive text with one letter a character: who first typed it, `?` where nobody is known to. */
export async function typists(
  page: Page,
  kept: CaseAddress,
  promptId: string,
  letters: Record<string, string>,
): Promise<{ text: string; by: string }> {
  const { fields } = await attributionOf(page, kept, promptId);
  const [positive] = fields;
  if (!positive) throw new Error('the prompt has no field');
  const by = positive.runs
    .map(({ text, typist }) =>
      (typist === null ? '?' : (letters[typist] ?? '!')).repeat(text.length),
    )
    .join('');
  return { text: positive.text, by };
}

/** The account that a page is signed in with. */
export async function accountOf(page: Page, kept: CaseAddress, promptId: string): Promise<string> {
  const response = await page.request.get(`/api/v1/cases/${kept.caseId}/prompts/${promptId}`);
  return (await response.json()).account;
}

/** Two people in browsers of their own, a case of theirs, and how they come to a prompt. */
export type Pair = {
  a: Page;
  b: Page;
  kept: CaseAddress;
  /** Opens a prompt with the one and brings the other there. Answers its identifier. */
  meet(title: string): Promise<string>;
  end(): Promise<void>;
};

/** Signs the sample's owner in, invites a second person, who joins; opens a case. */
export async function pairOfWriters(a: Page, browser: Browser): Promise<Pair> {
  const stamp = `${Date.now().toString(36)}${Math.floor(Math.random() * 1e6)}`;
  const person: Person = {
    name: 'Mary Coombs',
    email: `coombs-${stamp}@studio.test`,
    password: 'a crystal under the lamp',
  };
  const workspaceId = await signIn(a, samplePerson());
  const link = await invite(a, workspaceId, person.email, 'member');
  const second = await anotherBrowser(browser);
  const b = second.page;
  await join(b, link, person);
  const kept = await openCase(a, workspaceId, { title: `Joint prompt ${stamp}` });
  return {
    a,
    b,
    kept,
    async meet(title) {
      const promptId = await openPrompt(a, kept, title);
      await b.goto(`${kept.base}/prompts/${promptId}`);
      await ready(b);
      return promptId;
    },
    end: () => second.context.close(),
  };
}
