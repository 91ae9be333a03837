import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase, openPool, useDatabase } from '@/db/client';
import { type TestDatabase, testDatabase } from '@/db/testing/database';
import { join as letIn, person } from '@/db/testing/world';
import { move, refusalsOf } from '@/lib/door/testing-case';
import { newId } from '@/lib/kernel/ids';
import { amendPrompt, openPrompt } from './commands/open-prompt';
import { joinPrompt } from './commands/push';
import { writeScratch } from './commands/scratch';
import { showPresence } from './commands/show-presence';
import { loadScratch, loadState } from './loaders';
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
