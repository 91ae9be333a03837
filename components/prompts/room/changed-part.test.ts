import { expect, it } from 'vitest';
import { changedPart } from './changed-part';

it('names what went and what came between two texts, whole characters only', () => {
  expect(changedPart('soft light', 'dramatic light')).toEqual({ gone: 'soft', come: 'dramatic' });
  expect(changedPart('a𠮷b', 'a𠮶b')).toEqual({ gone: '𠮷', come: '𠮶' });
  expect(changedPart('aa', 'aaa')).toEqual({ gone: '', come: 'a' });
  expect(changedPart('same', 'same')).toBeNull();
});
