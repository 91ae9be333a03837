import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { AUTHOR_PATTERNS, initialsOf, patternOf } from './author-pattern';

describe('the marks of authors', () => {
  it('differ by line alone for the first eight, as in a black-and-white print', () => {
    expect(new Set(AUTHOR_PATTERNS.map(({ line }) => line)).size).toBe(8);
  });

  it('are drawn for every pattern and for the unknown author', () => {
    const css = readFileSync(fileURLToPath(new URL('marks.css', import.meta.url)), 'utf8');
    for (const { mark } of AUTHOR_PATTERNS) expect(css).toContain(`[data-author="${mark}"]`);
    expect(css).toContain('[data-author="unknown"]');
  });

  it('come round again after the eighth author', () => {
    expect([0, 1, 7, 8, 9].map(patternOf)).toEqual([1, 2, 8, 1, 2]);
  });

  it('carry initials that never reorder or split a name', () => {
    expect(initialsOf('Anna Weiß')).toBe('AW');
    expect(initialsOf('周婧怡 Zhou Jingyi')).toBe('周');
    expect(initialsOf('王芳')).toBe('王');
    expect(initialsOf('Björk')).toBe('B');
    expect(initialsOf('Zhou 婧怡')).toBe('Z');
    expect(initialsOf('  ')).toBe('');
    expect(initialsOf('𠮷田 太郎')).toBe('𠮷');
  });
});
