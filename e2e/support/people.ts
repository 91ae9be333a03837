import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import { LOCALE_COOKIE, type Locale } from '@/lib/i18n/locale';
import { labelled, words } from './words';

/** Somebody who signs in. */
export type Person = { name: string; email: string; password: string };

const IN_WORKSPACE = /\/ws_[0-9a-z]+$/;

/** The owner of the sample case, whose password the start command printed once. */
export function samplePerson(): Person {
  const { E2E_SAMPLE_EMAIL: email = 'zhou@sample.invalid', E2E_SAMPLE_PASSWORD: password } =
    process.env;
  if (password === undefined) {
    throw new Error('the password of the sample is not known: give it in E2E_SAMPLE_PASSWORD');
  }
  return { name: '周婧怡', email, password };
}

/** Makes the first account on a fresh instance and arrives in its workspace. Answers its id. */
export async function setUp(page: Page, person: Person, workspace: string): Promise<string> {
  const t = words('auth');
  await page.goto('/setup');
  await page.getByLabel(labelled(t('setUp.name'))).fill(person.name);
  await page.getByLabel(labelled(t('signIn.email'))).fill(person.email);
  await page.getByRole('textbox', { name: t('signIn.password') }).fill(person.password);
  await page.getByLabel(labelled(t('setUp.workspace'))).fill(workspace);
  await page.getByRole('button', { name: t('setUp.submit') }).click();
  return arriveInWorkspace(page);
}

/**
 * Signs in, and reads on in a language whatever the account's is. Answers the id of the workspace.
 */
export async function signIn(
  page: Page,
  { email, password }: Pick<Person, 'email' | 'password'>,
  language: Locale = 'en',
): Promise<string> {
  await speak(page.context(), 'en');
  await page.goto('/sign-in');
  await fillSignIn(page, email, password);
  // The account's own language comes with it.
  await page.waitForURL(IN_WORKSPACE);
  await speak(page.context(), language);
  await page.reload();
  return arriveInWorkspace(page, language);
}

/** Fills the sign-in page and sends it; what comes is up to the test. */
export async function fillSignIn(page: Page, email: string, password: string): Promise<void> {
  const t = words('auth.signIn');
  await page.getByLabel(labelled(t('email'))).fill(email);
  await page.getByRole('textbox', { name: t('password') }).fill(password);
  await page.getByRole('button', { name: t('submit') }).click();
}

async function arriveInWorkspace(page: Page, language: Locale = 'en'): Promise<string> {
  await page.waitForURL(IN_WORKSPACE);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    words('cases', language)('list.title'),
  );
  return /ws_[0-9a-z]+/.exec(page.url())?.[0] ?? '';
}

/** Invites somebody and answers the link as it stands in the owner's outbox. */
export async function invite(
  page: Page,
  workspaceId: string,
  email: string,
  level: 'admin' | 'member' | 'counsel' | 'guest',
  /** Title of the case a guest may see. */
  caseTitle?: string,
): Promise<string> {
  const t = words('workspace');
  await page.goto(`/${workspaceId}/members`);
  await page.getByLabel(labelled(t('invite.email'))).fill(email);
  await page.getByRole('radio', { name: t(`access.${level}.name`) }).check();
  if (caseTitle) await page.getByLabel(labelled(t('invite.case'))).selectOption(caseTitle);
  await page.getByRole('button', { name: t('invite.submit'), exact: true }).click();
  await expect(page.getByText(t('invite.made', { email }))).toBeVisible();
  await page.goto(`/${workspaceId}/outbox`);
  const letter = page
    .getByRole('listitem')
    .filter({ hasText: t('outbox.to', { recipient: email }) })
    .first();
  await letter.locator('summary').click();
  const link = /https?:\/\/\S+\/invitation\/\S+/.exec((await letter.textContent()) ?? '')?.[0];
  if (link === undefined) throw new Error(`the letter to ${email} holds no link`);
  return link;
}

/** Takes an invitation up with a new account, in a browser of one's own. */
export async function join(page: Page, link: string, person: Person): Promise<void> {
  await answerInvitation(page, link, person);
  await arriveInWorkspace(page);
}

/** The same as a guest, who arrives in the one case there is to see. */
export async function joinAsGuest(page: Page, link: string, person: Person): Promise<void> {
  await answerInvitation(page, link, person);
  await page.waitForURL(/\/cases\/case_/);
}

async function answerInvitation(page: Page, link: string, person: Person): Promise<void> {
  const t = words('auth');
  await page.goto(new URL(link).pathname);
  await page.getByLabel(labelled(t('setUp.name'))).fill(person.name);
  await page.getByRole('textbox', { name: t('signIn.password') }).fill(person.password);
  await page.getByRole('button', { name: t('invitation.join') }).click();
}

/** Opens a browser of its own, as another person or another reader would have one. */
export async function anotherBrowser(
  browser: Browser,
  options: Parameters<Browser['newContext']>[0] & { language?: Locale } = {},
): Promise<{ context: BrowserContext; page: Page }> {
  const { language, ...rest } = options;
  const baseURL = process.env.E2E_BASE_URL;
  const context = await browser.newContext({ ...(baseURL && { baseURL }), ...rest });
  if (language) await speak(context, language);
  return { context, page: await context.newPage() };
}

/** Chooses the language of the interface the way the switch keeps it. */
export async function speak(context: BrowserContext, language: Locale): Promise<void> {
  const url = process.env.E2E_BASE_URL ?? '';
  await context.addCookies([{ name: LOCALE_COOKIE, value: language, url }]);
}
