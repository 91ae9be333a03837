import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { statusOf } from '@/lib/kernel/errors';
import { absent } from './testing-ask';
import { gaps } from './testing-gaps';
import { type House, house, LINES } from './testing-house';
import { allowed, type Line, refusalOf, refused } from './testing-line';
import { enter, LEVELS, type Level, type Someone } from './testing-people';
import { askRoute, carried, everyRoute, problemIn, type Route } from './testing-requests';
import { AUTH_ROUTES, OPEN_ROUTES, ROUTES, STREAM_ROUTES, WITHOUT_ROUTE } from './testing-routes';
import { changed, type State, settle, stateOf, touches } from './testing-state';

const routes = await everyRoute();

let here: House;

beforeAll(async () => {
  here = await house();
});

afterAll(() => here.close());

const someone = (level: Level): Someone => {
  const found = here.people.get(level);
  if (!found) throw new Error(`nobody is ${level}`);
  return found;
};

const route = (name: string): Route => {
  const found = routes.get(name);
  if (!found) throw new Error(`there is no ${name}`);
  return found;
};

const lineOf = (way: string): Line => {
  const found = LINES[way];
  if (!found) throw new Error(`nothing is called ${way}`);
  return found;
};

/** Requests are made by people and their scripts; a job makes none. */
const asked = (levels: readonly Level[]) => levels.filter((level) => level !== 'service');

async function settled(): Promise<State> {
  await settle();
  return stateOf(here.db);
}

/** Asks, and says what was answered and which tables it changed. */
async function knock(to: Route, who: Someone, input: object, before: State) {
  const count = await touches(here.db);
  const told = await askRoute(to, input, carried(who, to.method));
  const still = (await touches(here.db)) === count;
  return { told, left: still ? [] : changed(before, await stateOf(here.db)) };
}

const EXPECTED = [
  ...Object.keys(ROUTES),
  ...OPEN_ROUTES,
  ...Object.keys(STREAM_ROUTES),
  ...AUTH_ROUTES,
];

/** Routes that answer something and are not expected, or the other way round. */
async function gapsIn(found: ReadonlyMap<string, Route>): Promise<string[]> {
  const answering: string[] = [];
  for (const [name, { method, path, handle }] of found) {
    const asGet = method === 'HEAD' && found.has(`GET ${path}`);
    if (EXPECTED.includes(name)) answering.push(name);
    else if (!asGet) {
      const request = new Request(`http://localhost:3000${path}`, { method });
      const { status } = await handle(request, { params: Promise.resolve({}) });
      if (!(method === 'OPTIONS' && status === 204) && status !== 405) answering.push(name);
    }
  }
  return gaps('route', 'ROUTES (testing-routes.ts)', answering, EXPECTED);
}

describe('the list of routes', () => {
  it('holds every method of every route file that answers more than that there is none', async () => {
    expect(await gapsIn(routes)).toEqual([]);
  });

  it('misses a route that somebody forgot', async () => {
    const forgotten = { ...route('GET /api/v1/vkeys'), path: '/api/v1/forgotten' };
    const more = new Map([...routes, ['GET /api/v1/forgotten', forgotten]]);
    const before = await gapsIn(routes);
    expect((await gapsIn(more)).filter((gap) => !before.includes(gap))).toEqual([
      expect.stringContaining('route GET /api/v1/forgotten has no expectations: add it to ROUTES'),
    ]);
  });

  it('leads to every command and loader, or says that none leads there', () => {
    const led = [...Object.values(ROUTES), ...Object.values(STREAM_ROUTES), ...WITHOUT_ROUTE];
    const list = 'ROUTES or WITHOUT_ROUTE (testing-routes.ts)';
    expect(gaps('command or loader', list, Object.keys(LINES), led)).toEqual([]);
    expect(Object.values(ROUTES).filter((name) => WITHOUT_ROUTE.includes(name))).toEqual([]);
  });
});

describe.each(Object.entries(ROUTES))('%s', (name, behind) => {
  const line = lineOf(behind);

  it('refuses everybody else, and nothing changes', async () => {
    const to = route(name);
    const input = await line.input(here.desk, here.desk.owner);
    const before = await settled();
    for (const level of asked(refused(line))) {
      const { told, left } = await knock(to, someone(level), input, before);
      const code = refusalOf(line, level);
      const { title } = problemIn(told);
      const expected = { level, status: statusOf(code), title: code, left: [] };
      expect({ level, status: told.status, title, left }).toEqual(expected);
      expect(told.headers).toContainEqual(['content-type', 'application/problem+json']);
      expect(told.headers).toContainEqual(['cache-control', 'no-store']);
      if (code !== 'NOT_FOUND') continue;
      // Body and headers, too, are those for a case that does not exist, whoever asks for it.
      for (const other of [someone(level), here.desk.owner]) {
        expect((await knock(to, other, absent(input), before)).told).toEqual(told);
      }
    }
    expect(changed(before, await stateOf(here.db))).toEqual([]);
  });

  it('lets in whoever may', async () => {
    for (const level of asked(allowed(line))) {
      const who = await enter(here.desk, level);
      const input = await line.input(here.desk, who);
      const { status, body } = await askRoute(route(name), input, carried(who, route(name).method));
      expect({ level, refused: status < 400 ? '' : body }).toEqual({ level, refused: '' });
    }
  });
});

describe.each(Object.entries(ROUTES).filter(([name]) => name.startsWith('GET ')))(
  '%s',
  (name, behind) => {
    it('answers HEAD as GET, without a body', async () => {
      const line = lineOf(behind);
      const to = route(name.replace('GET ', 'HEAD '));
      for (const level of ['nobody', 'stranger', 'owner'] as const) {
        const who = someone(level);
        const input = await line.input(here.desk, level === 'owner' ? who : here.desk.owner);
        const { status, body } = await askRoute(to, input, carried(who, 'HEAD'));
        const may = allowed(line).includes(level);
        const code = may ? null : refusalOf(line, level);
        expect([level, body]).toEqual([level, '']);
        expect([level, code ? status : status < 400]).toEqual([
          level,
          code ? statusOf(code) : true,
        ]);
      }
    });
  },
);

describe.each(OPEN_ROUTES)('%s', (name) => {
  it('answers everybody alike and changes nothing', async () => {
    const before = await settled();
    const first = await knock(route(name), someone('nobody'), {}, before);
    expect(first.told.status).toBe(200);
    for (const level of asked(LEVELS)) {
      expect({ level, ...(await knock(route(name), someone(level), {}, before)) }).toEqual({
        level,
        ...first,
      });
    }
  });
});

describe('methods that an address does not have', () => {
  it('are refused to everybody alike, before anything is looked at', async () => {
    const before = await settled();
    const others = [...routes].filter(
      ([name, { method, path }]) =>
        !EXPECTED.includes(name) &&
        method !== 'OPTIONS' &&
        !(method === 'HEAD' && EXPECTED.includes(`GET ${path}`)),
    );
    expect(others.length).toBeGreaterThan(100);
    for (const [name, to] of others) {
      const { told, left } = await knock(to, someone('owner'), {}, before);
      expect([name, told.status, left]).toEqual([name, 405, []]);
      expect(await knock(to, someone('nobody'), {}, before)).toEqual({ told, left });
    }
  });
});
