import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { type Gateway, startGateway } from './server';
import { comfyuiUpstream } from './testing-comfyui';
import type { Upstream } from './testing-server';
import { openaiUpstream, sdapiUpstream } from './testing-upstreams';

export type Sent = { token: string; body?: object; headers?: Record<string, string> };

/** A gateway with an upstream of each kind, on an instance of its own. */
export type Started = {
  instance: TestInstance;
  gateway: Gateway;
  /** Where it keeps its journal. */
  journal: string;
  sdapi: Upstream;
  openai: Upstream;
  comfyui: Upstream;
  /** Address of a path on the gateway. */
  at(path: string): string;
  send(path: string, sent: Sent): Promise<Response>;
  close(): Promise<void>;
};

/** Starts everything. Call before anything reads the settings: they are read once in a process. */
export async function started(): Promise<Started> {
  const [sdapi, openai, comfyui] = await Promise.all([
    sdapiUpstream(),
    openaiUpstream(),
    comfyuiUpstream(),
  ]);
  process.env.GATEWAY_UPSTREAMS = `${sdapi.origin}, ${openai.origin}/,${comfyui.origin}`;
  const instance = await testInstance();
  const journal = mkdtempSync(path.join(tmpdir(), 'chirograph-gateway-'));
  const gateway = await startGateway(0, '127.0.0.1', journal);
  const at = (path: string) => `http://127.0.0.1:${gateway.port}${path}`;
  return {
    ...{ instance, gateway, journal, sdapi, openai, comfyui, at },
    send: (path, { token, body, headers = {} }) =>
      fetch(at(path), {
        method: body ? 'POST' : 'GET',
        headers: {
          authorization: `Bearer ${token}`,
          ...(body ? { 'content-type': 'application/json' } : {}),
          ...headers,
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
      }),
    close: async () => {
      await gateway.stop(5_000);
      await Promise.all([sdapi.close(), openai.close(), comfyui.close()]);
      await instance.close();
      rmSync(journal, { recursive: true, force: true });
    },
  };
}
