import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactText } from './redacted-text';

const taken = (text: string, ...words: string[]) => {
  const spans = words.map((word) => {
    const from = text.indexOf(word);
    return { from, to: from + word.length };
  });
  const made = redactText(text, spans);
  if (!made.ok) throw new Error(made.reason);
  return made;
};

describe('a text from which spans are taken', () => {
  it('holds a numbered block in the place of each', () => {
    expect(
      taken('周婧怡，电话 13800000000，地址：上海市。', '13800000000', '上海市'),
    ).toMatchObject({
      text: '周婧怡，电话 [█████ 1]，地址：[█████ 2]。',
      places: 2,
    });
  });

  it('tells nothing of their length, words or lines', () => {
    const before = '联系人：';
    const after = '\n其余照旧';
    const texts = ['王', '欧阳 Alexandra 诺', '一行\n两行\r\n三行', ''.padEnd(5000, 'x')].map(
      (secret) => taken(`${before}${secret}${after}`, secret).text,
    );
    expect(new Set(texts)).toEqual(new Set(['联系人：[█████ 1]\n其余照旧']));
  });

  it('has blocks of one width however many there are', () => {
    const text = Array.from({ length: 12 }, (_, i) => `<${i}>`).join('');
    const spans = [...text.matchAll(/\d+/g)].map(({ index, 0: digits }) => ({
      from: index,
      to: index + digits.length,
    }));
    const made = redactText(text, spans);
    const blocks = made.ok ? [...made.text.matchAll(/\[[^\]]*\]/g)].map(([block]) => block) : [];
    expect(blocks).toHaveLength(12);
    expect(new Set(blocks.map((block) => block.length)).size).toBe(1);
    expect(blocks[0]).toBe('[█████ 01]');
  });

  it('counts spans that touch or overlap as one place, in any order', () => {
    const text = 'abcdefgh';
    const spans = [
      { from: 4, to: 6 },
      { from: 1, to: 3 },
      { from: 2, to: 4 },
    ];
    expect(redactText(text, spans)).toMatchObject({ text: 'a[█████ 1]gh', places: 1 });
  });

  it('loses no half of a character and no mark that would tell of one', () => {
    const emoji = 'a👩🏽‍🎨z';
    expect(redactText(emoji, [{ from: 2, to: 3 }])).toMatchObject({ text: 'a[█████ 1]z' });
    expect(redactText('e\u0301x', [{ from: 0, to: 1 }])).toMatchObject({ text: '[█████ 1]x' });
    expect(redactText('𠮷x', [{ from: 1, to: 2 }])).toMatchObject({ text: '[█████ 1]x' });
  });

  it('says where the same words stay elsewhere', () => {
    const text = '张三说，张三来过。';
    expect(redactText(text, [{ from: 0, to: 2 }])).toMatchObject({ repeated: 1 });
    expect(taken('张三说', '张三')).toMatchObject({ repeated: 0 });
  });

  it('is not made where a span lies outside, is empty, or there is none', () => {
    expect(redactText('abc', [])).toEqual({ ok: false, reason: 'nothing_marked' });
    for (const span of [
      { from: 0, to: 4 },
      { from: 2, to: 2 },
      { from: -1, to: 1 },
      { from: 7, to: 9 },
    ])
      expect(redactText('abc', [span])).toEqual({ ok: false, reason: 'outside' });
  });

  it('is the same for any two texts that differ in the spans alone', () => {
    const part = fc.string({ unit: fc.constantFrom(...'abcdefgh ，字'), maxLength: 12 });
    const secret = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(part, secret, part, secret, (before, one, after, other) => {
        const made = [one, other].map((words) =>
          redactText(`${before}${words}${after}`, [
            { from: before.length, to: before.length + words.length },
          ]),
        );
        // A secret that begins with a mark or ends with a joiner takes its neighbour along.
        fc.pre(
          [one, other].every(
            (words) => !/^(\p{M}|\u200d|[\u{1f3fb}-\u{1f3ff}])|\u200d$/u.test(words),
          ),
        );
        const [first, second] = made.map((result) => (result.ok ? result.text : ''));
        expect(first).toBe(second);
      }),
    );
  });
});
