import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test } from './setup/test';
import { inTheme, obstacles } from './support/axe';
import { openCase } from './support/cases';
import { anotherBrowser, invite, join, samplePerson, signIn, speak } from './support/people';
import { ask } from './support/prompt-writer';
import { labelled, pattern, words } from './support/words';

// What contributors say: answers to counsel, declarations, agreements, translations.

test.use({ actionTimeout: 20_000 });

const SHOTS = fileURLToPath(new URL('./screenshots/', import.meta.url));
const NOTE = 'A tiny crystal cat, light through ice.';
const AIMS = 'To show light through ice.';

test('counsel asks, contributors answer, declare, agree, and a text is translated', async ({
  page,
  context,
  browser,
}) => {
  test.setTimeout(300_000);
  const t = words('statements');
  const owner = samplePerson();
  const kept = await openCase(page, await signIn(page, owner), { title: 'Stated' });
  const api = `/api/v1/cases/${kept.caseId}`;
  const room = `${kept.base}/statements`;
  const note = await ask<{ exhibitId: string }>(page, `${api}/exhibits/texts`, {
    kind: 'note',
    title: 'First idea',
    text: NOTE,
  });
  const { unlinked } = await ask<{ unlinked: { accountId: string; displayName: string }[] }>(
    page,
    `${api}/contributors`,
  );
  const own = unlinked.find(({ displayName }) => displayName.startsWith(owner.name));
  const accountId = own?.accountId ?? '';
  await ask(page, `${api}/contributors`, { name: owner.name, standing: 'member', accountId });
  await ask(page, `${api}/contributors`, { name: 'Sven Bergström', standing: 'outsider' });

  const email = `li-${Date.now().toString(36)}@firm.test`;
  const lawyer = { name: 'Li Jing', email, password: 'a letter under the seal' };
  const link = await invite(page, kept.workspaceId, email, 'counsel');
  const desk = await anotherBrowser(browser);
  await join(desk.page, link, lawyer);

  await test.step('counsel asks on a record, and whoever was asked answers', async () => {
    await desk.page.goto(`${kept.base}/exhibits/${note.exhibitId}`);
    await desk.page.getByRole('button', { name: t('question.ask') }).click();
    const asking = desk.page.getByRole('dialog', { name: t('question.askTitle') });
    await asking.getByLabel(labelled(t('question.whom'))).selectOption({ label: owner.name });
    await asking.getByLabel(labelled(t('question.words'))).fill('Who wrote this down?');
    await asking.getByRole('button', { name: t('question.askSubmit') }).click();
    await expect(asking).toBeHidden();
    const asked = t('question.to', { name: owner.name, by: lawyer.name });
    await expect(desk.page.getByText(pattern(asked))).toBeVisible();

    await page.goto(kept.base);
    await page
      .getByRole('link', { name: pattern(words('shell')('waiting', { count: '1' })) })
      .click();
    await page.getByRole('button', { name: t('question.answer'), exact: true }).click();
    const dialog = page.getByRole('dialog', { name: t('question.answerTitle') });
    await expect(dialog).toContainText('Who wrote this down?');
    await dialog.getByLabel(labelled(t('question.yourAnswer'))).fill('I did, on the train.');
    await dialog.getByRole('button', { name: t('question.answerSubmit') }).click();
    await expect(dialog).toBeHidden();
    await expect(page.locator('#answers')).toContainText('I did, on the train.');
    await desk.page.reload();
    await expect(desk.page.getByText('I did, on the train.')).toBeVisible();
  });

  const declaration =
    await test.step('a declaration is filled in, changed, and compared', async () => {
      await page.goto(`${room}/declarations`);
      const fill = t('declaration.fillInOf', { title: 'Statement of the creative process' });
      await page.getByRole('link', { name: fill }).click();
      await page.getByLabel(/Creative aims/).fill(AIMS);
      await page.getByRole('button', { name: t('declaration.save') }).click();
      await page.waitForURL(/declarations\/dcl_/);
      await expect(page.getByRole('row')).toHaveCount(2);
      await page.getByLabel(/Creative aims/).fill('To show light through old ice.');
      await page.getByLabel(labelled(t('declaration.whose'))).selectOption({ label: owner.name });
      await page.getByRole('button', { name: t('declaration.save') }).click();
      await expect(page.locator('#compare ins')).toContainText('old');
      await page.getByRole('link', { name: t('declaration.print'), exact: true }).click();
      await expect(page.getByText('To show light through old ice.')).toBeVisible();
      await expect(page.getByText(t('declaration.signature'), { exact: true })).toBeVisible();
      await expect(page.getByText(t('declaration.blank')).first()).toBeAttached();
      return new URL(page.url()).search;
    });

  const agreement = await test.step('words are proposed from a draft and accepted', async () => {
    await page.goto(`${room}/agreements`);
    const kind = t('agreement.kinds.evidence_method');
    await page.getByRole('link', { name: t('agreement.writeOf', { kind }) }).click();
    await expect(page.getByText(t('agreement.draft'))).toBeVisible();
    await expect(page.getByLabel(labelled(t('agreement.words')))).toHaveValue(/94\(1\)\(5\)/);
    for (const name of [owner.name, 'Sven Bergström']) {
      await page.getByRole('checkbox', { name }).check();
    }
    await page.getByRole('button', { name: t('agreement.propose') }).click();
    await page.waitForURL(/agreements\/agr_/);
    await page.getByRole('button', { name: t('agreement.answer') }).click();
    const dialog = page.getByRole('dialog', { name: t('agreement.answerTitle') });
    await dialog.getByRole('radio', { name: t('agreement.answers.accepted') }).check();
    await dialog.getByRole('button', { name: t('agreement.answerSubmit') }).click();
    await expect(dialog).toBeHidden();
    const table = page.getByRole('table', { name: t('agreement.who', { version: 1 }) });
    const rows = table.getByRole('row');
    await expect(rows.filter({ hasText: owner.name })).toContainText(
      t('agreement.answers.accepted'),
    );
    await expect(rows.filter({ hasText: 'Bergström' })).toContainText(t('agreement.silent'));
    await expect(async () => {
      await page.reload();
      await expect(rows.filter({ hasText: owner.name })).toContainText(
        pattern(t('agreement.checkpoint', { size: '' }).slice(0, 7)),
        { timeout: 1000 },
      );
    }).toPass({ timeout: 20_000 });
    return new URL(page.url()).pathname;
  });

  await test.step('words of an exhibit are translated, and the exhibit shows it', async () => {
    await page.goto(`${kept.base}/exhibits/${note.exhibitId}`);
    await page.getByRole('link', { name: t('translation.add') }).click();
    await selectWords(page, NOTE, 'crystal cat');
    await page.getByRole('button', { name: t('translation.choose') }).click();
    await expect(page.getByText(t('translation.chosen', { words: 'crystal cat' }))).toBeVisible();
    await page.getByLabel(labelled(t('translation.text'))).fill('水晶猫');
    await page.getByLabel(labelled(t('translation.translatorName'))).fill('Shen & Co.');
    await page.getByLabel(labelled(t('translation.aid'))).selectOption('none');
    await page.getByRole('button', { name: t('translation.submit') }).click();
    await page.waitForURL(/translations/);
    await expect(page.getByText('水晶猫')).toBeVisible();
    await page.goto(`${kept.base}/exhibits/${note.exhibitId}`);
    await expect(page.getByText('水晶猫')).toBeVisible();
    await expect(page.getByText(t('translation.compared', { from: 7, to: 18 }))).toBeVisible();
  });

  await test.step('the checklist sees what was said', async () => {
    const review = words('review');
    await page.goto(`${kept.base}/review`);
    await page.locator('#E3 summary').click();
    await expect(page.locator('#E3')).toContainText(review('kind.declaration', { number: '2' }));
    await expect(page.locator('#E3')).toContainText(review('weakness.unsigned'));
    await page.locator('#E25 summary').click();
    await expect(page.locator('#E25')).toContainText('crystal cat');
    await page.goto(`${kept.base}/review/chronology`);
    await expect(page.getByText('Who wrote this down?')).toBeVisible();
  });

  const pages = {
    questions: room,
    declarations: `${room}/declarations`,
    'declaration-new': `${room}/declarations/new?template=ai_use`,
    declaration: `${room}/declarations/${new URLSearchParams(declaration).get('declaration')}`,
    'declaration-paper': `${room}/declarations/paper${declaration}`,
    agreements: `${room}/agreements`,
    'agreement-new': `${room}/agreements/new?kind=ownership`,
    agreement,
    translations: `${room}/translations`,
    'translation-new': `${room}/translations/new?kind=exhibit&id=${note.exhibitId}`,
  };
  for (const language of ['en', 'zh'] as const) {
    await speak(context, language);
    for (const [name, address] of Object.entries(pages)) {
      await page.goto(address);
      expect.soft(await obstacles(page), `${name} in ${language}`).toEqual([]);
      if (process.env.SHOTS !== '1') continue;
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 800 });
        await inTheme(page, (width === 360) === (language === 'en') ? 'dark' : 'light');
        const file = `statements-${name}-${language}-${width}.png`;
        await page.screenshot({ path: path.join(SHOTS, file), fullPage: true });
      }
    }
  }
  await desk.page.goto(room);
  expect.soft(await obstacles(desk.page), 'questions for counsel').toEqual([]);
  await desk.context.close();
});

/** Selects words of a text field as a reader does. */
async function selectWords(page: Page, text: string, wanted: string): Promise<void> {
  const t = words('statements');
  const from = text.indexOf(wanted);
  await page.getByLabel(labelled(t('translation.source'))).evaluate(
    (area, [start, end]) => {
      (area as HTMLTextAreaElement).setSelectionRange(start ?? 0, end ?? 0);
    },
    [from, from + wanted.length],
  );
}
