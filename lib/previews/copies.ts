/** Why there is no working copy, or not all of them; a key that the interface translates. */
export const NO_COPY_REASONS = [
  /** Markup that could act: shown as its source text, never rendered. */
  'active_content',
  'empty',
  'encrypted',
  /** A page with text, none of whose fonts are embedded or known here. */
  'fonts_missing',
  'memory_limit',
  /** A type nothing here makes pictures or text of. */
  'no_preview',
  /** Every try failed for reasons that lie not in the file; the log has them. */
  'not_made',
  /** The original is not where it was kept. */
  'object_missing',
  'time_limit',
  'too_large',
  'too_many_pixels',
  /** Damaged, cut, or not what it begins like. */
  'unreadable',
  /** The process that makes copies ended without an answer. */
  'worker_died',
] as const;

export type NoCopyReason = (typeof NO_COPY_REASONS)[number];

/** A working copy in a file; `kind` is `thumb`, `view`, `text` or `page-<n>` from 1. */
export type MadeCopy = {
  kind: string;
  file: string;
  mediaType: string;
  width: number | null;
  height: number | null;
  /** What made it, with versions. */
  tool: string;
};

/** What could be made of one file, and why not more. */
export type MadeCopies = {
  copies: MadeCopy[];
  /** Kind of the first copy that is missing, and why; null where everything was made. */
  missing: { kind: string; reason: NoCopyReason } | null;
};
