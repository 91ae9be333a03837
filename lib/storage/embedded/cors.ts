import type { CorsRule } from './acts';
import { type Answer, type Call, xmlAnswer } from './answer';
import { receiveText } from './body';
import { S3Error } from './errors';
import type { S3Request } from './request';
import type { Bucket } from './state';
import { formatXml, parseXml, type XmlChild, type XmlElement } from './xml';

const METHODS = new Set(['GET', 'PUT', 'POST', 'DELETE', 'HEAD']);
const MAX_RULES = 100;
const MAX_ITEMS = 100;

/** GetBucketCors. */
export function getCors(call: Call): Answer {
  const bucket = call.store.bucket(call.request.bucket);
  if (bucket.cors.length === 0) throw new S3Error('NoSuchCORSConfiguration');
  const rules = bucket.cors.map(
    (rule): XmlChild => [
      'CORSRule',
      [
        ...rule.origins.map((value): XmlChild => ['AllowedOrigin', value]),
        ...rule.methods.map((value): XmlChild => ['AllowedMethod', value]),
        ...rule.headers.map((value): XmlChild => ['AllowedHeader', value]),
        ...rule.expose.map((value): XmlChild => ['ExposeHeader', value]),
        rule.maxAge === null ? undefined : ['MaxAgeSeconds', rule.maxAge],
      ],
    ],
  );
  return xmlAnswer(formatXml('CORSConfiguration', rules));
}

/** PutBucketCors. */
export async function putCors(call: Call): Promise<Answer> {
  const bucket = call.store.bucket(call.request.bucket);
  const document = parseXml(await receiveText(call.request, call.payload), 'CORSConfiguration');
  const rules = document.all('CORSRule').map(readRule);
  if (rules.length === 0 || rules.length > MAX_RULES) throw new S3Error('MalformedXML');
  await call.store.commit({ do: 'bucket.cors', bucket: bucket.name, rules });
  return { status: 200 };
}

/** Answer to a preflight (`OPTIONS`), which carries no signature by its nature. */
export function preflight(bucket: Bucket | undefined, request: S3Request): Answer {
  const { headers } = request;
  const origin = headers.get('origin');
  const method = headers.get('access-control-request-method');
  if (origin === undefined || method === undefined) {
    throw new S3Error('InvalidRequest', 'this is not a preflight');
  }
  const asked = (headers.get('access-control-request-headers') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  const rule = bucket?.cors.find((candidate) => allows(candidate, origin, method, asked));
  if (!rule) throw new S3Error('CORSForbidden', 'no rule of the bucket allows this');
  return {
    status: 200,
    headers: {
      ...originHeaders(rule, origin),
      'access-control-allow-methods': rule.methods.join(', '),
      ...(asked.length > 0 && { 'access-control-allow-headers': asked.join(', ') }),
      ...(rule.maxAge !== null && { 'access-control-max-age': String(rule.maxAge) }),
    },
  };
}

/** CORS headers of an ordinary answer, errors included; empty where no rule fits. */
export function corsHeaders(
  bucket: Bucket | undefined,
  request: S3Request,
): Record<string, string> {
  const origin = request.headers.get('origin');
  if (origin === undefined || !bucket) return {};
  const rule = bucket.cors.find((candidate) => allows(candidate, origin, request.method, []));
  if (!rule) return { vary: 'Origin' };
  return {
    ...originHeaders(rule, origin),
    ...(rule.expose.length > 0 && { 'access-control-expose-headers': rule.expose.join(', ') }),
  };
}

function originHeaders(rule: CorsRule, origin: string): Record<string, string> {
  const any = rule.origins.includes('*');
  return { 'access-control-allow-origin': any ? '*' : origin, vary: 'Origin' };
}

function allows(rule: CorsRule, origin: string, method: string, asked: readonly string[]): boolean {
  return (
    rule.methods.includes(method) &&
    rule.origins.some((pattern) => matches(pattern, origin)) &&
    asked.every((name) => rule.headers.some((pattern) => matches(pattern.toLowerCase(), name)))
  );
}

function matches(pattern: string, text: string): boolean {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === text;
  const head = pattern.slice(0, star);
  const tail = pattern.slice(star + 1);
  return text.length >= head.length + tail.length && text.startsWith(head) && text.endsWith(tail);
}

function readRule(element: XmlElement): CorsRule {
  const rule = {
    origins: readItems(element, 'AllowedOrigin'),
    methods: readItems(element, 'AllowedMethod'),
    headers: readItems(element, 'AllowedHeader'),
    expose: readItems(element, 'ExposeHeader'),
  };
  const age = element.text('MaxAgeSeconds');
  if (age !== undefined && !/^\d{1,9}$/.test(age)) throw new S3Error('MalformedXML');
  if (rule.origins.length === 0 || rule.methods.length === 0) throw new S3Error('MalformedXML');
  if (!rule.methods.every((method) => METHODS.has(method))) {
    throw new S3Error('InvalidRequest', 'an unknown method in a CORS rule');
  }
  if ([...rule.origins, ...rule.headers].some((item) => item.split('*').length > 2)) {
    throw new S3Error('InvalidRequest', 'more than one wildcard in a CORS rule');
  }
  return { ...rule, maxAge: age === undefined ? null : Number(age) };
}

function readItems(element: XmlElement, name: string): string[] {
  const items = element.all(name).map((item) => item.value());
  const fit = items.every((item) => /^[\x21-\x7e]{1,255}$/.test(item));
  if (items.length > MAX_ITEMS || !fit) throw new S3Error('MalformedXML');
  return items;
}
