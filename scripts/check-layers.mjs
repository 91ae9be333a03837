// @ts-check
// Refuses code that breaks the map of layers (scripts/layers/map.mjs) or the habits beside it.
import { fileURLToPath } from 'node:url';
import { DOORS } from './layers/map.mjs';
import { cycles, violations } from './layers/rules.mjs';
import { readSources } from './layers/sources.mjs';

/**
 * @param {string} root
 * @returns {string[]} what is wrong, one line each
 */
export function checkLayers(root) {
  const loops = cycles(DOORS).map((room) => `scripts/layers/map.mjs: ${room} leads back to itself`);
  return [...loops, ...violations(readSources(root))];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const wrong = checkLayers(fileURLToPath(new URL('..', import.meta.url)));
  for (const line of wrong) console.error(line);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}
