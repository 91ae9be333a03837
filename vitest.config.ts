import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('./', import.meta.url));

export default defineConfig({
  resolve: {
    alias: {
      '@/': root,
      // The marker package throws outside a server bundle; under test everything is the server.
      'server-only': fileURLToPath(new URL('./db/testing/server-only.ts', import.meta.url)),
    },
    conditions: ['node'],
  },
  test: {
    include: ['{lib,db,app,components,scripts}/**/*.test.ts'],
    globalSetup: ['./db/testing/global-setup.ts'],
    env: {
      LOG_LEVEL: 'silent',
      // Tests that need a database bring their own; this one is never reached.
      DATABASE_URL: 'postgres://unused@127.0.0.1:9/unused',
      // An upstream that is allowed and never answers.
      GATEWAY_UPSTREAMS: 'http://127.0.0.1:9',
      CHIROGRAPH_SECRET: 'only for tests, only for tests, only',
      CHIROGRAPH_KEYS: mkdtempSync(path.join(tmpdir(), 'chirograph-test-keys-')),
    },
    // Limits for what hangs, not for what is slow: other work on the machine fails no test.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    maxWorkers: 2,
  },
});
