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
  /** While it is being made: step (message key) and how far. */
  progress: { step: string; done: number; total: number; cancelling: boolean } | null;
  failure: string | null;
};
