import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Kills every process of an instance at once, database and object store included, as a power cut
 * would: no signal that could be answered. Answers how many there were. Linux only.
 */
export function cutPower(dataDir: string): number {
  const marked = `CHIROGRAPH_DATA=${dataDir}`;
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => environmentOf(pid).includes(marked));
  // The database server is no child of ours and may have an environment of its own.
  const postmaster = path.join(dataDir, 'postgres', 'postmaster.pid');
  const first = readFileSync(postmaster, 'utf8').split('\n')[0] ?? '';
  const all = new Set([...pids, first].filter((pid) => Number(pid) > 1).map(Number));
  all.delete(process.pid);
  for (const pid of all) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Gone with its parent already.
    }
  }
  return all.size;
}

function environmentOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
  } catch {
    return [];
  }
}
