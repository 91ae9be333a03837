import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether a command is installed here. Tests that want one are skipped, and say so, where it is not. */
export function hasTool(command: string): boolean {
  return spawnSync(command, ['--version']).error === undefined;
}

/** Runs a command on a PDF; `{}` among the arguments stands for its path. Returns what it printed. */
export function runOnPdf(command: string, args: readonly string[], bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-'));
  try {
    const path = join(folder, 'paper.pdf');
    writeFileSync(path, bytes);
    const filled = args.map((arg) => (arg === '{}' ? path : arg));
    return execFileSync(command, filled, { encoding: 'utf8', maxBuffer: 1 << 28 });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
