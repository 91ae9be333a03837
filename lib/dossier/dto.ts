/** What a volume adds to an export. */
export type VolumeFacts = {
  title: string;
  forum: 'prc' | 'us';
  /** The volume it was made again from. */
  previous: string | null;
  withheld: { exhibits: number; prompts: number; runs: number };
  redacted: number;
  compositionSha256: string;
  /** In the order of reading; empty until it is done. */
  files: {
    role: 'volume' | 'annex' | 'recreations' | 'bundle';
    part: number;
    parts: number;
    sha256: string;
    bytes: number;
    pages: number | null;
  }[];
};

/** An export in the Dossier room. Times are ISO 8601 UTC, sizes bytes. */
export type DossierItem = {
  id: string;
  number: number;
  state: 'queued' | 'done' | 'failed' | 'cancelled';
  /** Entries covered. */
  size: number;
  language: 'zh' | 'en' | 'both';
  paper: 'A4' | 'Letter';
  withheld: number;
  reason: string;
  recipient: string;
  requestedAt: string;
  entry: number;
  pdf: { sha256: string; bytes: number; pages: number } | null;
  bundle: { sha256: string; bytes: number } | null;
  /** Null for a dossier that is no volume. */
  volume: VolumeFacts | null;
  /** While it is being made: step (message key) and how far. */
  progress: { step: string; done: number; total: number; cancelling: boolean } | null;
  failure: string | null;
};
