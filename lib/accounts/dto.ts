import type { Locale } from '@/lib/i18n/locale';

/** The signed-in person. */
export type Me = { accountId: string; name: string; email: string; locale: Locale };

/** A living session of one's own. Times are ISO 8601 UTC. */
export type SessionItem = {
  id: string;
  current: boolean;
  startedAt: string;
  lastSeenAt: string;
  endsAt: string;
  userAgent: string;
  address: string;
};

/** A personal access token of one's own; the token itself is shown once and kept nowhere. */
export type TokenItem = {
  id: string;
  name: string;
  scopes: 'read' | 'read write';
  createdAt: string;
  expiresAt: string;
  lastUsedAt: string | null;
  expired: boolean;
};

/** The account page. */
export type AccountPage = {
  me: Me;
  passwordChangedAt: string;
  sessions: SessionItem[];
  tokens: TokenItem[];
};

/** What the pages outside need to know of this instance. Nothing in it is a secret. */
export type InstanceState = {
  /** Nobody has set this instance up yet. */
  setUpOpen: boolean;
  /** Set-up asks for the code that the start command printed. */
  codeNeeded: boolean;
  registrationOpen: boolean;
  /** Letters leave by SMTP; otherwise somebody has to pass them on. */
  deliversMail: boolean;
  /** E-mail of the sample account, where the start command made one. */
  sample: string | null;
};
