import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, openPool, useDatabase } from '@/db/client';
import { type TestDatabase, testDatabase } from '@/db/testing/database';
import type { Person } from '@/db/testing/world';
import { newDevice, type Signed, signed } from '@/lib/authorship/testing-device';
import { refusalsOf } from '@/lib/door/testing-case';
import { newId } from '@/lib/kernel/ids';
import { joinPrompt } from './commands/push';
import { revokeDevice } from './commands/revoke-device';
import { loadDevices, loadState } from './loaders';
import { Pen, promptScene, storedOperations } from './testing-pen';

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
