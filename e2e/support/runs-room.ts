import { expect, type Locator, type Page } from '@playwright/test';
import type { CaseAddress } from './cases';
import { labelled, words } from './words';

export type StatedRun = {
  tool: string;
  model?: string;
  text: string;
  /** Parameters by name; values are kept digit for digit. */
  parameters?: Record<string, string>;
  /** Words by which the outputs are found, in the order of the tool. */
  outputs: string[];
  purpose?: string;
  /** Number that the tool gave the job. */
  jobId?: string;
};

/** States a run by hand with the form of the room. Answers its identifier. */
export async function stateRun(page: Page, kept: CaseAddress, run: StatedRun): Promise<string> {
  const t = words('runs');
  await page.goto(`${kept.base}/runs/new`);
  await page.getByLabel(labelled(t('state.tool'))).fill(run.tool);
  if (run.model) await page.getByLabel(labelled(t('state.model'))).fill(run.model);
  await page.getByLabel(labelled(t('state.text'))).fill(run.text);
  for (const [i, [name, value]] of Object.entries(run.parameters ?? {}).entries()) {
    await page.getByRole('button', { name: t('state.addParameter') }).click();
    const number = String(i + 1);
    await page.getByLabel(t('state.name', { number })).fill(name);
    await page.getByLabel(t('state.value', { number })).fill(value);
  }
  const outputs = page.getByRole('group', { name: t('state.outputs'), exact: true });
  for (const output of run.outputs) {
    await outputs.getByRole('checkbox', { name: output }).check();
  }
  await expect(outputs.getByRole('status')).toHaveText(
    t('state.picked', { count: run.outputs.length }),
  );
  if (run.jobId) await page.getByLabel(labelled(t('state.jobId'))).fill(run.jobId);
  if (run.purpose) await page.getByLabel(labelled(t('state.purpose'))).fill(run.purpose);
  await page.getByRole('button', { name: t('state.submit') }).click();
  await page.waitForURL(/\/runs\/run_[0-9a-z]+$/);
  return /run_[0-9a-z]+/.exec(page.url())?.[0] ?? '';
}

/** The candidates of the contact sheet, in order. */
export const candidates = (page: Page): Locator =>
  page
    .getByRole('list', { name: words('runs')('sheet.grid') })
    .getByRole('button', { name: /^Exhibit \d+, run \d+, output \d+;/ });
