import type { GAP_CAUSES } from '@/lib/entries/vocabulary';
import type { SourceKind, SourceTool } from './model';

/** A source as lists show it; its key is nowhere in it. Times ISO 8601 UTC. */
export type SourceItem = {
  id: string;
  kind: SourceKind;
  tool: SourceTool;
  label: string;
  /** Origin of the upstream, or name of the folder as its watcher states it. */
  place: string;
  software: string;
  onFailure: 'block' | 'pass';
  /** Whether a key of the upstream is kept for it. */
  hasKey: boolean;
  /** The account at the tool that its runs are made with. */
  generator: { id: string; service: string; account: string } | null;
  account: { id: string; name: string };
  openedAt: string;
  closedAt: string | null;
  runs: number;
  lastRuns: { id: string; number: number; recordedAt: string; outcome: string | null }[];
  gaps: number;
  entry: number;
};

/** Something that passed a source and was not, or not wholly, recorded. */
export type GapItem = {
  id: string;
  sourceId: string;
  source: string;
  run: { id: string; number: number } | null;
  cause: (typeof GAP_CAUSES)[number];
  count: number;
  from: string;
  to: string;
  reason: string;
  at: string;
  entry: number;
};

export type SourcesPage = {
  sources: SourceItem[];
  gaps: GapItem[];
  /** Where tools reach the gateway, and what may stand behind it; null where this instance has none. */
  gateway: { address: string; upstreams: string[] } | null;
  /** Address of this instance, for programs that bring their runs themselves. */
  instance: string;
  /** Accounts at tools that a source may name. */
  generators: { id: string; service: string; account: string }[];
  may: { manage: boolean };
};
