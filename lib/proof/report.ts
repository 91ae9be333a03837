/** One thing that does not hold: what was looked at, which rule, and both values. */
export interface Failure {
  /** Which record: `entry 17`, `payload 3`, a path in the bundle. */
  readonly record: string;
  readonly check: Check;
  readonly expected: string;
  readonly found: string;
}

/** Every rule the verifier applies; interfaces translate these codes. Groups end at the dot. */
export const CHECKS = [
  'archive.member',
  'bag.declaration',
  'bag.info',
  'bag.path',
  'manifest.form',
  'manifest.missing',
  'manifest.unlisted',
  'manifest.digest',
  'checkpoint.form',
  'checkpoint.keys',
  'checkpoint.signature',
  'checkpoint.origin',
  'checkpoint.size',
  'checkpoint.root',
  'entry.json',
  'entry.canonical',
  'entry.field',
  'entry.case',
  'entry.order',
  'entry.missing',
  'entry.time',
  'entry.link',
  'entry.altered',
  'entry.uncovered',
  'payload.form',
  'payload.order',
  'payload.missing',
  'payload.commitment',
  'object.form',
  'object.missing',
  'object.digest',
  'object.unknown',
  'proof.missing',
  'proof.form',
  'proof.checkpoint',
  'proof.inclusion',
  'proof.unknown',
  'prompt.entry',
  'prompt.missing',
  'prompt.unknown',
  'prompt.form',
  'prompt.chain',
  'prompt.server',
  'prompt.signature',
  'prompt.claim',
  'prompt.document',
  'prompt.head',
  'prompt.uncovered',
  'run.entry',
  'index.form',
  'index.case',
  'index.tree',
  'index.exhibit',
  'index.totals',
  'index.prompt',
  'index.volume',
  'index.csv',
  'older.origin',
  'older.prefix',
] as const;

export type Check = (typeof CHECKS)[number];

/** Groups in the order in which a reader meets them. */
export const GROUPS = [
  'archive',
  'bag',
  'manifest',
  'checkpoint',
  'entry',
  'payload',
  'object',
  'proof',
  'prompt',
  'run',
  'index',
  'older',
] as const;

export type Group = (typeof GROUPS)[number];

/** How one group of rules came out. */
export interface GroupResult {
  readonly group: Group;
  /** Records examined under these rules. 0: nothing of the kind was there or was asked for. */
  readonly examined: number;
  readonly failed: number;
}

/** Failures kept; beyond this they are only counted, so that a report cannot fill the memory. */
const MAX_FAILURES = 100_000;

/** Collects failures while verification goes on past each of them. */
export class Findings {
  readonly failures: Failure[] = [];
  /** Failures beyond those kept. */
  omitted = 0;
  readonly #examined = new Map<Group, number>();
  readonly #failed = new Map<Group, number>();

  /** Counts records examined under a group of rules. */
  examine(group: Group, count = 1): void {
    this.#examined.set(group, (this.#examined.get(group) ?? 0) + count);
  }

  fail(record: string, check: Check, expected: unknown, found: unknown): void {
    const group = groupOf(check);
    this.#failed.set(group, (this.#failed.get(group) ?? 0) + 1);
    if (this.failures.length >= MAX_FAILURES) {
      this.omitted += 1;
      return;
    }
    this.failures.push({
      record: show(record),
      check,
      expected: show(expected),
      found: show(found),
    });
  }

  get ok(): boolean {
    return this.failures.length === 0;
  }

  results(): GroupResult[] {
    return GROUPS.map((group) => ({
      group,
      examined: this.#examined.get(group) ?? 0,
      failed: this.#failed.get(group) ?? 0,
    }));
  }
}

/** Group of a rule: the part before the dot. */
export function groupOf(check: Check): Group {
  const prefix = check.slice(0, check.indexOf('.'));
  const group = GROUPS.find((g) => g === prefix);
  if (!group) throw new TypeError(`no group for ${check}`);
  return group;
}

const MAX_SHOWN = 300;

/**
 * A value as one line that is safe to print: other people's bytes may hold terminal escapes or
 * characters that reorder the line, so controls, format characters and lone surrogates appear as
 * `\u{…}` and long values are cut.
 */
export function show(value: unknown): string {
  const text = typeof value === 'string' ? value : stringify(value);
  const cut = text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}… (${text.length})` : text;
  return cut.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, escapeCharacter);
}

function escapeCharacter(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

function stringify(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'nothing';
  } catch {
    return 'a value that cannot be shown';
  }
}
