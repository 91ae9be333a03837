import type { CaptureClass } from '@/lib/entries/vocabulary';

/** What a node of the lineage stands for. */
export const NODE_KINDS = [
  'prompt',
  'exhibit',
  'run',
  'selection',
  'modification',
  'work',
  'publication',
] as const;

/** Why two nodes are joined. Never a seed, never a likeness. */
export const LINK_BASES = ['recorded_act', 'digest', 'signed_ingredient'] as const;

export type LineageNode = {
  /** Identifier of the thing; a revision is `<prompt>/<revision>`. */
  id: string;
  kind: (typeof NODE_KINDS)[number];
  /** Number for people: of the exhibit, the run, the revision; null where it has none. */
  number: number | null;
  title: string;
  class: CaptureClass | null;
  /** Who, as the record says; null is unknown. */
  person: string | null;
  /** Time of record, ISO 8601 UTC. */
  at: string;
  /** When it is said to have happened, where the record claims a time; else null. */
  happenedAt: string | null;
  /** What became of an output in the last choice; null where nobody chose. */
  verdict: 'chosen' | 'rejected' | 'undecided' | null;
  thumb: string | null;
  /** Entry that states it. */
  entry: number;
};

export type LineageLink = {
  from: string;
  to: string;
  basis: (typeof LINK_BASES)[number];
  /** Part it plays: input role, output position, verdict, before. */
  role: string;
};

/** From idea to final work, each link with what it rests on. Recreations are never part of it. */
export type Lineage = { nodes: LineageNode[]; links: LineageLink[] };
