import { aiState, kra } from '@/lib/records/testing-projects';
import { expect, test } from './setup/test';
import { inTheme, obstacles } from './support/axe';
import { openCase } from './support/cases';
import { allRead, endedImport, importFiles } from './support/imports-room';
import { samplePerson, signIn, speak } from './support/people';
import { exhibitsOf } from './support/records';
import { words } from './support/words';

// Project files as people hand them in: layers and clips stand on the exhibit's page, in both languages.

const FCPXML = `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE fcpxml>
<fcpxml version="1.11"><resources><asset id="r2" name="lamp" src="file:///Volumes/rain/lamp.mov"/></resources>
<library><event name="Rain"><project name="cut 3"><sequence><spine>
<asset-clip ref="r2" offset="0s" name="lamp" start="2s" duration="5s"/><gap offset="5s" duration="1s"/>
<title offset="6s" name="Basic"><text><text-style>雨中的灯</text-style></text></title>
</spine></sequence></project></event></library></fcpxml>`;

test.describe.configure({ timeout: 240_000 });

test('a Krita document and a timeline say what they are made of', async ({ page, context }) => {
  const room = await openCase(page, await signIn(page, samplePerson()), { title: 'Lamp in rain' });
  const state = kra({ 'lamp/annotations/ai_diffusion/ui.json': aiState() });
  const mimeType = 'application/octet-stream';
  await importFiles(page, room, [
    { name: 'lamp.kra', mimeType, buffer: Buffer.from(state) },
    { name: 'cut.fcpxml', mimeType, buffer: Buffer.from(FCPXML) },
  ]);
  await endedImport(page);
  const exhibits = await exhibitsOf(page, room);
  await allRead(page, room, exhibits);
  const of = (name: string) => exhibits.find(({ fileName }) => fileName === name)?.id;

  for (const locale of ['en', 'zh'] as const) {
    await speak(context, locale);
    const t = words('records', locale);
    const parts = page.getByRole('table', { name: t('parts') });
    await page.goto(`${room.base}/exhibits/${of('cut.fcpxml')}`);
    await expect(parts.getByRole('row')).toHaveCount(6);
    await expect(parts).toContainText('file:///Volumes/rain/lamp.mov');
    await expect(parts.getByRole('row').filter({ hasText: t('part.kind.title') })).toContainText(
      '雨中的灯',
    );
    expect.soft(await obstacles(page)).toEqual([]);

    await page.goto(`${room.base}/exhibits/${of('lamp.kra')}`);
    await expect(parts.getByRole('row').filter({ hasText: 'edge' })).toContainText(
      t('part.kind.mask'),
    );
    const record = page.locator('#record');
    await expect(record).toContainText('Zhou Ling');
    await expect(record).toContainText(t('field.saved'));
    await expect(record).toContainText('18446744073709551557');
    await expect(record).toContainText('a lamp, not yet sent');
    expect.soft(await obstacles(page)).toEqual([]);
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 });
      for (const theme of ['light', 'dark'] as const) {
        await inTheme(page, theme);
        const path = `.cache/results/project-file-${locale}-${width}-${theme}.png`;
        await page.screenshot({ path, fullPage: true });
      }
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  }
});
