import { describe, expect, it } from 'vitest';
import { excerptOf, needlesOf } from './model';

const found = (texts: string[], question: string) => excerptOf(texts, needlesOf(question));

describe('words that are looked for', () => {
  it('are found without regard to case and width, and shown as they were written', () => {
    expect(found(['The CRYSTAL Pendant'], 'crystal')?.found).toBe('CRYSTAL');
    expect(found(['编号ＡＢＣ１２３号'], 'abc123')?.found).toBe('ＡＢＣ１２３');
    expect(found(['cafe\u0301 noir'], 'café')?.found).toBe('cafe\u0301');
    expect(found(['İstanbul lamp'], 'lamp')?.found).toBe('lamp');
  });

  it('must all be there, in whichever text of the record', () => {
    expect(found(['blue lamp', 'by 周婧怡'], '婧怡 lamp')).toMatchObject({ found: '婧怡' });
    expect(found(['blue lamp', 'by 周婧怡'], 'lamp red')).toBeNull();
    expect(found(['anything'], '   ')).toBeNull();
  });

  it('stand in their surroundings, cut where these are long', () => {
    const text = `${'a '.repeat(100)}needle${' z'.repeat(100)}`;
    const excerpt = found([text], 'NEEDLE');
    expect(excerpt?.before).toMatch(/^…[ a]{60}$/);
    expect(excerpt?.after).toMatch(/^[ z]{60}…$/);
    expect(found(['one\n\n  two three'], 'two')?.before).toBe('one ');
  });

  it('never part a character of two units', () => {
    const text = `${'😀'.repeat(40)}needle${'😀'.repeat(40)}`;
    const excerpt = found([text], 'needle');
    expect(excerpt?.before.isWellFormed()).toBe(true);
    expect(excerpt?.after.isWellFormed()).toBe(true);
  });
});
