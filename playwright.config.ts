import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { BROWSER_FLAGS, presentBrowsers } from './scripts/testing/browser.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));
const executablePath = process.env.CHROMIUM_PATH ?? presentBrowsers(root)[0];

export default defineConfig({
  testDir: './e2e',
  testMatch: '**/*.spec.ts',
  outputDir: './test-results',
  // Each worker has an instance of its own (e2e/setup): what one person sees, no other test moves.
  // Two fit a machine of two processors; one, where the instance was started elsewhere.
  workers: process.env.E2E_BASE_URL ? 1 : 2,
  fullyParallel: false,
  retries: 0,
  forbidOnly: process.env.CI !== undefined,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/results/playwright.json' }]],
  use: {
    browserName: 'chromium',
    headless: true,
    viewport: { width: 1280, height: 800 },
    locale: 'en-US',
    timezoneId: 'UTC',
    screenshot: 'only-on-failure',
    // A trace of everything costs as much as the tests themselves.
    trace: process.env.TRACE === '1' ? 'retain-on-failure' : 'off',
    launchOptions: { args: BROWSER_FLAGS, ...(executablePath && { executablePath }) },
  },
});
