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
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
