/** What counsel proposes to do with an element of the work before a US office. */
export const TREATMENTS = ['claim', 'exclude', 'disclose', 'undecided'] as const;
export type Treatment = (typeof TREATMENTS)[number];

/** Where an element of the work comes from, for the map of claims. */
export const ELEMENT_ORIGINS = ['human', 'ai', 'human_and_ai', 'pre_existing', 'unknown'] as const;
export type ElementOrigin = (typeof ELEMENT_ORIGINS)[number];
