import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '@/lib/kernel/canonical-json';
import { readServerPart } from './server-reading';
import { TestingLog, TestingPerson } from './testing-log';

const log = new TestingLog();
new TestingPerson(log, 1).say({ k: 'parameter', name: 'seed', value: '1' });
const plain = log.operations[2]?.server ?? '';

const changed = (part: Record<string, unknown>): string =>
  canonicalJson({ ...(JSON.parse(plain) as Record<string, Json>), ...part } as Json);

describe('what the server states of an operation', () => {
  it('is read in its one spelling, with a note and without', () => {
    for (const { server } of log.operations) {
      expect(readServerPart(server)).toEqual(JSON.parse(server));
    }
    expect(readServerPart(changed({ note: { flags: ['bulk'] } }))?.note).toEqual({
      flags: ['bulk'],
    });
  });

  it.each([
    ['space', plain.replace(':', ': ')],
    ['another order', `{"v":1,${plain.slice(1, -7)}}`],
    ['a key twice', plain.replace('{', '{"access":null,')],
    ['a key too many', changed({ zone: 1 })],
    ['a number that is none', plain.replace('"seq":2', '"seq":2.0')],
    ['a kind that is none', changed({ kind: 'erased' })],
    ['a flag that is none', changed({ note: { flags: ['human'] } })],
    ['a time that is none', changed({ at: 'today' })],
    ['an account that is none', changed({ account: 7 })],
    ['no object', 'null'],
    ['no JSON', '{'],
  ])('is refused with %s', (_name, text) => {
    expect(readServerPart(text)).toBeUndefined();
  });
});
