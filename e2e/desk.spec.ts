import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test } from './setup/test';
import { inTheme, obstacles } from './support/axe';
import { type CaseAddress, openCase } from './support/cases';
import { image } from './support/making';
import { anotherBrowser, invite, join, samplePerson, signIn, speak } from './support/people';
import { ask } from './support/prompt-writer';
import { admit } from './support/records';
import { labelled, pattern, words } from './support/words';

// The desk of counsel: facts that lean on exact places, allegations with their answers and gaps,
// the worksheet, and who reads what.

test.use({ actionTimeout: 20_000 });

const SHOTS = fileURLToPath(new URL('./screenshots/', import.meta.url));
const t = words('desk');
const SECRET = 'The girl in the picture was drawn by hand first.';

/** Counsel of the workspace, in a browser of their own. */
async function counselOf(
  browser: Parameters<typeof anotherBrowser>[0],
  owner: Page,
  workspaceId: string,
  name: string,
) {
  const email = `${name.toLowerCase().replace(' ', '-')}-${Date.now().toString(36)}@firm.test`;
  const link = await invite(owner, workspaceId, email, 'counsel');
  const made = await anotherBrowser(browser);
  await join(made.page, link, { name, email, password: 'a letter under the seal' });
  return made;
}

/** Opens the picker of a form and takes the first record of a kind. */
async function openRecord(page: Page, kind: 'exhibit' | 'entry', title = ''): Promise<void> {
  await page
    .getByRole('button', { name: pattern(`: ${t('cite.add')}`) })
    .first()
    .click();
  await page.getByLabel(labelled(t('cite.kind'))).selectOption(kind);
  if (kind === 'entry') return;
  await page.getByLabel(labelled(t('cite.search'))).fill(title);
  await page
    .getByRole('list', { name: t('cite.list') })
    .getByRole('button', { name: pattern(title) })
    .click();
}

/** Looks at the pages of the desk in both languages, wide and narrow. */
async function looked(page: Page, { base }: CaseAddress): Promise<void> {
  const routes = [
    'review/facts',
    'review/facts/write',
    'review/allegations',
    'review/allegations/write',
    'review/worksheet',
  ];
  for (const language of ['en', 'zh'] as const) {
    await speak(page.context(), language);
    for (const route of routes) {
      await page.goto(`${base}/${route}`);
      expect.soft(await obstacles(page), `${route} in ${language}`).toEqual([]);
      if (process.env.SHOTS !== '1') continue;
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 800 });
        await inTheme(page, width === 360 ? 'dark' : 'light');
        const name = `desk-${route.replaceAll('/', '-')}-${language}-${width}.png`;
        await page.screenshot({ path: path.join(SHOTS, name), fullPage: true });
      }
      await page.setViewportSize({ width: 1280, height: 800 });
    }
  }
  await speak(page.context(), 'en');
}

test('counsel writes facts and allegations that lean on exact places, and only a firm reads along', async ({
  page,
  browser,
}) => {
  test.setTimeout(480_000);
  const kept = await openCase(page, await signIn(page, samplePerson()), { title: 'On the desk' });
  const api = `/api/v1/cases/${kept.caseId}`;
  await ask<{ exhibitId: string }>(page, `${api}/exhibits/texts`, {
    kind: 'note',
    title: 'Brief of the pendant',
    text: 'First a pencil sketch, then the words.',
  });
  const li = await counselOf(browser, page, kept.workspaceId, 'Li Jing');
  const ma = await counselOf(browser, page, kept.workspaceId, 'Ma Rui');

  await test.step('counsel makes a firm and admits other counsel', async () => {
    const firm = words('desk.firm');
    await li.page.goto(`/${kept.workspaceId}/members`);
    await li.page.getByLabel(labelled(firm('name'))).fill('Li & Partners');
    await li.page.getByRole('button', { name: firm('open') }).click();
    const section = li.page.getByRole('region', { name: 'Li & Partners' });
    await section.getByLabel(labelled(firm('admitWho'))).selectOption({ label: 'Ma Rui' });
    await section.getByRole('button', { name: firm('admit'), exact: true }).click();
    await expect(section.getByRole('rowheader', { name: 'Ma Rui' })).toBeVisible();
    expect(await obstacles(li.page)).toEqual([]);
    await page.goto(`/${kept.workspaceId}/members`);
    await expect(page.getByText('Li & Partners')).toHaveCount(0);
  });

  await test.step('a fact leans on words of an exhibit and on an entry', async () => {
    await li.page.goto(`${kept.base}/review/facts`);
    await li.page.getByRole('link', { name: t('facts.write') }).click();
    await li.page.getByLabel(labelled(t('facts.text'))).fill(SECRET);
    await openRecord(li.page, 'exhibit', 'Brief of the pendant');
    const text = li.page.getByLabel(labelled(t('cite.text')));
    await expect(text).toHaveValue(/pencil/);
    await text.focus();
    await text.press('ControlOrMeta+Home');
    for (let i = 0; i < 'First'.length; i += 1) await text.press('Shift+ArrowRight');
    await expect(li.page.getByText(t('cite.quoted', { text: 'First' }))).toBeVisible();
    await li.page.getByRole('button', { name: t('cite.take') }).click();
    await openRecord(li.page, 'entry');
    await li.page.getByLabel(labelled(t('cite.entry'))).fill('0');
    await li.page.getByRole('button', { name: t('cite.take') }).click();
    await li.page
      .getByRole('checkbox', { name: t('visible.firm', { name: 'Li & Partners' }) })
      .check();
    await li.page.getByRole('button', { name: t('facts.submit') }).click();
    await li.page.waitForURL(/review\/facts$/);
    const fact = li.page.getByRole('listitem').filter({ hasText: SECRET }).first();
    await expect(fact).toContainText(t('cite.at.span', { from: '1', to: '5' }));
    await expect(fact).toContainText(t('visible.with', { names: 'Li & Partners' }));
    await fact.getByRole('link', { name: /^Exhibit/ }).click();
    await expect(li.page.getByText(t('place.span', { text: 'First' }))).toBeVisible();
  });

  await test.step('facts are put in order and written anew; each version stays', async () => {
    await li.page.goto(`${kept.base}/review/facts/write`);
    await li.page.getByLabel(labelled(t('facts.text'))).fill('The second fact.');
    await li.page.getByRole('button', { name: t('facts.submit') }).click();
    await li.page.waitForURL(/review\/facts$/);
    const up = li.page.getByRole('button', {
      name: t('act.earlier', { text: 'The second fact.' }),
    });
    await up.click();
    await expect(up).toBeFocused();
    await expect(
      li.page
        .getByRole('listitem')
        .filter({ has: li.page.getByRole('button') })
        .first(),
    ).toContainText('The second fact.');
    await expect
      .poll(async () => {
        const { facts } = await ask<{ facts: { versions: { content: { text: string } }[] }[] }>(
          li.page,
          `${api}/desk?kind=fact`,
        );
        return facts[0]?.versions[0]?.content.text;
      })
      .toBe('The second fact.');
    await li.page
      .getByRole('link', { name: t('act.edit') })
      .first()
      .click();
    await li.page.getByLabel(labelled(t('facts.text'))).fill('The second fact, corrected.');
    await li.page.getByRole('button', { name: t('facts.submit') }).click();
    await li.page.waitForURL(/review\/facts$/);
    await expect(li.page.getByText(t('version.all', { count: 2 }))).toBeVisible();
    await li.page
      .getByRole('button', { name: t('act.withdraw') })
      .first()
      .click();
    const dialog = li.page.getByRole('dialog', { name: t('act.withdrawTitle') });
    await dialog.getByLabel(labelled(t('act.reason'))).fill('not borne out');
    await dialog.getByRole('button', { name: t('act.withdraw') }).click();
    await expect(dialog).toBeHidden();
    await expect(li.page.getByText(pattern(t('facts.withdrawn')))).toBeVisible();
  });

  await test.step('an allegation has its answers and its gaps', async () => {
    await li.page.goto(`${kept.base}/review/allegations`);
    await li.page.getByRole('link', { name: t('allegations.write') }).click();
    await li.page
      .getByLabel(labelled(t('allegations.text')))
      .fill('The picture was made by the tool alone.');
    await li.page.getByLabel(labelled(t('allegations.source'))).fill('Answer, page 3');
    await li.page.getByRole('button', { name: t('allegations.addAnswer') }).click();
    const answer = li.page.getByRole('group', { name: t('allegations.answer', { number: '1' }) });
    await answer.getByLabel(labelled(t('facts.text'))).fill('The brief came first.');
    await openRecord(li.page, 'exhibit', 'Brief of the pendant');
    await li.page.getByRole('button', { name: t('cite.take') }).click();
    await li.page
      .getByLabel(labelled(t('allegations.gaps')))
      .fill('the sketch itself\nmessages of March');
    await li.page.getByRole('button', { name: t('allegations.submit') }).click();
    await li.page.waitForURL(/review\/allegations$/);
    await expect(li.page.getByText('messages of March')).toBeVisible();
    await expect(li.page.getByText(t('visible.youAlone'))).toBeVisible();
  });

  await test.step('the worksheet names records, absences and an honest none', async () => {
    await li.page.goto(`${kept.base}/review/worksheet`);
    const first = li.page.locator('#Q1');
    await expect(first).toContainText(t('worksheet.none'));
    await expect(first).toContainText(t('worksheet.absence.no_tool_account'));
    await expect(li.page.locator('#Q23')).toContainText('Brief of the pendant');
    await first.getByRole('button', { name: t('worksheet.remark') }).click();
    const dialog = li.page.getByRole('dialog', {
      name: t('worksheet.remarkTitle', { number: '1' }),
    });
    await dialog.getByLabel(labelled(t('worksheet.text'))).fill('ask for the invoices');
    await dialog.getByRole('button', { name: t('worksheet.submit') }).click();
    await expect(dialog).toBeHidden();
    await expect(first).toContainText('ask for the invoices');
    await li.page.getByRole('link', { name: t('worksheet.filters.no_remark') }).click();
    await expect(li.page.locator('#Q1')).toHaveCount(0);
    await expect(li.page.locator('#Q2')).toBeVisible();
  });

  await test.step('the firm reads along; the owner and whoever left do not', async () => {
    await ma.page.goto(`${kept.base}/review/facts`);
    await expect(ma.page.getByText(SECRET)).toBeVisible();
    await ma.page.goto(`${kept.base}/review/allegations`);
    await expect(ma.page.getByText(t('allegations.empty'))).toBeVisible();
    for (const route of ['review/facts', 'review/allegations', 'review/worksheet', 'ledger']) {
      await page.goto(`${kept.base}/${route}`);
      for (const said of [SECRET, 'by the tool alone', 'ask for the invoices']) {
        await expect(page.getByText(said)).toHaveCount(0);
      }
    }
    await ma.page.goto(`/${kept.workspaceId}/members`);
    const firm = words('desk.firm');
    await ma.page.getByLabel(firm('leaveOf', { firm: 'Li & Partners' })).click();
    await ma.page.getByRole('button', { name: firm('leave'), exact: true }).click();
    await expect(ma.page.getByText(firm('none'))).toBeVisible();
    await ma.page.goto(`${kept.base}/review/facts`);
    await expect(ma.page.getByText(t('facts.empty'))).toBeVisible();
  });

  await test.step('a region of a picture is marked by key and shown where it is', async () => {
    await admit(page, kept, image('sketch.png', 640, 480));
    await expect
      .poll(
        async () => {
          const { exhibits } = await ask<{ exhibits: { thumb: string | null }[] }>(
            page,
            `${api}/exhibits?search=sketch.png`,
          );
          return exhibits[0]?.thumb;
        },
        { timeout: 60_000 },
      )
      .not.toBeNull();
    await li.page.goto(`${kept.base}/review/facts/write`);
    await li.page.getByLabel(labelled(t('facts.text'))).fill('The eyes were drawn.');
    await openRecord(li.page, 'exhibit', 'sketch.png');
    await li.page.getByRole('button', { name: t('cite.region') }).click();
    const sides = words('making.region');
    const region = li.page.getByRole('button', { name: pattern(sides('name', { number: 1 })) });
    const left = li.page.getByLabel(sides('x'), { exact: true });
    const before = Number(await left.inputValue());
    await region.focus();
    await region.press('ArrowRight');
    await expect(left).toHaveValue(String(before + 1));
    if (process.env.SHOTS === '1') {
      await li.page.screenshot({ path: path.join(SHOTS, 'desk-picker.png'), fullPage: true });
      await li.page.setViewportSize({ width: 360, height: 800 });
      await li.page.screenshot({ path: path.join(SHOTS, 'desk-picker-360.png'), fullPage: true });
      await li.page.setViewportSize({ width: 1280, height: 800 });
    }
    expect(await obstacles(li.page)).toEqual([]);
    await li.page.setViewportSize({ width: 1280, height: 800 });
    await li.page.getByRole('button', { name: t('cite.take') }).click();
    await li.page.getByRole('button', { name: t('facts.submit') }).click();
    await li.page.waitForURL(/review\/facts$/);
    const fact = li.page.getByRole('listitem').filter({ hasText: 'The eyes were drawn.' }).first();
    await fact.getByRole('link', { name: /^Exhibit/ }).click();
    await expect(li.page.getByText(t('place.region'))).toBeVisible();
    expect(await obstacles(li.page)).toEqual([]);
  });

  await test.step('every page reads in both languages, wide and narrow', async () => {
    await looked(li.page, kept);
  });
  await li.context.close();
  await ma.context.close();
});
