import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { database } from '@/db/client';
import { accessToken, account } from '@/db/schema/accounts';
import { membership } from '@/db/schema/workspaces';
import { join, type Person, person } from '@/db/testing/world';
import { move, scene } from '@/lib/door/testing-case';
import { callerOfRequest } from '@/lib/session/caller';
import { hashSecret } from '@/lib/session/token';
import { closeSource } from '../commands/manage-source';
import { admittedNow } from './admitted-now';
import { caseOfSource, loadGatewayPlace } from './place';
import { sourceFor, tokenFor } from './testing-gateway';
import { type Started, started } from './testing-started';

let all: Started;

beforeAll(async () => {
  all = await started();
});

afterAll(() => all.close());

/** What the session and the door say, one after the other. */
async function decided(token: string, sourceId: string) {
  const headers = { authorization: `Bearer ${token}` };
  const caller = await callerOfRequest(new Request('http://localhost', { headers }));
  const caseId = await caseOfSource(sourceId);
  if (!caller.actor || caseId === null) return null;
  const place = await loadGatewayPlace(caller, { caseId, sourceId }).catch(() => null);
  return place && { actor: caller.actor, place };
}

const used = (token: string) =>
  database()
    .update(accessToken)
    .set({ lastUsedAt: new Date() })
    .where(eq(accessToken.tokenHash, hashSecret(token)));

const change = (token: string, set: Partial<typeof accessToken.$inferInsert>) =>
  database()
    .update(accessToken)
    .set(set)
    .where(eq(accessToken.tokenHash, hashSecret(token)));

const ended = (who: Person) =>
  database()
    .update(membership)
    .set({ endedAt: new Date() })
    .where(eq(membership.accountId, who.accountId));

test('the one statement says yes to nobody whom the session and the door refuse, and the same to others', async () => {
  const one = await scene();
  const { caseId, owner, member, stranger } = one;
  const source = await sourceFor(owner, caseId, 'sdapi', all.sdapi.origin, { key: 'name:word' });
  const upstream = await sourceFor(owner, caseId, 'openai', all.openai.origin);
  const folder = await sourceFor(owner, caseId, 'folder', '');
  const closed = await sourceFor(owner, caseId, 'sdapi', all.sdapi.origin);
  await closeSource(owner.caller, { caseId, sourceId: closed });
  const other = await scene();
  const former = await person('Former');
  const [own] = await database()
    .select({ workspaceId: membership.workspaceId })
    .from(membership)
    .where(eq(membership.accountId, owner.accountId));
  const workspaceId = own?.workspaceId ?? '';
  await join(workspaceId, former, 'owner');
  await ended(former);
  const counsel = await person('Counsel');
  await join(workspaceId, counsel, 'counsel');
  const disabled = await person('Disabled');
  await join(workspaceId, disabled, 'owner');
  await database()
    .update(account)
    .set({ disabledAt: new Date() })
    .where(eq(account.id, disabled.accountId));

  const tokens = await Promise.all(
    [owner, member, stranger, other.owner, former, counsel, disabled].map((who) => tokenFor(who)),
  );
  const reading = await tokenFor(owner, 'read');
  const revoked = await tokenFor(owner);
  await change(revoked, { revokedAt: new Date() });
  const expired = await tokenFor(owner);
  await change(expired, { expiresAt: new Date(Date.now() - 1_000) });
  tokens.push(reading, revoked, expired, `chg_${'A'.repeat(43)}`);

  const allowed: string[] = [];
  for (const token of tokens) {
    await used(token);
    for (const id of [source, upstream, folder, closed, 'src_00000000000000000000000000']) {
      const [quick, slow] = [await admittedNow(token, id), await decided(token, id)];
      expect(quick).toEqual(slow);
      if (quick) allowed.push(id);
    }
  }
  // Owner and member, through the two that are open and stand behind the gateway.
  expect(allowed).toEqual([source, upstream, source, upstream]);
  const [token = ''] = tokens;
  expect((await admittedNow(token, source))?.place.key).toBe('name:word');

  await change(token, { revokedAt: new Date() });
  expect(await admittedNow(token, source)).toBeNull();
  const [, second = ''] = tokens;
  await move(one, 'under_review', 'sealed');
  expect(await admittedNow(second, source)).toBeNull();
});
