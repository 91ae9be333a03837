import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, openPool, useDatabase } from '@/db/client';
import { type TestDatabase, testDatabase } from '@/db/testing/database';
import { join as letIn, type Person, person } from '@/db/testing/world';
import { move, refusalsOf } from '@/lib/door/testing-case';
import { newId } from '@/lib/kernel/ids';
import { amendPrompt, openPrompt } from './commands/open-prompt';
import { joinPrompt } from './commands/push';
import { revokeDevice } from './commands/revoke-device';
import { writeScratch } from './commands/scratch';
import { showPresence } from './commands/show-presence';
import { loadDevices, loadScratch, loadState } from './loaders';
import { newDevice, Pen, promptScene, type Signed, signed, storedOperations } from './testing-pen';

let db: TestDatabase;
let here: Awaited<ReturnType<typeof promptScene>>;
let pen: Pen;

beforeAll(async () => {
  db = await testDatabase();
  useDatabase(openPool(db.url));
});

afterAll(async () => {
  await closeDatabase();
  await db.close();
});

beforeEach(async () => {
  here = await promptScene();
  pen = await Pen.at(here.member, desk());
  await pen.push(pen.insert(0, 'crystal'));
});

const desk = () => ({ caseId: here.caseId, promptId: here.promptId });

async function workspaceOf(caseId: string): Promise<string> {
  const [row] = await db.sql`select workspace_id from case_file where id = ${caseId}`;
  return row?.workspace_id;
}

/** What the text and the length of the log are, to see that a refusal changed neither. */
async function standing() {
  const operations = await storedOperations(here.promptId);
  const { fields, hash } = await loadState(here.owner.caller, desk());
  return { size: operations.length, hash, text: fields[0]?.text };
}

describe('a refused claim', () => {
  const bare = (body: object, over: object = {}) =>
    signed({ ...pen.header(pen.n + 1), w: pen.writer, ...body, ...over }, pen.device);
  const comment = () => ({
    k: 'comment',
    comment: randomBytes(16).toString('hex'),
    parent: null,
    spans: [],
    text: 'x',
  });
  const parameter = { k: 'parameter', name: 'seed', value: '42' };
  const reference = (exhibit: string | null) => ({
    k: 'reference',
    ref: randomBytes(16).toString('hex'),
    exhibit,
    label: '',
    purpose: '',
  });

  it.each<[string, () => Signed]>([
    ['malformed', () => ({ ...bare(parameter), claim: '{"v":1}' })],
    ['prompt', () => bare(parameter, { prompt: newId('prompt') })],
    ['account', () => bare(parameter, { account: here.owner.accountId })],
    ['writer', () => bare(parameter, { w: 99 })],
    ['signature', () => ({ ...bare(parameter), sig: bare(comment()).sig })],
    ['counter', () => bare(parameter, { n: pen.n + 2 })],
    ['equivocation', () => bare(parameter, { n: pen.n })],
    ['seen', () => bare(parameter, { seen: 99 })],
    ['fork', () => bare(parameter, { seenHash: 'ab'.repeat(32) })],
    ['exhibit', () => bare(reference(newId('exhibit')))],
    [
      'contributor',
      () =>
        bare({
          k: 'say',
          say: randomBytes(16).toString('hex'),
          spans: [[pen.writer, 0, 1]],
          contributor: newId('contributor'),
          mode: 'dictated',
          note: '',
        }),
    ],
    ['say', () => bare({ k: 'answer', say: 'ab'.repeat(16), answer: 'confirmed', reason: '' })],
    [
      'freeze_text',
      () => bare({ k: 'freeze', sha256: 'ab'.repeat(32), purpose: 'draft', tool: '' }),
    ],
    [
      'client',
      () => {
        const other = new Pen(here.second, desk());
        other.writer = 77;
        other.doc.clientID = 77;
        return bare({
          k: 'edit',
          u: other.change((field) => field.insert(0, 'forged')),
          ins: [{ c: 0, l: 6, k: 'typed' }],
          dt: [0],
        });
      },
    ],
  ])('for %s is answered so, kept, and harms nothing', async (code, make) => {
    await pen.sync();
    const before = await standing();
    const good = pen.claim({ ...parameter, name: 'steps' });
    pen.n -= 1;
    const reply = await pen.send(make());
    expect(reply).toMatchObject({ ok: true, data: { accepted: [], refused: { code } } });
    expect(await refusalsOf(here.member)).toEqual([code]);
    expect(await standing()).toEqual(before);
    expect(await pen.send(good)).toMatchObject({ data: { accepted: [{ n: pen.n + 1 }] } });
  });

  it('ends its request; what was accepted before it stands', async () => {
    const [first, second] = [pen.insert(0, 'a '), pen.insert(0, 'b ')];
    const reply = await pen.send(first, { ...second, sig: first.sig }, second);
    expect(reply).toMatchObject({
      data: { accepted: [{ n: 2, seq: 3 }], refused: { n: 3, code: 'signature' } },
    });
    expect((await standing()).text).toBe('a crystal');
  });

  it('does not keep others of the same transaction from being accepted', async () => {
    const other = await Pen.at(here.second, desk());
    const [bad, good] = [pen.insert(0, 'x'), other.insert(0, 'y')];
    const [refused, accepted] = await Promise.all([
      pen.send({ ...bad, sig: good.sig }),
      other.send(good),
    ]);
    expect(refused).toMatchObject({ data: { refused: { code: 'signature' } } });
    expect(accepted).toMatchObject({ data: { accepted: [{ n: 1 }] } });
  });
});

describe('the same claim once more', () => {
  it('is acknowledged as it was, and adds nothing', async () => {
    const claim = pen.insert(7, ' pendant');
    const first = await pen.push(claim);
    const again = await pen.push(claim);
    expect(again.accepted).toEqual(first.accepted);
    expect((await standing()).size).toBe(4);
  });

  it('of a joining is given the same writer', async () => {
    const claim = await pen.joinClaim();
    const [one, two] = [
      await joinPrompt(pen.who.caller, { ...desk(), ...claim }),
      await joinPrompt(pen.who.caller, { ...desk(), ...claim }),
    ];
    expect(one).toMatchObject({ data: { ok: true, joined: { writer: 2 } } });
    expect(two).toMatchObject({ data: { ok: true, joined: { writer: 2 } } });
  });

  it('is known however long ago it was', async () => {
    const claim = pen.insert(0, 'old ');
    const first = await pen.push(claim);
    for (let i = 0; i < 11; i++) {
      await pen.push(
        ...Array.from({ length: 200 }, (_, k) =>
          pen.claim({ k: 'parameter', name: 'seed', value: `${i}.${k}` }),
        ),
      );
    }
    expect((await pen.push(claim)).accepted).toEqual(first.accepted);
  });
});

describe('keys', () => {
  const joining = async (who: Person, device = newDevice()) => {
    const other = new Pen(who, desk(), device);
    return joinPrompt(who.caller, { ...desk(), ...(await other.joinClaim()) });
  };

  it('belong to one account for ever', async () => {
    expect(await joining(here.second, pen.device)).toMatchObject({
      data: { ok: false, code: 'key' },
    });
    expect(await refusalsOf(here.second)).toEqual(['key']);
    expect((await joining(here.member, pen.device)).ok).toBe(true);
  });

  it('once revoked sign nothing more, and cannot join', async () => {
    const { devices } = await loadDevices(here.member.caller, {});
    expect(devices).toMatchObject([{ key: pen.device.key, revokedAt: null }]);
    const deviceId = devices[0]?.id ?? '';
    expect(await revokeDevice(here.second.caller, { deviceId })).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await revokeDevice(here.member.caller, { deviceId })).ok).toBe(true);
    const reply = await pen.send(pen.insert(0, 'x'));
    expect(reply).toMatchObject({ data: { refused: { code: 'key' } } });
    expect(await joining(here.member, pen.device)).toMatchObject({ data: { code: 'key' } });
    expect((await standing()).text).toBe('crystal');
  });
});

describe('who may write', () => {
  const claim = () => pen.insert(0, 'x');
  const comment = () =>
    pen.claim({
      k: 'comment',
      comment: 'ab'.repeat(16),
      parent: null,
      spans: [[pen.writer, 0, 7]],
      text: 'Why crystal?',
    });

  it('not a stranger, to whom the case does not exist', async () => {
    const other = new Pen(here.stranger, desk());
    expect(await other.send(claim())).toMatchObject({ ok: false, code: 'NOT_FOUND' });
    expect(await refusalsOf(here.stranger)).toEqual(['NOT_FOUND']);
  });

  it('not a former member, from the moment of leaving', async () => {
    await db.sql`update membership set ended_at = now() where account_id = ${here.member.accountId}`;
    expect(await pen.send(claim())).toMatchObject({ ok: false, code: 'NOT_FOUND' });
    expect((await storedOperations(here.promptId)).length).toBe(3);
  });

  it('not another session of the same person under this writer', async () => {
    const { actor } = here.member.caller;
    if (actor?.kind !== 'person') throw new Error('nobody');
    const other = { ...here.member.caller, actor: { ...actor, session: newId('session') } };
    const elsewhere = new Pen({ ...here.member, caller: other }, desk());
    expect(await elsewhere.send(claim())).toMatchObject({ data: { refused: { code: 'session' } } });
  });

  it('nobody once the case is sealed; it can still be read', async () => {
    await pen.push(pen.insert(0, 'a '));
    await move(here, 'under_review', 'sealed');
    expect(await pen.send(claim())).toMatchObject({ ok: false, code: 'SEALED' });
    const again = new Pen(here.member, desk());
    const joined = await joinPrompt(here.member.caller, {
      ...desk(),
      ...(await again.joinClaim()),
    });
    expect(joined).toMatchObject({ ok: false, code: 'SEALED' });
    expect((await standing()).text).toBe('a crystal');
    const [head] =
      await db.sql`select size, entered from prompt_head where prompt_id = ${here.promptId}`;
    expect(head?.entered).toBe(head?.size);
  });

  it('a guest answers and does not write', async () => {
    const guest = await person('Guest');
    await letIn(await workspaceOf(here.caseId), guest, 'guest', here.caseId);
    pen = await Pen.at(guest, desk());
    const seen = await Pen.at(here.member, desk());
    await pen.sync();
    expect(await pen.send(claim())).toMatchObject({ ok: false, code: 'FORBIDDEN' });
    pen.n -= 1;
    const spans = [[seen.writer - 2, 0, 7]];
    const words = pen.claim({
      k: 'comment',
      comment: 'cd'.repeat(16),
      parent: null,
      spans,
      text: 'Mine?',
    });
    expect(await pen.send(words)).toMatchObject({ data: { accepted: [{ n: 1 }] } });
    expect(await openPrompt(guest.caller, { caseId: here.caseId, title: 'x' })).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('counsel reads and neither writes nor answers', async () => {
    const counsel = await person('Counsel');
    await letIn(await workspaceOf(here.caseId), counsel, 'counsel');
    const other = new Pen(counsel, desk());
    const reply = await joinPrompt(counsel.caller, { ...desk(), ...(await other.joinClaim()) });
    expect(reply).toMatchObject({ ok: false, code: 'FORBIDDEN' });
    expect((await loadState(counsel.caller, desk())).fields[0]?.text).toBe('crystal');
    expect(await amendPrompt(counsel.caller, { ...desk(), title: 'x' })).toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('nobody through the address of another case', async () => {
    const elsewhere = await promptScene();
    const input = { caseId: elsewhere.caseId, promptId: here.promptId, claims: [comment()] };
    const { pushClaims } = await import('./commands/push');
    expect(await pushClaims(elsewhere.owner.caller, input)).toMatchObject({ code: 'NOT_FOUND' });
    const address = { caseId: elsewhere.caseId, promptId: here.promptId };
    await expect(loadState(elsewhere.owner.caller, address)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('what is nobody else’s', () => {
  it('a scratch is seen by its writer only and is in no ledger', async () => {
    const words = { ...desk(), text: 'not for evidence' };
    expect((await writeScratch(here.member.caller, words)).ok).toBe(true);
    expect((await loadScratch(here.member.caller, desk())).text).toBe('not for evidence');
    expect((await loadScratch(here.owner.caller, desk())).text).toBe('');
    const [found] = await db.sql`
      select count(*)::int as n from ledger_payload where data like '%not for evidence%'`;
    expect(found?.n).toBe(0);
  });

  it('presence is shown under one’s own writer only', async () => {
    const where = { ...desk(), writer: pen.writer, field: 'positive', anchor: null, head: null };
    expect(await showPresence(here.member.caller, where)).toMatchObject({ ok: true });
    expect(await showPresence(here.second.caller, where)).toMatchObject({ code: 'NOT_FOUND' });
  });
});
