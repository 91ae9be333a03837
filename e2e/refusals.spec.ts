import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './setup/test';
import { obstacles } from './support/axe';
import { openCase, setStatus } from './support/cases';
import { chooseFiles, seeDigests, sendAndAdmit } from './support/exhibits-room';
import { noise, sha256 } from './support/files';
import {
  anotherBrowser,
  fillSignIn,
  invite,
  join,
  joinAsGuest,
  type Person,
  samplePerson,
  signIn,
} from './support/people';
import { admit, exhibitsOf, original } from './support/records';
import { labelled, pattern, words } from './support/words';

const stamp = Date.now().toString(36);
const counsel: Person = {
  name: 'Ms. Reader-Ortega',
  email: `counsel-${stamp}@firm.test`,
  password: 'a bench under the old tree',
};
const guest: Person = {
  name: 'Ein Gast',
  email: `guest-${stamp}@elsewhere.test`,
  password: 'a third bench, a third tree',
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

test('what a case does not hold or show is answered with its status, in every room', async ({
  page,
  browser,
  complaints,
}) => {
  complaints.allow(/status of 404/);
  const workspaceId = await signIn(page, samplePerson());
  const title = `For a guest ${stamp}`;
  const { base } = await openCase(page, workspaceId, { title });
  const status = async (of: Page, address: string) => (await of.goto(address))?.status();
  const [exhibit, person] = [`exh_${'0'.repeat(26)}`, `ctr_${'0'.repeat(26)}`];
  for (const absent of [`exhibits/${exhibit}`, `people/${person}`, 'ledger/9999']) {
    expect([absent, await status(page, `${base}/${absent}`)]).toEqual([absent, 404]);
    // The case stays around it.
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  }
  for (const room of ['', '/exhibits', '/people', '/ledger', '/dossier']) {
    const nowhere = `${base.replace(/.{6}$/, 'zzzzzz')}${room}`;
    expect([room, await status(page, nowhere)]).toEqual([room, 404]);
  }
  const link = await invite(page, workspaceId, guest.email, 'guest', title);
  const theirs = await anotherBrowser(browser);
  await joinAsGuest(theirs.page, link, guest);
  expect(await status(theirs.page, base)).toBe(200);
  expect(await status(theirs.page, `${base}/dossier`)).toBe(403);
  await expect(theirs.page.getByRole('heading', { level: 1 })).toHaveText(title);
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

test('whoever loses the connection is told, and told what is recorded of what they do then', async ({
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
  await expect(page.getByText(words('shell.state')('offline.text'))).toBeVisible();
  await context.setOffline(false);
  await expect(notice).toHaveCount(0);
});

test('what was begun before a case was sealed is refused, and says why', async ({ page }) => {
  const workspaceId = await signIn(page, samplePerson());
  const { base } = await openCase(page, workspaceId, { title: `To be sealed ${stamp}` });
  const t = words('cases');
  const another = await page.context().newPage();
  await another.goto(base);
  await another.getByRole('button', { name: t('overview.amend') }).click();
  const dialog = another.getByRole('dialog', { name: t('overview.amend') });
  await dialog.getByLabel(labelled(t('field.party'))).fill('Too late');

  await setStatus(page, 'under_review', 'Everything is in.');
  await setStatus(page, 'sealed', 'Reviewed.');
  await expect(page.getByRole('button', { name: t('overview.amend') })).toHaveCount(0);

  await dialog.getByRole('button', { name: t('overview.save') }).click();
  await expect(dialog.getByRole('alert')).toContainText(words('errors.reason')('case_sealed'));
  await another.reload();
  await expect(another.locator('main')).not.toContainText('Too late');
});

test('hostile names and files run nothing and lead nowhere', async ({ page }) => {
  const workspaceId = await signIn(page, samplePerson());
  const kept = await openCase(page, workspaceId, { title: `Hostile names ${stamp}` });
  const own = new URL(page.url()).hostname;
  const foreign: string[] = [];
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && hostname !== own && hostname !== '127.0.0.1') {
      foreign.push(request.url());
    }
  });
  const run = 'globalThis.ranByEvidence = true';
  const beacon = 'http://beacon.test/seen';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="${run}"><script>${run}</script>
    <image href="${beacon}" width="9" height="9"/></svg>`;
  const html = `<!doctype html><img src="${beacon}" onerror="${run}"><script>${run}</script>`;
  const names = [
    `"><img src=${beacon} onerror="${run}">.svg`,
    'contract\u202Egnp.exe',
    '../../etc/passwd.html',
    `${'長'.repeat(296)}.txt`,
    '\u{1F4DC}\u200D\u{1F58B}.html',
  ];
  const ids: string[] = [];
  for (const [i, name] of names.entries()) {
    const buffer = Buffer.from(`${name.endsWith('.svg') ? svg : html}<!-- ${i} -->`);
    ids.push(await admit(page, kept, { name, mimeType: 'text/html', buffer }));
  }
  const places = [
    `${kept.base}/exhibits`,
    ...ids.map((id) => `${kept.base}/exhibits/${id}`),
    `${kept.base}/ledger`,
    `${kept.base}/ledger?kind=exhibit.added`,
    `${kept.base}/dossier/new`,
  ];
  for (const place of places) {
    await page.goto(place);
    // Long enough for whatever such a page would start.
    await page.waitForTimeout(400);
    expect(await page.evaluate(() => 'ranByEvidence' in globalThis), place).toBe(false);
    await expect(page.locator(`img[src*="beacon"]`)).toHaveCount(0);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide, place).toBeLessThanOrEqual(1280);
  }
  for (const [i, id] of ids.entries()) {
    const copy = await original(page, kept, id);
    expect(copy.toString('utf8')).toContain(`<!-- ${i} -->`);
  }
  expect(foreign).toEqual([]);
});

test('a confirmation by a provider says who issued it and how to ask, or is not taken', async ({
  page,
  complaints,
}) => {
  // The refusal is the point; at the second try the store has the bytes already.
  complaints.allow(/status of 4(22|12)/);
  const t = words('exhibits');
  const workspaceId = await signIn(page, samplePerson());
  const kept = await openCase(page, workspaceId, { title: `Confirmed ${stamp}` });
  const name = 'job-8812.json';
  const buffer = Buffer.from('{"job":"8812","account":"lin"}');
  await chooseFiles(page, [{ name, mimeType: 'application/json', buffer }]);
  await seeDigests(page, [{ name, mimeType: 'application/json', buffer }]);
  await page.getByRole('button', { name: t('intake.ownOpenOf', { name }) }).click();
  await page.getByLabel(t('intake.issuer'), { exact: true }).selectOption('tool_provider');
  await page.getByLabel(labelled(t('intake.issuedBy'))).fill('Dream Tools Ltd');
  const start = page.getByRole('button', {
    name: t('intake.start', { count: 1, text: '1' }),
  });
  await start.click();
  // It comes back with what is missing, named at its field.
  const missing = page.getByLabel(labelled(t('intake.verification')));
  await expect(missing).toHaveAccessibleDescription(pattern(words('errors.field')('required')));
  expect(await obstacles(page)).toEqual([]);
  await missing.fill('Page /confirm of the provider, number 8812');
  await page.getByRole('button', { name: t('intake.retryOf', { name }) }).click();
  await expect.poll(async () => (await exhibitsOf(page, kept)).length).toBe(1);
  const [one] = await exhibitsOf(page, kept);
  await page.goto(`${kept.base}/exhibits/${one?.id}`);
  const part = page.getByRole('region', { name: t('class.title') });
  await expect(part).toContainText('Dream Tools Ltd');
  await expect(part).toContainText(t('class.rules.issued_by_third_party'));
  await expect(part).toContainText(t('class.notAsked'));
});

test('files of 12 and 70 MiB arrive whole, the larger one in parts', async ({ page }) => {
  test.setTimeout(180_000);
  const workspaceId = await signIn(page, samplePerson());
  const kept = await openCase(page, workspaceId, { title: `Large files ${stamp}` });
  const folder = mkdtempSync(path.join(os.tmpdir(), 'chirograph-large-'));
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'PUT') sent.push(new URL(request.url()).search);
  });
  try {
    const files = [12, 70].map((size, i) => {
      const bytes = noise(size * 1024 ** 2 + 5, Date.now() + i);
      const name = `take-${size}.raw`;
      writeFileSync(path.join(folder, name), bytes);
      return { name, sha256: sha256(bytes), bytes: bytes.length };
    });
    await chooseFiles(
      page,
      files.map(({ name }) => path.join(folder, name)),
    );
    await seeDigests(page, files);
    await sendAndAdmit(page, files.length, 'start', 120_000);
    const held = await exhibitsOf(page, kept);
    for (const { name, sha256: digest, bytes } of files) {
      expect(held.find(({ fileName }) => fileName === name)).toMatchObject({
        sha256: digest,
        bytes,
      });
    }
    expect(sent.filter((search) => search.includes('partNumber')).length).toBe(5);
    const large = held.find(({ fileName }) => fileName === 'take-70.raw')?.id ?? '';
    expect(sha256(await original(page, kept, large))).toBe(files[1]?.sha256);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
