import { expect, type Locator, type Page } from '@playwright/test';
import { inTheme } from './axe';
import { labelled } from './words';

/** Chooses an exhibit in a form, or in a dialog of one, by its file name. */
export async function pick(within: Page | Locator, field: string, file: string): Promise<void> {
  const group = within.getByRole('group', { name: labelled(field) });
  await group.getByRole('button', { name: new RegExp(`^${field}: `) }).click();
  await group.getByRole('searchbox').fill(file);
  await group.getByRole('button', { name: new RegExp(`: ${file}`) }).click();
  await expect(group.getByText(file).first()).toBeVisible();
}

/** Pictures to look at, taken with SHOTS=1. */
export async function shoot(page: Page, name: string): Promise<void> {
  if (process.env.SHOTS !== '1') return;
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    for (const theme of ['light', 'dark'] as const) {
      await inTheme(page, theme);
      const path = `e2e/screenshots/making/${name}-${width}-${theme}.png`;
      await page.screenshot({ path, fullPage: true });
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await inTheme(page, 'light');
}
