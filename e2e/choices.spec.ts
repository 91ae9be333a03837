import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from './setup/test';
import { inTheme, obstacles } from './support/axe';
import { openCase } from './support/cases';
import { press } from './support/keyboard';
import { image } from './support/making';
import { pick } from './support/making-room';
import { samplePerson, signIn, speak } from './support/people';
import { ask, openPrompt, PromptWriter } from './support/prompt-writer';
import { admit } from './support/records';
import { labelled, words } from './support/words';

// Where a choice can be seen on the picture, and which words stand behind it.

test.use({ actionTimeout: 20_000 });

const SHOTS = fileURLToPath(new URL('./screenshots/', import.meta.url));

test('a region and words are marked as a choice, stand beside each other, and are taken back', async ({
  page,
  context,
}) => {
  test.setTimeout(240_000);
  const t = words('review');
  const making = words('making');
  const kept = await openCase(page, await signIn(page, samplePerson()), { title: 'Choices' });
  const exhibitId = await admit(page, kept, image('pendant.png', 400, 300));
  const promptId = await openPrompt(page, kept, 'Pendant');
  const writer = await PromptWriter.at(page, kept, promptId);
  await writer.type(0, 'a cat with ears turned in');
  const revision = await writer.freeze('sent', 'glimmer-2');
  const origin = new URL(page.url()).origin;
  const answer = await page.request.post(`/api/v1/cases/${kept.caseId}/runs`, {
    data: {
      tool: 'ComfyUI',
      outputs: [exhibitId],
      revision: { prompt: promptId, revision },
      texts: [],
      parameters: [],
    },
    headers: { origin },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  const api = `/api/v1/cases/${kept.caseId}/exhibits`;
  const thumb = async () =>
    (await ask<{ exhibits: { thumb: string | null }[] }>(page, api)).exhibits[0]?.thumb ?? null;
  await expect.poll(thumb, { timeout: 60_000 }).not.toBeNull();
  const map = `${kept.base}/review/choices`;

  await test.step('an empty map says of each dimension that nothing is linked', async () => {
    await page.goto(map);
    await expect(page.getByText(t('choices.nothingLinked'))).toHaveCount(6);
  });

  await test.step('by keyboard alone: a region by numbers, words by selecting', async () => {
    await page.getByRole('link', { name: t('choices.mark') }).click();
    await pick(page, t('choices.form.exhibit'), 'pendant.png');
    await press(page, page.getByRole('button', { name: making('region.add') }));
    const region = page.getByRole('group', { name: making('region.name', { number: 1 }) });
    for (const [side, value] of [
      ['x', '40'],
      ['y', '30'],
      ['width', '100'],
      ['height', '60'],
    ] as const) {
      await region.getByLabel(making(`region.${side}`), { exact: true }).fill(value);
      await page.keyboard.press('Enter');
    }
    await page
      .getByLabel(labelled(t('choices.form.revision')))
      .selectOption(`${promptId}/${revision}`);
    const text = page.getByLabel(labelled(t('choices.form.text')));
    await expect(text).toHaveValue('a cat with ears turned in');
    await text.focus();
    await text.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(11, 11));
    for (let i = 0; i < 14; i += 1) await page.keyboard.press('Shift+ArrowRight');
    await expect(page.getByLabel(labelled(t('choices.form.first')))).toHaveValue('12');
    await expect(page.getByLabel(labelled(t('choices.form.last')))).toHaveValue('25');
    await expect(page.getByText('ears turned in', { exact: true })).toBeVisible();
    await page.getByRole('checkbox', { name: making('aspect.line'), exact: true }).check();
    await page.getByLabel(labelled(t('link.note'))).fill('the ears of the sketch');
    expect(await obstacles(page)).toEqual([]);
    await page.getByRole('button', { name: t('choices.form.submit') }).click();
    await page.waitForURL(map);
  });

  await test.step('the mark stands on the picture, and the words behind it', async () => {
    const line = page.getByRole('region', { name: t('aspect.line'), exact: true });
    await expect(line).toContainText(
      t('choices.region', { number: '1', x: '40', y: '30', width: '100', height: '60' }),
    );
    await expect(line.getByRole('img', { name: /pendant/i })).toBeVisible();
    await expect(line.locator('blockquote')).toHaveText('ears turned in');
    await expect(line).toContainText(t('choices.span', { first: '12', last: '25' }));
    await expect(line.getByRole('listitem')).toHaveCount(2);
  });

  await test.step('numbers that name no words are refused, and every word is kept', async () => {
    await page.goto(`${map}/new`);
    await page
      .getByLabel(labelled(t('choices.form.revision')))
      .selectOption(`${promptId}/${revision}`);
    await page.getByLabel(labelled(t('choices.form.first'))).fill('20');
    await page.getByLabel(labelled(t('choices.form.last'))).fill('900');
    await page.getByLabel(labelled(t('link.note'))).fill('kept');
    await page.getByRole('button', { name: t('choices.form.submit') }).click();
    await expect(page.locator('form [role=alert]').first()).toBeVisible();
    await expect(page.getByLabel(labelled(t('link.note')))).toHaveValue('kept');
  });

  for (const language of ['en', 'zh'] as const) {
    await speak(context, language);
    for (const [name, route] of [
      ['choices', map],
      ['choices-new', `${map}/new`],
    ] as const) {
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(route);
        expect.soft(await obstacles(page), `${name} in ${language} at ${width}`).toEqual([]);
        const over = await page.evaluate(() => document.documentElement.scrollWidth);
        expect.soft(over, `${name} in ${language} at ${width}`).toBeLessThanOrEqual(width);
        if (process.env.SHOTS !== '1') continue;
        await inTheme(page, width === 360 ? 'dark' : 'light');
        const file = path.join(SHOTS, `${name}-${language}-${width}.png`);
        await page.screenshot({ path: file, fullPage: true });
      }
    }
  }
  await speak(context, 'en');
  await page.setViewportSize({ width: 1280, height: 800 });

  await test.step('a mark is taken back with a reason', async () => {
    await page.goto(map);
    const line = page.getByRole('region', { name: t('aspect.line'), exact: true });
    await line
      .getByRole('button', { name: t('link.back') })
      .first()
      .click();
    const dialog = page.getByRole('dialog', { name: t('link.backTitle') });
    await dialog.getByLabel(labelled(t('link.reason'))).fill('the other ear');
    await dialog.getByRole('button', { name: t('link.backSubmit') }).click();
    await expect(dialog).toBeHidden();
    await expect(line).toContainText(t('choices.noMark'));
  });
});
