import type { DeviceKey } from './device-key';
import type { Feed } from './feed';
import type { Keep } from './keep';
import type { Unsigned } from './outgoing';
import type { PromptApi } from './prompt-api';

/** What a session works with. */
export type SessionParts = {
  caseId: string;
  promptId: string;
  account: string;
  api: PromptApi;
  feed: Feed;
  keep: Keep;
  /** Null where the browser cannot sign. */
  key: DeviceKey | null;
};

/** The parts of a claim that the session itself fills in. */
type Filled = 'v' | 'prompt' | 'account' | 'w' | 'seen' | 'seenHash' | 't';
type Written<C> = C extends { w: number } ? Omit<C, Filled> : never;

/** What a page states besides edits: a comment, a parameter, a freeze … */
export type Statement = Written<Unsigned>;
