import { expect, test } from '../setup/test';
import { obstacles } from '../support/axe';
import {
  accountOf,
  attributionOf,
  field,
  openPrompt,
  pairOfWriters,
  ready,
  selectRange,
  settled,
} from '../support/prompts';
import { words } from '../support/words';

// Words go from one prompt of a case into another, and stay whose they are.

test.use({ actionTimeout: 20_000 });

test('words pasted from another prompt of the case keep who typed them, and say who brought them', async ({
  page: a,
  browser,
}) => {
  test.setTimeout(180_000);
  const t = words('attribution');
  const { b, kept, end } = await pairOfWriters(a, browser);
  const first = await openPrompt(a, kept, 'The first');
  await field(a).focus();
  await a.keyboard.type('a tiny lamp', { delay: 5 });
  await settled(a);
  const writer = await accountOf(a, kept, first);

  await b.goto(`${kept.base}/prompts/${first}`);
  await ready(b);
  await expect(field(b)).toHaveText('a tiny lamp');
  const bringer = await accountOf(b, kept, first);
  await selectRange(b, 2, 11);
  await b.keyboard.press('ControlOrMeta+c');
  const second = await openPrompt(b, kept, 'The second');
  await field(b).focus();
  await b.keyboard.press('ControlOrMeta+v');
  await expect(field(b)).toHaveText('tiny lamp');
  await settled(b);

  const { fields } = await attributionOf(b, kept, second);
  expect(fields[0]?.runs).toHaveLength(1);
  expect(fields[0]?.runs[0]).toMatchObject({
    text: 'tiny lamp',
    kind: 'typed',
    typist: writer,
    placer: bringer,
    handlings: [{ kind: 'copied', account: bringer }],
    origin: { from: 'prompt', prompt: first },
  });

  await b.goto(`${kept.base}/prompts/${second}/attribution`);
  await b
    .locator('main')
    .getByRole('button', { name: /^‘tiny’, typed by .*, copied by Mary Coombs/ })
    .click();
  const passport = b.getByRole('complementary', { name: t('passport.title') });
  await expect(passport).toContainText(t('passport.promptAt'));
  expect(await obstacles(b)).toEqual([]);
  await b.setViewportSize({ width: 1280, height: 800 });
  await b.reload();
  await b
    .locator('main')
    .getByRole('button', { name: /^‘tiny’/ })
    .click();
  await passport.getByRole('link', { name: t('passport.prompt') }).click();
  await b.waitForURL(`**/prompts/${first}`);
  await end();
});
