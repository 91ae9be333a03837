import { describe, expect, it } from 'vitest';
import { isMaskable } from '../model';
import { isIdentityNumber, masking, maskText } from './mask';

const HASH = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

describe('masking of personal data', () => {
  it.each([
    ['write to zhou.jingyi@example.com.cn today', 'write to z••••••••••@•••••••.•••.•• today'],
    ['电话13812345678，请回', '电话138••••5678，请回'],
    ['+86 138-1234-5678', '+86 138-••••-5678'],
    ['座机 010-62345678', '座机 010-••••••78'],
    ['call +44 20 7946 0958 now', 'call +44 •• •••• ••58 now'],
    ['(415) 555-0132', '(•••) •••-••32'],
    ['身份证号11010519491231002X。', '身份证号110•••••••••••••2X。'],
    ['from 203.0.113.42 at noon', 'from •••.•.•••.•• at noon'],
    ['2001:db8::8a2e:370:7334', '••••:•••::••••:•••:••••'],
  ])('%s', (text, masked) => {
    expect(maskText(text)).toBe(masked);
    expect(maskText(text).length).toBe(text.length);
  });

  it.each([
    `SHA-256 ${HASH}`,
    'exh_01jdk3s8q0138123456781381a',
    '2026-11-29T19:10:02.123Z',
    '2026-11-29 19:10:02 UTC',
    'seed 18446744073709551615',
    'seed 138123456789',
    '123456789012345678',
    'version 1.2.3 of the tool',
    'SwarmUI 0.9.3.1',
    '12:34:56',
    '16:9, 1024×768, 20260101',
    'case_01jdk3s8q0',
  ])('leaves %s as it is', (text) => {
    expect(maskText(text)).toBe(text);
  });

  it('says how many of each kind it found', () => {
    const by = masking();
    maskText('a@b.cn, 13812345678 and 13912345678, 10.0.0.1', by);
    expect(by.counts).toEqual({ email: 1, identity: 0, phone: 2, address: 1, listed: 0 });
  });

  it('takes listed words where they stand as written, at the length they have', () => {
    const by = masking(['Li Yan', '李䶮', '李', 'Li', '𠮷田 (Osaka)']);
    const text = '李䶮 Li Yan wrote to Limoges; Li; li yan; 𠮷田 (Osaka)。';
    const masked = maskText(text, by);
    expect(masked).toBe('•• •• ••• wrote to Limoges; ••; li yan; ••• (•••••)。');
    expect(masked.length).toBe(text.length);
    expect(by.counts.listed).toBe(4);
  });

  it.each([
    ['李䶮', true],
    ['Li Yan', true],
    ['Åsa', true],
    ['李', false],
    ['image', false],
    ['C-', false],
    ['2026-11-29', false],
    ['exh_01jdk3s8q0', false],
  ])('lets %s be listed: %s', (word, can) => {
    expect(isMaskable(word)).toBe(can);
  });

  it('knows an identity number by its day and its check character', () => {
    expect(isIdentityNumber('11010519491231002X')).toBe(true);
    expect(isIdentityNumber('110105194912310021')).toBe(false);
    expect(isIdentityNumber('11010519491331002X')).toBe(false);
  });
});
