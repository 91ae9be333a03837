import { describe, expect, it } from 'vitest';
import { failureText, fieldText } from './failure-text';
import { translator } from './translator';

const en = translator('en', 'errors');
const zh = translator('zh', 'errors');

describe('a failure told to a reader', () => {
  it('is told by its reason where the reason has a text', () => {
    expect(failureText(en, { code: 'UNAVAILABLE', reason: 'database_lost' })).toEqual({
      title: 'Not reachable just now',
      text: 'The connection to the database broke. Nothing new was recorded. Try again in a moment.',
    });
    expect(failureText(zh, { code: 'UNAVAILABLE', reason: 'database_lost' }).text).toContain(
      '数据库',
    );
  });

  it('is told by its code where the reason is unknown or hostile', () => {
    for (const reason of [undefined, 'no_such_reason', '', 'a.b', '__proto__', 'toString']) {
      expect(failureText(en, { code: 'FORBIDDEN', reason }).text).toMatch(/^Nothing was recorded/);
    }
  });

  it('marks a field with its own text, and an unknown key as simply wrong', () => {
    expect(fieldText(en, 'required')).toBe('This is needed.');
    expect(fieldText(zh, 'nonsense')).toBe('此处不能使用该内容。');
    expect(fieldText(en, 'constructor')).toBe('This cannot be used here.');
  });
});
