import { readFileSync } from 'node:fs';
import { expect, test } from '../setup/test';
import { obstacles } from '../support/axe';
import { openCase } from '../support/cases';
import { allRead } from '../support/imports-room';
import { post } from '../support/making';
import { samplePerson, signIn } from '../support/people';
import { admit } from '../support/records';
import { labelled, words } from '../support/words';

// What a statement or a signature of the record holds for, and what not.

const runs = words('runs.run');
const making = words('making.lineage');

test('a run outside the period of its account says that holder and terms are not stated', async ({
  page,
}) => {
  const workspaceId = await signIn(page, samplePerson());
  const kept = await openCase(page, workspaceId, { title: 'Another period' });
  const account = { service: 'Generator', startsOn: '2026-09-01', endsOn: '2026-09-30' };
  const { generatorId } = await post<{ generatorId: string }>(page, kept, 'generators', account);
  const stated = { tool: 'Generator', generatorId };
  const at = async (requestedAt: string) => {
    const { runId } = await post<{ runId: string }>(page, kept, 'runs', { ...stated, requestedAt });
    await page.goto(`${kept.base}/runs/${runId}`);
    return page.locator('#generator');
  };
  const within = await at('2026-09-15T10:00:00.000Z');
  await expect(within).toContainText(runs('terms'));
  await expect(within).not.toContainText(runs('outsidePeriod'));
  const outside = await at('2026-06-15T10:00:00.000Z');
  await expect(outside).toContainText(runs('outsidePeriod'));
  await expect(outside).toContainText(runs('otherTerms'));
  await expect(outside).not.toContainText(runs('terms'));
  expect.soft(await obstacles(page)).toEqual([]);
});

test('a purpose that is said later says so, on the run and where two runs are compared', async ({
  page,
}) => {
  const workspaceId = await signIn(page, samplePerson());
  const kept = await openCase(page, workspaceId, { title: 'Said later' });
  const state = (purpose: string) =>
    post<{ runId: string }>(page, kept, 'runs', { tool: 'Generator', purpose });
  const [one, other] = [await state('A first look'), await state('Warmer light')];
  await page.goto(`${kept.base}/runs/${one.runId}`);
  const said = page.locator('#said');
  await expect(said).toContainText('A first look');
  const later = /^Said after the run was recorded/;
  await expect(said.getByText(later)).toHaveCount(0);
  await said.getByRole('button', { name: runs('describe') }).click();
  const dialog = page.getByRole('dialog', { name: runs('describe') });
  await dialog.getByLabel(labelled(runs('purpose'))).fill('Find the turn of the ribbons');
  await dialog.getByRole('button', { name: runs('describeSubmit') }).click();
  await expect(said.getByText(later)).toBeVisible();
  await expect(said).toContainText(`${runs('saidFirst')} A first look`);
  expect.soft(await obstacles(page)).toEqual([]);
  await page.goto(`${kept.base}/runs/compare?run=${other.runId}&other=${one.runId}`);
  const purposes = page.locator('#purposes');
  await expect(purposes).toContainText('Warmer light');
  await expect(purposes.getByText(later)).toHaveCount(1);
  expect.soft(await obstacles(page)).toEqual([]);
});

test('a picture is joined to the one that its signed credentials name as what it was made of', async ({
  page,
}) => {
  const workspaceId = await signIn(page, samplePerson());
  const kept = await openCase(page, workspaceId, { title: 'Signed ingredients' });
  const ids: string[] = [];
  for (const name of ['signed.png', 'signed-child.png']) {
    const buffer = readFileSync(`lib/previews/testing-credentials/${name}`);
    ids.push(await admit(page, kept, { name, mimeType: 'image/png', buffer }));
  }
  await allRead(
    page,
    kept,
    ids.map((id) => ({ id })),
  );
  await page.goto(`${kept.base}/runs/lineage?view=list`);
  const table = page.getByRole('table', { name: making('caption') });
  const child = table.getByRole('row').filter({ hasText: 'signed-child.png' });
  await expect(child).toContainText(
    `${making('role.parent')} · ${making('basis.signed_ingredient')}`,
  );
  await page.goto(`${kept.base}/runs/lineage?view=graph`);
  await expect(page.getByText('signed-child.png').first()).toBeVisible();
  expect.soft(await obstacles(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.screenshot({ path: '.cache/results/lineage-signed.png' });
});
