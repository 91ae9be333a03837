import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from './setup/test';
import { inTheme, obstacles } from './support/axe';
import { bytesOf } from './support/bundle';
import { openCase } from './support/cases';
import { anotherBrowser, invite, join, samplePerson, signIn, speak } from './support/people';
import { ask } from './support/prompt-writer';
import { labelled, words } from './support/words';

// Counsel composes a volume for a PRC court, has it made, downloads its files, and makes it again when
// something came late.

test.use({ actionTimeout: 20_000 });

const SHOTS = fileURLToPath(new URL('./screenshots/', import.meta.url));

test('counsel composes a volume, downloads it, makes it again and compares', async ({
  page,
  context,
  browser,
}) => {
  test.setTimeout(400_000);
  const t = words('volume');
  const owner = samplePerson();
  const workspaceId = await signIn(page, owner);
  const kept = await openCase(page, workspaceId, { title: 'Composed', party: '周婧怡' });
  const api = `/api/v1/cases/${kept.caseId}`;
  const note = (title: string) =>
    ask<{ exhibitId: string }>(page, `${api}/exhibits/texts`, {
      kind: 'note',
      title,
      text: `${title}: call 13812345678`,
    });
  await note('First idea');
  await note('Not for the court');
  await ask(page, `${api}/contributors`, { name: 'Wei Lin', standing: 'member' });

  const counsel = {
    name: 'Counsel of volumes',
    email: 'counsel-volumes@example.invalid',
    password: 'a long password of counsel',
  };
  const link = await invite(page, workspaceId, counsel.email, 'counsel');
  const { page: desk, context: own } = await anotherBrowser(browser, { language: 'en' });
  await join(desk, link, counsel);
  await desk.goto(`${kept.base}/dossier`);

  await test.step('a composition of everything stands ready', async () => {
    await desk.getByRole('link', { name: t('compose') }).click();
    await expect(desk.getByRole('heading', { name: t('composer.title') })).toBeVisible();
    await expect(desk.getByText(t('composer.from.default'))).toBeVisible();
    await expect(desk.getByRole('checkbox', { name: t('part.list') })).toBeChecked();
  });

  await test.step('without a recipient nothing is asked for, and the field says so', async () => {
    await desk.getByRole('button', { name: t('composer.request') }).click();
    await expect(desk.getByLabel(labelled(words('dossier')('form.recipient')))).toHaveAttribute(
      'aria-invalid',
      'true',
    );
  });

  await test.step('parts move by keyboard, an exhibit is withheld with its reason', async () => {
    await desk
      .getByLabel(labelled(words('dossier')('form.recipient')))
      .fill('Beijing Internet Court');
    await desk.getByLabel(labelled(words('dossier')('form.reason'))).fill('filing');
    const down = desk.getByRole('button', { name: t('move.down', { name: t('part.list') }) });
    await down.focus();
    await desk.keyboard.press('Enter');
    const parts = desk.getByRole('region', { name: t('parts.title') }).getByRole('listitem');
    await expect(parts.nth(2)).toContainText(t('part.list'));
    await desk.getByText(t('exhibit.details', { name: '1-2' })).click();
    const row = desk
      .getByRole('listitem')
      .filter({ hasText: t('exhibit.details', { name: '1-2' }) })
      .last();
    await row.getByText(t('withhold.withholdShort'), { exact: true }).click();
    await row.getByRole('button', { name: t('withhold.confirm'), exact: true }).click();
    await expect(row.getByLabel(labelled(t('withhold.reason')))).toHaveAttribute(
      'aria-invalid',
      'true',
    );
    await row.getByLabel(labelled(t('withhold.reason'))).fill('letter to counsel');
    await row.getByLabel(labelled(t('withhold.ground'))).selectOption('privileged');
    await row.getByRole('button', { name: t('withhold.confirm'), exact: true }).click();
    await expect(
      desk.getByText(
        t('withhold.counts', { exhibits: '1', prompts: '0', runs: '0', redacted: '0' }),
      ),
    ).toBeVisible();
  });

  await test.step('the account of the making is written sentence by sentence', async () => {
    const said = words('volume.statement');
    const cite = words('desk.cite');
    await desk.getByRole('button', { name: said('add') }).click();
    const first = said('sentence', { number: '1' });
    await desk.getByRole('textbox', { name: first }).fill('The idea came before the first image.');
    await desk.getByRole('button', { name: new RegExp(`: ${cite('add')}$`) }).click();
    await desk.getByLabel(labelled(cite('search'))).fill('First idea');
    await desk
      .getByRole('list', { name: cite('list') })
      .getByRole('button', { name: /First idea/ })
      .click();
    await desk.getByRole('button', { name: cite('take') }).click();
    const places = desk.getByRole('group', { name: said('leans', { number: '1' }) });
    await expect(places).toContainText('First idea');
  });

  await test.step('a limb of article 94 is stated with what it leans on', async () => {
    const said = words('volume.article94');
    const cite = words('desk.cite');
    const part = desk.getByRole('region', { name: said('title') });
    await expect(part).toContainText(said('none'));
    await part.getByRole('checkbox', { name: said('limbs.three') }).check();
    await part
      .getByRole('textbox', { name: said('words', { limb: said('short.three') }) })
      .fill('Notes were kept every day.');
    await part.getByRole('button', { name: new RegExp(`: ${cite('add')}$`) }).click();
    await part.getByLabel(labelled(cite('search'))).fill('First idea');
    await part
      .getByRole('list', { name: cite('list') })
      .getByRole('button', { name: /First idea/ })
      .click();
    await part.getByRole('button', { name: cite('take') }).click();
    await expect(
      part.getByRole('group', { name: said('leans', { limb: said('short.three') }) }),
    ).toContainText('First idea');
    await expect(part).toContainText(said('stated', { count: 1 }));
    expect(await obstacles(desk)).toEqual([]);
  });

  await test.step('where one person’s acts are listed, what is of others stays back in one gesture', async () => {
    const others = words('volume.withhold.others');
    const acts = desk.getByLabel(labelled(t('form.actsOf')));
    await acts.selectOption({ label: 'Wei Lin' });
    const counts = { exhibits: '1', prompts: '0', runs: '0' };
    await expect(desk.getByText(others('printed', { name: 'Wei Lin', ...counts }))).toBeVisible();
    await desk.getByRole('button', { name: others('withhold') }).click();
    await desk.getByLabel(labelled(t('withhold.reason'))).fill('of others');
    await desk.getByRole('button', { name: t('withhold.confirm'), exact: true }).click();
    await expect(desk.getByText(others('none', { name: 'Wei Lin' }))).toBeVisible();
    const withheld = { exhibits: '2', prompts: '0', runs: '0', redacted: '0' };
    await expect(desk.getByText(t('withhold.counts', withheld))).toBeVisible();
    expect(await obstacles(desk)).toEqual([]);
    await desk.getByRole('button', { name: others('include', { count: 1, text: '1' }) }).click();
    // What was withheld for its own sake stays back.
    await expect(
      desk.getByText(t('withhold.counts', { ...withheld, exhibits: '1' })),
    ).toBeVisible();
    await acts.selectOption('');
  });

  await test.step('the composition is saved on the desk', async () => {
    await desk.getByRole('button', { name: t('composer.save') }).click();
    await expect(desk.getByText(t('composer.saved', { version: '1' }))).toBeVisible();
  });

  await test.step('a preview shows pages from the beginning, or from a part that is chosen', async () => {
    await desk.getByRole('button', { name: t('preview.draw') }).click();
    const page = (number: string) => desk.getByRole('img', { name: t('preview.page', { number }) });
    await expect(page('1')).toBeVisible({ timeout: 60_000 });
    const from = desk.getByLabel(labelled(t('preview.from')));
    // What stays back cannot be looked at.
    await expect(from.getByRole('option', { name: /1-2/ })).toHaveCount(0);
    await from.selectOption({ label: t('part.appendix') });
    await desk.getByRole('button', { name: t('preview.draw') }).click();
    await expect(page('1')).toHaveCount(0, { timeout: 60_000 });
    await expect(desk.getByRole('img', { name: /Preview of page \d/ }).first()).toBeVisible();
  });

  await test.step('it is made, and its files are downloaded one by one', async () => {
    await desk.getByRole('button', { name: t('composer.request') }).click();
    await desk.waitForURL(/\/dossier#dos_/);
    const download = desk.getByRole('button', {
      name: t('item.download', { name: t('item.file.volume') }),
    });
    await expect(download).toBeVisible({ timeout: 180_000 });
    const arrives = desk.waitForEvent('download');
    await download.click();
    const file = await arrives;
    expect(file.suggestedFilename()).toMatch(/-volume-01\.pdf$/);
    expect((await bytesOf(file)).subarray(0, 5).toString('latin1')).toBe('%PDF-');
    await expect(
      desk.getByRole('button', { name: t('item.download', { name: t('item.file.annex') }) }),
    ).toBeVisible();
  });

  await test.step('what came late joins at the end, and the two are compared', async () => {
    await note('Found later');
    await desk.reload();
    await desk.getByRole('link', { name: t('item.again') }).click();
    await expect(desk.getByText(t('composer.from.volume', { number: '1' }))).toBeVisible();
    await expect(desk.getByText('1-3', { exact: true })).toBeVisible();
    await desk.getByRole('button', { name: t('composer.request') }).click();
    await desk.waitForURL(/\/dossier#dos_/);
    await expect(desk.getByRole('link', { name: t('item.compare') })).toBeVisible({
      timeout: 60_000,
    });
    await desk.getByRole('link', { name: t('item.compare') }).click();
    await expect(desk.getByRole('heading', { name: t('comparison.title') })).toBeVisible();
    await expect(
      desk.getByText(t('exhibit.named', { name: '1-3', title: 'Found later' })),
    ).toBeVisible();
  });

  await test.step('the pages are for everybody', async () => {
    const comparison = desk.url();
    for (const language of ['en', 'zh'] as const) {
      await speak(own, language);
      for (const [name, address] of [
        ['volume-composer', `${kept.base}/dossier/volumes/new`],
        ['volume-list', `${kept.base}/dossier`],
        ['volume-comparison', comparison],
      ] as const) {
        await desk.goto(address);
        await expect(desk.getByRole('heading', { level: 2 }).first()).toBeVisible();
        if (name === 'volume-composer') await desk.locator('details summary').first().click();
        expect(await obstacles(desk), `${name} ${language}`).toEqual([]);
        for (const [width, theme] of [
          [1280, 'light'],
          [360, 'light'],
          [1280, 'dark'],
        ] as const) {
          await desk.setViewportSize({ width, height: 900 });
          await inTheme(desk, theme);
          const file = `${name}-${language}-${width}-${theme}.png`;
          await desk.screenshot({ path: path.join(SHOTS, file), fullPage: true });
        }
      }
    }
  });
  await context.close();
  await own.close();
});
