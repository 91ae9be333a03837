import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type House, house, LINES } from './testing-house';
import { allowed } from './testing-line';
import { enter } from './testing-people';
import { askRoute, everyRoute, problemIn, type Route } from './testing-requests';
import { AUTH_ROUTES, ROUTES } from './testing-routes';
import { changed, settle, stateOf } from './testing-state';

const routes = await everyRoute();

let here: House;

beforeAll(async () => {
  here = await house();
});

afterAll(() => here.close());

/** Where the pages of this instance come from, as no setting of a test says otherwise. */
const OWN = 'http://localhost:3000';

/** Where a request that is not from a page of ours says it comes from. */
const ELSEWHERE: [string, Record<string, string>][] = [
  ['without an Origin', {}],
  ['with a foreign Origin', { origin: 'https://evil.example' }],
  ['with the Origin null', { origin: 'null' }],
  ['with an Origin that begins as ours', { origin: `${OWN}.evil.example` }],
  ['with our Origin and another port', { origin: 'http://localhost:3001' }],
  ['from another site', { origin: OWN, 'sec-fetch-site': 'cross-site' }],
  ['from another host of our site', { origin: OWN, 'sec-fetch-site': 'same-site' }],
  ['from no page at all', { origin: OWN, 'sec-fetch-site': 'none' }],
  ['by a form of another site', { origin: 'https://evil.example', 'content-type': 'text/plain' }],
];

const route = (name: string): Route => {
  const found = routes.get(name);
  if (!found) throw new Error(`there is no ${name}`);
  return found;
};

const changes = Object.entries(ROUTES).filter(([name]) => !name.startsWith('GET '));
const recorded = Object.entries(ROUTES).filter(([, way]) =>
  ['exhibit.open_original', 'dossier.open', 'volume.open'].includes(way),
);

/** A request of somebody who may, with their cookie, and the state of everything before it. */
async function ready(way: string) {
  const line = LINES[way];
  // An owner, or counsel for what is theirs alone.
  const level = (['owner', 'counsel'] as const).find((one) => line && allowed(line).includes(one));
  if (!line || !level) throw new Error(`neither owner nor counsel may ${way}`);
  const who = await enter(here.desk, level);
  const input = await line.input(here.desk, who);
  await settle();
  return { who, input, before: await stateOf(here.db) };
}

describe.each(changes)('%s', (name, way) => {
  it('asked for with a cookie by any page but ours is refused, and nothing changes', async () => {
    const { who, input, before } = await ready(way);
    for (const [where, headers] of ELSEWHERE) {
      const told = await askRoute(route(name), input, { ...who.headers, ...headers });
      const problem = { title: 'FORBIDDEN', reason: 'foreign_origin' };
      expect({ where, status: told.status, ...problemIn(told) }).toEqual({
        where,
        status: 403,
        ...problem,
      });
    }
    expect(changed(before, await stateOf(here.db))).toEqual([]);
    const ours = { ...who.headers, origin: OWN, 'sec-fetch-site': 'same-origin' };
    const { status, body } = await askRoute(route(name), input, ours);
    expect(status < 400 ? '' : body).toBe('');
  });
});

describe('a form of our own pages', () => {
  /** Routes whose body is not JSON: bytes, lines, or none at all. */
  const OTHERWISE = [
    'exhibit.admit_bytes',
    'exhibit.admit_batch',
    'exhibit.read_again',
    'capture.record_events',
    'import.open_archive',
    'capture.receive_file',
    'ledger.ask_check',
    'dossier.cancel',
    'question.withdraw',
  ];

  it('is no JSON, and changes nothing', async () => {
    for (const [name, way] of changes) {
      if (OTHERWISE.includes(way) || name.startsWith('DELETE ')) continue;
      const { who, input, before } = await ready(way);
      const headers = { ...who.headers, origin: OWN, 'content-type': 'text/plain' };
      const told = await askRoute(route(name), input, headers);
      expect([name, told.status, problemIn(told).reason]).toEqual([name, 422, 'not_json']);
      expect([name, changed(before, await stateOf(here.db))]).toEqual([name, []]);
    }
  });
});

describe.each(recorded)('%s', (name, way) => {
  it('asked for by a picture or a frame of another site is refused, and nothing is recorded', async () => {
    const { who, input, before } = await ready(way);
    for (const site of ['cross-site', 'same-site']) {
      for (const method of ['GET', 'HEAD']) {
        const to = route(name.replace('GET', method));
        const told = await askRoute(to, input, { ...who.headers, 'sec-fetch-site': site });
        expect([method, site, told.status]).toEqual([method, site, 403]);
      }
    }
    expect(changed(before, await stateOf(here.db))).toEqual([]);
  });
});

describe('signing in and out', () => {
  it.each(ELSEWHERE)('%s is refused before anything is looked at', async (_, headers) => {
    await settle();
    const before = await stateOf(here.db);
    const to = route(AUTH_ROUTES.find((name) => name.startsWith('POST ')) ?? '');
    for (const nextauth of ['callback/credentials', 'signout', 'signin/credentials']) {
      const at = { ...to, path: `/api/auth/${nextauth}` };
      const who = here.people.get('owner');
      const told = await askRoute(
        at,
        { email: 'x', password: 'x' },
        { ...who?.headers, ...headers },
      );
      expect([told.status, problemIn(told).reason]).toEqual([403, 'foreign_origin']);
    }
    expect(changed(before, await stateOf(here.db))).toEqual([]);
  });
});
