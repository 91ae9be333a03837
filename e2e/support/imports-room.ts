import { expect, type Page } from '@playwright/test';
import type { CaseAddress } from './cases';
import { words } from './words';

const t = words('imports');

/** Chooses files, or a folder of this machine, with the browser's own dialog. */
export async function importFiles(
  page: Page,
  { base }: CaseAddress,
  files: string | { name: string; mimeType: string; buffer: Buffer }[],
): Promise<void> {
  await page.goto(`${base}/import`);
  const button = typeof files === 'string' ? t('start.folder') : t('start.files');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button, exact: true }).click();
  // One of the two, which the dialog takes alike.
  await (await chooser).setFiles(files as string);
}

/** Waits until the import has come to an end, and opens its report. Answers the counts it tells. */
export async function endedImport(page: Page, timeout = 120_000): Promise<void> {
  await expect(page.locator('[data-phase="ended"]')).toBeVisible({ timeout });
  await page.getByRole('link', { name: t('progress.report'), exact: true }).click();
  await expect(page.getByRole('table', { name: t('report.caption') })).toBeVisible();
}

/** Waits until every file of the case that asks for it was read. */
export async function allRead(
  page: Page,
  { caseId }: CaseAddress,
  exhibits: readonly { id: string }[],
  timeout = 180_000,
): Promise<void> {
  for (const { id } of exhibits) {
    await expect
      .poll(
        async () => {
          const address = `/api/v1/cases/${caseId}/exhibits/${id}/readings`;
          const answer = await page.request.get(address);
          return ((await answer.json()) as { readings: unknown[] }).readings.length;
        },
        { timeout, intervals: [250, 500, 1000] },
      )
      .toBeGreaterThan(0);
  }
}

/** Pastes a picture as a browser does that copied it from a page. */
export async function pastePicture(page: Page, picture: Buffer, html: string): Promise<void> {
  await page.evaluate(
    ({ text, markup }) => {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], 'image.png', { type: 'image/png' }));
      data.setData('text/html', markup);
      document.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    },
    { text: picture.toString('base64'), markup: html },
  );
}
