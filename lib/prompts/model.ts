import type { OperationKind } from '@/lib/authorship/vocabulary';

/**
 * Kinds of claim that answer what the record says, open to whoever may answer; the others write and
 * need the right to. Joining is the way to both.
 */
export const ANSWERING_KINDS: readonly OperationKind[] = [
  'join',
  'view',
  'answer',
  'comment',
  'resolve',
  'origin',
];

/** Name of the frozen document of a revision in packages and bundles. */
export const revisionPath = (revision: number) => `revisions/${revision}.json`;
