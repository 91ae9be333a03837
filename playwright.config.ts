import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { BROWSER_FLAGS, presentBrowsers } from './scripts/testing/browser.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));
const executablePath = process.env.CHROMIUM_PATH ?? presentBrowsers(root)[0];

export default defineConfig({
  testDir: './e2e',
  testMatch: '**/*.spec.ts',
  outputDir: './test-results',
  globalSetup: './e2e/setup/start-application.ts',
  // One instance, one worker: a test sees what a person would see. Files run by name: /setup is
  // looked at first, then beginning makes the first account, and whoever is invited comes after.
  workers: 1,
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
    trace: 'retain-on-failure',
    launchOptions: { args: BROWSER_FLAGS, ...(executablePath && { executablePath }) },
  },
});
