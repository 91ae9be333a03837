import { test as base, expect } from '@playwright/test';
import { READY_MS, withInstance } from './instance';

/** What a browser complained about during one test. */
export type Complaints = {
  /** Accepts complaints that match, for tests that provoke them on purpose. */
  allow(pattern: RegExp): void;
  /** Everything complained about so far, allowed or not. */
  readonly all: readonly string[];
};

/** What holds for a whole worker. */
type OfWorker = {
  /** Files that name one are run on an instance where nothing happened yet. */
  freshInstanceFor: string | undefined;
  instance: undefined;
};

/**
 * Playwright's `test`, on an instance that each worker starts for itself; it moreover fails any test
 * in which a page logged an error, threw one nobody caught, or broke the content security policy.
 */
export const test = base.extend<{ complaints: Complaints }, OfWorker>({
  freshInstanceFor: [undefined, { scope: 'worker', option: true }],

  instance: [
    async ({ freshInstanceFor }, use, { parallelIndex }) =>
      withInstance(freshInstanceFor ?? `worker-${parallelIndex}`, () => use(undefined)),
    { scope: 'worker', auto: true, timeout: 2 * READY_MS },
  ],

  // biome-ignore lint/correctness/noUnusedFunctionParameters: the instance has to stand first.
  baseURL: async ({ instance }, use) => use(process.env.E2E_BASE_URL),

  complaints: [
    async ({ context }, use) => {
      const all: string[] = [];
      const allowed: RegExp[] = [];
      await context.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
          console.error(`content security policy: ${violatedDirective} ${blockedURI}`),
        );
      });
      context.on('console', (message) => {
        if (message.type() !== 'error') return;
        all.push(`console: ${message.text()} (${message.location().url})`);
      });
      context.on('weberror', (error) => {
        all.push(`uncaught: ${error.error().stack ?? error.error().message}`);
      });
      await use({ allow: (pattern) => allowed.push(pattern), all });
      const open = all.filter((text) => !allowed.some((pattern) => pattern.test(text)));
      expect(open, 'complaints of the browser').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
