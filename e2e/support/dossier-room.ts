import { expect, type Page } from '@playwright/test';
import { bytesOf } from './bundle';
import { enter } from './cases';
import { labelled, words } from './words';

export type Order = { recipient: string; reason: string };

/** Asks for a dossier in both languages from the Dossier room and waits until it is offered. */
export async function askForDossier(page: Page, order: Order): Promise<void> {
  const t = words('dossier');
  await enter(page, 'dossier');
  await page.getByRole('link', { name: t('ask') }).click();
  await page.getByLabel(labelled(t('form.recipient'))).fill(order.recipient);
  await page.getByLabel(labelled(t('form.reason'))).fill(order.reason);
  await page.getByRole('radio', { name: t('language.both') }).check();
  await page.getByRole('button', { name: t('form.submit') }).click();
  await expect(page.getByRole('progressbar', { name: progressName() })).toBeVisible();
  await expect(page.getByRole('button', { name: t('done.bundle') }).first()).toBeVisible({
    timeout: 120_000,
  });
}

const progressName = () => words('dossier')('progress.label', { number: '1' });

/** Downloads one of the two files of the newest dossier. */
export async function downloadPart(
  page: Page,
  part: 'pdf' | 'bundle',
): Promise<{ name: string; bytes: Buffer }> {
  const arrives = page.waitForEvent('download');
  await page
    .getByRole('button', { name: words('dossier')(`done.${part}`) })
    .first()
    .click();
  const download = await arrives;
  return { name: download.suggestedFilename(), bytes: await bytesOf(download) };
}
