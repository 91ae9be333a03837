import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { database } from '@/db/client';
import { accessToken } from '@/db/schema/accounts';
import { join, type Person, person, room } from '@/db/testing/world';
import { newId } from '@/lib/kernel/ids';
import { newAccessToken } from '@/lib/session/token';
import type { RouteExports } from './methods';
import type { Operation } from './operation';
import { openCaseOperation } from './operations/cases';

const ROUTES = fileURLToPath(new URL('../../app/api/v1/', import.meta.url));

/** A person with a token for the API. */
export type Bearer = Person & { token: string };

/** Gives a person a token. */
export async function bearer(who: Person, scopes = 'read write'): Promise<Bearer> {
  const { token, hash } = newAccessToken();
  await database()
    .insert(accessToken)
    .values({
      id: newId('token'),
      accountId: who.accountId,
      name: 'test',
      tokenHash: hash,
      scopes,
      expiresAt: new Date(Date.now() + 3_600_000),
    });
  return { ...who, token };
}

/** A workspace with its owner, and a stranger, all with tokens. */
export async function studio(): Promise<{ workspaceId: string; owner: Bearer; stranger: Bearer }> {
  const workspaceId = await room();
  const owner = await bearer(await person('周婧怡'));
  await join(workspaceId, owner, 'owner');
  return { workspaceId, owner, stranger: await bearer(await person('Stranger')) };
}

export type CallOptions = {
  as?: { token: string } | null;
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as it is. */
  body?: RequestInit['body'];
  headers?: Record<string, string>;
};

/**
 * Calls the API as a client would: the address picks the route file and its parameters as the
 * framework does (a fixed name goes before a parameter), and the request is a real one.
 */
export async function call(
  method: keyof RouteExports,
  address: string,
  { as = null, json, body, headers = {} }: CallOptions = {},
): Promise<Response> {
  const url = new URL(`/api/v1${address}`, 'http://localhost:3000');
  const { file, params } = findRoute(url.pathname.slice('/api/v1/'.length));
  const route = (await import(file)) as RouteExports;
  const request = new Request(url, {
    method,
    headers: {
      ...(as ? { authorization: `Bearer ${as.token}` } : {}),
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    ...(body === undefined ? {} : { body, duplex: 'half' }),
  } as RequestInit);
  return route[method](request, { params: Promise.resolve(params) });
}

/**
 * The data of a successful answer, after insisting that status and shape are those the document
 * states, with no member that it does not name.
 */
export async function answered<T = Record<string, never>>(
  { answer }: Operation,
  response: Response,
): Promise<T> {
  const text = await response.text();
  if (response.status !== answer.status) {
    throw new Error(`${response.status} instead of ${answer.status}: ${text}`);
  }
  const data: unknown = text === '' ? null : JSON.parse(text);
  if (answer.schema) expect(answer.schema.parse(data)).toEqual(data);
  return data as T;
}

/** A failure's problem details, after insisting on its status and form. */
export async function refused(response: Response, status: number): Promise<Problem> {
  const text = await response.text();
  if (response.status !== status)
    throw new Error(`${response.status} instead of ${status}: ${text}`);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('cache-control')).toBe('no-store');
  return JSON.parse(text) as Problem;
}

/** Problem details of the API. */
export type Problem = {
  title: string;
  status: number;
  reason?: string;
  fields?: Record<string, string>;
  ref?: string;
};

/** Opens a case and answers its identifier. */
export async function openedCase(as: Bearer, workspaceId: string, title = 'Pendant') {
  const body = { workspaceId, title, kind: 'image' };
  const response = await call('POST', '/cases', { as, json: body });
  return (await answered<{ caseId: string }>(openCaseOperation, response)).caseId;
}

/** Every route of the API: its path as OpenAPI writes it, and its file. */
export function routeFiles(): { path: string; file: string }[] {
  return readdirSync(ROUTES, { recursive: true, encoding: 'utf8' })
    .filter((name) => path.basename(name) === 'route.ts')
    .map((name) => ({
      path: `/${path.dirname(name).split(path.sep).join('/')}`.replace(/\[(\w+)\]/g, '{$1}'),
      file: path.join(ROUTES, name),
    }));
}

function findRoute(pathname: string): { file: string; params: Record<string, string> } {
  let folder = ROUTES;
  const params: Record<string, string> = {};
  for (const segment of pathname.split('/').map(decodeURIComponent)) {
    const fixed = path.join(folder, segment);
    if (existsSync(fixed)) {
      folder = fixed;
      continue;
    }
    const open = readdirSync(folder).find((name) => name.startsWith('['));
    if (!open) throw new Error(`no route for ${pathname}`);
    params[open.slice(1, -1)] = segment;
    folder = path.join(folder, open);
  }
  const file = path.join(folder, 'route.ts');
  if (!existsSync(file)) throw new Error(`no route for ${pathname}`);
  return { file, params };
}
