import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '@/lib/kernel/canonical-json';
import { utf8 } from '@/lib/kernel/digest';
import { parseCanonical } from './canonical-text';
import { type Entry, entryBytes, parseEntry } from './entry';
import { testEntry } from './testing-bundle';

function textOf(entry: Entry): string {
  return new TextDecoder().decode(entryBytes(entry));
}

/** The canonical text of an entry with some of its fields replaced by what they must not be. */
function textWith(changes: Record<string, Json | undefined>): string {
  const changed: Record<string, Json> = JSON.parse(textOf(testEntry()));
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined) delete changed[key];
    else changed[key] = value;
  }
  return canonicalJson(changed);
}

describe('an entry', () => {
  it('has one text, its keys in order', () => {
    const text = textOf(testEntry({ act: { title: 3, exhibit: 'exh_1' } }));
    expect(text).toMatch(/^\{"act":\{"exhibit":"exh_1","title":3\},"actor":\{"access":"lead",/);
    expect(Object.keys(JSON.parse(text)).join()).toBe(
      'act,actor,at,case,claimed,index,kind,payload,prev,software,v',
    );
    const parsed = parseEntry(text);
    expect(parsed.ok && textOf(parsed.entry)).toBe(text);
  });

  it('is refused in any other spelling of the same value', () => {
    const text = textOf(testEntry({ act: { note: 1, text: 'é/ü' } }));
    for (const other of [
      ` ${text}`,
      `${text}\n`,
      `\ufeff${text}`,
      text.replace(':', ': '),
      text.replace('"note":1', '"note":1.0'),
      text.replace('"note":1', '"note":1e0'),
      text.replace('é', '\\u00e9'),
      text.replace('é/ü', 'é\\/ü'),
      text.replace('"v":1', '"v":1,"v":1'),
      text.replace('"act":{"note":1,"text":"é/ü"}', '"act":{"text":"é/ü","note":1}'),
    ]) {
      const parsed = parseEntry(other);
      expect(parsed.ok).toBe(false);
      expect(!parsed.ok && parsed.faults[0]?.check).toMatch(/^entry\.(canonical|json)$/);
    }
  });

  it('is refused with a key missing, added or of another type, naming the key', () => {
    const wrong: Record<string, (Json | undefined)[]> = {
      act: [undefined, null, [], 'x'],
      actor: [undefined, null, {}, { id: 'x' }],
      at: [undefined, null, '2026-11-25', '2026-11-25T02:00:00Z', '2026-02-30T00:00:00.000Z'],
      case: [undefined, null, 'case_1', 'exh_01jdhs3q7n6y5z8k2m4p9r0tvw'],
      claimed: [undefined, 'yesterday', 5, '2026-11-25T25:00:00.000Z'],
      index: [undefined, null, -1, '0'],
      kind: [undefined, 'exhibit', 'Exhibit.added', 'exhibit.', 'exhibit.added '],
      payload: [undefined, '', 'A'.repeat(64), 'a'.repeat(63)],
      prev: [undefined, null, '0', 'G'.repeat(64)],
      software: [undefined, null, '', 'two\nlines', 'x'.repeat(201)],
      v: [undefined, 0, '1', null],
      more: [1],
    };
    for (const [key, values] of Object.entries(wrong)) {
      for (const value of values) {
        const parsed = parseEntry(textWith({ [key]: value }));
        expect(parsed.ok).toBe(false);
        if (parsed.ok) continue;
        expect(parsed.faults).toHaveLength(1);
        const [fault] = parsed.faults;
        expect(`${fault?.expected} ${JSON.stringify(fault?.found)}`).toContain(key);
      }
    }
    expect(parseEntry('[]').ok).toBe(false);
    expect(parseEntry('null').ok).toBe(false);
  });

  it('names an actor of one kind, with an identifier of that kind', () => {
    const service = { access: null, authenticator: 'service', session: null } as const;
    const ok = { ...service, id: 'svc_renderer', kind: 'service' } as const;
    expect(parseEntry(textOf(testEntry({ actor: ok }))).ok).toBe(true);
    for (const actor of [
      { ...ok, kind: 'person' },
      { ...ok, id: 'acct_01jdhs3q7n6y5z8k2m4p9r0tvw' },
      { ...ok, id: 'ctr_01jdhs3q7n6y5z8k2m4p9r0tvw' },
      { ...ok, authenticator: 'magic' },
      { ...ok, session: 'case_01jdhs3q7n6y5z8k2m4p9r0tvw' },
      { ...ok, access: 'Lead Counsel' },
      { ...ok, extra: 1 },
    ]) {
      expect(parseEntry(textWith({ actor })).ok).toBe(false);
    }
  });

  it('cannot be written with what could not be read', () => {
    expect(() => entryBytes(testEntry({ index: -1 }))).toThrow(TypeError);
    expect(() => entryBytes(testEntry({ act: { ratio: 0.5 } }))).toThrow(TypeError);
    expect(() => entryBytes(testEntry({ act: { text: '\ud800' } }))).toThrow(TypeError);
    expect(() => entryBytes(testEntry({ act: { long: 'x'.repeat(1024 * 1024) } }))).toThrow(
      TypeError,
    );
  });

  it('still tells its place when its form is wrong', () => {
    const parsed = parseEntry(textWith({ index: 7, prev: 'ab'.repeat(32), v: 0 }));
    expect(!parsed.ok && parsed.claims).toEqual({
      index: 7,
      prev: 'ab'.repeat(32),
      payload: null,
    });
    const none = parseEntry('{"index":"7"}');
    expect(!none.ok && none.claims).toEqual({ index: null, prev: null, payload: null });
  });

  it('survives any text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(parseEntry(text).ok).toBe(false);
      }),
    );
  });
});

describe('canonical text', () => {
  const value = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(null, true, false),
      fc.maxSafeInteger(),
      fc.string({ unit: 'grapheme' }),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.oneof(fc.string(), fc.nat().map(String)), tie('value'), {
        maxKeys: 5,
        noNullPrototype: true,
      }),
    ),
  })).value;

  it('is accepted exactly when writing its value gives it back', () => {
    fc.assert(
      fc.property(value, (json) => {
        const text = canonicalJson(json);
        expect(parseCanonical(text).ok).toBe(true);
        // The plain text differs whenever keys were out of order.
        const plain = JSON.stringify(json);
        expect(parseCanonical(plain).ok).toBe(plain === text);
      }),
      { numRuns: 500 },
    );
  });

  it('sorts keys by UTF-16 code units, keys that look like numbers too', () => {
    expect(parseCanonical('{"10":1,"2":2}').ok).toBe(true);
    expect(parseCanonical('{"2":2,"10":1}').ok).toBe(false);
    // U+1F600 begins with a surrogate and sorts before U+FB33, as RFC 8785 §3.2.3 shows.
    expect(parseCanonical('{"\ud83d\ude00":1,"\ufb33":2}').ok).toBe(true);
    expect(parseCanonical('{"\ufb33":2,"\ud83d\ude00":1}').ok).toBe(false);
    expect(parseCanonical('{"":0,"a":1}').ok).toBe(true);
    expect(parseCanonical('{"__proto__":1,"toJSON":2}').ok).toBe(true);
  });

  it('is refused with numbers, strings or depth beyond what entries may hold', () => {
    for (const text of ['1.5', '1e21', '-0', '9007199254740992', '"\\ud800"', '{"\\udc00":1}']) {
      expect(parseCanonical(text).ok).toBe(false);
    }
    const deep = 500_000;
    expect(parseCanonical(`${'['.repeat(deep)}${']'.repeat(deep)}`).ok).toBe(false);
    expect(parseCanonical(`${'['.repeat(33)}${']'.repeat(33)}`).ok).toBe(false);
    expect(parseCanonical(`${'['.repeat(32)}${']'.repeat(32)}`).ok).toBe(true);
    expect(parseCanonical('{"a":1').ok).toBe(false);
  });

  it('keeps what was typed: different forms of one character stay different', () => {
    const composed = canonicalJson({ text: '\u00e9' });
    const decomposed = canonicalJson({ text: 'e\u0301' });
    expect(composed).not.toBe(decomposed);
    expect(utf8(composed)).not.toEqual(utf8(decomposed));
    expect(parseCanonical(composed).ok && parseCanonical(decomposed).ok).toBe(true);
  });
});
