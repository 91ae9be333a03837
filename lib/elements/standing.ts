import type { Element } from '@/lib/entries/vocabulary';
import type { Bears } from './record';

/** Where an element stands. Words of the checklist; no scores, and nothing about an outcome. */
export const STANDINGS = [
  'supported',
  'supported_uncorroborated',
  'declared_only',
  'recreation_only',
  'contradicted',
  'missing',
] as const;
export type Standing = (typeof STANDINGS)[number];

/**
 * The standing of an element from the records that bear on it:
 * *contradicted* where one speaks against it; *supported* where records of class A+ to C, or acts
 * recorded here as they were done, come from two accounts or more; *supported, uncorroborated* where
 * they come from one, or are bare copies (C-); *declared only* where there are statements made later;
 * *recreation only* where there is nothing but recreations, which support nothing.
 */
export function standingOf(bears: readonly Bears[]): Standing {
  if (bears.some(({ bearing }) => bearing === 'against')) return 'contradicted';
  const classes = (...wanted: (string | null)[]) =>
    bears.filter(({ record }) => wanted.includes(record.class));
  const direct = classes('A+', 'A', 'B', 'C', null);
  if (new Set(direct.map(({ record }) => record.account)).size > 1) return 'supported';
  if (direct.length > 0 || classes('C-').length > 0) return 'supported_uncorroborated';
  if (classes('D').length > 0) return 'declared_only';
  return classes('E').length > 0 ? 'recreation_only' : 'missing';
}

/** The records of each element, in the order of the checklist. */
export function byElement(bears: readonly Bears[]): Map<Element, Bears[]> {
  const found = new Map<Element, Bears[]>();
  for (const one of bears) {
    const list = found.get(one.element) ?? [];
    found.set(one.element, list);
    list.push(one);
  }
  return found;
}
