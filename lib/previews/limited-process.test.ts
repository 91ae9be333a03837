import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Limits, runLimited } from './limited-process';

const folder = mkdtempSync(path.join(tmpdir(), 'chirograph-limited-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MIB = 1024 ** 2;
const LIMITS: Limits = { timeMs: 5000, memory: 512 * MIB, fileBytes: MIB };
let programs = 0;

async function run(code: string, limits: Partial<Limits> = {}, signal?: AbortSignal) {
  const script = path.join(folder, `program-${programs++}.mjs`);
  writeFileSync(script, code);
  const lines: string[] = [];
  const options = { onLine: (line: string) => void lines.push(line), signal };
  const ended = await runLimited(script, 'argument', { ...LIMITS, ...limits }, options);
  return { ...ended, lines };
}

describe('a process under limits', () => {
  it('hands over what it says line by line, and its argument arrives as it is', async () => {
    const { ending, lines } = await run(
      `process.stdout.write('one\\n' + process.argv[2]); process.stdout.write('\\nthree')`,
    );
    expect([ending, lines]).toEqual(['ended', ['one', 'argument', 'three']]);
  });

  it('finds no setting and no secret of this process', async () => {
    process.env.CANARY_OF_LIMITS = 'secret';
    const { lines } = await run(`console.log(JSON.stringify(process.env))`);
    delete process.env.CANARY_OF_LIMITS;
    const names = Object.keys(JSON.parse(lines[0] ?? '{}'));
    // What the shell itself puts there names a folder and itself.
    expect(
      names.filter((n) => !['PWD', 'OLDPWD', '_', 'SHLVL', '__CF_USER_TEXT_ENCODING'].includes(n)),
    ).toEqual(['NODE_ENV']);
  });

  it('that spins is killed when its time is over', async () => {
    const began = performance.now();
    expect(await run('for (;;);', { timeMs: 400 })).toMatchObject({ ending: 'time_limit' });
    // Without the limit it would spin for ever.
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  it('that eats memory outside the heap is ended for it', async () => {
    const eat = `const held = []; for (;;) held.push(Buffer.alloc(${8 * MIB}, 1));`;
    const { ending, complaint } = await run(eat);
    // Either the kernel refuses and the program gives up, or it is seen and killed.
    expect(ending === 'memory_limit' || /memory|alloc/i.test(complaint)).toBe(true);
  });

  it('that eats the heap ends with that reason too', async () => {
    const eat = `const held = []; for (;;) held.push(new Array(1000).fill({}));`;
    // Time enough for a busy machine to fill the heap.
    expect(await run(eat, { timeMs: 25_000 })).toMatchObject({ ending: 'memory_limit' });
  });

  it.skipIf(process.platform === 'win32')('cannot fill the disk with one file', async () => {
    const file = path.join(folder, 'large');
    await run(
      `import { appendFileSync } from 'node:fs';
       for (let i = 0; i < 64; i++) appendFileSync(${JSON.stringify(file)}, Buffer.alloc(${MIB / 4}));`,
    );
    expect(existsSync(file)).toBe(true);
    expect(statSync(file).size).toBeLessThanOrEqual(MIB);
  });

  it('that never ends its line does not flood this process either', async () => {
    const before = process.memoryUsage().rss;
    const { lines } = await run(
      `const part = 'x'.repeat(1 << 20); let i = 0;
       const next = () => { while (i < 200) { i++; if (!process.stdout.write(part)) return; } };
       process.stdout.on('drain', next); next();`,
    );
    expect(lines).toEqual([]);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * MIB);
  });

  it('that floods its output does not flood this process', async () => {
    const before = process.memoryUsage().rss;
    const { lines, ending } = await run(
      `const line = 'x'.repeat(100_000) + '\\n'; for (let i = 0; i < 300; i++) process.stdout.write(line);
       process.stdout.write('end\\n')`,
    );
    expect([ending, lines]).toEqual(['ended', ['end']]);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * MIB);
  });

  it('is stopped by its signal, also when that came before it', async () => {
    const wait = 'setInterval(() => {}, 1000)';
    expect(await run(wait, {}, AbortSignal.timeout(200))).toMatchObject({ ending: 'stopped' });
    expect(await run(wait, {}, AbortSignal.abort())).toMatchObject({ ending: 'stopped' });
  });

  it('that cannot even begin has ended', async () => {
    const gone = path.join(folder, 'absent.mjs');
    const ended = await runLimited(gone, '', LIMITS, { onLine: () => {} });
    expect(ended.ending).toBe('ended');
    expect(ended.complaint).toContain('absent.mjs');
  });
});
