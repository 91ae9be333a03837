import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex, utf8 } from '@/lib/kernel/digest';
import { TEST_ORIGIN, testSigner, testVkey } from '@/lib/proof/testing-bundle';
import { testPrompt } from '@/lib/proof/testing-prompts';
import { violations } from '../testing/axe';
import { ROOT, wholeBundle, withFolder, writeFolder, writeZip } from './testing-disk';

const SYSTEM_BROWSER = '/usr/bin/chromium-headless-shell';
const executablePath = existsSync(SYSTEM_BROWSER) ? SYSTEM_BROWSER : undefined;
const PAGE = pathToFileURL(join(ROOT, 'public/verifier.html')).href;

let browser: Browser | undefined;
let whole: Awaited<ReturnType<typeof wholeBundle>>;

beforeAll(async () => {
  whole = await wholeBundle({ size: 23, withhold: [8] });
  browser = await chromium.launch({
    args: ['--no-sandbox'],
    ...(executablePath ? { executablePath } : {}),
  });
});

afterAll(async () => {
  await browser?.close();
});

/** Opens the page from disk, offline; anything it complains of or asks for fails the test. */
async function withPage(
  run: (page: Page) => Promise<void>,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<void> {
  const context: BrowserContext | undefined = await browser?.newContext({
    locale: 'en-GB',
    ...options,
  });
  if (!context) return expect.fail('no browser');
  await context.setOffline(true);
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') trouble.push(message.text());
  });
  page.on('request', (request) => {
    if (request.url() !== PAGE) trouble.push(request.url());
  });
  await page.goto(PAGE);
  await run(page);
  expect(trouble).toEqual([]);
  await context.close();
}

describe('the verifier in a page', () => {
  it('verifies a bundle from disk without a network', async () => {
    await withFolder(async (folder) => {
      const zip = await writeZip(folder, 'bundle.zip', whole.files);
      await withPage(async (page) => {
        await page.getByLabel('Choose a file', { exact: true }).setInputFiles(zip);
        await page.getByRole('button', { name: 'Verify' }).click();
        const verdict = page.getByRole('heading', { name: 'All checks hold' });
        await verdict.waitFor();
        expect(await verdict.evaluate((node) => node === document.activeElement)).toBe(true);
        const text = await page.locator('main').textContent();
        expect(text).toContain('not whose key it is. Compare the fingerprint');
        expect(text).toContain(whole.vkey);
        const download = page.waitForEvent('download');
        await page.getByRole('button', { name: 'Save the report' }).click();
        expect((await download).suggestedFilename()).toBe('verification-report.json');
      });
    });
  });

  it('verifies joint prompts, without code made from text, and shows what was frozen', async () => {
    await withFolder(async (folder) => {
      const prompt = testPrompt();
      const { files } = await wholeBundle({ size: 7, prompts: [prompt] });
      const zip = await writeZip(folder, 'bundle.zip', files);
      await withPage(async (page) => {
        await page.getByLabel('Choose a file', { exact: true }).setInputFiles(zip);
        await page.getByRole('button', { name: 'Verify' }).click();
        await page.getByRole('heading', { name: 'All checks hold' }).waitFor();
        await page.getByRole('heading', { name: 'Joint prompts' }).waitFor();
        for (const document of prompt.documents) {
          expect(await page.getByText(sha256Hex(document)).count()).toBe(1);
        }
      });
    });
  });

  it('verifies an unpacked folder, and a dropped file', async () => {
    await withFolder(async (folder) => {
      writeFolder(join(folder, 'bag'), whole.files);
      await withPage(async (page) => {
        await page.getByLabel('Choose a folder').setInputFiles(join(folder, 'bag'));
        await page.getByRole('button', { name: 'Verify' }).click();
        await page.getByRole('heading', { name: 'All checks hold' }).waitFor();
      });
      await withPage(async (page) => {
        const data = await page.evaluateHandle(() => {
          const transfer = new DataTransfer();
          transfer.items.add(new File(['no bundle'], 'dropped.zip'));
          return transfer;
        });
        await page.locator('.drop').dispatchEvent('drop', { dataTransfer: data });
        await page.getByText('dropped.zip').waitFor();
        await page.getByRole('button', { name: 'Verify' }).click();
        await page.getByText('This is not a ZIP archive.').waitFor();
      });
    });
  });

  it('names what does not hold, in both languages, and takes no markup from a bundle', async () => {
    await withFolder(async (folder) => {
      const files = new Map(whole.files);
      const text = new TextDecoder().decode(files.get('data/ledger/entries.ndjson'));
      const forged = text.replace('chirograph 0.1.0', '<img src=x onerror=alert(1)>');
      files.set('data/ledger/entries.ndjson', utf8(forged));
      files.set('data/index.json', utf8('<b>no index</b>'));
      const zip = await writeZip(folder, 'bundle.zip', files);
      await withPage(async (page) => {
        await page.getByLabel('Choose a file', { exact: true }).setInputFiles(zip);
        await page.getByRole('button', { name: 'Verify' }).click();
        await page.getByRole('heading', { name: 'Some checks do not hold' }).waitFor();
        const failures = page.locator('ol.failures');
        expect(await failures.textContent()).toContain(
          'entry 0: the entry is not the one that was',
        );
        expect(await page.locator('img, main b').count()).toBe(0);
        await page.getByRole('button', { name: '中文' }).click();
        await page.getByRole('heading', { name: '部分检查未通过' }).waitFor();
        expect(await failures.textContent()).toContain('条目 0: 条目不是当时记录的条目');
        expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
      });
    });
  });

  it('trusts keys from elsewhere, and compares with an earlier bundle', async () => {
    await withFolder(async (folder) => {
      const zip = await writeZip(folder, 'newer.zip', whole.files);
      const older = await writeZip(folder, 'older.zip', (await wholeBundle({ size: 9 })).files);
      await withPage(async (page) => {
        await page.getByLabel('Choose a file', { exact: true }).setInputFiles(zip);
        await page.getByText('Key and earlier bundle').click();
        const keys = page.getByLabel('Key to trust');
        await keys.fill('nonsense');
        await page.getByRole('button', { name: 'Verify' }).click();
        await page.getByText('This is not a list of keys.').waitFor();
        await keys.fill(testVkey(testSigner(TEST_ORIGIN, 9)));
        await page.getByRole('button', { name: 'Verify' }).click();
        await page.getByText('no valid signature').waitFor();
        await keys.fill(whole.vkey);
        await page.getByLabel('Choose a file (Earlier bundle)').setInputFiles(older);
        await page.getByRole('button', { name: 'Verify' }).click();
        await page.getByText('Checked with the key that you supplied.').first().waitFor();
        expect(await page.getByText('Extends the earlier bundle').count()).toBe(1);
        expect(await page.getByRole('heading', { name: 'All checks hold' }).count()).toBe(2);
      });
    });
  });

  it('shows progress for a large file and can be stopped', async () => {
    await withFolder(async (folder) => {
      const path = join(folder, 'large.zip');
      const files = new Map(whole.files);
      files.set('data/large.bin', new Uint8Array(48 * 1024 * 1024));
      await writeZip(folder, 'large.zip', files);
      await withPage(async (page) => {
        await page.getByLabel('Choose a file', { exact: true }).setInputFiles(path);
        await page.getByRole('button', { name: 'Verify' }).click();
        await page.getByText('Reading data/large.bin').waitFor();
        await page.getByRole('button', { name: 'Cancel' }).click();
        await page.getByText('Cancelled. Nothing was decided.').waitFor();
      });
    });
  });

  it('has no accessibility faults and fits a phone, light and dark', async () => {
    await withFolder(async (folder) => {
      const files = new Map(whole.files);
      files.set('data/dossier.pdf', utf8('another dossier'));
      const zip = await writeZip(folder, 'bundle.zip', files);
      for (const colorScheme of ['light', 'dark'] as const) {
        await withPage(
          async (page) => {
            await page.getByLabel('Choose a file', { exact: true }).setInputFiles(zip);
            await page.getByText('Key and earlier bundle').click();
            await page.getByRole('button', { name: 'Verify' }).click();
            await page.getByRole('heading', { name: 'Some checks do not hold' }).waitFor();
            const overflow = await page.evaluate(
              () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
            );
            expect(overflow).toBe(0);
            expect(await violations(page)).toEqual([]);
          },
          { colorScheme, viewport: { width: 360, height: 740 }, bypassCSP: true },
        );
      }
    });
  });
});
