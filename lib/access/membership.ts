import { and, eq, isNull, or } from 'drizzle-orm';
import { caseFile } from '@/db/schema/cases';
import { membership, workspace } from '@/db/schema/workspaces';
import type { Reader } from '@/db/tx';
import type { CaseStatus } from '@/lib/entries/vocabulary';
import type { Actor } from '@/lib/kernel/actor';
import { AppError } from '@/lib/kernel/errors';
import { ACCESS, type Access } from './policy';

/** Where an actor stands: read from the database inside the transaction of the act. */
export type Place = {
  workspaceId: string;
  caseId: string | null;
  status: CaseStatus | null;
  access: Access | 'service';
};

function known(access: string): Access {
  const found = ACCESS.find((a) => a === access);
  // A level this software does not know opens nothing.
  if (!found) throw new AppError('NOT_FOUND');
  return found;
}

/**
 * The level that counts of those that memberships give: any before a guest's. Throws NOT_FOUND where
 * there is none, as for a stranger.
 */
export function levelAmong(memberships: readonly (string | null)[]): Access {
  const levels = memberships.flatMap((access) => (access === null ? [] : [known(access)]));
  const access = levels.find((level) => level !== 'guest') ?? levels[0];
  if (!access) throw new AppError('NOT_FOUND');
  return access;
}

/**
 * The actor's place in a workspace. A guest of one of its cases has a place there too, for its own
 * case. Throws NOT_FOUND for strangers, exactly as for a workspace that does not exist.
 */
export async function placeInWorkspace(
  tx: Reader,
  actor: Actor,
  workspaceId: string,
): Promise<Place> {
  if (actor.kind === 'service') {
    const [found] = await tx
      .select({ id: workspace.id })
      .from(workspace)
      .where(eq(workspace.id, workspaceId));
    if (!found) throw new AppError('NOT_FOUND');
    return { workspaceId, caseId: null, status: null, access: 'service' };
  }
  const rows = await tx
    .select({ access: membership.access })
    .from(membership)
    .where(
      and(
        eq(membership.workspaceId, workspaceId),
        eq(membership.accountId, actor.id),
        isNull(membership.endedAt),
      ),
    );
  const access = levelAmong(rows.map((r) => r.access));
  return { workspaceId, caseId: null, status: null, access };
}

/**
 * The actor's place in a case, with the case row locked against a change of status until the
 * transaction ends. Throws NOT_FOUND for strangers, exactly as for a case that does not exist.
 */
export async function placeInCase(
  tx: Reader,
  actor: Actor,
  caseId: string,
  lock: 'share' | 'update' | 'none',
): Promise<Place> {
  const query = tx
    .select({
      workspaceId: caseFile.workspaceId,
      status: caseFile.status,
      access: membership.access,
    })
    .from(caseFile)
    .leftJoin(
      membership,
      and(
        eq(membership.workspaceId, caseFile.workspaceId),
        eq(membership.accountId, actor.id),
        isNull(membership.endedAt),
        or(isNull(membership.caseId), eq(membership.caseId, caseFile.id)),
      ),
    )
    .where(eq(caseFile.id, caseId));
  const rows = await (lock === 'none' ? query : query.for(lock, { of: caseFile }));
  const [found] = rows;
  if (!found) throw new AppError('NOT_FOUND');
  // The column holds only statuses written by commands that checked them.
  const place = { workspaceId: found.workspaceId, caseId, status: found.status as CaseStatus };
  if (actor.kind === 'service') return { ...place, access: 'service' };
  return { ...place, access: levelAmong(rows.map((row) => row.access)) };
}
