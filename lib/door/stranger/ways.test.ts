import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { POLICY, ruleOf } from '@/lib/access/policy';
import { setStatus } from '@/lib/cases/commands/amend-case';
import { loader } from '../loader';
import { absent, tell } from './testing-ask';
import { dataOf, desk } from './testing-desk';
import { gaps } from './testing-gaps';
import { COMMANDS, type House, house, LINES, READS } from './testing-house';
import { allowed, type Line, refusalOf, refused } from './testing-line';
import { ENDED, enter, LEVELS, type Level, type Someone } from './testing-people';
import { PUBLIC } from './testing-public';
import { everyWay, type Way } from './testing-registry';
import { changed, objectsHeld, type State, settle, stateOf, touches } from './testing-state';

const ways = await everyWay();

let here: House;

const NOTHING: State = new Map();

beforeAll(async () => {
  here = await house();
});

afterAll(() => here.close());

const someone = (level: Level): Someone => {
  const found = here.people.get(level);
  if (!found) throw new Error(`nobody is ${level}`);
  return found;
};

/** What is declared and not expected, or the other way round. */
function gapsIn(declared: readonly Way[]): string[] {
  const named = (kind: Way['kind']) => declared.filter((w) => w.kind === kind).map((w) => w.name);
  return [
    ...gaps('command', 'COMMANDS (testing-house.ts)', named('command'), Object.keys(COMMANDS)),
    ...gaps('loader', 'LOADERS (testing-loaders.ts)', named('loader'), Object.keys(READS)),
    ...gaps('public command', 'PUBLIC (testing-public.ts)', named('public'), Object.keys(PUBLIC)),
  ];
}

/** What else is missed when so much is declared. */
const moreGaps = (declared: readonly Way[]) => {
  const before = gapsIn(ways);
  return gapsIn(declared).filter((gap) => !before.includes(gap));
};

describe('the list of expectations', () => {
  it('holds every command, loader and public command there is, and no other', () => {
    expect(gapsIn(ways)).toEqual([]);
  });

  it('misses a command, a loader and a public command that somebody forgot', async () => {
    const input = z.strictObject({});
    const load = async () => null;
    const forgotten = { name: 'forgotten.read', action: 'account.read', input, load } as const;
    const read = loader(forgotten);
    const found = (await everyWay()).filter(({ name }) => name === read.name);
    expect(moreGaps([...ways, ...found])).toEqual([
      expect.stringContaining('loader forgotten.read has no expectations: add it to LOADERS'),
    ]);
    const invented = (kind: Way['kind']) => ({ ...found[0], kind, name: 'x.forgotten' }) as Way;
    expect(moreGaps([...ways, invented('command'), invented('public')])).toEqual([
      expect.stringContaining('command x.forgotten has no expectations: add it to COMMANDS'),
      expect.stringContaining('public command x.forgotten has no expectations: add it to PUBLIC'),
    ]);
    expect(moreGaps(ways.filter(({ name }) => name !== 'case.open'))).toEqual([
      expect.stringContaining('expects the command case.open, which is not declared'),
    ]);
  });

  it('finds each name declared once', () => {
    const names = ways.map((way) => way.name);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });

  it('uses every action of the policy', () => {
    const used = new Set(ways.map((way) => way.action));
    expect(Object.keys(POLICY).filter((action) => !used.has(action as never))).toEqual([]);
  });

  /** Narrower than the policy: only the application itself keeps what a check found. */
  const NARROWER: Record<string, string[]> = { 'ledger.keep_check': ['service'] };

  it.each(Object.entries(LINES))('says of %s what the policy says', (name, line) => {
    const action = ways.find((way) => way.name === name)?.action;
    if (!action) throw new Error(`${name} has no action`);
    const rule = ruleOf(action);
    const levels = ['owner', 'admin', 'member', 'counsel', 'guest', 'service'] as const;
    const may = allowed(line).filter((level) => levels.some((l) => l === level));
    const policy = NARROWER[name] ?? rule.may;
    // An account's own acts carry no place, so a service is no question of the policy there.
    const apart = line.scope === 'account' ? ['service'] : [];
    expect(may.filter((l) => !apart.includes(l)).sort()).toEqual([...policy].sort());
    expect(line.scope).toBe(rule.openCase ? 'open_case' : rule.scope);
    expect(allowed(line).includes('reader')).toBe(rule.effect === 'read' && may.includes('owner'));
  });
});

/** Refusals kept of an actor so far. */
async function refusalsKept(actorId: string) {
  return here.db.sql`
    select action, code, case_id as "caseId", workspace_id as "workspaceId" from security_log
    where event = 'refused' and actor_id = ${actorId} order by id`;
}

/** Asks as somebody and says what they were told, what it changed, and whether it was kept. */
async function knock(way: Way, who: Someone, input: object, before: State) {
  const caller = await who.caller();
  const kept = caller.actor ? (await refusalsKept(caller.actor.id)).length : 0;
  const count = await touches(here.db);
  const told = await tell(way, caller, input);
  const still = (await touches(here.db)) === count;
  const left = still ? [] : changed(before, await stateOf(here.db));
  const refusals = caller.actor ? (await refusalsKept(caller.actor.id)).slice(kept) : [];
  return { told, left, refusals };
}

/** The state once nothing is under way any more. */
async function settled(): Promise<State> {
  await settle();
  return stateOf(here.db);
}

describe.each(Object.entries(LINES))('%s', (name, line: Line) => {
  it('refuses everybody else, keeps that it did, and nothing changes', async () => {
    const way = here.way(name);
    const input = await line.input(here.desk, here.desk.owner);
    const before = await settled();
    const held = await objectsHeld();
    for (const level of refused(line)) {
      const who = someone(level);
      const { told, left, refusals } = await knock(way, who, input, before);
      const code = refusalOf(line, level);
      expect({ level, code: told.code, left }).toEqual({ level, code, left: [] });
      const ids = input as { caseId?: string; workspaceId?: string };
      const scope = { caseId: ids.caseId ?? null, workspaceId: ids.workspaceId ?? null };
      const refusal = { action: way.action, code, ...scope };
      expect({ level, refusals }).toEqual({
        level,
        refusals: ENDED.includes(level) ? [] : [refusal],
      });
      if (code === 'NOT_FOUND' || code === 'UNAUTHENTICATED') {
        const elsewhere = await knock(way, who, absent(input), before);
        expect({ level, ...elsewhere.told }).toEqual({ level, ...told });
      }
    }
    expect(changed(before, await stateOf(here.db))).toEqual([]);
    expect(await objectsHeld()).toEqual(held);
  });

  it('lets in whoever may', async () => {
    const way = here.way(name);
    // Looking changes nothing, whoever looks; an act may change whoever acts.
    const looks = way.kind === 'loader';
    const before = looks ? await settled() : NOTHING;
    for (const level of allowed(line)) {
      const who = looks ? someone(level) : await enter(here.desk, level);
      const input = await line.input(here.desk, who);
      const { told, left, refusals } = await knock(way, who, input, before);
      const code = line.answer ?? 'ok';
      expect({ level, code: told.code, refusals }).toEqual({ level, code, refusals: [] });
      if (looks) expect({ level, left }).toEqual({ level, left: [] });
    }
    if (looks) expect(changed(before, await stateOf(here.db))).toEqual([]);
  });
});

describe.each(Object.entries(PUBLIC))('%s', (name, { input, answer }) => {
  it('answers everybody alike, and changes nothing without a proof', async () => {
    const before = await settled();
    const first = (await knock(here.way(name), someone('nobody'), input, before)).told;
    expect(first.code).toBe(answer);
    for (const level of LEVELS) {
      const { told, left } = await knock(here.way(name), someone(level), input, before);
      expect({ level, left, told }).toEqual({ level, left: [], told: first });
    }
  });
});

describe('a sealed case, and then a closed one', () => {
  it('take no new act from anybody, keep who tried, and stay as they are', async () => {
    const shut = await desk(here.desk);
    const { caseId, owner } = shut;
    const acts: [string, object, typeof owner][] = [];
    for (const [name, line] of Object.entries(LINES)) {
      // What only a job may do is tried by one.
      const who = allowed(line).includes('owner') ? owner : someone('service');
      if (line.scope === 'open_case') acts.push([name, await line.input(shut, owner), who]);
    }
    const caller = await owner.caller();
    for (const to of ['under_review', 'sealed', 'closed'] as const) {
      await dataOf(setStatus(caller, { caseId, to, reason: 'end' }));
      if (to === 'under_review') continue;
      const before = await settled();
      for (const [name, input, who] of acts) {
        const { told, left, refusals } = await knock(here.way(name), who, input, before);
        const all = { code: 'SEALED', reason: to === 'sealed' ? 'case_sealed' : 'case_closed' };
        expect({ name, told: told.all, left }).toMatchObject({ name, told: all, left: [] });
        expect({ name, refusals }).toMatchObject({ name, refusals: [{ code: 'SEALED', caseId }] });
        // Whoever may not act at all is not told that the case is shut.
        for (const level of ['counsel', 'stranger', 'reader'] as const) {
          const other = await tell(here.way(name), await someone(level).caller(), input);
          expect([name, level, other.code]).toEqual([
            name,
            level,
            level === 'stranger' ? 'NOT_FOUND' : 'FORBIDDEN',
          ]);
        }
      }
    }
  });

  it('can still be read, checked, exported and moved on', async () => {
    const shut = await desk(here.desk);
    const { caseId, owner } = shut;
    const caller = await owner.caller();
    const acts: [string, object][] = [];
    const owners = Object.entries(LINES).filter(
      ([name, line]) =>
        line.scope === 'case' && allowed(line).includes('owner') && name !== 'case.set_status',
    );
    // A duty to keep forbids erasing: those lines come last, and place theirs then.
    const isHold = (name: string) => name.startsWith('hold.');
    for (const [name, line] of owners) {
      if (!isHold(name)) acts.push([name, await line.input(shut, owner)]);
    }
    for (const to of ['under_review', 'sealed'] as const) {
      await dataOf(setStatus(caller, { caseId, to, reason: 'end' }));
    }
    await settle();
    for (const [name, input] of acts) {
      expect([name, (await tell(here.way(name), caller, input)).code]).toEqual([name, 'ok']);
    }
    for (const [name, line] of owners.filter(([one]) => isHold(one))) {
      const { code } = await tell(here.way(name), caller, await line.input(shut, owner));
      expect([name, code]).toEqual([name, 'ok']);
    }
    const move = await LINES['case.set_status']?.input(shut, owner);
    expect((await tell(here.way('case.set_status'), caller, move ?? {})).code).toBe('ok');
  });
});
