import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** What goes wrong between the application and the store. */
export type Fault =
  /** Nothing. */
  | { readonly kind: 'none' }
  /** The connection is cut before anything is answered. */
  | { readonly kind: 'reset' }
  /** An answer of the store's own making instead of passing the request on, `times` times. */
  | {
      readonly kind: 'refuse';
      readonly method: string;
      readonly status: number;
      readonly code: string;
      readonly times: number;
    }
  /** Bodies of answers to GET end after `bytes`, with the connection. */
  | { readonly kind: 'truncate'; readonly bytes: number }
  /** One byte of the body of each answer to GET is another. */
  | { readonly kind: 'alter' }
  /** Checksums do not come back, as from an older store. */
  | { readonly kind: 'no-checksums' };

export interface FaultProxy {
  readonly endpoint: string;
  fault: Fault;
  /** Requests passed on or refused, as "METHOD path". */
  readonly seen: string[];
  close(): Promise<void>;
}

/** An HTTP proxy before a store. Host headers go through unchanged, so signatures stay valid. */
export async function openFaultProxy(upstream: string): Promise<FaultProxy> {
  const { hostname, port } = new URL(upstream);
  const agent = new http.Agent({ keepAlive: true });
  const seen: string[] = [];
  const server = http.createServer((request, response) => {
    const { fault } = proxy;
    seen.push(`${request.method} ${request.url?.split('?')[0]}`);
    if (fault.kind === 'reset') {
      request.socket.destroy();
      return;
    }
    if (fault.kind === 'refuse' && fault.method === request.method && fault.times > 0) {
      proxy.fault = { ...fault, times: fault.times - 1 };
      request.resume().on('end', () => {
        response.writeHead(fault.status, { 'content-type': 'application/xml' });
        response.end(`<Error><Code>${fault.code}</Code><Message>injected</Message></Error>`);
      });
      return;
    }
    const { method, url: path, headers } = request;
    const passed = http.request({ hostname, port, method, path, headers, agent }, (answer) => {
      const back = { ...answer.headers };
      if (fault.kind === 'no-checksums') {
        for (const name of Object.keys(back)) {
          if (name.startsWith('x-amz-checksum')) delete back[name];
        }
      }
      response.writeHead(answer.statusCode ?? 500, back);
      let sent = 0;
      answer.on('data', (chunk: Buffer) => {
        if (method === 'GET' && fault.kind === 'truncate' && sent + chunk.length > fault.bytes) {
          response.write(chunk.subarray(0, fault.bytes - sent), () => response.destroy());
          answer.destroy();
          return;
        }
        if (method === 'GET' && fault.kind === 'alter' && sent === 0) {
          chunk[0] = (chunk[0] ?? 0) ^ 1;
        }
        sent += chunk.length;
        response.write(chunk);
      });
      answer.on('end', () => response.end());
      answer.on('error', () => response.destroy());
    });
    passed.on('error', () => response.destroy());
    request.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: FaultProxy = {
    endpoint: `http://127.0.0.1:${portOf(server.address())}`,
    fault: { kind: 'none' },
    seen,
    close: async () => {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('not listening on TCP');
  return address.port;
}
