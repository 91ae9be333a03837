// @ts-check
// Outlives a test run that was killed: when the pipe from its parent closes, it stops the
// throwaway server and removes its files. Arguments: one JSON object.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';

const { file, args, options, remove } = JSON.parse(process.argv[2] ?? '{}');
process.on('SIGINT', () => {});
process.on('SIGHUP', () => {});
process.stdin.resume();
process.stdin.once('close', () => {
  spawnSync(file, args, { ...options, stdio: 'ignore' });
  for (const folder of remove) rmSync(folder, { recursive: true, force: true });
});
