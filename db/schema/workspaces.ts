import { sql } from 'drizzle-orm';
import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { account } from './accounts';
import { time } from './columns';

/** A team's room; cases live in exactly one. */
export const workspace = pgTable('workspace', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  createdAt: time('created_at').notNull().defaultNow(),
});

/** What an account may do in a workspace, or, for a guest, in one case of it. */
export const membership = pgTable(
  'membership',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id')
      .notNull()
      .references(() => workspace.id),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    /** owner, admin, member, counsel or guest. */
    access: text('access').notNull(),
    /** The one case of a guest; null for everybody else. */
    caseId: text('case_id'),
    createdAt: time('created_at').notNull().defaultNow(),
    endedAt: time('ended_at'),
  },
  (t) => [
    uniqueIndex('membership_current')
      .on(t.workspaceId, t.accountId, sql`coalesce(${t.caseId}, '')`)
      .where(sql`${t.endedAt} is null`),
    index('membership_account').on(t.accountId),
  ],
);

/** An offer of access, bound to an e-mail and a level; only the hash of its token is kept. */
export const invitation = pgTable(
  'invitation',
  {
    id: text('id').primaryKey(),
    workspaceId: text('workspace_id')
      .notNull()
      .references(() => workspace.id),
    caseId: text('case_id'),
    email: text('email').notNull(),
    access: text('access').notNull(),
    tokenHash: text('token_hash').notNull().unique(),
    invitedBy: text('invited_by')
      .notNull()
      .references(() => account.id),
    createdAt: time('created_at').notNull().defaultNow(),
    expiresAt: time('expires_at').notNull(),
    acceptedAt: time('accepted_at'),
    acceptedBy: text('accepted_by').references(() => account.id),
    revokedAt: time('revoked_at'),
  },
  (t) => [index('invitation_workspace').on(t.workspaceId)],
);
