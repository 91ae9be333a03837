import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, openPool, useDatabase } from '@/db/client';
import { type TestDatabase, testDatabase } from '@/db/testing/database';
import { kindsOf, move } from '@/lib/door/testing-case';
import { sha256Hex } from '@/lib/kernel/digest';
import { checkCase } from '@/lib/ledger/fsck/check-case';
import { enteredHeads } from './commands/enter-heads';
import { amendPrompt } from './commands/open-prompt';
import { forgetReplay, readReplay } from './live/replays';
import { loadPrompts, loadRevision, loadRevisions } from './loaders';
import { Pen, promptScene } from './testing-pen';

let db: TestDatabase;
let here: Awaited<ReturnType<typeof promptScene>>;
let pen: Pen;

const noObjects = {
  objects: {
    hash: async () => null,
    async *list(): AsyncGenerator<string> {},
  },
};

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
  await pen.push(pen.insert(0, 'tiny crystal pendant'));
  await pen.sync();
});

const desk = () => ({ caseId: here.caseId, promptId: here.promptId });
const frozen = () => readReplay(here.promptId, (replay) => replay.frozen());
const freeze = async (tool = 'Generator 3') =>
  pen.push(
    pen.claim({ k: 'freeze', sha256: (await frozen()).sha256, purpose: 'marked_sent', tool }),
  );
const failures = async () => (await checkCase(here.caseId, noObjects)).failures;

describe('freezing', () => {
  it('keeps the exact document, with an entry that covers the chain', async () => {
    const { document } = await frozen();
    const { accepted } = await freeze();
    expect(accepted).toMatchObject([{ seq: 3, revision: 1 }]);
    const { revisions } = await loadRevisions(here.owner.caller, desk());
    expect(revisions).toMatchObject([
      { revision: 1, seq: 3, purpose: 'marked_sent', tool: 'Generator 3' },
    ]);
    const one = await loadRevision(here.owner.caller, { ...desk(), revision: 1 });
    expect(one.document).toBe(document);
    expect(sha256Hex(one.document)).toBe(one.sha256);
    expect(JSON.parse(one.document).fields[0].text).toBe('tiny crystal pendant');
    expect((await kindsOf(here.caseId)).slice(-1)).toEqual(['prompt.frozen']);
    const { prompts } = await loadPrompts(here.owner.caller, { caseId: here.caseId });
    expect(prompts).toMatchObject([{ size: 4, entered: 4, revisions: 1 }]);
    expect(await failures()).toEqual([]);
  });

  it('is refused where somebody wrote on since', async () => {
    const other = await Pen.at(here.second, desk());
    await pen.sync();
    const { sha256 } = await frozen();
    const claim = pen.claim({ k: 'freeze', sha256, purpose: 'sent', tool: '' });
    await other.push(other.insert(0, 'a '));
    expect(await pen.send(claim)).toMatchObject({ data: { refused: { code: 'freeze_stale' } } });
    expect((await loadRevisions(here.owner.caller, desk())).revisions).toEqual([]);
  });

  it('of a second revision counts on', async () => {
    await freeze();
    await pen.sync();
    await pen.push(pen.insert(0, 'a '));
    await pen.sync();
    expect((await freeze()).accepted).toMatchObject([{ revision: 2 }]);
    expect(await failures()).toEqual([]);
  });
});

describe('the ledger covers a chain', () => {
  it('on a short clock, once for what has grown', async () => {
    await enteredHeads.work();
    await enteredHeads.work();
    const kinds = await kindsOf(here.caseId);
    expect(kinds.filter((kind) => kind === 'prompt.advanced')).toHaveLength(1);
    await pen.push(pen.insert(0, 'a '));
    await enteredHeads.work();
    const advanced = (await kindsOf(here.caseId)).filter((kind) => kind === 'prompt.advanced');
    expect(advanced).toHaveLength(2);
    expect(await failures()).toEqual([]);
  });

  it('before the case is sealed', async () => {
    await move(here, 'under_review');
    await pen.push(pen.insert(0, 'a '));
    await move(here, 'sealed');
    expect((await kindsOf(here.caseId)).slice(-2)).toEqual([
      'prompt.advanced',
      'case.status_changed',
    ]);
    expect(await failures()).toEqual([]);
  });

  it('and states each title', async () => {
    expect((await amendPrompt(here.owner.caller, { ...desk(), title: 'Ring' })).ok).toBe(true);
    expect((await kindsOf(here.caseId)).slice(-1)).toEqual(['prompt.amended']);
    expect(await failures()).toEqual([]);
  });
});

describe('tables of prompts', () => {
  it.each([
    ["update prompt_operation set claim = ''"],
    ['delete from prompt_operation'],
    ['truncate prompt_operation'],
    ['update prompt_revision set document = sha256'],
    ['delete from prompt_revision'],
    ['truncate prompt_revision'],
    ['delete from prompt_head'],
    ['update prompt_head set size = size - 1'],
    ["update device_key set account_id = 'x'"],
    ['delete from device_key'],
  ])('refuse %s even of their owner', async (statement) => {
    await freeze();
    await expect(db.sql.unsafe(statement)).rejects.toThrow(/refused|may only|cannot|append/i);
    expect(await failures()).toEqual([]);
  });

  it('let the application append by the one function only', async () => {
    const app = openPool(db.url);
    try {
      await expect(
        app`insert into prompt_operation (prompt_id, seq, kind, claim, server, hash)
          values (${here.promptId}, 99, 'edit', '', '{}', '\\x00')`,
      ).rejects.toThrow(/permission denied/);
      await expect(app`update prompt_head set size = 0`).rejects.toThrow(/permission denied/);
    } finally {
      await app.end();
    }
  });
});

describe('a full check', () => {
  /** What an operator could do who owns the database. */
  const tamper = (statement: string) =>
    db.sql.begin(async (tx) => {
      const table = /prompt\w*/.exec(statement)?.[0] ?? '';
      await tx.unsafe(`alter table ${table} disable trigger user`);
      await tx.unsafe(statement);
      await tx.unsafe(`alter table ${table} enable trigger user`);
    });
  const at = (seq: number) => `prompt_id = '${here.promptId}' and seq = ${seq}`;

  it.each<[string, () => string, RegExp]>([
    [
      'a letter of a claim',
      () =>
        `update prompt_operation set claim = replace(claim, '"dt":[0]', '"dt":[1]') where ${at(2)}`,
      /operation 2$/,
    ],
    [
      'what the server said',
      () =>
        `update prompt_operation set server = replace(server, '"session":"', '"session":"x') where ${at(2)}`,
      /operation 2$/,
    ],
    ['a column', () => `update prompt_operation set n = 7 where ${at(2)}`, /operation 2 n$/],
    [
      'an operation that is gone',
      () => `delete from prompt_operation where ${at(2)}`,
      /operation|head/,
    ],
    [
      'a frozen document',
      () =>
        `update prompt_revision set document = document || ' ' where prompt_id = '${here.promptId}'`,
      /prompt_revision .* documentSha256$/,
    ],
    [
      'a title',
      () => `update prompt set title = 'Other' where id = '${here.promptId}'`,
      /prompt .* title$/,
    ],
    [
      'a head',
      () => `update prompt_head set hash = sha256(hash) where prompt_id = '${here.promptId}'`,
      /head$/,
    ],
  ])('names %s that was altered', async (_, statement, record) => {
    await freeze();
    expect(await failures()).toEqual([]);
    await tamper(statement());
    const records = (await failures()).map((failure) => failure.record);
    expect(
      records.some((one) => record.test(one)),
      records.join('\n'),
    ).toBe(true);
  });
});

describe('a snapshot', () => {
  const many = async () => {
    for (let i = 0; i < 3; i++) {
      await pen.push(
        ...Array.from({ length: 200 }, (_, k) => {
          const c = pen.claim({ k: 'parameter', name: 'seed', value: `${i}.${k}` });
          return c;
        }),
      );
    }
  };
  const text = () => readReplay(here.promptId, (replay) => [replay.size, replay.hash]);

  it('is kept every so often, and is believed only where it fits the chain', async () => {
    await many();
    const rows = await db.sql`
      select size from prompt_snapshot where prompt_id = ${here.promptId}`;
    expect(rows.length).toBeGreaterThan(0);
    const before = await text();
    forgetReplay(here.promptId);
    expect(await text()).toEqual(before);
    for (const damage of [
      `state = set_byte(state, 100, get_byte(state, 100) # 255)`,
      `state = substring(state from 1 for 50)`,
      `state = '\\x00'`,
      `hash = sha256(hash)`,
    ]) {
      await db.sql.unsafe(`update prompt_snapshot set ${damage}`);
      forgetReplay(here.promptId);
      expect(await text()).toEqual(before);
    }
    await pen.push(pen.insert(0, 'a '));
    expect(await failures()).toEqual([]);
  });
});
