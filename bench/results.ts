import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { type Row, shown } from './measure';

/** Rows as a Markdown table. */
export function table(rows: Row[]): string {
  const mark = (row: Row) => (row.met === null ? '' : row.met ? 'yes' : '**no**');
  const lines = rows.map(
    (r) =>
      `| ${r.goal} | ${r.size} | ${r.limit} | ${r.subject} | ${shown(r.ratio)} | ${r.target} | ${mark(r)} |`,
  );
  const head =
    '| goal | size | limit | subject | ratio | target | kept |\n|---|---|---|---|---|---|---|';
  return `${head}\n${lines.join('\n')}\n`;
}

/**
 * Writes bench/results.md, or bench/results-<part>.md: ratios of one run, with date, commit and
 * machine.
 */
export function writeResults(rows: Row[], command: string, part: string | null): void {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.version}`;
  const text = `# Benchmark results

Made by \`${command}\` on ${new Date().toISOString().slice(0, 10)} at commit ${commit}, ${machine}.
Limit and subject ran in turns within one run; medians. Only the ratios mean anything elsewhere:
absolute figures move with the disk and the neighbours. A target that is not kept is a finding, not
a failed test. ${neighbours()}

${table(rows)}`;
  writeFileSync(`bench/results${part ? `-${part}` : ''}.md`, text);
}

/** Load of the machine while it was measured, which tells of neighbours. */
function neighbours(): string {
  const [, , load = 0] = loadavg();
  const count = cpus().length;
  // One benchmark keeps its own threads, the database and the store busy.
  const said = load > 2 * count ? ': the machine was shared' : '';
  return `Load of the last quarter of an hour: ${load.toFixed(1)} on ${count} processors${said}.`;
}
