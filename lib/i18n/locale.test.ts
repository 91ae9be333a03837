import { describe, expect, it } from 'vitest';
import { isLocale, negotiateLocale } from './locale';

describe('the language of a request', () => {
  it('is the one the reader chose, whatever the browser asks', () => {
    expect(negotiateLocale('zh', 'en-GB,en;q=0.9')).toBe('zh');
    expect(negotiateLocale('en', 'zh-CN')).toBe('en');
  });

  it('is the best of the browser’s wishes without a choice', () => {
    expect(negotiateLocale(undefined, 'zh-CN,zh;q=0.9,en;q=0.8')).toBe('zh');
    expect(negotiateLocale(undefined, 'fr-FR,en;q=0.7,zh;q=0.6')).toBe('en');
    expect(negotiateLocale(undefined, 'en;q=0.2, zh-Hant-TW;q=0.9')).toBe('zh');
    expect(negotiateLocale(undefined, 'zh;q=0, en;q=0.1')).toBe('en');
  });

  it('is English for every other wish and for none', () => {
    for (const header of [undefined, null, '', '*', 'de', 'zh;q=x', ';;,,q=1']) {
      expect(negotiateLocale(undefined, header)).toBe('en');
    }
  });

  it('never comes from a cookie that holds something else', () => {
    expect(negotiateLocale('../zh', 'zh')).toBe('zh');
    expect(negotiateLocale('toString', null)).toBe('en');
    expect(isLocale('ZH')).toBe(false);
  });

  it('is decided quickly for a hostile header', () => {
    expect(negotiateLocale(undefined, `${'x,'.repeat(500_000)}zh`)).toBe('en');
  });
});
