import { expect, type Page } from '@playwright/test';
import { type CaseAddress, enter } from './cases';
import { labelled, words } from './words';

/** Lists the entries of one kind, newest first; the page stands in the Ledger room. */
export async function showKind(page: Page, kind: string): Promise<void> {
  const t = words('ledger');
  await page.getByLabel(labelled(t('filter.kind'))).selectOption(kind);
  await page.getByRole('button', { name: t('filter.apply') }).click();
  await page.waitForURL((url) => url.searchParams.get('kind') === kind);
}

/** Rows of the list of entries, without the head. */
export const entryRows = (page: Page) =>
  page
    .getByRole('table', { name: words('ledger')('list.caption') })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') });

/** Asks for a full check in the Ledger room and waits for its result. */
export async function checkEverything(page: Page): Promise<void> {
  const t = words('ledger.check');
  await enter(page, 'ledger');
  await page.getByRole('button', { name: t('ask') }).click();
  await expect(page.getByText(t('good'))).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('progressbar')).toHaveCount(0);
}

/** The number of entries as the API counts them. */
export async function entryCount(page: Page, { caseId }: CaseAddress): Promise<number> {
  const answer = await page.request.get(`/api/v1/cases/${caseId}`);
  expect(answer.ok()).toBe(true);
  return (await answer.json()).entries;
}
