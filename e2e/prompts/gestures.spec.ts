import type { Page } from '@playwright/test';
import { expect, test } from '../setup/test';
import { ask } from '../support/prompt-writer';
import {
  accountOf,
  attributionOf,
  field,
  pairOfWriters,
  placeCursor,
  selectRange,
  settled,
} from '../support/prompts';
import { labelled, words } from '../support/words';

// Gestures of the mouse, words that somebody spoke, and a text that changes under a freeze.

test.use({ actionTimeout: 20_000 });

/** Where a character of the positive field is on the screen: the middle of its box. */
async function placeOf(page: Page, offset: number): Promise<{ x: number; y: number }> {
  const box = await field(page).evaluate((element, at) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let left = at;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { length } = node.textContent ?? '';
      if (left < length) {
        const range = document.createRange();
        range.setStart(node, left);
        range.setEnd(node, left + 1);
        const { x, y, width, height } = range.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }
      left -= length;
    }
    return null;
  }, offset);
  if (!box) throw new Error(`no character ${offset}`);
  return box;
}

test('words dragged with the mouse keep who typed them, and say who moved them', async ({
  page: a,
  browser,
}) => {
  test.setTimeout(120_000);
  const { b, kept, meet, end } = await pairOfWriters(a, browser);
  const promptId = await meet('Dragged');
  await field(b).focus();
  await b.keyboard.type('lamp at dusk, blue ', { delay: 5 });
  await settled(b);
  await expect(field(a)).toHaveText('lamp at dusk, blue ');
  const [mover, writer] = [await accountOf(a, kept, promptId), await accountOf(b, kept, promptId)];

  await selectRange(a, 14, 19);
  const from = await placeOf(a, 16);
  const to = await placeOf(a, 0);
  await a.mouse.move(from.x, from.y);
  await a.mouse.down();
  await a.mouse.move(from.x - 10, from.y, { steps: 4 });
  await a.mouse.move(to.x - 4, to.y, { steps: 8 });
  await a.mouse.up();
  await expect(field(b)).toHaveText('blue lamp at dusk, ');
  await settled(a);

  const { fields } = await attributionOf(a, kept, promptId);
  // A pause between two keys may divide what was typed into two runs.
  const moved = fields[0]?.runs.filter(({ from }) => from < 'blue '.length) ?? [];
  expect(moved.map(({ text }) => text).join('')).toBe('blue ');
  for (const run of moved) {
    expect(run).toMatchObject({ kind: 'typed', typist: writer, placer: mover });
    expect(run.handlings.map(({ kind, account }) => [kind, account])).toEqual([['moved', mover]]);
  }
  expect(new Set(fields[0]?.runs.map(({ typist }) => typist))).toEqual(new Set([writer]));
  await end();
});

test('dictated words name who spoke, and a reference names its exhibit and supplier', async ({
  page: a,
  browser,
}) => {
  test.setTimeout(120_000);
  const t = words('prompts');
  const { kept, meet, end } = await pairOfWriters(a, browser);
  const cases = `/api/v1/cases/${kept.caseId}`;
  const { contributorId } = await ask<{ contributorId: string }>(a, `${cases}/contributors`, {
    name: 'Ada Nilsson',
    standing: 'outsider',
  });
  await ask(a, `${cases}/exhibits/texts`, {
    kind: 'note',
    title: 'Sketch of the lamp',
    text: 'a round lamp',
    supplierId: contributorId,
  });
  const promptId = await meet('Dictated');
  await field(a).focus();
  await a.keyboard.type('a lamp of blown glass', { delay: 5 });
  await settled(a);

  await selectRange(a, 2, 6);
  await a.getByRole('button', { name: t('selection.say.open'), exact: true }).click();
  const dialog = a.getByRole('dialog', { name: t('selection.say.title') });
  // Nobody is named by default.
  await expect(dialog.getByLabel(labelled(t('selection.say.who')))).toHaveValue('');
  await dialog.getByLabel(labelled(t('selection.say.who'))).selectOption('Ada Nilsson');
  await dialog.getByRole('radio', { name: t('selection.say.dictated.label') }).check();
  await dialog.getByRole('button', { name: t('selection.say.submit') }).click();
  await expect(dialog).toBeHidden();
  await settled(a);
  const { fields } = await attributionOf(a, kept, promptId);
  const said = fields[0]?.runs.filter(({ says }) => says.length > 0) ?? [];
  // A pause between two keys may divide what was typed into two runs.
  expect(said.map(({ text }) => text).join('')).toBe('lamp');
  // Who typed stays who typed; who spoke is said beside it, and waits for that person's answer.
  expect(said[0]?.typist).toBe(await accountOf(a, kept, promptId));

  await a.getByRole('tab', { name: t('references.title') }).click();
  const part = a
    .getByRole('tabpanel')
    .filter({ has: a.getByLabel(labelled(t('references.purpose'))) });
  await part.getByRole('combobox').fill('Sketch');
  await a.getByRole('option', { name: /Sketch of the lamp/ }).click();
  await part.getByLabel(labelled(t('references.purpose'))).fill('the form of the lamp');
  await part.getByRole('button', { name: t('references.add') }).click();
  const line = part.getByRole('listitem').filter({ hasText: 'Sketch of the lamp' });
  await expect(line).toContainText('the form of the lamp');
  await expect(line).toContainText(t('references.supplier', { name: 'Ada Nilsson' }));
  await line.getByRole('button', { name: t('references.takeAway') }).click();
  await expect(part.getByText(t('references.empty'))).toBeVisible();
  await end();
});

test('nothing is frozen that was not looked at: what came meanwhile is shown first', async ({
  page: a,
  browser,
}) => {
  test.setTimeout(120_000);
  const t = words('prompts');
  const { b, meet, end } = await pairOfWriters(a, browser);
  await meet('Stale');
  await field(a).focus();
  await a.keyboard.type('a red lamp', { delay: 5 });
  await settled(a);
  await expect(field(b)).toHaveText('a red lamp');

  await a.getByRole('button', { name: t('freeze.open') }).click();
  const dialog = a.getByRole('dialog', { name: t('freeze.title') });
  // While the freezing is under way, the other writes: the server has another text than was sealed.
  await a.route(
    /\/operations$/,
    async (route) => {
      await placeCursor(b, 5);
      await b.keyboard.type('dish', { delay: 5 });
      await settled(b);
      await route.continue();
    },
    { times: 1 },
  );
  await dialog.getByRole('button', { name: t('freeze.submit') }).click();
  const note = dialog.getByRole('alert').filter({ hasText: t('freeze.stale.title') });
  await expect(note).toContainText('dish');
  await dialog.getByRole('button', { name: t('freeze.again') }).click();
  await expect(dialog.getByText(t('freeze.done', { revision: 1 }))).toBeVisible();
  await end();
});

test('what came while one’s own words were on their way is not frozen unseen', async ({
  page: a,
  browser,
}) => {
  test.setTimeout(120_000);
  const t = words('prompts');
  const { b, kept, meet, end } = await pairOfWriters(a, browser);
  const promptId = await meet('On their way');
  await field(a).focus();
  await a.keyboard.type('a red lamp', { delay: 5 });
  await settled(a);
  await expect(field(b)).toHaveText('a red lamp');
  await a.getByLabel(labelled(t('parameters.name'))).fill('seed');
  await a.getByLabel(labelled(t('parameters.value'))).fill('42');
  await a.getByRole('button', { name: t('parameters.set') }).click();
  await expect(a.getByRole('listitem').filter({ hasText: 'seed = 42' })).toBeVisible();

  // One's own last word waits for the network; meanwhile the other writes and sets.
  let release = () => {};
  const meanwhile = new Promise<void>((resolve) => {
    release = resolve;
  });
  await a.route(
    /\/operations$/,
    async (route) => {
      await meanwhile;
      await route.continue();
    },
    { times: 1 },
  );
  await placeCursor(a, 10);
  await a.keyboard.type('!', { delay: 5 });
  await a.keyboard.press('ControlOrMeta+Enter');
  const dialog = a.getByRole('dialog', { name: t('freeze.title') });
  await dialog.getByRole('button', { name: t('freeze.submit') }).click();
  await placeCursor(b, 5);
  await b.keyboard.type(' blue', { delay: 5 });
  await b.getByLabel(labelled(t('parameters.name'))).fill('seed');
  await b.getByLabel(labelled(t('parameters.value'))).fill('43');
  await b.getByRole('button', { name: t('parameters.set') }).click();
  await expect(b.getByRole('listitem').filter({ hasText: 'seed = 43' })).toBeVisible();
  await settled(b);
  release();
  const note = dialog.getByRole('alert').filter({ hasText: t('freeze.stale.title') });
  await expect(note).toContainText(' blue');
  await expect(note).toContainText('seed = 43');
  const revisions = `/api/v1/cases/${kept.caseId}/prompts/${promptId}/revisions`;
  expect((await (await a.request.get(revisions)).json()).revisions).toEqual([]);
  await dialog.getByRole('button', { name: t('freeze.again') }).click();
  await expect(dialog.getByText(t('freeze.done', { revision: 1 }))).toBeVisible();
  await end();
});
