import { expect, type Locator, type Page } from '@playwright/test';
import { enter } from './cases';
import { type PickedFile, sha256 } from './files';
import { words } from './words';

/** What is known of a file before it is sent. */
export type Announced = { name: string; sha256: string };

const announcedOf = ({ name, buffer }: PickedFile): Announced => ({ name, sha256: sha256(buffer) });

/** Chooses files with the browser's own dialog. */
export async function chooseFiles(page: Page, files: PickedFile[] | string[]): Promise<void> {
  await enter(page, 'exhibits');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: words('exhibits')('intake.choose'), exact: true }).click();
  // One of the two, which the dialog takes alike.
  await (await chooser).setFiles(files as PickedFile[]);
}

/** Drops files on the page. */
export async function dropFiles(page: Page, files: PickedFile[]): Promise<void> {
  await enter(page, 'exhibits');
  await expect(intake(page)).toBeVisible();
  const dropped = files.map(({ name, mimeType, buffer }) => ({
    name,
    mimeType,
    text: buffer.toString('base64'),
  }));
  const dataTransfer = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const { name, mimeType, text } of all) {
      const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { type: mimeType }));
    }
    return transfer;
  }, dropped);
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await page.dispatchEvent('body', type, { dataTransfer });
  }
}

const intake = (page: Page) =>
  page.getByRole('region', { name: words('exhibits')('intake.title') });

/** The line of a file in the intake. */
export const lineOf = (page: Page, name: string): Locator =>
  intake(page).getByRole('listitem').filter({ hasText: name });

/** Sees the SHA-256 of each file on the page before anything is sent, as computed here. */
export async function seeDigests(page: Page, files: (PickedFile | Announced)[]): Promise<void> {
  for (const file of files) {
    const { name, sha256: digest } = 'buffer' in file ? announcedOf(file) : file;
    await expect(lineOf(page, name)).toContainText(digest, { timeout: 30_000 });
  }
}

/** Presses the button that sends, and waits until each file is admitted. */
export async function sendAndAdmit(
  page: Page,
  count: number,
  what: 'start' | 'startDigest' = 'start',
  timeout = 60_000,
): Promise<void> {
  const t = words('exhibits.intake');
  await page.getByRole('button', { name: t(what, { count, text: String(count) }) }).click();
  const ended = t('outcome', { admitted: String(count), refused: '0' });
  await expect(intake(page).getByText(ended)).toBeVisible({ timeout });
}

/** Registers the SHA-256 of files that stay on this device. */
export async function registerOnly(page: Page, files: PickedFile[]): Promise<void> {
  await chooseFiles(page, files);
  await page.getByRole('radio', { name: words('exhibits.intake')('keepDigest') }).check();
  await seeDigests(page, files);
  await sendAndAdmit(page, files.length, 'startDigest');
}
