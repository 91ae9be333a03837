/** Kinds of personal data that a main volume does not show in full. */
export const MASKED_KINDS = ['email', 'identity', 'phone', 'address', 'listed'] as const;
export type MaskedKind = (typeof MASKED_KINDS)[number];

/** What is masked beyond what rules find, and how many of each kind were masked so far. */
export type Masking = { listed: RegExp | null; counts: Record<MaskedKind, number> };

/**
 * Begins to mask: by rules, and each of the `words` that counsel listed, wherever it stands as it is
 * written, in the same letters. A longer one counts before one that it holds.
 */
export function masking(words: readonly string[] = []): Masking {
  const longest = [...words].sort((a, b) => b.length - a.length).map(literally);
  return {
    listed: longest.length > 0 ? new RegExp(longest.join('|'), 'gu') : null,
    counts: { email: 0, identity: 0, phone: 0, address: 0, listed: 0 },
  };
}

/** Letters of the Latin alphabet are not a part of a longer word; Chinese has no spaces to go by. */
function literally(word: string): string {
  const before = /^[A-Za-z0-9]/.test(word) ? '(?<![A-Za-z0-9])' : '';
  const after = /[A-Za-z0-9]$/.test(word) ? '(?![A-Za-z0-9])' : '';
  return `${before}${word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')}${after}`;
}

/** Stands for one character that is not shown. */
const DOT = '•';

// What stands before and after: neither a letter, a digit nor a sign that joins numbers, so that
// nothing within a digest, an identifier, a time or a long number is taken for personal data.
const BEFORE = '(?<![\\p{L}\\p{N}_.:+/=-])';
const AFTER = '(?![\\p{L}\\p{N}_]|[.:/=-][\\p{L}\\p{N}])';
// Chinese is written without spaces: a number may stand right after a character of it.
const OPEN = '(?<![A-Za-z0-9_.:+/=-])';
const CLOSE = '(?![A-Za-z0-9_]|[.:/=-]\\d|-[A-Za-z])';

const EMAIL = /(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]*@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}/g;
const IDENTITY = new RegExp(`${OPEN}[1-9]\\d{16}[\\dXx]${CLOSE}`, 'g');
const OLD_IDENTITY = new RegExp(`${OPEN}[1-9]\\d{14}${CLOSE}`, 'g');
const MOBILE = new RegExp(
  `(?<![A-Za-z0-9_.:/=-])(?:(?:\\+|00)86[ -]?)?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}${CLOSE}`,
  'g',
);
const LANDLINE = new RegExp(`${OPEN}0\\d{2,3}[- ]\\d{7,8}${CLOSE}`, 'g');
const ABROAD =
  /(?<![A-Za-z0-9_.:/=+-])\+(?!86)[1-9]\d{0,2}(?:[ -]?\(?\d{1,4}\)?){2,5}(?![A-Za-z0-9_])/g;
const NORTH_AMERICAN = new RegExp(
  `${OPEN}(?:\\(\\d{3}\\) ?|\\d{3}[- ])\\d{3}[- ]\\d{4}${CLOSE}`,
  'g',
);
const IPV4 = new RegExp(
  `${BEFORE}(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?::\\d{1,5})?${AFTER}`,
  'gu',
);
const IPV6 =
  /(?<![A-Za-z0-9_.:/=-])(?:[0-9A-Fa-f]{1,4}:){2,7}(?::|:?[0-9A-Fa-f]{1,4})(?::[0-9A-Fa-f]{1,4})*(?![A-Za-z0-9_.:/=-])/g;

/** Weights of the digits of a PRC identity number (GB 11643-1999). */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** Whether 18 characters are a PRC identity number: a day of birth and the check character agree. */
export function isIdentityNumber(text: string): boolean {
  if (!/^[1-9]\d{16}[\dXx]$/.test(text) || !isDay(text.slice(6, 14))) return false;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return CHECKS[sum % 11] === text.at(-1)?.toUpperCase();
}

function isDay(digits: string): boolean {
  const iso = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  const at = new Date(`${iso}T00:00:00Z`);
  const year = Number(digits.slice(0, 4));
  return (
    year >= 1850 && year <= 2100 && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso)
  );
}

/** Keeps so many characters at both ends; what is between is as long as it was. */
function dotted(text: string, head: number, tail: number): string {
  const kept = Math.max(0, text.length - tail);
  return [...text]
    .map((sign, i) => (i < head || i >= kept || !/[\p{L}\p{N}]/u.test(sign) ? sign : DOT))
    .join('');
}

/** A mobile number with its four digits before the last four unreadable, as is usual. */
function mobileDotted(found: string): string {
  let digits = 0;
  return [...found]
    .reverse()
    .map((sign) => {
      if (/\d/.test(sign)) digits += 1;
      return /\d/.test(sign) && digits > 4 && digits <= 8 ? DOT : sign;
    })
    .reverse()
    .join('');
}

const RULES: readonly {
  kind: MaskedKind;
  pattern: RegExp;
  is?: (found: string) => boolean;
  mask: (found: string) => string;
}[] = [
  {
    kind: 'email',
    pattern: EMAIL,
    mask: (found) => {
      const at = found.indexOf('@');
      return `${found[0]}${DOT.repeat(at - 1)}@${found.slice(at + 1).replace(/[A-Za-z0-9]/g, DOT)}`;
    },
  },
  {
    kind: 'identity',
    pattern: IDENTITY,
    is: isIdentityNumber,
    mask: (found) => dotted(found, 3, 2),
  },
  {
    kind: 'identity',
    pattern: OLD_IDENTITY,
    is: (found) => isDay(`19${found.slice(6, 12)}`),
    mask: (found) => dotted(found, 3, 2),
  },
  { kind: 'phone', pattern: MOBILE, mask: mobileDotted },
  { kind: 'phone', pattern: LANDLINE, mask: (found) => dotted(found, found.search(/[- ]/), 2) },
  { kind: 'phone', pattern: ABROAD, is: hasDigits(8, 15), mask: (found) => dotted(found, 3, 2) },
  { kind: 'phone', pattern: NORTH_AMERICAN, mask: (found) => dotted(found, 0, 2) },
  { kind: 'address', pattern: IPV4, is: isHost, mask: (found) => dotted(found, 0, 0) },
  { kind: 'address', pattern: IPV6, is: isIpv6, mask: (found) => dotted(found, 0, 0) },
];

function hasDigits(least: number, most: number) {
  return (found: string): boolean => {
    const digits = found.replace(/\D/g, '').length;
    return digits >= least && digits <= most;
  };
}

/** No host has an address in 0.0.0.0/8 (RFC 1122, 3.2.1.3); four such numbers are a version of a tool. */
function isHost(found: string): boolean {
  return !/^0+\./.test(found);
}

/** Eight groups, or fewer with one gap: neither a time of day nor a fingerprint of bytes. */
function isIpv6(found: string): boolean {
  const groups = found.split(':').filter((group) => group !== '');
  const gaps = found.split('::').length - 1;
  return gaps === 0 ? groups.length === 8 : gaps === 1 && groups.length < 8 && groups.length > 1;
}

/**
 * A text with e-mail addresses, PRC identity numbers, telephone numbers and network addresses made
 * unreadable, each as long in UTF-16 units as it was, so that places within the text stay where they
 * are; then the words that counsel listed. Digests, identifiers, times and seeds are left alone. What
 * is masked is counted in `by`. What no rule knows and nobody listed is not found.
 */
export function maskText(text: string, by: Masking = masking()): string {
  const { counts, listed } = by;
  let masked = text;
  for (const { kind, pattern, is, mask } of RULES) {
    masked = masked.replace(pattern, (found) => {
      if (is && !is(found)) return found;
      counts[kind] += 1;
      return mask(found);
    });
  }
  if (!listed) return masked;
  return masked.replace(listed, (found) => {
    counts.listed += 1;
    return found.replace(/[\p{L}\p{N}\p{M}]/gu, (sign) => DOT.repeat(sign.length));
  });
}
