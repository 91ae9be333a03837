import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '@/lib/kernel/canonical-json';
import { parseClaim } from './claim';
import { readClaim, readEdit } from './claim-reading';
import { testingId } from './testing-log';
import { INSERT_KINDS } from './vocabulary';

const range = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.nat(5), fc.integer({ min: 0, max: 9 }));
const odd = fc.constantFrom(-1, 1.5, 2 ** 53, null, 'x', '', true, [], {});
/** Mostly right, sometimes anything. */
const mostly = <T>(right: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 30, arbitrary: right }, { weight: 1, arbitrary: odd });
const insertion = fc.record(
  {
    c: mostly(fc.nat(9)),
    l: mostly(fc.integer({ min: 1, max: 9 })),
    k: mostly(fc.constantFrom(...INSERT_KINDS)),
    src: mostly(fc.array(range, { maxLength: 3 })),
    sug: mostly(fc.constant('a'.repeat(32))),
    at: mostly(fc.nat(9)),
  },
  { requiredKeys: ['c', 'l', 'k'] },
);
const claim = fc.record(
  {
    v: mostly(fc.constant(1)),
    k: mostly(fc.constant('edit')),
    prompt: mostly(fc.constant(testingId('prm', 1))),
    account: mostly(fc.constant(testingId('acct', 1))),
    n: mostly(fc.nat(9)),
    w: mostly(fc.integer({ min: 1, max: 9 })),
    seen: mostly(fc.nat(9)),
    seenHash: mostly(fc.constant('0'.repeat(64))),
    t: mostly(fc.constant('2026-01-01T00:00:00.000Z')),
    u: mostly(fc.constantFrom('', 'AAA=', 'AA==', 'A')),
    ins: mostly(fc.array(insertion, { maxLength: 3 })),
    dt: mostly(fc.array(mostly(fc.nat(100)), { maxLength: 3 })),
  },
  {
    requiredKeys: [
      'v',
      'k',
      'prompt',
      'account',
      'n',
      'w',
      'seen',
      'seenHash',
      't',
      'u',
      'ins',
      'dt',
    ],
  },
);

function bySchema(text: string): unknown {
  try {
    return parseClaim(text);
  } catch {
    return undefined;
  }
}

describe('edits read by hand', () => {
  it('are read exactly where the schema reads them, to the same claim', () => {
    let read = 0;
    fc.assert(
      fc.property(claim, fc.nat(40), (value, where) => {
        let text = JSON.stringify(value);
        try {
          text = canonicalJson(value as Json);
        } catch {
          // A number that has no canonical form stays as it is.
        }
        if (where === 3) text = text.replace(/}$/, ',"z":1}');
        if (where < 3) text = `${text.slice(0, where)} ${text.slice(where)}`;
        const expected = bySchema(text);
        const found = readEdit(text);
        if (found) read++;
        expect(found).toEqual(
          (expected as { k?: string } | undefined)?.k === 'edit' ? expected : undefined,
        );
      }),
      { numRuns: 3000, seed: 5 },
    );
    expect(read).toBeGreaterThan(100);
  });

  it('are refused with the code of what is wrong', () => {
    expect(() => readClaim('[1]')).toThrow(expect.objectContaining({ code: 'malformed' }));
    expect(() => readClaim('null')).toThrow(expect.objectContaining({ code: 'malformed' }));
    expect(() => readClaim('"é"'.repeat(400_000))).toThrow(
      expect.objectContaining({ code: 'oversize' }),
    );
  });
});
