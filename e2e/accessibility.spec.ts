import { LOCALES } from '@/lib/i18n/locale';
import { expect, test } from './setup/test';
import { obstacles } from './support/axe';
import { press, tabTo, typeInto } from './support/keyboard';
import { samplePerson, signIn, speak } from './support/people';
import { firstCase, membersRoutes, runsRoutes, STRANGERS_ROUTES } from './support/routes';
import { words } from './support/words';

// Every page in both languages, light and dark, on a desk and on a phone.

for (const language of LOCALES) {
  test.describe(`read in ${language}`, () => {
    test.beforeEach(async ({ complaints }) => {
      test.setTimeout(480_000);
      // Pages that say there is nothing answer so.
      complaints.allow(/status of 404/);
    });

    test('pages for whoever is not signed in are open to everybody', async ({ context, page }) => {
      await speak(context, language);
      for (const path of STRANGERS_ROUTES) {
        await page.goto(path);
        expect.soft(await obstacles(page), path).toEqual([]);
      }
    });

    test('pages of the desk are open to everybody', async ({ page }) => {
      const workspaceId = await signIn(page, samplePerson(), language);
      const sample = await firstCase(page, workspaceId);
      for (const path of [
        ...membersRoutes(sample, sample.exhibitId, sample.promptId),
        ...(await runsRoutes(page, sample)),
      ]) {
        await page.goto(path);
        await expect(page.locator('main')).not.toBeEmpty();
        expect.soft(await obstacles(page), path).toEqual([]);
      }
    });
  });
}

test('from sign-in to a dossier without a pointer', async ({ page }) => {
  const { email, password } = samplePerson();
  const auth = words('auth.signIn');
  await page.goto('/sign-in');
  await typeInto(page, page.getByRole('textbox', { name: auth('email') }), email);
  await typeInto(page, page.getByRole('textbox', { name: auth('password') }), password);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/ws_[0-9a-z]+$/);
  await speak(page.context(), 'en');
  await page.reload();

  const list = page.getByRole('table', { name: words('cases')('list.caption') });
  await press(page, list.getByRole('link').last());
  const rooms = page.getByRole('navigation', { name: words('shell')('rooms') });
  await press(page, rooms.getByRole('link', { name: words('shell')('room.dossier') }));
  const t = words('dossier');
  await press(page, page.getByRole('link', { name: t('ask') }));
  await typeInto(page, page.getByRole('textbox', { name: t('form.recipient') }), 'A court');
  await typeInto(page, page.getByRole('textbox', { name: t('form.reason') }), 'By keyboard');
  await tabTo(page, page.getByRole('radio', { name: t('language.both') }));
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: t('language.both') })).not.toBeChecked();
  await press(page, page.getByRole('button', { name: t('form.submit') }));
  const newest = page.getByRole('article').first();
  await expect(newest).toContainText('By keyboard');
  await expect(newest.getByRole('button', { name: t('done.pdf') })).toBeVisible({
    timeout: 60_000,
  });
});
