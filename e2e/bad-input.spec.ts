import { expect, test } from './setup/test';
import { openCase } from './support/cases';
import {
  anotherBrowser,
  fillSignIn,
  invite,
  join,
  type Person,
  samplePerson,
  signIn,
} from './support/people';
import { words } from './support/words';

const stamp = Date.now().toString(36);
const counsel: Person = {
  name: 'Ms. Reader-Ortega',
  email: `counsel-${stamp}@firm.test`,
  password: 'a bench under the old tree',
};
const stranger: Person = {
  name: 'Nobody of Ours',
  email: `stranger-${stamp}@elsewhere.test`,
  password: 'another bench, another tree',
};

test('a wrong password is refused without telling which part was wrong', async ({ page }) => {
  const known = samplePerson().email;
  for (const email of [known, `nobody-${stamp}@elsewhere.test`]) {
    await page.goto('/sign-in');
    await fillSignIn(page, email, 'not the password at all');
    await expect(page.getByRole('alert').filter({ hasText: /./ })).toContainText(
      words('errors.reason')('wrong_credentials'),
    );
    await expect(page.getByRole('textbox', { name: words('auth.signIn')('email') })).toHaveValue(
      email,
    );
  }
});

test('a stranger sees the same page for a case as for an address that leads nowhere', async ({
  page,
  browser,
  complaints,
}) => {
  complaints.allow(/status of 404/);
  const workspaceId = await signIn(page, samplePerson());
  const kept = await openCase(page, workspaceId, { title: `Not for strangers ${stamp}` });
  // A workspace of their own gives the stranger an account, and nothing else.
  const home = words('workspace.home');
  await page.goto('/account/workspaces');
  await page.getByRole('textbox', { name: home('name') }).fill(`Elsewhere ${stamp}`);
  await page.getByRole('button', { name: home('submit') }).click();
  await page.waitForURL((url) => /^\/ws_[0-9a-z]+$/.test(url.pathname));
  const elsewhere = page.url().split('/').at(-1) ?? '';
  expect(elsewhere).not.toBe(workspaceId);
  const link = await invite(page, elsewhere, stranger.email, 'member');

  const theirs = await anotherBrowser(browser);
  await join(theirs.page, link, stranger);
  const seen: string[] = [];
  const nonsense = kept.caseId.replace(/.{6}$/, 'zzzzzz');
  for (const caseId of [kept.caseId, nonsense]) {
    for (const room of ['', '/exhibits', '/ledger', '/dossier']) {
      const answer = await theirs.page.goto(`/${workspaceId}/cases/${caseId}${room}`);
      await expect(theirs.page.getByRole('heading', { level: 1 })).toHaveText(
        words('shell.state')('notFound.title'),
      );
      seen.push(`${answer?.status()} ${await theirs.page.locator('main').textContent()}`);
    }
  }
  expect(new Set(seen).size).toBe(1);
  await theirs.context.close();
});

test('counsel reads a case and is offered nothing that adds to it', async ({ page, browser }) => {
  const workspaceId = await signIn(page, samplePerson());
  const { base } = await openCase(page, workspaceId, { title: `For counsel to read ${stamp}` });
  const link = await invite(page, workspaceId, counsel.email, 'counsel');
  const theirs = await anotherBrowser(browser);
  await join(theirs.page, link, counsel);

  const t = words('cases');
  const offered = (name: string) => theirs.page.getByRole('button', { name, exact: true });
  await theirs.page.goto(base);
  await expect(theirs.page.getByText(t('overview.facts'), { exact: true })).toBeVisible();
  for (const act of ['amend', 'dispute', 'status', 'addWork'] as const) {
    await expect(offered(t(`overview.${act}`))).toHaveCount(0);
  }
  await expect(theirs.page.getByText(t('start.title'))).toHaveCount(0);
  await theirs.page.goto(`/${workspaceId}`);
  await expect(theirs.page.getByRole('link', { name: t('list.open') })).toHaveCount(0);
  await theirs.page.goto(`/${workspaceId}/members`);
  await expect(offered(words('workspace')('invite.submit'))).toHaveCount(0);
  await theirs.context.close();
});

test('whoever loses the connection is told, and told that nothing is recorded', async ({
  page,
  context,
  complaints,
}) => {
  complaints.allow(/ERR_INTERNET_DISCONNECTED/);
  await signIn(page, samplePerson());
  const notice = page.getByText(words('shell.state')('offline.title'));
  await expect(notice).toHaveCount(0);
  await context.setOffline(true);
  await expect(notice).toBeVisible();
  await context.setOffline(false);
  await expect(notice).toHaveCount(0);
});
