import type { Present } from '@/lib/prompts/dto';
import type { Lost } from './kept-claims';

/**
 * `writing`: acts go on record. `reading`: others are followed, nothing is written. `stopped`: the
 * record refused something or the session ended. `broken`: what the server sent does not join.
 */
export type Phase = 'opening' | 'writing' | 'reading' | 'stopped' | 'broken' | 'failed';

/** Why nothing can be written. */
export type Hindrance =
  | 'no_key'
  | 'key'
  | 'access'
  | 'sealed'
  | 'signed_out'
  | 'gone'
  | 'unavailable'
  | 'refused';

/** What the page shows of a session; a new object at each change. */
export type SessionView = {
  phase: Phase;
  hindrance: Hindrance | null;
  /** Code of the refusal, or what did not join. */
  code: string | null;
  /** What others do arrives as it happens. */
  live: boolean;
  /** The last request reached the server. */
  reached: boolean;
  /** Acts that the server has not acknowledged. */
  waiting: number;
  /** Words that did not get onto the record. */
  lost: readonly Lost[];
  people: readonly Present[];
  /** This page's writer; null while reading. */
  writer: number | null;
  /** Operations received. */
  size: number;
  /** Grows when the document is replaced by another; editors then start anew. */
  generation: number;
};

export const OPENING: SessionView = {
  phase: 'opening',
  hindrance: null,
  code: null,
  live: true,
  reached: true,
  waiting: 0,
  lost: [],
  people: [],
  writer: null,
  size: 0,
  generation: 0,
};

/** Hindrance that a failed request means; null where trying again may help. */
export function hindranceOf(code: string): Hindrance {
  if (code === 'UNAUTHENTICATED') return 'signed_out';
  if (code === 'FORBIDDEN') return 'access';
  if (code === 'NOT_FOUND') return 'gone';
  if (code === 'SEALED') return 'sealed';
  return 'unavailable';
}
