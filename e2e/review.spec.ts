import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from './setup/test';
import { inTheme, obstacles } from './support/axe';
import { openCase } from './support/cases';
import { anotherBrowser, invite, join, samplePerson, signIn, speak } from './support/people';
import { ask } from './support/prompt-writer';
import { labelled, pattern, words } from './support/words';

// What the record shows, element by element; what was said of it; and the duty to keep.

test.use({ actionTimeout: 20_000 });

const SHOTS = fileURLToPath(new URL('./screenshots/', import.meta.url));

test('records are linked to elements, acts are answered, and a hold is placed', async ({
  page,
  context,
  browser,
}) => {
  test.setTimeout(240_000);
  const t = words('review');
  const owner = samplePerson();
  const kept = await openCase(page, await signIn(page, owner), { title: 'Reviewed' });
  const api = `/api/v1/cases/${kept.caseId}`;
  const note = await ask<{ exhibitId: string }>(page, `${api}/exhibits/texts`, {
    kind: 'note',
    title: 'Agreement on the pendant',
    text: 'We agreed on who draws and who writes.',
  });

  await test.step('a record says in one gesture what it bears on', async () => {
    await page.goto(`${kept.base}/exhibits/${note.exhibitId}`);
    await page.getByRole('button', { name: t('link.openHere') }).click();
    const dialog = page.getByRole('dialog', { name: t('link.title') });
    for (const id of ['E14', 'E15'] as const) {
      await dialog
        .getByRole('checkbox', { name: pattern(`${id} · ${t(`element.${id}.title`)}`) })
        .check();
    }
    await dialog.getByLabel(labelled(t('link.note'))).fill('signed by both');
    await dialog.getByRole('button', { name: t('link.submit') }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('link', { name: pattern(t('element.E15.title')) })).toBeVisible();
  });

  await test.step('the checklist shows it with its class and who linked it', async () => {
    await page.goto(`${kept.base}/review`);
    const element = page.locator('#E15');
    await expect(element).toContainText(t('standing.supported_uncorroborated'));
    await element.locator('summary').click();
    await expect(element).toContainText('Agreement on the pendant');
    await expect(element).toContainText('signed by both');
    await expect(page.locator('#E4')).toContainText(t('standing.missing'));
    await page.locator('#E4').locator('summary').click();
    await expect(page.locator('#E4')).toContainText(t('element.E4.obtain'));
  });

  await test.step('a link is taken back with a reason', async () => {
    const element = page.locator('#E15');
    await element.getByRole('button', { name: t('link.back') }).click();
    const dialog = page.getByRole('dialog', { name: t('link.backTitle') });
    await dialog.getByLabel(labelled(t('link.reason'))).fill('the wrong paper');
    await dialog.getByRole('button', { name: t('link.backSubmit') }).click();
    await expect(dialog).toBeHidden();
    await expect(page.locator('#E15')).toContainText(t('standing.missing'));
  });

  await test.step('what could still be obtained is told source by source', async () => {
    const part = page.getByRole('region', { name: t('rescue.title') });
    await expect(part).toContainText(t('rescue.none'));
    await ask(page, `${api}/runs`, { tool: 'An old tool' });
    await page.reload();
    await expect(part).toContainText(t('rescue.text'));
    const history = part
      .locator('details')
      .filter({ hasText: t('rescue.source.tool_history.title') });
    await history.locator('summary').click();
    await expect(history).toContainText('An old tool');
    await expect(history).toContainText(t('rescue.lack.no_inputs'));
    await expect(history).toContainText(t('rescue.source.tool_history.how'));
  });

  await test.step('a contributor says what an act was', async () => {
    const { unlinked } = await ask<{ unlinked: { accountId: string; displayName: string }[] }>(
      page,
      `${api}/contributors`,
    );
    const own = unlinked.find(({ displayName }) => displayName.startsWith(owner.name));
    const accountId = own?.accountId ?? '';
    await ask(page, `${api}/contributors`, { name: owner.name, standing: 'member', accountId });
    await page.goto(`${kept.base}/review/chronology`);
    const line = page.getByRole('listitem').filter({ hasText: 'Agreement on the pendant' });
    await line.getByRole('link', { name: pattern(t('entry', { number: '' }).trim()) }).click();
    await page.getByRole('button', { name: t('answer.open'), exact: true }).click();
    const dialog = page.getByRole('dialog', { name: t('answer.dialog') });
    await dialog.getByRole('radio', { name: t('answer.meanings.disagreement') }).check();
    await dialog.getByLabel(labelled(t('answer.reason'))).fill('only I signed');
    await dialog.getByRole('button', { name: t('answer.submit') }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByText('only I signed')).toBeVisible();
    await page.goto(`${kept.base}/review`);
    await page.locator('#E14 summary').click();
    await expect(page.locator('#E14')).toContainText(t('weakness.contested'));
  });

  await test.step('a notice is recorded and a hold placed and released', async () => {
    await page.goto(`${kept.base}/review/holds`);
    await page.getByRole('button', { name: t('holds.record'), exact: true }).click();
    const notice = page.getByRole('dialog', { name: t('holds.record') });
    await notice.getByLabel(labelled(t('holds.happenedAt'))).fill('2026-03-04T10:00');
    await notice.getByLabel(labelled(t('holds.from'))).fill('Bergström & Partners');
    await notice.getByRole('button', { name: t('holds.recordSubmit') }).click();
    await expect(notice).toBeHidden();
    await expect(page.getByText('Bergström & Partners')).toBeVisible();
    await page.getByRole('button', { name: t('holds.place'), exact: true }).click();
    const hold = page.getByRole('dialog', { name: t('holds.place') });
    await hold.getByLabel(labelled(t('holds.scope'))).fill('Every file of the pendant');
    await hold.getByLabel(labelled(t('holds.startsAt'))).fill('2026-03-04T12:00');
    await hold.getByRole('button', { name: t('holds.placeSubmit') }).click();
    await expect(hold).toBeHidden();
    await expect(page.getByText(t('holds.stands'), { exact: true })).toBeVisible();
    // While it stands, nothing is erased, and that it was asked for stays.
    const refused = await page.request.post(
      `/api/v1/cases/${kept.caseId}/ledger/entries/1/erasure`,
      {
        data: { reason: 'asked for by the other side' },
        headers: { origin: new URL(page.url()).origin },
      },
    );
    expect(refused.status()).toBe(409);
    await page.getByRole('button', { name: t('holds.release'), exact: true }).click();
    const release = page.getByRole('dialog', { name: t('holds.releaseTitle') });
    await release.getByLabel(labelled(t('holds.reason'))).fill('settled');
    await release.getByRole('button', { name: t('holds.releaseSubmit') }).click();
    await expect(release).toBeHidden();
    await expect(page.getByText(t('holds.released'), { exact: true })).toBeVisible();
  });

  await test.step('the preservation log tells it in order, narrowed and page by page', async () => {
    await page.getByRole('link', { name: t('preservation.title') }).click();
    await page.waitForURL(/review\/holds\/log$/);
    const log = page.getByRole('list', { name: t('preservation.title') });
    const lines = log.locator('> li');
    await expect(page.getByText('Every file of the pendant')).toHaveCount(2);
    await expect(page.getByText('asked for by the other side')).toBeVisible();
    await page.getByLabel(labelled(t('preservation.group'))).selectOption('deletion');
    await page.getByRole('button', { name: t('chronology.apply') }).click();
    await page.waitForURL(/group=deletion/);
    await expect(lines).toHaveCount(1);
    await expect(lines).toContainText(t('preservation.refused'));
    await page.getByRole('link', { name: t('preservation.duty', { day: '2026-03-04' }) }).click();
    await page.waitForURL(/since=2026-03-04/);
    await page.goto(`${kept.base}/review/holds/log?after=2`);
    await expect(page.getByRole('link', { name: words('common.pager')('previous') })).toBeVisible();
  });

  await test.step('what counsel notes, nobody else can see', async () => {
    const email = `li-${Date.now().toString(36)}@firm.test`;
    const lawyer = { name: 'Li Jing', email, password: 'a letter under the seal' };
    const link = await invite(page, kept.workspaceId, email, 'counsel');
    const desk = await anotherBrowser(browser);
    await join(desk.page, link, lawyer);
    await desk.page.goto(`${kept.base}/exhibits/${note.exhibitId}`);
    await desk.page.getByRole('button', { name: t('notes.write') }).click();
    const dialog = desk.page.getByRole('dialog', { name: t('notes.dialog') });
    await dialog.getByLabel(labelled(t('notes.words'))).fill('ask who held the pen');
    await dialog.getByLabel(labelled(t('notes.mark'))).selectOption('weak');
    await dialog.getByRole('checkbox', { name: pattern(`E4 · ${t('element.E4.title')}`) }).check();
    await dialog.getByRole('button', { name: t('notes.submit') }).click();
    await expect(dialog).toBeHidden();
    await expect(desk.page.getByText('ask who held the pen')).toBeVisible();
    await desk.page.goto(`${kept.base}/review`);
    await expect(desk.page.getByText('ask who held the pen').last()).toBeVisible();
    // Under its element it stands apart from the record, and the element stands as it did.
    const element = desk.page.locator('#E4');
    await expect(element).toContainText(t('standing.missing'));
    await element.locator('summary').click();
    await expect(element).toContainText(t('notes.onElement'));
    await expect(element).toContainText('Agreement on the pendant');
    await expect(element).toContainText('ask who held the pen');
    expect(await obstacles(desk.page)).toEqual([]);
    await desk.context.close();
    for (const route of [`exhibits/${note.exhibitId}`, 'review', 'ledger']) {
      await page.goto(`${kept.base}/${route}`);
      await expect(page.getByText('ask who held the pen')).toHaveCount(0);
      await expect(page.getByText(t('notes.title'))).toHaveCount(0);
    }
  });

  for (const language of ['en', 'zh'] as const) {
    await speak(context, language);
    for (const route of ['review', 'review/chronology', 'review/holds', 'review/holds/log']) {
      await page.goto(`${kept.base}/${route}`);
      await page
        .locator('details')
        .first()
        .locator('summary')
        .click({ timeout: 2000 })
        .catch(() => {});
      expect.soft(await obstacles(page), `${route} in ${language}`).toEqual([]);
      if (process.env.SHOTS !== '1') continue;
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 800 });
        await inTheme(page, width === 360 ? 'dark' : 'light');
        const name = `${route.replaceAll('/', '-')}-${language}-${width}.png`;
        await page.screenshot({ path: path.join(SHOTS, name), fullPage: true });
      }
    }
  }
});
