import { rmSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { startTestCluster } from './cluster';

declare module 'vitest' {
  interface ProvidedContext {
    /** Asked by test files for their PostgreSQL; see db/testing/database.ts. */
    testClusterAddress: string;
  }
}

/**
 * Offers one PostgreSQL to all test files and starts it when the first of them asks, so that a run
 * of pure tests costs none.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let started: ReturnType<typeof startTestCluster> | undefined;
  const desk = http.createServer((_request, response) => {
    started ??= startTestCluster();
    started.then(
      ({ adminUrl, template }) => response.end(JSON.stringify({ adminUrl, template })),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve));
  const { port } = desk.address() as AddressInfo;
  project.provide('testClusterAddress', `http://127.0.0.1:${port}`);
  return async () => {
    desk.closeAllConnections();
    desk.close();
    const cluster = await started?.catch(() => undefined);
    await cluster?.close();
    // The configuration makes a folder for signing keys and cannot take it away itself.
    const keys = project.config.env.CHIROGRAPH_KEYS;
    if (keys?.startsWith(path.join(os.tmpdir(), 'chirograph-test-'))) {
      rmSync(keys, { recursive: true, force: true });
    }
  };
}
