import { describe, expect, it } from 'vitest';
import { translator } from '@/lib/i18n/translator';
import type { Difference } from '@/lib/runs/dto';
import { stateOf } from './difference-state';
import { differenceName, differenceValue } from './difference-words';

const t = translator('en', 'runs');
const fact = (group: Difference['group'], name: string, before: string | null = null) => ({
  group,
  name,
  before,
  after: null,
  same: false,
});

describe('a compared fact in words', () => {
  it.each([
    ['tool', 'version', 'Version'],
    ['model', 'lora 2', 'LoRA 2'],
    ['model', 'lora hash', 'LoRA · Hash'],
    ['model', 'lora hash 2', 'LoRA · Hash · 2'],
    ['input', 'mask 2', 'mask 2'],
    ['text', 'rewritten_by_model positive', 'written by a model · positive'],
    ['person', 'operator', 'Operator'],
  ] as const)('%s “%s” reads “%s”', (group, name, said) => {
    expect(differenceName(t, { group, name })).toBe(said);
  });

  it('keeps names and values of the tool as they are', () => {
    const seed = fact('parameter', 'operator', '18446744073709551615');
    expect(differenceName(t, seed)).toBe('operator');
    expect(differenceValue(t, seed, '18446744073709551615')).toBe('18446744073709551615');
    expect(differenceName(t, { group: 'model', name: 'something new' })).toBe('something new');
  });

  it('names exhibits and revisions by their numbers', () => {
    expect(differenceValue(t, fact('input', 'mask'), '12')).toBe('Exhibit 12');
    expect(differenceValue(t, fact('text', 'revision'), '3/2')).toBe('3, revision 2');
  });
});

describe('two runs in one thing', () => {
  it('are not the same where one says nothing', () => {
    const of = (before: string | null, after: string | null, same: boolean) =>
      stateOf({ group: 'parameter', name: 'seed', before, after, same });
    expect(of('1', '1', true)).toBe('same');
    expect(of('1', '2', false)).toBe('different');
    expect(of('1', null, false)).toBe('unknown');
    expect(of(null, null, true)).toBe('neither');
  });
});
