import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { drain, MAX_OBJECT_BYTES } from './body';
import { corsHeaders, preflight } from './cors';
import { asS3Error } from './errors';
import { newRequestId, readRequest, type S3Request } from './request';
import { route } from './router';
import { sendAnswer, sendError } from './send';
import { authenticate, type Credentials } from './sigv4';
import type { Store } from './store';

/** A stranger's unwanted body is read this far, so that it can still receive its refusal. */
const STRANGER_DRAIN_BYTES = 64 * 1024 * 1024;
const IDLE_MS = 60_000;
const MAX_HEADER_BYTES = 32 * 1024;
const MAX_CONNECTIONS = 1024;

/** The HTTP server over a store, not yet listening. `settled` waits for requests under way. */
export function createObjectServer(
  store: Store,
  credentials: Credentials,
): { server: Server; settled: () => Promise<void> } {
  const busy = new Set<Promise<void>>();
  const server = createServer(
    {
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: 20_000,
      // A long upload is honest work; only silence is cut off.
      requestTimeout: 0,
      keepAliveTimeout: 30_000,
    },
    (http, response) => {
      const work = serve(store, credentials, http, response).catch(() => {
        response.destroy();
      });
      busy.add(work);
      void work.finally(() => busy.delete(work));
    },
  );
  server.maxConnections = MAX_CONNECTIONS;
  server.setTimeout(IDLE_MS);
  return {
    server,
    settled: async () => {
      await Promise.all(busy);
    },
  };
}

async function serve(
  store: Store,
  credentials: Credentials,
  http: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // A client that goes away mid-way is met where its stream is awaited.
  http.on('error', () => undefined);
  response.on('error', () => undefined);
  const id = newRequestId();
  const headers: Record<string, string> = { 'x-amz-request-id': id };
  let request: S3Request | undefined;
  let drainBytes = STRANGER_DRAIN_BYTES;
  try {
    request = readRequest(http, id);
    const bucket = store.findBucket(request.bucket);
    if (request.method === 'OPTIONS') {
      const answer = preflight(bucket, request);
      await finishBody(request, response, drainBytes);
      await sendAnswer(response, answer, headers, store.blobs);
      return;
    }
    Object.assign(headers, corsHeaders(bucket, request));
    const payload = authenticate(request, credentials, Date.now());
    drainBytes = MAX_OBJECT_BYTES;
    const answer = await route({ store, request, payload });
    await finishBody(request, response, drainBytes);
    await sendAnswer(response, answer, headers, store.blobs);
  } catch (thrown) {
    if (response.headersSent) throw thrown;
    if (request) await finishBody(request, response, drainBytes);
    else response.shouldKeepAlive = false;
    await sendError(response, asS3Error(thrown), http.method ?? '', id, headers);
  }
}

/** Answering before the body is read makes clients see a broken pipe instead of the answer. */
async function finishBody(
  request: S3Request,
  response: ServerResponse,
  cap: number,
): Promise<void> {
  if (!(await drain(request, cap))) response.shouldKeepAlive = false;
}
