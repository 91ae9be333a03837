import { env } from '@/lib/kernel/env';
import type { Someone } from './testing-people';
import { filesBelow, moduleOf } from './testing-registry';

type Handler = (request: Request, context: { params: Promise<object> }) => Promise<Response>;

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const CHANGES = ['POST', 'PUT', 'PATCH', 'DELETE'];

/** A method that a route file exports. */
export type Route = { method: string; path: string; handle: Handler };

/** Every exported method of every route file, by method and path as the folders write it. */
export async function everyRoute(): Promise<Map<string, Route>> {
  const routes = new Map<string, Route>();
  for (const file of filesBelow('app')) {
    if (!/(^|\/)route\.[a-z]+$/.test(file)) continue;
    // Groups of folders in parentheses are no part of the address.
    const path = `/${file.split('/').slice(1, -1).join('/')}`.replace(/\/\([^/]*\)/g, '');
    const exported = await moduleOf(file);
    for (const method of METHODS) {
      if (!(method in exported)) continue;
      routes.set(`${method} ${path}`, { method, path, handle: exported[method] as Handler });
    }
  }
  return routes;
}

/** A request to a route with the input of the command or loader behind it. */
export function requestTo(
  { method, path }: Pick<Route, 'method' | 'path'>,
  input: object,
  headers: Record<string, string> = {},
): { request: Request; params: Record<string, string> } {
  const { body, fileName, mediaType, items, events, ...members } = input as Record<string, unknown>;
  const params: Record<string, string> = {};
  const address = path.replace(/\[(\w+)\]/g, (_, name: string) => {
    params[name] = String(members[name] ?? 'x');
    delete members[name];
    return encodeURIComponent(params[name]);
  });
  const url = new URL(address, env().CHIROGRAPH_URL);
  const base = { method, headers: new Headers(headers) };
  const inQuery = () => {
    for (const [name, value] of Object.entries(members)) url.searchParams.set(name, String(value));
  };
  if (body instanceof Uint8Array) {
    inQuery();
    base.headers.set('content-type', String(mediaType));
    base.headers.set('x-file-name', String(fileName));
    return { request: new Request(url, { ...base, body: body.slice() }), params };
  }
  const each = items ?? events;
  if (Array.isArray(each)) {
    inQuery();
    const lines = each.map((item) => `${JSON.stringify(item)}\n`).join('');
    base.headers.set('content-type', 'application/x-ndjson');
    return { request: new Request(url, { ...base, body: lines }), params };
  }
  const rest = { ...members, ...given({ fileName, mediaType }) };
  if (!CHANGES.includes(method)) {
    for (const [name, value] of Object.entries(rest)) url.searchParams.set(name, String(value));
    return { request: new Request(url, base), params };
  }
  if (Object.keys(rest).length === 0) return { request: new Request(url, base), params };
  if (!base.headers.has('content-type')) base.headers.set('content-type', 'application/json');
  return { request: new Request(url, { ...base, body: JSON.stringify(rest) }), params };
}

const given = (members: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));

/** What somebody's requests carry to a page of ours: their cookie or token, and where they come from. */
export function carried({ headers }: Pick<Someone, 'headers'>, method: string) {
  const origin = CHANGES.includes(method) ? { origin: new URL(env().CHIROGRAPH_URL).origin } : {};
  return { ...headers, ...origin };
}

/** Everything an answer tells: status, each header, and the body without its reference. */
export type Told = { status: number; headers: [string, string][]; body: string };

/** Asks a route and reads the whole answer. */
export async function askRoute(
  route: Route,
  input: object,
  headers: Record<string, string>,
): Promise<Told> {
  const { request, params } = requestTo(route, input, headers);
  const response = await route.handle(request, { params: Promise.resolve(params) });
  const body = (await response.text()).replace(/"ref":"[0-9a-f]+"/, '"ref":""');
  return { status: response.status, headers: [...response.headers].sort(), body };
}

/** The code and reason of a failure's problem details. */
export function problemIn({ body }: Told): { title?: string; reason?: string } {
  try {
    const { title, reason } = JSON.parse(body) as { title?: string; reason?: string };
    return { ...(title ? { title } : {}), ...(reason ? { reason } : {}) };
  } catch {
    return {};
  }
}
