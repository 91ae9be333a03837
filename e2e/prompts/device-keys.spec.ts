import { expect, test } from '../setup/test';
import { obstacles } from '../support/axe';
import { samplePerson, signIn } from '../support/people';
import { PromptWriter } from '../support/prompt-writer';
import { field, openPrompt, ready, settled } from '../support/prompts';
import { firstCase } from '../support/routes';
import { words } from '../support/words';

test.use({ actionTimeout: 20_000 });

test('a browser whose key is revoked reads along, and writes again with a new key', async ({
  page,
  complaints,
}) => {
  test.setTimeout(180_000);
  // A refused joining.
  complaints.allow(/status of 4\d\d/);
  const t = words('auth.account.devices');
  const state = words('prompts.state');
  const kept = await firstCase(page, await signIn(page, samplePerson()));
  await openPrompt(page, kept, 'Device keys');
  await field(page).focus();
  await page.keyboard.type('before ', { delay: 5 });
  await settled(page);

  const account = await page.context().newPage();
  await account.goto('/account');
  const rows = account.getByRole('table', { name: t('title') }).getByRole('row');
  const here = rows.filter({ hasText: t('current') });
  await expect(here).toHaveCount(1);
  expect(await obstacles(account)).toEqual([]);
  const before = await rows.count();
  await here.getByRole('button', { name: t('revoke') }).click();
  await expect(account.getByText(t('revoked'))).toBeVisible();
  await expect(here.getByRole('button')).toHaveCount(0);

  await page.keyboard.type('lost', { delay: 5 });
  await expect(page.getByText(state('hindrance.key.title'))).toBeVisible();
  await expect(page.getByText(words('prompts.state.lost')('title'))).toBeVisible();
  await expect(field(page)).toHaveText('before');
  await page.reload();
  await expect(page.getByText(state('hindrance.key.title'))).toBeVisible();
  await expect(field(page)).toHaveText('before');
  await page.getByRole('button', { name: state('newKey') }).click();
  await ready(page);
  await expect(page.getByText(state('hindrance.key.title'))).toHaveCount(0);
  await field(page).focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type('after', { delay: 5 });
  await settled(page);
  await page.reload();
  await ready(page);
  await expect(field(page)).toHaveText('before after');

  await account.reload();
  await expect(rows).toHaveCount(before + 1);
  await expect(here.getByRole('button', { name: t('revoke') })).toHaveCount(1);
  await account.close();
});

test('a long prompt opens from a snapshot, not from operation 0', async ({ page }) => {
  test.setTimeout(180_000);
  const kept = await firstCase(page, await signIn(page, samplePerson()));
  const promptId = await openPrompt(page, kept, 'Long prompt');
  const writer = await PromptWriter.at(page, kept, promptId);
  await writer.act((hand) => hand.insert(0, 'a long history'));
  for (let i = 0; i < 11; i += 1) {
    const claims = Array.from({ length: 190 }, (_, j) =>
      writer.hand.claim({ k: 'parameter', name: 'seed', value: `${i}.${j}` }),
    );
    await writer.send(...claims);
  }
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.reload();
  await ready(page);
  await expect(page.getByText('10.189')).toBeVisible();
  await expect(field(page)).toHaveText('a long history');
  expect(asked.filter((url) => url.endsWith('/snapshot'))).toHaveLength(1);
  expect(asked.filter((url) => url.includes('/operations?from=0&'))).toEqual([]);
  await field(page).focus();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' goes on', { delay: 5 });
  await settled(page);
  await page.reload();
  await ready(page);
  await expect(field(page)).toHaveText('a long history goes on');
});
