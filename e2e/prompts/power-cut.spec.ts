import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../../scripts/launcher/ports.mjs';
import { startInstance, stop } from '../setup/instance';
import { expect, test } from '../setup/test';
import { cutPower } from '../support/power-cut';
import { accountOf, field, pairOfWriters, placeCursor, settled, typists } from '../support/prompts';

const LOG = 'e2e-power-cut.log';

test('a power cut while two people write loses nothing and repeats nothing', async ({
  browser,
}) => {
  test.skip(process.platform !== 'linux', 'finds the processes of an instance in /proc');
  test.setTimeout(240_000);
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'chirograph-power-'));
  const port = await freePort();
  const { E2E_BASE_URL = '', E2E_SAMPLE_PASSWORD } = process.env;
  let instance = await startInstance({ dataDir, port, logName: LOG });
  try {
    Object.assign(process.env, {
      E2E_BASE_URL: `http://localhost:${port}`,
      E2E_SAMPLE_PASSWORD: instance.samplePassword,
    });
    // No `complaints` here: what browsers say of a server that is gone is no fault of ours.
    const context = await browser.newContext({ baseURL: `http://localhost:${port}` });
    const { a, b, kept, meet } = await pairOfWriters(await context.newPage(), browser);
    const promptId = await meet('Power cut');
    await field(a).focus();
    await a.keyboard.type('first ', { delay: 20 });
    await settled(a);
    await expect(field(b)).toHaveText('first ');
    await placeCursor(b, 6);

    const typing = [
      a.keyboard.type('one two three four ', { delay: 60 }),
      b.keyboard.type('五六七八', { delay: 250 }),
    ];
    await a.waitForTimeout(500);
    expect(cutPower(dataDir)).toBeGreaterThan(2);
    await Promise.all(typing);
    await a.waitForTimeout(1000);
    instance = await startInstance({ dataDir, port, logName: LOG });

    for (const page of [a, b]) {
      await expect(page.locator('[data-waiting]')).toHaveAttribute('data-waiting', '0', {
        timeout: 60_000,
      });
    }
    // What one sent the other may still be waiting for.
    const all = [...'first one two three four 五六七八'].sort().join('');
    const held = async () => [...((await field(a).textContent()) ?? '')].sort().join('');
    await expect.poll(held, { timeout: 60_000 }).toBe(all);
    const shown = (await field(a).textContent()) ?? '';
    await expect(field(b)).toHaveText(shown, { timeout: 60_000 });
    const letters = {
      [await accountOf(a, kept, promptId)]: 'a',
      [await accountOf(b, kept, promptId)]: 'b',
    };
    const { text, by } = await typists(a, kept, promptId, letters);
    expect(text).toBe(shown);
    expect(by).toBe([...shown].map((c) => (/[五六七八]/.test(c) ? 'b' : 'a')).join(''));
  } finally {
    Object.assign(process.env, { E2E_BASE_URL, E2E_SAMPLE_PASSWORD });
    if (E2E_SAMPLE_PASSWORD === undefined) delete process.env.E2E_SAMPLE_PASSWORD;
    await stop(instance);
    rmSync(dataDir, { recursive: true, force: true });
  }
});
