import { pathToFileURL } from 'node:url';
import { closeDatabase, database } from '../db/client';
import { ledgerHead } from '../db/schema/ledger';
import { AppError } from '../lib/kernel/errors';
import { idPattern } from '../lib/kernel/ids';
import type { CheckReport } from '../lib/ledger/fsck/report';
import { checkAndKeep, runCheck } from '../lib/logbook/commands/run-check';
import { show } from '../lib/proof/report';
import { closeClients } from '../lib/storage/client';

const USAGE = `npm run fsck -- [case …] [--json] [--record]

Checks cases from the ground: every entry's bytes, chain and payload, every checkpoint, every fact
in the tables, and every object by reading it again. Without a case, all of them.

  --json     print the reports as JSON, one on each line
  --record   keep the results on the cases and record that they were made

Ends with 0 where everything agrees, 1 where something does not, 2 where it could not be checked.`;

type Print = (line: string) => void;

/** Runs the command; answers the exit code. */
export async function fsck(args: readonly string[], print: Print, warn: Print): Promise<number> {
  const flags = args.filter((arg) => arg.startsWith('-'));
  const named = args.filter((arg) => !arg.startsWith('-'));
  if (flags.includes('--help')) {
    print(USAGE);
    return 0;
  }
  const wrong =
    flags.find((flag) => flag !== '--json' && flag !== '--record') ??
    named.find((name) => !idPattern('case').test(name));
  if (wrong !== undefined) {
    warn(`not understood: ${show(wrong)}\n\n${USAGE}`);
    return 2;
  }
  const json = flags.includes('--json');
  const check = flags.includes('--record') ? checkAndKeep : runCheck;
  const known = (
    await database().select({ id: ledgerHead.caseId }).from(ledgerHead).orderBy(ledgerHead.caseId)
  ).map((row) => row.id);
  const unknown = named.filter((name) => !known.includes(name));
  for (const name of unknown) warn(`no case ${name}`);
  let disagreements = 0;
  for (const caseId of named.length > 0 ? named.filter((n) => known.includes(n)) : known) {
    const report = await check(caseId);
    disagreements += report.failures.length;
    if (json) print(JSON.stringify(report));
    else for (const line of lines(report)) print(line);
  }
  if (unknown.length > 0) return 2;
  return disagreements > 0 ? 1 : 0;
}

function lines(report: CheckReport): string[] {
  const { size, checkpoints, objects, bytes, failures, orphans } = report;
  const result = failures.length === 0 ? 'agrees' : `${failures.length} do not agree`;
  return [
    `${report.case}: ${result}. ${size} entries, ${checkpoints} checkpoints, ${objects} objects (${bytes} bytes read)`,
    ...failures.map(
      ({ record, check, expected, found }) =>
        `  ${show(record)}: ${check}: expected ${show(expected)}, found ${show(found)}`,
    ),
    ...(orphans.length > 0
      ? [`  ${orphans.length} objects that no entry names, left by interrupted intakes`]
      : []),
  ];
}

/** Whether this file is the program that was started, and not a part of another. */
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    process.exitCode = await fsck(process.argv.slice(2), console.log, console.error);
  } catch (error) {
    const reason = error instanceof AppError ? error.message : error;
    console.error('could not be checked:', reason);
    process.exitCode = 2;
  } finally {
    closeClients();
    await closeDatabase();
  }
}
