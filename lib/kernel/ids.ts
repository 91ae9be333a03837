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

/**
 * A new identifier: 48 bits of milliseconds and 80 random bits in Crockford base 32, so that
 * identifiers sort by creation (the layout of a ULID, lower case).
 */
export function newId(subject: Subject, now = Date.now()): string {
  let bits = BigInt(now);
  for (const byte of randomBytes(10)) bits = (bits << 8n) | BigInt(byte);
  let text = '';
  for (let shift = 125n; shift >= 0n; shift -= 5n) text += ALPHABET[Number((bits >> shift) & 31n)];
  return `${PREFIXES[subject]}_${text}`;
}

/** Pattern that an identifier of the subject matches, for schemas. */
export function idPattern(subject: Subject): RegExp {
  return new RegExp(`^${PREFIXES[subject]}_[0-9a-hjkmnp-tv-z]{26}$`);
}
