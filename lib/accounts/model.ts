import type { Actor } from '@/lib/kernel/actor';
import { AppError } from '@/lib/kernel/errors';

/** Shortest password people may choose, in characters after normalisation. */
export const PASSWORD_MIN = 12;
/** Longest password, in bytes of UTF-8. */
export const PASSWORD_MAX_BYTES = 1000;
/** Days a personal access token may live. */
export const TOKEN_DAYS = [7, 30, 90, 365] as const;
/** Living personal access tokens of one account. */
export const TOKENS_MAX = 50;
/** How long a link to choose a password works. */
export const RESET_HOURS = 1;

/** Passwords of twelve characters and more that every guesser tries first. */
const COMMON = [
  'password',
  'passw0rd',
  'p@ssword',
  'p@ssw0rd',
  'qwertyuiop',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  'qazwsxedcrfv',
  'abcdefghijkl',
  'iloveyou',
  'woaini',
  'letmein',
  'administrator',
  'welcome',
  'chirograph',
  'asdfghjkl',
  'zxcvbnm',
];

const UPWARDS = '0123456789012345678901234567890';

/**
 * What is wrong with a password somebody chooses, as a message key, or null. Length counts most
 * (NIST SP 800-63B §3.1.1): there are no rules of composition, but what is guessed first is refused:
 * few different characters, rows of digits, the account's own e-mail, and common passwords with
 * little added to them.
 */
export function passwordProblem(password: string, about: readonly string[] = []): string | null {
  if (!password.isWellFormed()) return 'unreadable_text';
  if (new TextEncoder().encode(password).length > PASSWORD_MAX_BYTES) return 'password_too_long';
  const text = password.normalize('NFKC');
  const characters = [...text];
  if (characters.length < PASSWORD_MIN) return 'password_too_short';
  if (new Set(characters).size < 5) return 'password_too_easy';
  const lower = text.toLowerCase();
  const downwards = [...UPWARDS].reverse().join('');
  const words = [...COMMON, ...about.map((word) => word.toLowerCase())].filter(
    (w) => w.length >= 4,
  );
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), lower);
  const digits = rest.replace(/\d+/g, (run) =>
    UPWARDS.includes(run) || downwards.includes(run) ? '' : run,
  );
  return [...digits].length < 5 ? 'password_too_easy' : null;
}

/** Words of an e-mail address that must not make up a password. */
export function wordsOf(email: string): string[] {
  return [email, ...email.split(/[@.+_-]/)];
}

/**
 * The path to go to after signing in: one of ours, or `/`. Anything a browser could read as another
 * host is no path of ours (`//host`, `/\host`, a scheme, control characters).
 */
export function ownPath(next: unknown): string {
  if (typeof next !== 'string' || next.length > 2000) return '/';
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(next) || next.includes('\\')) return '/';
  const base = 'http://own.invalid';
  try {
    const url = new URL(next, base);
    return url.origin === base ? `${url.pathname}${url.search}` : '/';
  } catch {
    return '/';
  }
}

/**
 * The person behind an act on an account itself. Throws FORBIDDEN for a token: what guards an
 * account (password, sessions, tokens) is changed by its owner in a browser, never by a script that
 * holds a token of limited scope.
 */
export function inPerson(actor: Actor): { id: string; session: string } {
  if (actor.kind !== 'person' || actor.authenticator === 'token') {
    throw new AppError('FORBIDDEN', { reason: 'in_person' });
  }
  return { id: actor.id, session: actor.session };
}

const BROWSERS = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bMicroMessenger\//, 'WeChat'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:HeadlessChrome|Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const;

const SYSTEMS = [
  [/\b(?:iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bHarmonyOS\b|\bOpenHarmony\b/, 'HarmonyOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
] as const;

/**
 * Browser and system of a User-Agent header, for telling one's own sessions apart; null where they
 * cannot be told. A header is what the caller says, so nothing is decided on it.
 */
export function deviceOf(userAgent: string): { browser: string; system: string } | null {
  const browser = BROWSERS.find(([pattern]) => pattern.test(userAgent))?.[1];
  const system = SYSTEMS.find(([pattern]) => pattern.test(userAgent))?.[1];
  return browser && system ? { browser, system } : null;
}
