// Imported first, and written so that an old Node.js still understands it.
import { readFileSync } from 'node:fs';

const wanted = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  .engines.node;
const least = wanted.match(/\d+/g).map(Number);
const present = process.versions.node.split('.').map(Number);
if (present[0] < least[0] || (present[0] === least[0] && present[1] < least[1])) {
  console.error(`chirograph: Node.js ${wanted} is needed; this is ${process.versions.node}.`);
  process.exit(1);
}
