import { tryMutants } from '../lib/authorship/testing-mutants';

// Changes updates of honest edits at random and lets them through all checks:
//   node scripts/run.mjs --alone scripts/fuzz-updates.ts [how many, 100000] [seed, 1]
// Exits 1 where a check crashed or an accepted one left a text that does not hold together.

const [count = '100000', seed = '1'] = process.argv.slice(2);
const { tried, accepted, refused, crashes, wrong } = tryMutants(Number(count), Number(seed));
console.log(`${tried} updates: ${accepted} well-formed, which a signature alone stops;`);
for (const [code, times] of [...refused].sort(([, a], [, b]) => b - a)) console.log(times, code);
console.log(`${crashes.length} crashes, ${wrong.length} wrong`);
for (const line of [...crashes, ...wrong].slice(0, 20)) console.error(line);
process.exitCode = crashes.length + wrong.length > 0 ? 1 : 0;
