import {
  closeSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { appendFile, utimes } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { closeSource } from '@/lib/capture/commands/manage-source';
import { sha256Hex } from '@/lib/kernel/digest';
import {
  exhibitsOf,
  gapsOf,
  keptIn,
  picture,
  runsOf,
  type WatchDesk,
  watchDesk,
} from './testing-watch';

// Processes are started and files are waited for; a busy machine takes its time.
vi.setConfig({ testTimeout: 180_000 });

let desk: WatchDesk;

beforeAll(async () => {
  desk = await watchDesk();
}, 60_000);

afterEach(async () => {
  desk.endAll();
  await desk.serverBack();
});

afterAll(() => desk.close());

const place = () => desk.place();
const watcher: WatchDesk['watcher'] = (at, ...more) => desk.watcher(at, ...more);

describe('chirograph watch', () => {
  it('hands over what a tool writes, folders below included, as runs of class A', async () => {
    const at = await place();
    const process = watcher(at);
    await process.until(/^ready/);
    writeFileSync(path.join(at.folder, 'one.png'), picture('one'));
    mkdirSync(path.join(at.folder, '2026-11-29'));
    writeFileSync(path.join(at.folder, '2026-11-29', '二.png'), picture('two'));
    writeFileSync(path.join(at.folder, 'notes.txt'), 'no work of a tool');
    await process.until(/^sent/, 2);
    expect(await process.interrupt()).toBe(0);
    expect(process.said.at(-1)).toBe('ended: 2 sent, 0 known, 0 refused, 0 lost, 0 waiting');
    const runs = await runsOf(at);
    expect(runs.map((row) => row.captureClass)).toEqual(['A', 'A']);
    const files = await exhibitsOf(at);
    expect(files.map((row) => row.fileName).sort()).toEqual(['one.png', '二.png']);
  });

  it('waits for a file that is written in pieces, and keeps it whole and once', async () => {
    const at = await place();
    const process = watcher(at);
    await process.until(/^ready/);
    const bytes = picture('slow');
    const file = path.join(at.folder, 'slow.png');
    const third = Math.ceil(bytes.length / 3);
    for (let i = 0; i < 3; i++) {
      await appendFile(file, bytes.subarray(i * third, (i + 1) * third));
      await new Promise((resolve) => setTimeout(resolve, 1_500));
    }
    await process.until(/^sent/);
    await process.interrupt();
    expect((await exhibitsOf(at)).map((row) => row.sha256)).toEqual([sha256Hex(bytes)]);
  });

  it('sends a file that is renamed, copied or touched no second time, and one that changes again', async () => {
    const at = await place();
    const process = watcher(at);
    await process.until(/^ready/);
    const file = path.join(at.folder, 'a.png');
    writeFileSync(file, picture('a'));
    await process.until(/^sent/);
    renameSync(file, path.join(at.folder, 'b.png'));
    writeFileSync(path.join(at.folder, 'copy.png'), picture('a'));
    await utimes(path.join(at.folder, 'b.png'), new Date(), new Date());
    writeFileSync(path.join(at.folder, 'b.png'), picture('another'));
    await process.until(/^sent/, 2);
    await process.interrupt();
    expect(await exhibitsOf(at)).toHaveLength(2);
    expect(await runsOf(at)).toHaveLength(2);
  });

  it('finds what is written over a file that was emptied a moment before', async () => {
    const at = await place();
    const process = watcher(at);
    await process.until(/^ready/);
    for (const [i, moment] of [1, 5, 20, 45].entries()) {
      const file = path.join(at.folder, `${i}.png`);
      writeFileSync(file, picture(`before ${i}`));
      await process.until(/^sent/, 2 * i + 1);
      const handle = openSync(file, 'w');
      await new Promise((resolve) => setTimeout(resolve, moment));
      writeSync(handle, picture(`after ${i}`));
      closeSync(handle);
      await process.until(/^sent/, 2 * i + 2);
    }
    await process.interrupt();
    expect(await exhibitsOf(at)).toHaveLength(8);
  });

  it('killed in the middle and started again loses nothing and sends nothing twice', async () => {
    const at = await place();
    const count = 24;
    const first = watcher(at);
    await first.until(/^ready/);
    for (let i = 0; i < count; i++) {
      writeFileSync(path.join(at.folder, `${i}.png`), picture(`kill ${i}`));
    }
    await first.until(/^sent/, 5);
    first.child.kill('SIGKILL');
    await first.ended;
    // Written while nobody watches.
    writeFileSync(path.join(at.folder, 'between.png'), picture('between'));
    const second = watcher(at);
    await second.until(/^ready/);
    await vi.waitFor(async () => expect(await runsOf(at)).toHaveLength(count + 1), {
      timeout: 120_000,
      interval: 200,
    });
    await second.interrupt();
    expect(second.said.at(-1)).toMatch(/0 refused, 0 lost, 0 waiting$/);
    const digests = (await exhibitsOf(at)).map((row) => row.sha256);
    expect(new Set(digests).size).toBe(count + 1);
    expect(digests).toHaveLength(count + 1);
    const third = watcher(at);
    await third.until(/^ready/);
    await third.interrupt();
    expect(third.said.at(-1)).toBe('ended: 0 sent, 0 known, 0 refused, 0 lost, 0 waiting');
  });

  it('while the server is away keeps what is written, even what is overwritten, and sends it later', async () => {
    const at = await place();
    const process = watcher(at);
    await process.until(/^ready/);
    await desk.serverAway();
    const file = path.join(at.folder, 'draft.png');
    writeFileSync(file, picture('first draft'));
    await process.until(/does not answer/);
    writeFileSync(file, picture('second draft'));
    const second = Buffer.from(picture('second draft')).toString('latin1');
    await vi.waitFor(() => expect(keptIn(at)).toContain(second), { timeout: 60_000 });
    // Started again while the server is away, it still knows what waits.
    await process.interrupt();
    expect(process.said.at(-1)).toMatch(/2 waiting$/);
    rmSync(file);
    const again = watcher(at);
    await again.until(/2 waiting from before/);
    await desk.serverBack();
    await again.until(/^sent/, 2);
    await again.interrupt();
    expect((await exhibitsOf(at)).map((row) => row.sha256).sort()).toEqual(
      [picture('first draft'), picture('second draft')].map((bytes) => sha256Hex(bytes)).sort(),
    );
    const gaps = await gapsOf(at);
    expect(gaps.filter(({ cause }) => cause === 'offline')).toMatchObject([
      { runId: null, reason: expect.stringContaining('could not be reached') },
    ]);
    expect(gaps[0]?.from.getTime()).toBeLessThan(gaps[0]?.to.getTime() ?? 0);
  });

  it('takes a thousand files that were there before only where that is asked', async () => {
    const at = await place();
    const count = 1_000;
    for (let i = 0; i < count; i++) writeFileSync(path.join(at.folder, `${i}.txt`), `note ${i}`);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const without = watcher(at, '--all');
    await without.until(/^ready/);
    await without.interrupt();
    expect(without.said.at(-1)).toMatch(/^ended: 0 sent/);
    const process = watcher(at, '--all', '--existing');
    await process.until(/^sent/, count);
    await process.interrupt();
    expect(process.said.at(-1)).toBe(`ended: ${count} sent, 0 known, 0 refused, 0 lost, 0 waiting`);
    expect(await exhibitsOf(at)).toHaveLength(count);
    expect(await runsOf(at)).toEqual([]);
  });

  it('ends and says why where the source is closed or the token is none', async () => {
    const at = await place();
    const { caseId, sourceId } = at;
    expect(await closeSource(desk.owner.caller, { caseId, sourceId })).toMatchObject({ ok: true });
    const process = watcher(at);
    await process.until(/^ready/);
    writeFileSync(path.join(at.folder, 'late.png'), picture('late'));
    expect(await process.ended).toBe(1);
    expect(process.said.join('\n')).toContain('source_closed');
    const nobody = watcher(await place(), '--token', 'chg_nothing');
    await nobody.until(/^ready/);
    const other = await place();
    writeFileSync(path.join(other.folder, 'x.png'), picture('x'));
    nobody.child.kill('SIGINT');
    await nobody.ended;
    const unknown = watcher(other, '--token', 'chg_nothing', '--existing');
    expect(await unknown.ended).toBe(1);
    expect(unknown.said.join('\n')).toContain('401');
  });

  it('opens a source by itself, takes it up again at the next start, and closes it where that is asked', async () => {
    const at = await place();
    const own = { ...at, sourceId: '' };
    const first = watcher(own, '--label', 'Renders');
    await first.until(/^ready/);
    writeFileSync(path.join(at.folder, 'a.png'), picture('own source'));
    await first.until(/^sent/);
    await first.interrupt();
    const through = (lines: string[]) =>
      lines.map((one) => / through (src_\w+)/.exec(one)?.[1]).find(Boolean);
    const second = watcher(own, '--close');
    await second.until(/^ready/);
    expect(through(second.said)).toBe(through(first.said));
    await second.interrupt();
    expect(second.said).toContain('source closed');
    const third = watcher(own);
    await third.until(/^ready/);
    await third.interrupt();
    expect(through(third.said)).not.toBe(through(first.said));
    expect(await runsOf(at)).toHaveLength(1);
  });

  it('is not started twice for one source', async () => {
    const at = await place();
    const one = watcher(at);
    await one.until(/^ready/);
    const two = watcher(at);
    expect(await two.ended).toBe(1);
    expect(two.said.join('\n')).toContain('another watcher');
    await one.interrupt();
  });
});
