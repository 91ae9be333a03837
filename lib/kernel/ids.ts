import { randomBytes } from '#crypto';

/** Subject → prefix. An identifier is `<prefix>_<26 characters>`. */
export const PREFIXES = {
  account: 'acct',
  session: 'sess',
  workspace: 'ws',
  membership: 'mbr',
  invitation: 'inv',
  token: 'tok',
  mail: 'mail',
  case: 'case',
  work: 'work',
  contributor: 'ctr',
  role: 'role',
  exhibit: 'exh',
  version: 'ver',
  relation: 'rel',
  reading: 'rdg',
  intake: 'int',
  dossier: 'dos',
  prompt: 'prm',
  run: 'run',
  generator: 'gen',
  selection: 'sel',
  modification: 'mod',
  source: 'src',
  gap: 'gap',
  import: 'imp',
  proposal: 'pro',
  link: 'lnk',
  notice: 'ntc',
  hold: 'hld',
  note: 'cnl',
  fact: 'fct',
  allegation: 'alg',
  remark: 'rmk',
  claim: 'clm',
  composition: 'cmp',
  firm: 'frm',
  question: 'qst',
  declaration: 'dcl',
  agreement: 'agr',
  translation: 'trl',
  device: 'dev',
  job: 'job',
  request: 'req',
} as const;

export type Subject = keyof typeof PREFIXES;

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Of the identifier made last: its millisecond and its 80 bits. */
let last = { now: -1, tail: 0n };

/**
 * A new identifier: 48 bits of milliseconds and 80 random bits in Crockford base 32, so that
 * identifiers sort by creation (the layout of a ULID, lower case). Within one millisecond each is
 * a random step above the one before (ULID specification, "Monotonicity"), so that what one
 * process makes in a row also sorts in a row. They name things and keep no secret.
 */
export function newId(subject: Subject): string {
  const now = Date.now();
  last = { now, tail: now === last.now ? last.tail + 1n + randomBits(4) : randomBits(10) >> 1n };
  const bits = (BigInt(now) << 80n) | last.tail;
  let text = '';
  for (let shift = 125n; shift >= 0n; shift -= 5n) text += ALPHABET[Number((bits >> shift) & 31n)];
  return `${PREFIXES[subject]}_${text}`;
}

function randomBits(bytes: number): bigint {
  let bits = 0n;
  for (const byte of randomBytes(bytes)) bits = (bits << 8n) | BigInt(byte);
  return bits;
}

/** Pattern that an identifier of the subject matches, for schemas. */
export function idPattern(subject: Subject): RegExp {
  return new RegExp(`^${PREFIXES[subject]}_[0-9a-hjkmnp-tv-z]{26}$`);
}
