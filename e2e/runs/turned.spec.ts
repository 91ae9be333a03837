import sharp from 'sharp';
import { expect, test } from '../setup/test';
import { openCase } from '../support/cases';
import { press } from '../support/keyboard';
import { pick } from '../support/making-room';
import { samplePerson, signIn } from '../support/people';
import { admit } from '../support/records';
import { words } from '../support/words';

const t = words('making');

test('a turned photograph is marked as it is shown', async ({ page }) => {
  const workspaceId = await signIn(page, samplePerson());
  const kept = await openCase(page, workspaceId, { title: 'A turned photograph' });
  const lying = sharp({ create: { width: 300, height: 200, channels: 3, background: '#7a5230' } });
  const buffer = await lying.jpeg().withMetadata({ orientation: 6 }).toBuffer();
  // Its copy may not be made yet: the form waits for it.
  await admit(page, kept, { name: 'photo.jpg', mimeType: 'image/jpeg', buffer });
  await page.goto(`${kept.base}/runs/later-work/new`);
  await pick(page, t('later.new.after'), 'photo.jpg');
  await expect(page.getByRole('button', { name: t('region.add') })).toBeVisible({
    timeout: 30_000,
  });
  await press(page, page.getByRole('button', { name: t('region.add') }));
  const region = page.getByRole('group', { name: t('region.name', { number: 1 }) });
  // A third of what is seen: 200 wide and 300 high.
  await expect(region.getByLabel(t('region.width'), { exact: true })).toHaveValue('67');
  await expect(region.getByLabel(t('region.height'), { exact: true })).toHaveValue('100');
  await region.getByLabel(t('region.y'), { exact: true }).fill('200');
  await page.keyboard.press('Enter');
  await expect(region.getByLabel(t('region.y'), { exact: true })).toHaveValue('200');
  // Leaving with regions on the page would ask first.
  await press(page, page.getByRole('button', { name: t('region.remove', { number: 1 }) }));
});
