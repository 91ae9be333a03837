import { createReadStream } from 'node:fs';
import {
  type ClientRequest,
  Agent as HttpAgent,
  request as http,
  type IncomingMessage,
} from 'node:http';
import { Agent as HttpsAgent, request as https } from 'node:https';
import { text } from 'node:stream/consumers';
import type { Found, Gap } from './journal';

/** An answer that is no success. `status` 0: there was none. */
export class Refused extends Error {
  readonly status: number;
  readonly title: string;
  readonly reason: string;
  readonly fields: Record<string, string>;
  /** Seconds the server asks to wait. */
  readonly retryAfter: number;

  constructor(status: number, body: unknown, retryAfter = 0) {
    const { title, reason, fields } = body as Record<string, unknown>;
    const told = typeof fields === 'object' && fields ? (fields as Record<string, string>) : {};
    super([reason ?? title ?? (status || 'no answer'), ...Object.values(told)].join(' '));
    this.status = status;
    this.title = String(title ?? '');
    this.reason = String(reason ?? '');
    this.fields = told;
    this.retryAfter = retryAfter;
  }

  /** Whether the same may succeed later: no answer, a busy server, one that is being started. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** Milliseconds without a byte after which an answer is no longer waited for. */
const SILENCE = 60_000;

/** What the watcher asks of a server, as the person of the token. */
export class Server {
  readonly #base: URL;
  readonly #token: string;
  readonly #agents = {
    http: new HttpAgent({ keepAlive: true }),
    https: new HttpsAgent({ keepAlive: true }),
  };
  /** Milliseconds by which the server's clock is ahead of ours, as last seen. */
  ahead = 0;

  constructor(url: string, token: string) {
    this.#base = new URL(`${url.replace(/\/$/, '')}/api/v1/`);
    this.#token = token;
  }

  /** Opens a source for a folder. */
  async openSource(caseId: string, folder: string, label: string, software: string) {
    const body = JSON.stringify({ tool: 'folder', label, folder, software });
    const answer = await this.#ask('POST', `cases/${caseId}/sources`, (sent) => sent.end(body), {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
    });
    return String((answer as { sourceId?: unknown }).sourceId);
  }

  async closeSource(caseId: string, sourceId: string): Promise<void> {
    await this.#ask('DELETE', `cases/${caseId}/sources/${sourceId}`, (sent) => sent.end());
  }

  /** Hands over a file from where its bytes lie now. Throws Refused, or what reading the disk throws. */
  async sendFile(
    { caseId, sourceId }: { caseId: string; sourceId: string },
    { sha256, bytes, mtimeMs, path: file }: Found,
    { from, isTimed }: { from: string; isTimed: boolean },
  ): Promise<{ exhibitId: string; runId: string | null; repeated: boolean }> {
    const query = new URLSearchParams({ key: sha256, sha256, bytes: String(bytes) });
    if (isTimed) query.set('writtenAt', new Date(mtimeMs).toISOString());
    const name = file.split(/[\\/]/).at(-1) ?? '';
    const send = (sent: ClientRequest) => {
      createReadStream(from)
        .on('error', (error) => sent.destroy(error))
        .pipe(sent);
    };
    const address = `cases/${caseId}/sources/${sourceId}/files?${query}`;
    const answer = await this.#ask('POST', address, send, {
      'content-type': 'application/octet-stream',
      'content-length': String(bytes),
      'x-file-name': encodeURIComponent(name.toWellFormed()),
    });
    return answer as { exhibitId: string; runId: string | null; repeated: boolean };
  }

  /** Says that the watcher was away, or that files were lost. Throws Refused. */
  async reportGap(
    { caseId, sourceId }: { caseId: string; sourceId: string },
    gap: Gap,
  ): Promise<void> {
    const { cause, count, from, to, reason } = gap;
    // By the server's clock, as everything that is recorded of times is read beside it.
    const at = (ms: number) => new Date(ms + this.ahead).toISOString();
    const body = JSON.stringify({ cause, count, from: at(from), to: at(to), reason });
    const address = `cases/${caseId}/sources/${sourceId}/gaps`;
    await this.#ask('POST', address, (sent) => sent.end(body), {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
    });
  }

  close(): void {
    this.#agents.http.destroy();
    this.#agents.https.destroy();
  }

  async #ask(
    method: string,
    address: string,
    send: (request: ClientRequest) => void,
    headers: Record<string, string> = {},
  ): Promise<unknown> {
    const url = new URL(address, this.#base);
    const isSecure = url.protocol === 'https:';
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const sent = (isSecure ? https : http)(
        url,
        {
          method,
          agent: isSecure ? this.#agents.https : this.#agents.http,
          headers: {
            ...headers,
            authorization: `Bearer ${this.#token}`,
            accept: 'application/json',
          },
          timeout: SILENCE,
        },
        resolve,
      );
      sent.on('timeout', () => sent.destroy(new Refused(0, { reason: 'no answer' })));
      sent.on('error', (error) =>
        reject(isDisk(error) ? error : new Refused(0, { reason: error.message })),
      );
      send(sent);
    });
    const body = await text(response).catch(() => '');
    const date = Date.parse(response.headers.date ?? '');
    if (!Number.isNaN(date)) this.ahead = date - Date.now();
    const status = response.statusCode ?? 0;
    if (status >= 200 && status < 300) return body === '' ? {} : JSON.parse(body);
    throw new Refused(status, problemOf(body), Number(response.headers['retry-after'] ?? 0) || 0);
  }
}

function problemOf(body: string): unknown {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value ? value : {};
  } catch {
    return {};
  }
}

const isDisk = (error: Error) =>
  'code' in error &&
  ['ENOENT', 'EACCES', 'EISDIR', 'EIO'].includes(String(error.code)) &&
  'path' in error;
