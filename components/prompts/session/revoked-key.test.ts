import { afterEach, describe, expect, it } from 'vitest';
import { testingId } from '@/lib/authorship/testing-log';
import type { Change } from './head';
import { PageKeep } from './keep';
import type { PromptSession } from './prompt-session';
import { TestingDesk } from './testing-desk';

const ANNA = testingId('acct', 1);
const FIELD = 'positive';

const open: PromptSession[] = [];

async function sit(desk: TestingDesk, keep: PageKeep) {
  const session = await desk.sit(ANNA, keep);
  open.push(session);
  return session;
}

afterEach(() => {
  for (const session of open.splice(0)) session.close();
});

const typed = (at: number, text: string): Change => ({
  from: at,
  to: at,
  pieces: [{ text, kind: 'typed' }],
});
const keyOf = (session: PromptSession) => session.parts.key?.publicKey ?? '';

describe('a session whose key is revoked', () => {
  it('reads along, keeps what was not recorded in sight, and writes again with another key', async () => {
    const desk = new TestingDesk();
    const keep = new PageKeep();
    const anna = await sit(desk, keep);
    anna.edit(FIELD, [typed(0, 'old')]);
    await anna.settled();
    const first = keyOf(anna);
    desk.revoked.add(first);
    anna.edit(FIELD, [typed(3, ' lost')]);
    anna.flush();
    await expect.poll(() => anna.view.hindrance).toBe('key');
    expect(anna.view).toMatchObject({ phase: 'reading', writer: null, waiting: 0 });
    expect(anna.view.lost).toEqual([{ code: 'key', words: [' lost'] }]);
    expect(anna.text(FIELD).toString()).toBe('old');
    await anna.renewKey();
    expect(anna.view).toMatchObject({ phase: 'writing', hindrance: null });
    anna.edit(FIELD, [typed(3, ', new')]);
    await anna.settled();
    expect(desk.log.replay.fields()[0]?.text).toBe('old, new');
    const keys = desk.log.replay.writers().map(({ key }) => key);
    expect(keys).toEqual([first, keyOf(anna)]);
    expect(keyOf(anna)).not.toBe(first);
  });

  it('says so when it opens with that key', async () => {
    const desk = new TestingDesk();
    const keep = new PageKeep();
    const earlier = await sit(desk, keep);
    earlier.edit(FIELD, [typed(0, 'stays')]);
    await earlier.settled();
    desk.revoked.add(keyOf(earlier));
    const later = await sit(desk, keep);
    expect(later.view).toMatchObject({ phase: 'reading', hindrance: 'key' });
    expect(later.text(FIELD).toString()).toBe('stays');
  });

  it('takes the key that another page has put in its place', async () => {
    const desk = new TestingDesk();
    const keep = new PageKeep();
    const [one, two] = [await sit(desk, keep), await sit(desk, keep)];
    desk.revoked.add(keyOf(one));
    await one.renewKey();
    await two.renewKey();
    expect(keyOf(two)).toBe(keyOf(one));
    expect(two.view.phase).toBe('writing');
  });
});
