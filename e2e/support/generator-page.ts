import http, { type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { picture } from './files';

/** A generator's page on an origin of its own, and pictures on another that shares some of them. */
export type GeneratorPage = {
  origin: string;
  /** Origin of the pictures that stand elsewhere. */
  elsewhere: string;
  /** Bytes by name: `own`, `shared`, `kept`, `inline`. */
  files: Record<'own' | 'shared' | 'kept' | 'inline', Buffer>;
  close(): Promise<void>;
};

type Answer = { type: string; body: Buffer | string; headers?: Record<string, string> };

async function serve(
  answer: (path: string, headers: IncomingHttpHeaders) => Answer | null,
): Promise<{ origin: string; close(): Promise<void> }> {
  const server = http.createServer((request, response) => {
    const found = answer((request.url ?? '').split('?')[0] ?? '', request.headers);
    if (!found) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': found.type, ...found.headers }).end(found.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Headers of pages that are stricter than others. */
const HEADERS: Record<string, Record<string, string>> = {
  '/gallery': {},
  '/strict': {
    'content-security-policy': "default-src 'self'; img-src * data:; connect-src 'self'",
  },
  '/apart': { 'cross-origin-opener-policy': 'same-origin' },
};

/**
 * Starts both. The gallery shows a picture of its own, one that is shared and one that is not, one
 * inline, one of memory, a canvas, an icon that is no picture, and a link to carry the bookmark.
 */
export async function generatorPage(): Promise<GeneratorPage> {
  const files = {
    own: picture(96, 64),
    shared: picture(97, 64),
    kept: picture(98, 64),
    inline: picture(99, 64),
  };
  const icon = picture(16, 16);
  const other = await serve((path) => {
    if (path === '/shared.png') {
      const headers = { 'access-control-allow-origin': '*' };
      return { type: 'image/png', body: files.shared, headers };
    }
    return path === '/kept.png' ? { type: 'image/png', body: files.kept } : null;
  });
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title>
<a id="bookmark">bookmark</a>
<img src="/icon.png" alt="icon">
<img src="/out/own.png?session=secret" alt="own">
<img src="${other.origin}/shared.png" alt="shared">
<img src="${other.origin}/kept.png" alt="kept">
<img src="data:image/png;base64,${files.inline.toString('base64')}" alt="inline">
<img id="memory" alt="memory">
<canvas id="drawn" width="100" height="80"></canvas>
<script>
  drawn.getContext('2d').fillRect(10, 10, 50, 30);
  fetch('/out/own.png').then((r) => r.blob()).then((b) => { memory.src = URL.createObjectURL(b); });
</script>`;
  const own = await serve((path) => {
    if (path === '/out/own.png') return { type: 'image/png', body: files.own };
    if (path === '/icon.png') return { type: 'image/png', body: icon };
    if (path === '/favicon.ico') return { type: 'image/png', body: icon };
    const headers = HEADERS[path];
    return headers ? { type: 'text/html; charset=utf-8', body: html, headers } : null;
  });
  return {
    origin: own.origin,
    elsewhere: other.origin,
    files,
    close: async () => {
      await Promise.all([own.close(), other.close()]);
    },
  };
}
