import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatPayloadRecord,
  matchesCommitment,
  newSalt,
  parsePayloadRecord,
  payloadCommitment,
} from './payload';

const SALT = `${'00'.repeat(31)}ff`;
const AT = '2026-11-25T02:00:00.000Z';

describe('a commitment', () => {
  it('is the SHA-256 of salt and canonical payload', () => {
    const expected = createHash('sha256')
      .update(Buffer.from(SALT, 'hex'))
      .update('{"name":"李","role":1}')
      .digest('hex');
    expect(payloadCommitment(SALT, { role: 1, name: '李' })).toBe(expected);
  });

  it('needs a whole salt', () => {
    expect(() => payloadCommitment('', {})).toThrow(RangeError);
    expect(() => payloadCommitment('AB'.repeat(32), {})).toThrow(RangeError);
    expect(newSalt()).toMatch(/^[0-9a-f]{64}$/);
    expect(newSalt()).not.toBe(newSalt());
  });

  it('belongs to one payload and one salt', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const commitment = payloadCommitment(SALT, { a });
        expect(matchesCommitment({ index: 0, salt: SALT, payload: { a } }, commitment)).toBe(true);
        expect(matchesCommitment({ index: 0, salt: SALT, payload: { a: b } }, commitment)).toBe(
          a === b,
        );
        const salt = 'ab'.repeat(32);
        expect(matchesCommitment({ index: 0, salt, payload: { a } }, commitment)).toBe(false);
      }),
    );
  });

  it('says nothing about a payload that is no longer there', () => {
    const erased = { index: 4, erased: { at: AT, reason: 'request' } };
    expect(matchesCommitment(erased, 'ab'.repeat(32))).toBe(true);
    expect(matchesCommitment({ index: 4, withheld: true }, 'ab'.repeat(32))).toBe(true);
  });
});

describe('a payload record', () => {
  it('is read back from its line in each of its three states', () => {
    for (const record of [
      { index: 3, salt: SALT, payload: { name: 'é' } },
      { index: 3, erased: { at: AT, reason: 'request of the person' } },
      { index: 3, withheld: true },
    ] as const) {
      expect(parsePayloadRecord(formatPayloadRecord(record))).toEqual(record);
    }
  });

  it('is refused in any other form', () => {
    for (const text of [
      '',
      '{}',
      '[]',
      'null',
      '{"index":3}',
      '{"index":-1,"withheld":true}',
      '{"index":"3","withheld":true}',
      '{"index":3,"withheld":false}',
      '{"index":3, "withheld":true}',
      '{"index":3,"withheld":true,"x":1}',
      `{"erased":{"at":"${AT}"},"index":3}`,
      `{"erased":{"at":"today","reason":"x"},"index":3}`,
      `{"erased":{"at":"${AT}","reason":1},"index":3}`,
      `{"index":3,"payload":[],"salt":"${SALT}"}`,
      `{"index":3,"payload":{},"salt":"${SALT.slice(1)}"}`,
      `{"index":3,"payload":{},"salt":"${SALT}","withheld":true}`,
    ]) {
      expect(parsePayloadRecord(text)).toBeUndefined();
    }
  });
});
