import { expect, type Page } from '@playwright/test';
import { labelled, words } from './words';

export type Room = 'overview' | 'runs' | 'exhibits' | 'people' | 'ledger' | 'dossier';

/** A case as the tests reach it. */
export type CaseAddress = { workspaceId: string; caseId: string; base: string };

/** The address of a case from where the page stands. */
export function addressOf(page: Page): CaseAddress {
  const found = /\/(ws_[0-9a-z]+)\/cases\/(case_[0-9a-z]+)/.exec(page.url());
  const [base = '', workspaceId = '', caseId = ''] = found ?? [];
  return { workspaceId, caseId, base };
}

/** Opens a case for a single image, the template with the shortest list. */
export async function openCase(
  page: Page,
  workspaceId: string,
  facts: { title: string; work?: string; party?: string },
): Promise<CaseAddress> {
  const t = words('cases');
  await page.goto(`/${workspaceId}`);
  await page.getByRole('link', { name: t('list.open') }).click();
  await page.getByLabel(labelled(t('field.title'))).fill(facts.title);
  await page.getByLabel(labelled(t('field.kind'))).selectOption({ label: t('kind.image') });
  if (facts.work) await page.getByLabel(labelled(t('field.workTitle'))).fill(facts.work);
  if (facts.party) {
    await page.getByText(t('new.more')).click();
    await page.getByLabel(labelled(t('field.party'))).fill(facts.party);
    await page.getByLabel(labelled(t('side.label'))).selectOption({ label: t('side.claimant') });
    await page.getByLabel(labelled(t('forum.prc'))).check();
  }
  await page.getByRole('button', { name: t('new.submit') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(facts.title);
  return addressOf(page);
}

/** Goes to a room by the links a person uses. */
export async function enter(page: Page, room: Room): Promise<void> {
  const t = words('shell');
  const link = page
    .getByRole('navigation', { name: t('rooms') })
    .getByRole('link', { name: t(`room.${room}`) });
  await link.click();
  await expect(link).toHaveAttribute('aria-current', 'page');
}

/** Moves the case to another status, with a reason. */
export async function setStatus(
  page: Page,
  to: 'under_review' | 'sealed',
  reason: string,
): Promise<void> {
  const t = words('cases');
  await page.getByRole('button', { name: t('overview.status') }).click();
  const dialog = page.getByRole('dialog', { name: t('overview.status') });
  await dialog
    .getByLabel(labelled(t('field.status')))
    .selectOption({ label: words('shell.status')(to) });
  await dialog.getByLabel(labelled(t('field.reason'))).fill(reason);
  await dialog.getByRole('button', { name: t('overview.save') }).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator('header').last()).toContainText(words('shell.status')(to));
}
