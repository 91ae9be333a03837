import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Material } from './material';

/** What `git blame` says of a trace kept as commits, one at each change of author. */
export type Blamed = {
  commits: number;
  authors: number[];
  /** Milliseconds of the blame itself. */
  ms: number;
};

/**
 * Keeps the text in a repository of its own, with a commit by its author at each change of author,
 * and asks `git blame` for the author of each line: what versions alone can tell.
 */
export function gitBlame({ edits }: Material): Blamed {
  const folder = mkdtempSync(path.join(tmpdir(), 'chirograph-blame-'));
  const git = (args: string[], input?: string) =>
    execFileSync('git', ['-C', folder, ...args], {
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      ...(input === undefined ? {} : { input }),
    });
  try {
    git(['init', '-q']);
    let text = '';
    let commits = 0;
    const stream: string[] = [];
    for (const [i, { agent, at, deleted, text: inserted }] of edits.entries()) {
      text = text.slice(0, at) + inserted + text.slice(at + deleted);
      if (edits[i + 1]?.agent === agent) continue;
      commits++;
      const who = `agent${agent} <${agent}@example.invalid> ${1_700_000_000 + commits} +0000`;
      stream.push(
        `commit refs/heads/main\nauthor ${who}\ncommitter ${who}\ndata 1\nx\n`,
        `M 100644 inline t\ndata ${Buffer.byteLength(text)}\n${text}\n`,
      );
    }
    git(['fast-import', '--quiet'], stream.join(''));
    const start = performance.now();
    const blame = git(['blame', '--line-porcelain', 'refs/heads/main', '--', 't']);
    const ms = performance.now() - start;
    const authors: number[] = [];
    let agent = -1;
    for (const line of blame.split('\n')) {
      const by = /^author agent(\d+)$/.exec(line);
      if (by) agent = Number(by[1]);
      // The line itself, and the end of it.
      else if (line.startsWith('\t')) for (let k = 0; k < line.length; k++) authors.push(agent);
    }
    return { commits, authors, ms };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
