import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { join as letIn, person } from '@/db/testing/world';
import { move } from '@/lib/door/testing-case';
import { showPresence } from '@/lib/prompts/commands/show-presence';
import { closeHub } from '@/lib/prompts/hub';
import { Pen, promptScene } from '@/lib/prompts/testing-pen';
import { endStreams } from './event-stream';
import { type Bearer, bearer, call, refused } from './testing-api';
import { eventsOf, seqsOf } from './testing-events';

let api: TestInstance;
let here: Awaited<ReturnType<typeof promptScene>>;
let reader: Bearer;
let pen: Pen;
const open: ReturnType<typeof eventsOf>[] = [];

beforeAll(async () => {
  api = await testInstance();
});

afterAll(async () => {
  closeHub();
  await api.close();
});

beforeEach(async () => {
  here = await promptScene();
  reader = await bearer(here.owner);
  pen = await Pen.at(here.member, desk());
});

afterEach(async () => {
  for (const events of open.splice(0)) await events.cancel();
});

const desk = () => ({ caseId: here.caseId, promptId: here.promptId });
const p = (from: number, at = desk()) => `p=${at.caseId}/${at.promptId}/${from}`;

async function stream(query: string, { as = reader, headers = {} } = {}) {
  const events = eventsOf(await call('GET', `/stream?${query}`, { as, headers }));
  open.push(events);
  return events;
}

describe('following a prompt', () => {
  it('begins where asked, goes on live, and is told where it is', async () => {
    const events = await stream(p(0));
    expect(seqsOf(await events.nextOf('operations'))).toEqual([0, 1]);
    await pen.push(pen.insert(0, 'a '), pen.insert(2, 'cat'));
    const heard = await events.nextOf('operations');
    expect(seqsOf(heard)).toEqual([2, 3]);
    expect(heard.id).toBe(`${here.promptId}:3`);
  });

  it('resumes by the last event received, without gap or repetition', async () => {
    const first = await stream(p(0));
    await first.nextOf('operations');
    await first.cancel();
    for (let i = 0; i < 30; i++) await pen.push(pen.insert(i, 'x'));
    let last = 1;
    const seen: number[] = [];
    // Cut again and again, as a bad line does.
    while (last < 31) {
      const events = await stream(p(0), {
        headers: { 'last-event-id': `${here.promptId}:${last}` },
      });
      const heard = await events.nextOf('operations');
      const seqs = seqsOf(heard).slice(0, 7);
      seen.push(...seqs);
      last = seqs.at(-1) ?? last;
      await events.cancel();
    }
    expect(seen).toEqual(Array.from({ length: 30 }, (_, i) => i + 2));
  });

  it('holds several prompts at once, each where it was', async () => {
    const other = await promptScene();
    await letIn((await workspaceOf(other.caseId)) ?? '', reader, 'member');
    const there = { caseId: other.caseId, promptId: other.promptId };
    const events = await stream(`${p(0)}&${p(0, there)}`);
    await events.nextOf('operations');
    const second = await events.nextOf('operations');
    expect(second.id.split(',').sort()).toEqual(
      [`${here.promptId}:1`, `${other.promptId}:0`].sort(),
    );
    await events.cancel();
    const again = await stream(`${p(0)}&${p(0, there)}`, {
      headers: { 'last-event-id': second.id },
    });
    await pen.push(pen.insert(0, 'x'));
    expect(seqsOf(await again.nextOf('operations'))).toEqual([2]);
  });

  it('shows who is there, by the name the server knows', async () => {
    const events = await stream(p(2));
    expect((await events.nextOf('presence')).data).toMatchObject({ people: [] });
    const where = { writer: pen.writer, field: 'positive', anchor: null, head: null };
    const address = `/cases/${here.caseId}/prompts/${here.promptId}/presence`;
    const member = await bearer(here.member);
    // A token is another session than the page that joined.
    await refused(await call('POST', address, { as: member, json: where }), 404);
    expect(await showPresence(here.member.caller, { ...desk(), ...where })).toMatchObject({
      ok: true,
    });
    const { data } = await events.nextOf('presence');
    expect(data.people).toEqual([{ ...where, account: here.member.accountId, name: 'Lin' }]);
  });

  it('hears what another instance wrote, also after its connections were cut', async () => {
    const events = await stream(p(2));
    await events.nextOf('presence');
    // As another instance does: rows and a notice, and nothing handed over here.
    const elsewhere = async (text: string) => {
      const hub = (globalThis as { chirographHub?: unknown }).chirographHub;
      Reflect.deleteProperty(globalThis, 'chirographHub');
      const claim = pen.insert(0, text);
      // Connections that were cut are found out one by one.
      while (!(await pen.send(claim)).ok) await new Promise((resolve) => setTimeout(resolve, 50));
      Object.assign(globalThis, { chirographHub: hub });
    };
    await elsewhere('a');
    expect(seqsOf(await events.nextOf('operations'))).toEqual([2]);
    await api.db.sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'chirograph'`;
    await elsewhere('b');
    expect(seqsOf(await events.nextOf('operations'))).toEqual([3]);
  });
});

describe('who may follow', () => {
  it('is decided before anything is sent', async () => {
    const stranger = await bearer(here.stranger);
    await refused(await call('GET', `/stream?${p(0)}`, { as: stranger }), 404);
    await refused(await call('GET', `/stream?${p(0)}`), 401);
    await refused(await call('GET', '/stream?p=nothing', { as: reader }), 422);
  });

  it('and again: a guest whose access ends hears that it is gone, and nothing after', async () => {
    const guest = await bearer(await person('Guest'));
    await letIn((await workspaceOf(here.caseId)) ?? '', guest, 'guest', here.caseId);
    const events = await stream(p(2), { as: guest });
    await events.nextOf('presence');
    await api.db.sql`update membership set ended_at = now() where account_id = ${guest.accountId}`;
    // Permission is at most two seconds old when operations are sent.
    await new Promise((resolve) => setTimeout(resolve, 2_100));
    await pen.push(pen.insert(0, 'secret'));
    expect(await events.next()).toMatchObject({ event: 'gone', data: { prompt: here.promptId } });
    await expect(events.next()).rejects.toThrow('ended');
  });

  it('and again: a revoked token ends its stream', async () => {
    const events = await stream(p(2));
    await events.nextOf('presence');
    await api.db
      .sql`update access_token set revoked_at = now() where account_id = ${reader.accountId}`;
    expect((await events.next()).event).toBe('gone');
    await expect(events.next()).rejects.toThrow('ended');
  });

  it('a sealed case is still followed', async () => {
    await move(here, 'under_review', 'sealed');
    const events = await stream(p(0));
    expect(seqsOf(await events.nextOf('operations'))).toEqual([0, 1]);
  });
});

describe('the end of the process', () => {
  it('closes every stream with a goodbye, and takes no new one', async () => {
    const events = [await stream(p(2)), await stream(p(2))];
    for (const one of events) await one.nextOf('presence');
    await endStreams();
    for (const one of events) {
      expect((await one.next()).event).toBe('bye');
      await expect(one.next()).rejects.toThrow('ended');
    }
    await refused(await call('GET', `/stream?${p(2)}`, { as: reader }), 503);
    Reflect.deleteProperty(globalThis, 'chirographStreams');
  });
});

async function workspaceOf(caseId: string): Promise<string | undefined> {
  const [row] = await api.db.sql`select workspace_id from case_file where id = ${caseId}`;
  return row?.workspace_id;
}
