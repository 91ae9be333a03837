import { describe, expect, it } from 'vitest';
import { utf8 } from '@/lib/kernel/digest';
import { verifyBundle } from './bundle';
import { operationsPath, revisionPath } from './prompt-rows';
import { memoryReader, sealBag, testBundle } from './testing-bundle';
import { addPrompt, testPrompt } from './testing-prompts';
import { COMPOSITION, REDACTED } from './volume-rows';

// The bundle of a volume, and everything that somebody without keys could do to what it adds.

type Files = Map<string, Uint8Array>;

const prompts = [testPrompt(1), testPrompt(2)];
const [, back] = prompts as [(typeof prompts)[0], (typeof prompts)[0]];
const volume = { withheldPrompts: [back.log.prompt] };
const bundle = await testBundle({ size: 14, withhold: [1], prompts, volume });
const derivative = [...bundle.files.keys()].find((path) => path.startsWith(REDACTED)) ?? '';

/** Changes files, writes the manifests anew, and answers what is named. */
async function named(change: (files: Files) => void): Promise<string[]> {
  const files = new Map(bundle.files);
  change(files);
  sealBag(files, bundle.ledger.lastAt);
  const report = await verifyBundle(memoryReader(files, 1 << 12));
  if (!report.usable) return expect.fail(report.detail);
  return report.failures.map(({ record, check }) => `${record} [${check}]`);
}

describe('the bundle of a volume', () => {
  it('holds with a derivative, a withheld prompt and no dossier', async () => {
    expect(bundle.files.has('data/dossier.pdf')).toBe(false);
    expect(bundle.files.has(operationsPath(back.log.prompt))).toBe(false);
    expect(await named(() => undefined)).toEqual([]);
  });

  it.each(['data/volume-01.pdf', 'data/volume-02.pdf', 'data/recreations-01.pdf', COMPOSITION])(
    'names %s where it was altered, and where it is gone',
    async (path) => {
      const altered = await named((files) => files.set(path, utf8('%PDF-1.7 something else\n')));
      expect(altered).toContain(`${path} [index.volume]`);
      expect(await named((files) => files.delete(path))).toContain(`${path} [index.volume]`);
    },
  );

  it('names a derivative that was altered, is gone, or that nobody names', async () => {
    const altered = await named((files) => files.set(derivative, utf8('object of entry 1\n')));
    expect(altered).toContain(`${derivative} [index.volume]`);
    const gone = await named((files) => files.delete(derivative));
    expect(gone).toContain(`${derivative} [index.volume]`);
    const more = `${REDACTED}${'0'.repeat(64)}.txt`;
    expect(await named((files) => files.set(more, utf8('more')))).toContain(
      `${more} [index.volume]`,
    );
  });

  it('names what is said of a withheld prompt, handed over without the index', async () => {
    const found = await named((files) => addPrompt(files, back));
    const prompt = back.log.prompt;
    expect(found.some((one) => one.includes(prompt))).toBe(true);
    expect(found.some((one) => one.includes(revisionPath(prompt, 1)))).toBe(true);
  });
});
