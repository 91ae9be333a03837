import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { exhibitsOf, gapsOf, picture, type WatchDesk, watchDesk } from './testing-watch';

// Processes are started and files are waited for; a busy machine takes its time.
vi.setConfig({ testTimeout: 180_000 });

let desk: WatchDesk;

beforeAll(async () => {
  desk = await watchDesk();
}, 60_000);

afterEach(() => desk.endAll());

afterAll(() => desk.close());

const place = () => desk.place();
const watcher: WatchDesk['watcher'] = (at, ...more) => desk.watcher(at, ...more);

describe('chirograph watch', () => {
  it('says that nobody watched while files came, and only then', async () => {
    const at = await place();
    const first = watcher(at);
    await first.until(/^ready/);
    writeFileSync(path.join(at.folder, 'one.png'), picture('while watched'));
    await first.until(/^sent/);
    await first.interrupt();
    const quiet = watcher(at);
    await quiet.until(/^ready/);
    await quiet.interrupt();
    expect(await gapsOf(at)).toEqual([]);
    writeFileSync(path.join(at.folder, 'two.png'), picture('nobody looks'));
    writeFileSync(path.join(at.folder, 'three.png'), picture('nobody looks either'));
    const second = watcher(at);
    await second.until(/^gap told/);
    await second.interrupt();
    expect(await gapsOf(at)).toMatchObject([
      { cause: 'offline', count: 2, reason: expect.stringContaining('nobody watched') },
    ]);
    expect(await exhibitsOf(at)).toHaveLength(3);
  });
});
