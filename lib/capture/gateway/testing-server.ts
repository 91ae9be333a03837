import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An upstream of a test: what it was asked, byte for byte, and where it listens. */
export type Upstream = {
  origin: string;
  server: http.Server;
  asked: { method: string; url: string; headers: http.IncomingHttpHeaders; body: Buffer }[];
  close(): Promise<void>;
};

export type Answering = (
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
) => void | Promise<void>;

/** Listens on a port of its own of this machine. */
export async function upstream(answering: Answering): Promise<Upstream> {
  const asked: Upstream['asked'] = [];
  const server = http.createServer(async (request, response) => {
    const parts: Buffer[] = [];
    try {
      for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    } catch {
      return;
    }
    const body = Buffer.concat(parts);
    const { method = '', url = '', headers } = request;
    asked.push({ method, url, headers, body });
    await answering(request, response, body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    server,
    asked,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Answers with JSON. */
export function json(response: ServerResponse, value: unknown, headers = {}, status = 200): void {
  const body = typeof value === 'string' ? value : JSON.stringify(value);
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body);
}
