import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { outputs } from './build.mjs';
import { ROOT } from './testing-disk';

describe('the committed verifiers', () => {
  it('follow from their sources, byte for byte', async () => {
    for (const [path, text] of Object.entries(await outputs())) {
      const committed = readFileSync(join(ROOT, path), 'utf8');
      if (committed !== text) expect.fail(`${path} is stale: run node scripts/verify/build.mjs`);
    }
  });

  it('stand alone: no package, no file beside them, no network', async () => {
    const built = await outputs();
    const imports = built['scripts/verify.mjs'].matchAll(/^import .* from "([^"]+)";$/gm);
    for (const [, from] of imports)
      expect(from).toMatch(/^node:(crypto|fs|fs\/promises|path|util)$/);
    const page = built['public/verifier.html'];
    expect(page).not.toMatch(/<(link|img|iframe|script src)/);
    expect(page).toContain(`content="default-src 'none'; script-src 'sha256-`);
    for (const text of Object.values(built)) {
      expect(text).not.toMatch(
        /\bfetch\(|XMLHttpRequest|WebSocket|importScripts|node:(http|net|tls)/,
      );
      expect(text).not.toContain(ROOT);
    }
  });
});
