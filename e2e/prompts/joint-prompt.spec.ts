import { expect, test } from '../setup/test';
import { sha256 } from '../support/files';
import {
  accountOf,
  attributionOf,
  field,
  pairOfWriters,
  pasteForeign,
  placeCursor,
  selectRange,
  settled,
  typists,
} from '../support/prompts';
import { words } from '../support/words';

// Two people, two browsers, one prompt. In a folder of its own, because files run by name and the
// people here come after the first account.

test.use({ actionTimeout: 20_000 });

const FOREIGN = ', octane render, trending';

test('six steps of a joint prompt: who typed each of 56 characters stays known', async ({
  page: a,
  browser,
  complaints,
}) => {
  test.setTimeout(180_000);
  complaints.allow(/status of 4/);
  const { b, kept, meet, end } = await pairOfWriters(a, browser);
  const promptId = await meet('Cat pendant');
  const letters = {
    [await accountOf(a, kept, promptId)]: 'a',
    [await accountOf(b, kept, promptId)]: 'b',
  };
  const holds = async (text: string, by: string) => {
    await settled(a);
    await settled(b);
    await expect(field(a)).toHaveText(text);
    await expect(field(b)).toHaveText(text);
    await expect.poll(() => typists(a, kept, promptId, letters)).toEqual({ text, by });
  };
  const ofA = (count: number) => 'a'.repeat(count);
  const ofB = (count: number) => 'b'.repeat(count);

  await test.step('one types', async () => {
    await field(a).focus();
    await a.keyboard.type('a cat-shaped crystal pendant, soft studio light', { delay: 5 });
    await holds('a cat-shaped crystal pendant, soft studio light', ofA(47));
  });

  await test.step('the other inserts a word', async () => {
    await placeCursor(b, 2);
    await b.keyboard.type('tiny ', { delay: 5 });
    await holds('a tiny cat-shaped crystal pendant, soft studio light', ofA(2) + ofB(5) + ofA(45));
  });

  const text = 'a tiny cat-shaped crystal pendant, dramatic studio light';
  const by = ofA(2) + ofB(5) + ofA(28) + ofB(8) + ofA(13);
  expect(text).toHaveLength(56);

  await test.step('and replaces another', async () => {
    await selectRange(b, 35, 39);
    await b.keyboard.type('dramatic', { delay: 5 });
    await holds(text, by);
  });

  await test.step('selects all, cuts and pastes', async () => {
    await field(b).focus();
    await b.keyboard.press('ControlOrMeta+a');
    await b.keyboard.press('ControlOrMeta+x');
    await expect(field(a)).not.toContainText('cat');
    await b.keyboard.press('ControlOrMeta+v');
    await holds(text, by);
    const { fields } = await attributionOf(a, kept, promptId);
    expect(fields[0]?.runs.every(({ handlings }) => handlings.at(-1)?.kind === 'moved')).toBe(true);
  });

  const whole = text + FOREIGN;
  const wholeBy = by + '?'.repeat(FOREIGN.length);

  await test.step('the first pastes foreign text, which nobody is known to have typed', async () => {
    await placeCursor(a, 56);
    await pasteForeign(a, FOREIGN);
    await holds(whole, wholeBy);
  });

  await test.step('the second looks for a way to wipe authorship and finds none', async () => {
    await test.step('deleting all and undoing it', async () => {
      await field(b).focus();
      await b.keyboard.press('ControlOrMeta+a');
      await b.keyboard.press('Delete');
      await expect(field(a)).not.toContainText('cat');
      await b.keyboard.press('ControlOrMeta+z');
      await holds(whole, wholeBy);
    });
    await test.step('cutting and pasting it as if it came from outside', async () => {
      await b.keyboard.press('ControlOrMeta+a');
      await b.keyboard.press('ControlOrMeta+x');
      await pasteForeign(b, whole);
      await holds(whole, wholeBy);
    });
    await test.step('sending the other’s own claim, or one in the other’s name', async () => {
      const address = `/api/v1/cases/${kept.caseId}/prompts/${promptId}/operations`;
      const lines = await (await b.request.get(address)).text();
      const theirs = lines
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as { claim: string; sig: string })
        .find(
          ({ claim }) =>
            claim.includes('"k":"edit"') && claim.includes(Object.keys(letters)[0] ?? '-'),
        );
      const forged = theirs?.claim.replace(/"n":\d+/, '"n":999') ?? '';
      for (const claim of [theirs?.claim ?? '', forged]) {
        const answer = await b.request.post(address, {
          data: { claims: [{ claim, sig: theirs?.sig ?? '' }] },
        });
        expect((await answer.json()).accepted ?? []).toEqual([]);
      }
      for (const method of ['DELETE', 'PUT'] as const) {
        const answer = await b.request.fetch(address, { method });
        expect(answer.status()).toBeGreaterThanOrEqual(400);
      }
      await holds(whole, wholeBy);
    });
  });

  await test.step('what is sent is frozen by one gesture, with its digest', async () => {
    const t = words('prompts.freeze');
    await field(a).focus();
    await a.keyboard.press('ControlOrMeta+Enter');
    const dialog = a.getByRole('dialog', { name: t('title') });
    await dialog.getByRole('textbox', { name: t('tool') }).fill('Image tool 3');
    await dialog.getByRole('button', { name: t('submit') }).click();
    await expect(dialog).toContainText(t('done', { revision: 1 }));
    const path = `/api/v1/cases/${kept.caseId}/prompts/${promptId}/revisions/1`;
    const revision = await (await a.request.get(path)).json();
    expect(sha256(Buffer.from(revision.document))).toBe(revision.sha256);
    expect(JSON.parse(revision.document).fields[0].text).toBe(whole);
  });
  await end();
});
