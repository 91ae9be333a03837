import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { time } from './columns';

/** A way to sign in. A person may have several; a contributor is not an account. */
export const account = pgTable(
  'account',
  {
    id: text('id').primaryKey(),
    /** Lower case, as typed otherwise. */
    email: text('email').notNull(),
    displayName: text('display_name').notNull(),
    /** scrypt parameters, salt and hash in one string. */
    passwordHash: text('password_hash').notNull(),
    locale: text('locale').notNull().default('zh'),
    createdAt: time('created_at').notNull().defaultNow(),
    passwordChangedAt: time('password_changed_at').notNull().defaultNow(),
    disabledAt: time('disabled_at'),
  },
  (t) => [uniqueIndex('account_email_key').on(sql`lower(${t.email})`)],
);

/** A signed-in browser. The cookie names it; each request looks it up. */
export const session = pgTable(
  'session',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    createdAt: time('created_at').notNull().defaultNow(),
    lastSeenAt: time('last_seen_at').notNull().defaultNow(),
    expiresAt: time('expires_at').notNull(),
    revokedAt: time('revoked_at'),
    authenticator: text('authenticator').notNull(),
    userAgent: text('user_agent').notNull().default(''),
    address: text('address').notNull().default(''),
  },
  (t) => [index('session_account').on(t.accountId)],
);

/** A password reset in progress; only the hash of its token is kept. */
export const passwordReset = pgTable('password_reset', {
  tokenHash: text('token_hash').primaryKey(),
  accountId: text('account_id')
    .notNull()
    .references(() => account.id),
  createdAt: time('created_at').notNull().defaultNow(),
  expiresAt: time('expires_at').notNull(),
  usedAt: time('used_at'),
});

/** Attempts within a window, per account or address; see lib/session/throttle. */
export const throttle = pgTable('throttle', {
  key: text('key').primaryKey(),
  count: integer('count').notNull(),
  windowEndsAt: time('window_ends_at').notNull(),
});

/** A personal access token for the API; only its hash is kept. */
export const accessToken = pgTable(
  'access_token',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    name: text('name').notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    /** Space-separated actions the token may use, or `read` / `write`. */
    scopes: text('scopes').notNull(),
    createdAt: time('created_at').notNull().defaultNow(),
    expiresAt: time('expires_at').notNull(),
    lastUsedAt: time('last_used_at'),
    revokedAt: time('revoked_at'),
  },
  (t) => [index('access_token_account').on(t.accountId)],
);
