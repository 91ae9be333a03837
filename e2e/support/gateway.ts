import { expect, type Page } from '@playwright/test';
import type { CaseAddress } from './cases';
import { labelled, words } from './words';

const t = words('capture');

export type Tool = 'openai' | 'sdapi';

/** Origin of the upstream of a tool, as the instance of the tests allows it. */
export const upstreamOf = (tool: Tool): string =>
  (tool === 'sdapi' ? process.env.E2E_SDAPI : process.env.E2E_OPENAI) ?? '';

/** Opens a source on its page and answers the address that the page says to set in the tool. */
export async function openSource(page: Page, kept: CaseAddress, tool: Tool): Promise<string> {
  const label = `${tool} in the studio`;
  await page.goto(`${kept.base}/runs/sources`);
  await page.getByRole('button', { name: t('add.open') }).click();
  const dialog = page.getByRole('dialog', { name: t('add.open') });
  await dialog.getByRole('radio', { name: t(`tool.${tool}`) }).check();
  await dialog.getByLabel(labelled(t('add.label'))).fill(label);
  await dialog.getByLabel(labelled(t('add.upstream'))).selectOption(upstreamOf(tool));
  await dialog.getByRole('button', { name: t('add.submit') }).click();
  await expect(dialog).toBeHidden();
  const section = page.getByRole('region', { name: label });
  const address = await section
    .locator('code')
    .filter({ hasText: /^http.*\/src_[0-9a-z]{26}(\/v1)?$/ })
    .textContent();
  return address ?? '';
}

/** A token of whoever is signed in, made as the account page makes it. */
export async function tokenOf(page: Page): Promise<string> {
  const origin = new URL(page.url()).origin;
  const answer = await page.request.post('/api/v1/tokens', {
    data: { name: 'the tool', scopes: 'read write', days: 7 },
    headers: { origin },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return (await answer.json()).token;
}

/** Posts JSON as a tool would, with the token as its key; answers the bytes as well. */
export async function asTool(address: string, token: string, body: object) {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { headers: answer.headers, status: answer.status, text: await answer.text() };
}

/** An act in the case by whoever is signed in. */
export async function act<T>(
  page: Page,
  { caseId }: CaseAddress,
  path: string,
  body: object,
): Promise<T> {
  const origin = new URL(page.url()).origin;
  const answer = await page.request.post(`/api/v1/cases/${caseId}/${path}`, {
    data: body,
    headers: { origin },
  });
  const text = await answer.text();
  expect(answer.ok(), `${path}: ${answer.status()} ${text}`).toBe(true);
  return text === '' ? (null as T) : JSON.parse(text);
}
