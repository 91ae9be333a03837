import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64, utf8 } from '@/lib/kernel/digest';
import { openNote, parseNote, signNote } from './note';
import { testSigner, testVkey } from './testing-bundle';
import { formatVkey, keyFingerprint, keysFor, parseVkey, vkeyOf } from './vkey';

// Published examples of C2SP signed-note and of the first implementation of the format.
const FOO_KEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k';
const FOO_NOTE =
  'This is an example message.\n\n— example.com/foo ' +
  'Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';
const PETER_KEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const ENOCH_KEY = 'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop';
const PETER_TEXT =
  'If you think cryptography is the answer to your problem,\n' +
  "then you don't know what your problem is.\n";
const PETER_SIGNATURE =
  '— PeterNeumann ' +
  'x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const ENOCH_SIGNATURE =
  '— EnochRoot ' +
  'rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n';
const SPEC_NOTE =
  'Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n\n' +
  '— quasimodo.example/salvatore ' +
  'NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n';

function keys(...texts: string[]) {
  return texts.map((text) => parseVkey(text) ?? expect.fail(`${text} is no key`));
}

describe('a signed note', () => {
  it('is read as the published examples are', () => {
    for (const [note, key, text] of [
      [FOO_NOTE, FOO_KEY, 'This is an example message.\n'],
      [`${PETER_TEXT}\n${PETER_SIGNATURE}`, PETER_KEY, PETER_TEXT],
      [`${PETER_TEXT}\n${PETER_SIGNATURE}${ENOCH_SIGNATURE}`, ENOCH_KEY, PETER_TEXT],
    ] as const) {
      const opened = openNote(utf8(note), keys(key));
      expect(opened.ok && opened.text).toBe(text);
    }
    const spec = parseNote(utf8(SPEC_NOTE));
    expect(spec?.text.split('\n')).toHaveLength(5);
    expect(spec?.signatures.map((s) => [s.name, s.keyId])).toEqual([
      ['quasimodo.example/salvatore', '367ba04b'],
    ]);
  });

  it('tells every key that signed it, and ignores keys it does not know', () => {
    const note = utf8(`${PETER_TEXT}\n${PETER_SIGNATURE}${ENOCH_SIGNATURE}`);
    const both = openNote(note, keys(PETER_KEY, ENOCH_KEY));
    expect(both.ok && both.signers.map((key) => key.name)).toEqual(['PeterNeumann', 'EnochRoot']);
    expect(openNote(note, keys(FOO_KEY))).toEqual({ ok: false, problem: 'unknown' });
    expect(openNote(note, [])).toEqual({ ok: false, problem: 'unknown' });
  });

  it('is refused whole when one known key did not sign what it says', () => {
    const forged = PETER_SIGNATURE.replace('x08go/ZJ', 'x08go/ZK');
    const note = utf8(`${PETER_TEXT}\n${ENOCH_SIGNATURE}${forged}`);
    expect(openNote(note, keys(ENOCH_KEY, PETER_KEY)).ok).toBe(false);
    expect(openNote(note, keys(ENOCH_KEY)).ok).toBe(true);
  });

  it('is refused with any byte changed', () => {
    const note = utf8(FOO_NOTE);
    const known = keys(FOO_KEY);
    for (let at = 0; at < note.length; at++) {
      for (const mask of [1, 0x20, 0x80]) {
        const changed = note.slice();
        changed[at] = (changed[at] ?? 0) ^ mask;
        expect(openNote(changed, known).ok).toBe(false);
      }
    }
  });

  it('is refused when its form is not exact', () => {
    for (const text of [
      '',
      '\n\n',
      PETER_TEXT,
      `${PETER_TEXT}${PETER_SIGNATURE}`,
      `${PETER_TEXT}\n${PETER_SIGNATURE.trimEnd()}`,
      `${PETER_TEXT}\n${PETER_SIGNATURE}\n`,
      `${PETER_TEXT}\n${PETER_SIGNATURE.replace('—', '-')}`,
      `${PETER_TEXT}\n${PETER_SIGNATURE.replace('— ', '—  ')}`,
      `${PETER_TEXT}\n${PETER_SIGNATURE}trailing\n`,
      `\t${PETER_TEXT}\n${PETER_SIGNATURE}`,
      `${PETER_TEXT}\r\n\n${PETER_SIGNATURE}`,
      `${PETER_TEXT}\n— Peter+Neumann ${toBase64(new Uint8Array(68))}\n`,
      `${PETER_TEXT}\n— PeterNeumann ${toBase64(new Uint8Array(4))}\n`,
      `${PETER_TEXT}\n— PeterNeumann AB==\n`,
    ]) {
      expect(parseNote(utf8(text))).toBeUndefined();
    }
    expect(parseNote(Uint8Array.of(0xff, 0x0a, 0x0a))).toBeUndefined();
    expect(parseNote(new Uint8Array(300 * 1024).fill(0x41))).toBeUndefined();
  });

  it('accepts sixteen signatures and more', async () => {
    const signers = Array.from({ length: 20 }, (_, i) => testSigner(`witness/${i}`, i + 1));
    const note = await signNote('text\n', signers);
    const opened = openNote(utf8(note), keys(...signers.map(testVkey)));
    expect(opened.ok && opened.signers).toHaveLength(20);
  });

  it('can be signed by whoever holds a key, and only as that key', async () => {
    const signer = testSigner();
    const note = await signNote('one\n\ntwo\n', [signer]);
    const opened = openNote(utf8(note), keys(testVkey(signer)));
    expect(opened.ok && opened.text).toBe('one\n\ntwo\n');
    const impostor = { ...signer, publicKey: testSigner('x', 2).publicKey };
    await expect(signNote('text\n', [impostor])).rejects.toThrow(RangeError);
    await expect(signNote('no newline', [signer])).rejects.toThrow(RangeError);
    await expect(signNote('bell \x07\n', [signer])).rejects.toThrow(RangeError);
    await expect(signNote('text\n', [])).rejects.toThrow(RangeError);
    await expect(signNote('text\n', [{ ...signer, name: 'a b' }])).rejects.toThrow(RangeError);
  });

  it('survives any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(openNote(bytes, keys(FOO_KEY)).ok).toBe(false);
      }),
    );
  });
});

describe('a verifier key', () => {
  it('reads and writes as the published ones', () => {
    for (const text of [FOO_KEY, PETER_KEY, ENOCH_KEY]) {
      expect(keys(text).map(formatVkey)).toEqual([text]);
    }
  });

  it('is refused in part, with any character changed, and for other kinds of key', () => {
    for (let from = 0; from <= PETER_KEY.length; from++) {
      for (let to = from; to <= PETER_KEY.length; to++) {
        if (from === 0 && to === PETER_KEY.length) continue;
        expect(parseVkey(PETER_KEY.slice(from, to))).toBeUndefined();
      }
    }
    for (let at = 0; at < PETER_KEY.length; at++) {
      const next = String.fromCharCode(PETER_KEY.charCodeAt(at) + 1);
      expect(parseVkey(PETER_KEY.slice(0, at) + next + PETER_KEY.slice(at + 1))).toBeUndefined();
    }
    expect(
      parseVkey('PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=='),
    ).toBeUndefined();
    expect(
      parseVkey('PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'),
    ).toBeUndefined();
  });

  it('is refused where the point has a small order, in every spelling', () => {
    const small = [
      new Uint8Array(32),
      Uint8Array.of(1, ...new Uint8Array(31)),
      fromBase64('7P///////////////////////////////////////38='),
    ];
    const unreduced = new Uint8Array(32).fill(0xff);
    unreduced[31] = 0x7f;
    for (const key of [...small, unreduced]) {
      const negative = key.slice();
      negative[31] = (negative[31] ?? 0) | 0x80;
      expect(() => vkeyOf('name', key)).toThrow(RangeError);
      expect(() => vkeyOf('name', negative)).toThrow(RangeError);
    }
  });

  it('of an instance stands for each of its cases, and for no other log', () => {
    const { publicKey } = testSigner();
    const instance = vkeyOf('chirograph.local/0123abcd', publicKey);
    const origin = 'chirograph.local/0123abcd/case_x';
    expect(keysFor(origin, [instance])).toEqual([vkeyOf(origin, publicKey)]);
    expect(keysFor(origin, [vkeyOf(origin, publicKey), instance])).toHaveLength(1);
    expect(keysFor('chirograph.local/0123abcde/case_x', [instance])).toEqual([]);
    expect(keysFor('chirograph.local/0123abcd', [vkeyOf(origin, publicKey)])).toEqual([]);
    expect(keyFingerprint(instance)).toBe(keyFingerprint(vkeyOf(origin, publicKey)));
  });
});
