import { createHash, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FoldedText, foldedText } from './folded-text';

const MOST = 40_000;
const file = randomBytes(5000);
const sha256 = createHash('sha256').update(file).digest('hex');
const encoded = file.toString('base64');
const told = (characters: number) => ({ characters, bytes: 5000, sha256 });

const words = ({ parts }: FoldedText) => parts.filter((part) => typeof part === 'string').join('');

describe('a text with a file in base64', () => {
  it('keeps every character around it and tells what it decodes to', () => {
    const text = `{"b64_json": "${encoded}", "电话": 1}\n`;
    expect(foldedText(text, MOST)).toEqual({
      parts: ['{"b64_json": "', told(encoded.length), '", "电话": 1}\n'],
      cut: false,
    });
  });

  it('is read whole before it is shortened, so that a large file is still told', () => {
    const large = randomBytes(3_000_000);
    const made = foldedText(`before ${large.toString('base64')} after`, 20);
    expect(made.cut).toBe(false);
    expect(made.parts).toMatchObject(['before ', { bytes: 3_000_000 }, ' after']);
    expect(foldedText(`before ${encoded} after`, 3)).toEqual({ parts: ['bef'], cut: true });
    expect(foldedText(`before ${encoded} after`, 9)).toEqual({
      parts: ['before ', told(encoded.length), ' a'],
      cut: true,
    });
  });

  it('is understood in either alphabet, without padding, in JSON with its escapes, and twice', () => {
    const plain = file.toString('base64url');
    expect(foldedText(plain, MOST).parts).toEqual([told(plain.length)]);
    const escaped = encoded.replaceAll('/', '\\/');
    expect(foldedText(`"\\n${escaped}"`, MOST).parts).toEqual(['"\\n', told(escaped.length), '"']);
    expect(foldedText(`${encoded},${encoded}`, MOST).parts).toEqual([
      told(encoded.length),
      ',',
      told(encoded.length),
    ]);
  });
});

describe('a text that is no such run', () => {
  it('stays as it is, to the character', () => {
    for (const text of [
      '',
      'x'.repeat(20_000),
      'AbC1'.repeat(3000),
      '0123456789abcdef'.repeat(400),
      `${encoded.slice(0, 1000)} ${encoded.slice(1000, 2000)}`,
      encoded.replace(/.{76}/g, '$&\n').slice(0, 3000),
      `${encoded.slice(0, 1500)}-${encoded.slice(1500, 3000)}+/-_`,
      '猫'.repeat(5000),
    ])
      expect(foldedText(text, MOST)).toEqual({ parts: text ? [text] : [], cut: false });
  });

  it('whatever it is made of', () => {
    const short = fc.string({ unit: 'grapheme', maxLength: 200 });
    fc.assert(
      fc.property(fc.array(short), (texts) => {
        const text = texts.join('\n').toWellFormed();
        const made = foldedText(text, MOST);
        expect(words(made)).toBe(text.slice(0, MOST));
      }),
    );
  });
});
