import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { call } from './testing-api';

/** The routes of the API behind a port, for programs that talk to it from outside. */
export type TestServer = { port: number; url: string; requests: string[]; close(): Promise<void> };

/** Serves the API; on a given port again what was closed before. */
export async function serveApi(port = 0): Promise<TestServer> {
  const requests: string[] = [];
  const server = createServer(async (asked, answer) => {
    const { method = 'GET', url = '/' } = asked;
    requests.push(`${method} ${url.split('?')[0]}`);
    const headers = Object.fromEntries(
      Object.entries(asked.headers).flatMap(([name, value]) =>
        typeof value === 'string' ? [[name, value]] : [],
      ),
    );
    try {
      const isBare = method === 'GET' || method === 'HEAD';
      // Node declares its web streams apart from the global ones; they are the same objects.
      const body = isBare ? {} : { body: Readable.toWeb(asked) as unknown as ReadableStream };
      const found = await call(method as 'GET', url.replace('/api/v1', ''), { headers, ...body });
      answer.writeHead(found.status, Object.fromEntries(found.headers));
      if (!found.body) answer.end();
      else await pipeline(Readable.fromWeb(found.body as never), answer);
    } catch {
      answer.destroy();
    }
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const own = (server.address() as AddressInfo).port;
  return {
    port: own,
    url: `http://127.0.0.1:${own}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
