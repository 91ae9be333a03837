import { expect, test } from '../setup/test';
import { samplePerson, signIn } from '../support/people';
import {
  accountOf,
  attributionOf,
  field,
  openPrompt,
  pairOfWriters,
  pasteForeign,
  settled,
  typists,
} from '../support/prompts';
import { firstCase } from '../support/routes';
import { words } from '../support/words';

// What comes in that nobody would type: ten megabytes at once, letters that are not seen, a device
// whose clock is wrong and that was away for an hour.

test.use({ actionTimeout: 20_000 });

test('ten megabytes pasted at once stay out, the text is unharmed and the page says what to do', async ({
  page,
}) => {
  const kept = await firstCase(page, await signIn(page, samplePerson()));
  const promptId = await openPrompt(page, kept, 'Ten megabytes');
  await field(page).focus();
  await page.keyboard.type('a cat', { delay: 5 });
  await settled(page);
  await pasteForeign(page, 'crystal '.repeat(1_310_720));
  await expect(page.getByText(words('prompts.editor')('notice.too_long'))).toBeVisible();
  await page.keyboard.type(' sits', { delay: 5 });
  await settled(page);
  expect((await attributionOf(page, kept, promptId)).fields[0]?.text).toBe('a cat sits');
});

test('letters that are not seen, turn around or pile up are kept exactly and marked as such', async ({
  page,
}) => {
  const kept = await firstCase(page, await signIn(page, samplePerson()));
  const promptId = await openPrompt(page, kept, 'Letters');
  const hostile = `x\u200b\u202eevil\u202c\ufeff z\u0300${'\u0301'.repeat(40)} 𠮷 👩‍👩‍👧 שלום`;
  await field(page).focus();
  await pasteForeign(page, hostile);
  await settled(page);
  const { fields } = await attributionOf(page, kept, promptId);
  expect(fields[0]?.text).toBe(hostile);
  await page.goto(`${kept.base}/prompts/${promptId}/attribution?view=table`);
  await expect(page.locator('main')).toContainText('U+202E');
});

test('a device that was away for an hour with a wrong clock loses nothing, and its lateness is said', async ({
  page: a,
  browser,
  complaints,
}) => {
  test.setTimeout(120_000);
  complaints.allow(/ERR_INTERNET_DISCONNECTED|Failed to load resource/);
  const { b, kept, meet, end } = await pairOfWriters(a, browser);
  const promptId = await meet('An hour away');
  await field(a).focus();
  await a.keyboard.type('one ', { delay: 5 });
  await settled(a);
  await a.context().setOffline(true);
  // From here the device is an hour behind.
  await a.evaluate(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() - 3_600_000;
  });
  await a.keyboard.type('two ', { delay: 5 });
  await a.waitForTimeout(1500);
  await field(b).focus();
  await b.keyboard.press('ControlOrMeta+End');
  await b.keyboard.type('three ', { delay: 5 });
  await settled(b);
  await a.context().setOffline(false);
  await settled(a);
  for (const page of [a, b]) await expect(field(page)).toHaveText(/^one (two three|three two) $/);
  const { text, by } = await typists(a, kept, promptId, {
    [await accountOf(a, kept, promptId)]: 'a',
    [await accountOf(b, kept, promptId)]: 'b',
  });
  expect(by).toBe(text.replace(/three /, 'bbbbbb').replace(/one |two /g, 'aaaa'));
  await a.goto(`${kept.base}/prompts/${promptId}/attribution`);
  await expect(a.locator('main')).toContainText(
    words('attribution')('totals.flag.late', { text: '' }).trim(),
  );
  await end();
});
