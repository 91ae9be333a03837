import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from '../setup/test';
import { openCase } from '../support/cases';
import { tokenOf } from '../support/gateway';
import { samplePerson, signIn } from '../support/people';
import { exhibitsOf } from '../support/records';

// The program of a creator's machine against the instance as it is installed: what a tool writes into
// a folder is a run of the case a moment later.

test.describe.configure({ timeout: 180_000 });

/** GB 45438: the label that a provider puts into what its model made. */
const LABEL =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:TC260="http://www.tc260.org.cn/ns/AIGC/1.0/"><TC260:AIGC>{&quot;Label&quot;:&quot;1&quot;,&quot;ContentProducer&quot;:&quot;001191110102MACQD9K64010000&quot;}</TC260:AIGC></rdf:Description></rdf:RDF></x:xmpmeta>';

test('a folder is watched, and a labelled picture keeps a mark in its copies', async ({ page }) => {
  const workspaceId = await signIn(page, samplePerson());
  const stamp = Date.now().toString(36);
  const kept = await openCase(page, workspaceId, { title: `Watch ${stamp}` });
  const folder = mkdtempSync(path.join(tmpdir(), 'chirograph-e2e-watch-'));
  const program: ChildProcess = spawn(
    process.execPath,
    ['scripts/npx.mjs', 'watch', folder, '--case', kept.caseId, '--close'],
    {
      env: {
        ...process.env,
        CHIROGRAPH_URL: process.env.E2E_BASE_URL,
        CHIROGRAPH_TOKEN: await tokenOf(page),
        CHIROGRAPH_STATE: path.join(folder, '.state'),
      },
    },
  );
  let said = '';
  for (const stream of [program.stdout, program.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  const ended = new Promise((resolve) => program.once('exit', resolve));
  try {
    await expect.poll(() => said, { timeout: 60_000 }).toContain('ready');
    const size = { width: 900, height: 600, channels: 3, background: '#b33' } as const;
    const picture = await sharp({ create: size }).withXmp(LABEL).png().toBuffer();
    writeFileSync(path.join(folder, 'pendant.png'), picture);
    await expect.poll(() => said, { timeout: 60_000 }).toContain('sent');
    const answer = await page.request.get(`/api/v1/cases/${kept.caseId}/runs`);
    const { runs } = (await answer.json()) as { runs: { capture: string; class: string }[] };
    expect(runs).toMatchObject([{ capture: 'watch', class: 'A' }]);
    const [file] = await exhibitsOf(page, kept);
    const view = `/api/v1/cases/${kept.caseId}/copies/${file?.sha256}/view`;
    await expect
      .poll(async () => (await page.request.get(view)).status(), { timeout: 60_000 })
      .toBe(200);
    const copy = await (await page.request.get(view)).body();
    const corner = { left: 0, top: 500, width: 150, height: 100 };
    const { channels } = await sharp(copy).removeAlpha().extract(corner).stats();
    // White letters on a dark tag, where the picture is red throughout.
    expect(channels[2]?.min).toBeLessThan(40);
    expect(channels[2]?.max).toBeGreaterThan(220);
    program.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(said).toContain('source closed');
  } finally {
    program.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
});
