import { describe, expect, it } from 'vitest';
import { REFUSALS } from '@/lib/authorship/refusal';
import { LOCALES } from './locale';
import { MESSAGES } from './messages';

describe.each(LOCALES)('the words for refused claims in %s', (locale) => {
  it('are there for every refusal, and for no other', () => {
    const told = Object.keys(MESSAGES[locale].errors.reason).filter((k) => k.startsWith('claim_'));
    expect(told.sort()).toEqual(REFUSALS.map((code) => `claim_${code}`).sort());
  });
});
