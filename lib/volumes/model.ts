import type { VolumeForum } from '@/lib/entries/vocabulary';

/** Parts of a PRC volume in their order of filing. */
export const PRC_PARTS = [
  'cover',
  'list',
  'elements',
  'works',
  'statement',
  'timeline',
  'words',
  'runs',
  'later_work',
  'people',
  'title',
  'authenticity',
  'custody',
  'anchors',
  'recreations',
  'withheld',
  'examination',
  'appendix',
] as const;
export type PrcPart = (typeof PRC_PARTS)[number];

/** Parts of a US volume in their order of filing. */
export const US_PARTS = [
  'cover',
  'index',
  'claim_map',
  'chronology',
  'joint_work',
  'transfer',
  'inputs',
  'system',
  'certifications',
  'custody',
  'manifest',
  'completeness',
  'demonstratives',
  'hold_log',
] as const;
export type UsPart = (typeof US_PARTS)[number];

export const PARTS_OF = { prc: PRC_PARTS, us: US_PARTS } as const satisfies Record<
  VolumeForum,
  readonly string[]
>;

/** What counsel proposes to do with an element of the work before a US office. */
export const TREATMENTS = ['claim', 'exclude', 'disclose', 'undecided'] as const;
export type Treatment = (typeof TREATMENTS)[number];

/** Where an element of the work comes from, for the map of claims. */
export const ELEMENT_ORIGINS = ['human', 'ai', 'human_and_ai', 'pre_existing', 'unknown'] as const;
