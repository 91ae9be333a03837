import { expect, test } from '../setup/test';
import { samplePerson, signIn } from '../support/people';
import {
  attributionOf,
  field,
  openPrompt,
  pasteForeign,
  placeCursor,
  selectRange,
  settled,
} from '../support/prompts';
import { firstCase } from '../support/routes';
import { labelled, words } from '../support/words';

// What is sent with the text and what is said about it goes on record from the same page.

test.use({ actionTimeout: 20_000 });

test('parameters, comments, suggestions, messages and fields are recorded beside the text', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const t = words('prompts');
  const kept = await firstCase(page, await signIn(page, samplePerson()));
  const promptId = await openPrompt(page, kept, 'Beside the text');
  await field(page).focus();
  await page.keyboard.type('a lamp', { delay: 5 });
  await settled(page);

  await test.step('a parameter keeps its earlier value', async () => {
    for (const value of ['42', '43']) {
      await page.getByLabel(labelled(t('parameters.name'))).fill('seed');
      await page.getByLabel(labelled(t('parameters.value'))).fill(value);
      await page.getByRole('button', { name: t('parameters.set') }).click();
      await expect(page.getByRole('listitem').filter({ hasText: `seed = ${value}` })).toBeVisible();
    }
    await expect(page.getByText(t('parameters.history', { count: 1 }))).toBeVisible();
  });

  await test.step('a comment stays with its words', async () => {
    await selectRange(page, 2, 6);
    await page.getByRole('button', { name: t('selection.comment.open'), exact: true }).click();
    const dialog = page.getByRole('dialog', { name: t('selection.comment.title') });
    await dialog.getByLabel(labelled(t('selection.comment.words'))).fill('Which lamp?');
    await dialog.getByRole('button', { name: t('selection.comment.submit') }).click();
    await expect(dialog).toBeHidden();
    const thread = page.getByRole('article').filter({ hasText: 'Which lamp?' });
    await expect(thread.locator('blockquote')).toHaveText('lamp');
    await thread.getByRole('button', { name: t('comments.resolve') }).click();
    await expect(page.getByText(t('comments.resolved', { count: 1 }))).toBeVisible();
  });

  await test.step('accepted words of a suggestion have no human typist', async () => {
    await page.getByRole('tab', { name: t('suggestions.title') }).click();
    await page.getByRole('button', { name: t('suggestions.open') }).click();
    const dialog = page.getByRole('dialog', { name: t('suggestions.open') });
    await dialog.getByLabel(labelled(t('suggestions.model'))).fill('text model 1');
    await dialog.getByLabel(labelled(t('suggestions.words'))).fill(' of blown glass');
    await dialog.getByRole('button', { name: t('suggestions.submit') }).click();
    await expect(dialog).toBeHidden();
    await placeCursor(page, 6);
    await page.getByRole('button', { name: t('suggestions.acceptAll') }).click();
    await expect(field(page)).toHaveText('a lamp of blown glass');
    await settled(page);
    const { fields } = await attributionOf(page, kept, promptId);
    const run = fields[0]?.runs.find(({ kind }) => kind === 'suggested');
    expect(run).toMatchObject({
      text: ' of blown glass',
      typist: null,
      origin: { from: 'model', model: 'text model 1' },
    });
  });

  await test.step('pasted words that a message contains are linked when somebody says so', async () => {
    await page.getByRole('tab', { name: t('messages.title') }).click();
    await page.getByRole('button', { name: t('messages.open') }).click();
    const dialog = page.getByRole('dialog', { name: t('messages.open') });
    await dialog.getByLabel(labelled(t('messages.from'))).fill('Mr Bergström');
    await dialog
      .getByLabel(labelled(t('messages.words')))
      .fill('Please: at dusk, seen from below.');
    await dialog.getByRole('button', { name: t('messages.submit') }).click();
    await expect(dialog).toBeHidden();
    await placeCursor(page, 21);
    await pasteForeign(page, 'at dusk, seen from below');
    const offer = page.getByRole('region', { name: t('selection.origin.title') });
    await offer.getByRole('button', { name: t('selection.origin.yes'), exact: true }).click();
    await expect(offer).toBeHidden();
    const { fields } = await attributionOf(page, kept, promptId);
    const run = fields[0]?.runs.find(({ kind }) => kind === 'pasted');
    expect(run).toMatchObject({ typist: null, origin: { from: 'message', answer: 'confirmed' } });
  });

  await test.step('another field is a text of its own', async () => {
    await page.getByRole('button', { name: t('addField.open') }).click();
    const dialog = page.getByRole('dialog', { name: t('addField.open') });
    await dialog.getByRole('button', { name: t('addField.submit') }).click();
    await expect(dialog).toBeHidden();
    const negative = field(page, t('field.negative'));
    await negative.click();
    await page.keyboard.type('blurry', { delay: 5 });
    await settled(page);
    const { fields } = await attributionOf(page, kept, promptId);
    expect(fields.map(({ name, text }) => [name, text])).toEqual([
      ['positive', 'a lamp of blown glassat dusk, seen from below'],
      ['negative', 'blurry'],
    ]);
  });
});
