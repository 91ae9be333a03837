import { sqlPool } from '@/db/client';
import { authorize } from '@/lib/access/authorize';
import { levelAmong } from '@/lib/access/membership';
import type { CaseStatus } from '@/lib/entries/vocabulary';
import type { Actor } from '@/lib/kernel/actor';
import { env } from '@/lib/kernel/env';
import { SESSION_LIMITS } from '@/lib/session/limits';
import { hashSecret, scopesIn } from '@/lib/session/token';
import { isGatewayTool, originsIn, type SourceTool } from '../model';
import type { GatewayPlace } from './place';
import { unsealKey } from './upstream-key';

type Row = {
  token_id: string;
  scopes: string;
  stale: boolean;
  account_id: string;
  display_name: string;
  case_id: string;
  workspace_id: string;
  status: string;
  access: string | null;
  tool: string;
  place: string;
  on_failure: string;
  secret: Uint8Array | null;
};

/**
 * Whether the bearer of a token may record through a source, in one prepared statement: nothing is
 * remembered, so that what is revoked is refused at the next request. Says yes or nothing: where it
 * is null, the session's and the door's own ways decide, refuse and keep the refusal
 * (`callerOfRequest`, `loadGatewayPlace`); a test holds that a yes here is one there.
 */
export async function admittedNow(
  token: string,
  sourceId: string,
): Promise<{ actor: Actor; place: GatewayPlace } | null> {
  const rows = await sqlPool()<Row[]>`
    select t.id as token_id, t.scopes, a.id as account_id, a.display_name,
      (t.last_used_at is null
        or t.last_used_at < now() - ${SESSION_LIMITS.seenEveryMs} * interval '1 millisecond') as stale,
      s.case_id, c.workspace_id, c.status, m.access, s.tool, s.place, s.on_failure, s.secret
    from access_token t
    join account a on a.id = t.account_id and a.disabled_at is null
    join capture_source s on s.id = ${sourceId} and s.closed_at is null
    join case_file c on c.id = s.case_id
    join membership m on m.workspace_id = c.workspace_id and m.account_id = a.id
      and m.ended_at is null and (m.case_id is null or m.case_id = c.id)
    where t.token_hash = ${hashSecret(token)} and t.revoked_at is null and t.expires_at > now()`;
  const [row] = rows;
  // The use of a token is noted now and then; the way that does so is the other one.
  if (!row || row.stale) return null;
  const actor: Actor = {
    kind: 'person',
    id: row.account_id,
    name: row.display_name,
    session: row.token_id,
    authenticator: 'token',
    scopes: scopesIn(row.scopes),
  };
  // The columns hold only words that commands have checked.
  const [tool, status] = [row.tool as SourceTool, row.status as CaseStatus];
  if (!isGatewayTool(tool) || !originsIn(env().GATEWAY_UPSTREAMS).includes(row.place)) return null;
  try {
    const access = levelAmong(rows.map((one) => one.access));
    const at = { workspaceId: row.workspace_id, caseId: row.case_id, status, access };
    const { caseId } = authorize(actor, at, 'run.record');
    return {
      actor,
      place: {
        sourceId,
        caseId,
        tool,
        origin: row.place,
        onFailure: row.on_failure === 'pass' ? 'pass' : 'block',
        key: row.secret === null ? null : unsealKey(sourceId, row.secret),
      },
    };
  } catch {
    return null;
  }
}
