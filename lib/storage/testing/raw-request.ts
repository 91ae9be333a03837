import { createHash, createHmac } from 'node:crypto';
import http from 'node:http';

/** A request as it goes over the wire, before or after signing. */
export interface RawRequest {
  method: string;
  /** Percent-encoded path. */
  path: string;
  /** Decoded parameters. */
  query: Record<string, string>;
  headers: Record<string, string>;
  body: Buffer;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
  /** S3 error code, or an empty text. */
  readonly code: string;
}

export interface Key {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/**
 * Signature Version 4 written a second time from its description, so that the server is not
 * tested with its own code. Signs every header given, plus host, date and payload hash.
 */
export function signHeader(
  request: RawRequest,
  host: string,
  key: Key,
  at = new Date(),
): RawRequest {
  const date = at.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const payload = request.headers['x-amz-content-sha256'] ?? hex(request.body);
  const headers: Record<string, string> = {
    ...request.headers,
    host,
    'x-amz-date': date,
    'x-amz-content-sha256': payload,
  };
  const names = Object.keys(headers).sort();
  const scope = `${date.slice(0, 8)}/us-east-1/s3/aws4_request`;
  const signature = sign({ ...request, headers }, names, payload, date, scope, key);
  headers.authorization = `AWS4-HMAC-SHA256 Credential=${key.accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return { ...request, headers };
}

/** The same in the query: a presigned address whose given headers are all signed. */
export function signQuery(
  request: RawRequest,
  host: string,
  key: Key,
  at = new Date(),
  expires = 300,
): RawRequest {
  const date = at.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const headers: Record<string, string> = { ...request.headers, host };
  const names = Object.keys(headers).sort();
  const scope = `${date.slice(0, 8)}/us-east-1/s3/aws4_request`;
  const query: Record<string, string> = {
    ...request.query,
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${key.accessKeyId}/${scope}`,
    'X-Amz-Date': date,
    'X-Amz-Expires': String(expires),
    'X-Amz-SignedHeaders': names.join(';'),
  };
  const payload = headers['x-amz-content-sha256'] ?? 'UNSIGNED-PAYLOAD';
  const signed = { ...request, headers, query };
  query['X-Amz-Signature'] = sign(signed, names, payload, date, scope, key);
  return signed;
}

/** Request target of a raw request. */
export function targetOf(request: RawRequest): string {
  const query = Object.entries(request.query)
    .map(([name, value]) => (value === '' ? enc(name) : `${enc(name)}=${enc(value)}`))
    .join('&');
  return query === '' ? request.path : `${request.path}?${query}`;
}

/** Sends a request exactly as it is; `target` replaces the path and query as they stand. */
export function sendRaw(
  endpoint: string,
  request: RawRequest,
  agent: http.Agent,
  target = targetOf(request),
): Promise<RawAnswer> {
  const { hostname, port } = new URL(endpoint);
  return new Promise((resolve, reject) => {
    const headers = { 'content-length': String(request.body.length), ...request.headers };
    const { method } = request;
    const sent = http.request(
      { hostname, port, method, path: target, headers, agent },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const code = /<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? '';
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text, code });
        });
      },
    );
    sent.on('error', reject);
    sent.end(request.body);
  });
}

function sign(
  request: RawRequest,
  names: readonly string[],
  payload: string,
  date: string,
  scope: string,
  key: Key,
): string {
  const query = Object.keys(request.query)
    .map((name) => `${enc(name)}=${enc(request.query[name] ?? '')}`)
    .sort()
    .join('&');
  const lines = names.map((name) => `${name}:${(request.headers[name] ?? '').trim()}\n`).join('');
  const canonical = `${request.method}\n${request.path}\n${query}\n${lines}\n${names.join(';')}\n${payload}`;
  const toSign = `AWS4-HMAC-SHA256\n${date}\n${scope}\n${hex(Buffer.from(canonical))}`;
  let secret: string | Buffer = `AWS4${key.secretAccessKey}`;
  for (const step of scope.split('/')) secret = createHmac('sha256', secret).update(step).digest();
  return createHmac('sha256', secret).update(toSign).digest('hex');
}

function hex(data: Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function enc(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
