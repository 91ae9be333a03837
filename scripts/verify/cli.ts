import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { fromHex } from '@/lib/kernel/digest';
import { type BundleReport, unusable, type VerifyOptions, verifyBundle } from '@/lib/proof/bundle';
import type { Checkpoint } from '@/lib/proof/checkpoint';
import { parseVkey, type Vkey } from '@/lib/proof/vkey';
import { type Language, WORDS } from './messages';
import { openBundle } from './node-sources';
import { reportText } from './report-text';

const USAGE = `Usage: node verify.mjs BUNDLE [options]

BUNDLE is a bundle (ZIP) or the folder it was unpacked to.

  --vkey TEXT|FILE   key to trust, as text or as a file with one key a line; may be repeated.
                     Without it the keys inside the bundle are used, which shows integrity
                     relative to those keys only.
  --older BUNDLE     an earlier bundle of the same case: also show that BUNDLE extends it
  --json             print the report as JSON
  --lang en|zh       language of the report (default en)
  --help             print this text

Exit status: 0 all holds; 1 something does not hold, every record is named; 2 unusable input.
`;

class UsageError extends Error {}

interface Task {
  readonly bundle: string;
  readonly older: string | undefined;
  readonly vkeys: readonly Vkey[] | undefined;
  readonly json: boolean;
  readonly language: Language;
}

/** Runs the command. Returns the exit status. */
async function main(args: readonly string[]): Promise<0 | 1 | 2> {
  let task: Task | undefined;
  try {
    task = await readArguments(args);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${message}\n\n${USAGE}`);
    return 2;
  }
  if (!task) {
    process.stdout.write(USAGE);
    return 0;
  }
  const keys = task.vkeys ? { vkeys: task.vkeys } : {};
  const older = task.older === undefined ? undefined : await verifyPath(task.older, keys);
  const head = older && headOf(older);
  const report =
    older && !head
      ? undefined
      : await verifyPath(task.bundle, { ...keys, ...(head ? { older: head } : {}) });
  print(task, report, older);
  const reports = [report, older].filter((r) => r !== undefined);
  if (!report || reports.some((r) => !r.usable)) return 2;
  return reports.every((r) => r.ok) ? 0 : 1;
}

async function verifyPath(path: string, options: VerifyOptions): Promise<BundleReport> {
  try {
    const bundle = await openBundle(path);
    try {
      return await verifyBundle(bundle.reader, options);
    } finally {
      await bundle.close();
    }
  } catch (error) {
    return unusable(error);
  }
}

function headOf(report: BundleReport): Checkpoint | undefined {
  if (!report.usable || report.origin === null) return undefined;
  if (report.size === null || report.root === null) return undefined;
  return { origin: report.origin, size: report.size, root: fromHex(report.root) };
}

function print(
  task: Task,
  report: BundleReport | undefined,
  older: BundleReport | undefined,
): void {
  if (task.json) {
    const ok = report?.ok === true && older?.ok !== false;
    const whole = { ok, report: report ?? null, ...(older ? { older } : {}) };
    process.stdout.write(`${JSON.stringify(whole, null, 2)}\n`);
    return;
  }
  if (older) {
    process.stdout.write(`== ${WORDS.olderBundle[task.language]}: ${task.older}\n`);
    process.stdout.write(`${reportText(older, task.language)}\n== ${task.bundle}\n`);
  }
  if (report) process.stdout.write(reportText(report, task.language));
}

async function readArguments(args: readonly string[]): Promise<Task | undefined> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      vkey: { type: 'string', multiple: true },
      older: { type: 'string' },
      json: { type: 'boolean', default: false },
      lang: { type: 'string', default: 'en' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const [bundle, ...others] = positionals;
  if (bundle === undefined || others.length > 0) throw new UsageError('One bundle, please.');
  if (values.lang !== 'en' && values.lang !== 'zh') throw new UsageError('--lang is en or zh.');
  const vkeys = values.vkey && (await Promise.all(values.vkey.map(readKeys))).flat();
  return { bundle, older: values.older, vkeys, json: values.json, language: values.lang };
}

async function readKeys(argument: string): Promise<Vkey[]> {
  const direct = parseVkey(argument);
  if (direct) return [direct];
  let text: string;
  try {
    text = await readFile(argument, 'utf8');
  } catch {
    throw new UsageError(`--vkey: neither a key nor a readable file: ${argument}`);
  }
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const keys = lines.map((line) => parseVkey(line.trim()));
  const known = keys.filter((key) => key !== undefined);
  if (known.length === 0 || known.length !== keys.length) {
    throw new UsageError(`--vkey: not a list of keys: ${argument}`);
  }
  return known;
}

// A reader that stops early (`| head`) is no failure of the verification.
process.stdout.on('error', () => undefined);
process.exitCode = await main(process.argv.slice(2));
