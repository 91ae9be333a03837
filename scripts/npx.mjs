#!/usr/bin/env node
// @ts-check
// The program `chirograph`: `watch` runs by itself, on whatever machine a tool writes its files;
// everything else runs beside the instance (scripts/chirograph.ts).
//   npx chirograph watch ~/outputs --case case_…
import { spawn } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import './launcher/require-node.mjs';

const [command, ...rest] = process.argv.slice(2);
const root = fileURLToPath(new URL('..', import.meta.url));

if (command === 'watch') {
  const { bundle } = await import('./launcher/bundle.mjs');
  const program = await bundle(root, 'scripts/watch/main.ts', 'watch');
  const { main } = await import(pathToFileURL(program).href);
  process.exitCode = await main(rest);
} else {
  const run = fileURLToPath(new URL('run.mjs', import.meta.url));
  const script = fileURLToPath(new URL('chirograph.ts', import.meta.url));
  const child = spawn(process.execPath, [run, script, ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  // The child hears Ctrl-C by itself and decides when to end.
  process.on('SIGINT', () => {});
  child.once('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
