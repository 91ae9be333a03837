import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { outputs } from './build.mjs';

const root = new URL('../../', import.meta.url);

it('the program of the bookmark follows from its sources, byte for byte', async () => {
  for (const [path, text] of Object.entries(await outputs())) {
    const committed = readFileSync(fileURLToPath(new URL(path, root)), 'utf8');
    if (committed !== text) expect.fail(`${path} is stale: run node scripts/bookmarklet/build.mjs`);
  }
});

it('the program reads no markup, keeps nothing on the page and asks no other server', async () => {
  for (const text of Object.values(await outputs())) {
    expect(text).not.toMatch(
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|cookie|localStorage|sessionStorage|indexedDB|XMLHttpRequest|sendBeacon|WebSocket|importScripts/,
    );
    expect(text.match(/\bfetch\(/g)).toHaveLength(1);
  }
});
