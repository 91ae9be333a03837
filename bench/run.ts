import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { postRunEvents } from './events';
import { downloadFile, intakeFile, zipBundle } from './files';
import { addLatency } from './gateway';
import { serveUpstream } from './gateway-upstream';
import { importFolder } from './import';
import { nameAuthors, takeChanges } from './joint/engines';
import { openLong } from './joint/long-prompt';
import { colourText, verifyRows } from './joint/reading';
import { reachScreens } from './joint/screens';
import type { Size } from './joint/size';
import { storedBytes } from './joint/stored-bytes';
import { serveWs } from './joint/ws-line';
import { appendBatches, appendOne, appendTogether, writerProcess } from './ledger-append';
import { hashFile, proveInclusion, verifyCase } from './ledger-read';
import type { Row } from './measure';
import { composePages } from './paper';
import { readApart, readFolder } from './records';
import { table, writeResults } from './results';
import { type Services, startServices } from './services';
import { startUp } from './start';
import { makeVolumes } from './volume/large-volume';

const BENCHES: Record<string, (services: Services, size: Size) => Promise<Row[]>> = {
  P1: appendOne,
  P2: appendTogether,
  P3: appendBatches,
  P5: verifyCase,
  P6: proveInclusion,
  P7: hashFile,
  P8: intakeFile,
  P9: downloadFile,
  P13: zipBundle,
  P14: composePages,
  P15: makeVolumes,
  P18: startUp,
  R1: readFolder,
  R2: readApart,
  E1: postRunEvents,
  I1: importFolder,
  G1: addLatency,
  J1: takeChanges,
  J2: nameAuthors,
  J3: openLong,
  J4: colourText,
  J5: verifyRows,
  J7: storedBytes,
  J8: reachScreens,
};

/** One benchmark in this process, with a database and an object store of its own. */
async function runOne(name: string, size: Size): Promise<Row[]> {
  const services = await startServices();
  try {
    const rows = (await BENCHES[name]?.(services, size)) ?? [];
    process.stdout.write(`${table(rows)}\n`);
    return rows;
  } finally {
    await services.close();
  }
}

/**
 * One benchmark in a process of its own: what an earlier one left in the heap and taught the compiler
 * changed figures by half.
 */
function rowsOf(name: string, small: boolean): Row[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'chirograph-bench-'));
  const file = path.join(folder, 'rows.json');
  try {
    const program = ['--enable-source-maps', process.argv[1] ?? '', name, `--rows=${file}`];
    const { status } = spawnSync(process.execPath, small ? [...program, '--small'] : program, {
      stdio: 'inherit',
    });
    if (status !== 0) throw new Error(`${name} ended with ${status}`);
    return JSON.parse(readFileSync(file, 'utf8')) as Row[];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function main(args: string[]): Promise<void> {
  if (args[0] === '--writers') return writerProcess(args.slice(1));
  if (args[0] === '--gateway-upstream') return serveUpstream(Number(args[1]));
  if (args[0] === '--ws-server') return serveWs(args[1] ?? '');
  const small = args.includes('--small');
  // Results of a part go to a file of their own, after each benchmark: a long one may be cut off.
  const part = args.find((arg) => arg.startsWith('--write='))?.slice('--write='.length);
  const named = args.filter((arg) => !arg.startsWith('--'));
  const chosen = named.length > 0 ? named : Object.keys(BENCHES);
  const unknown = chosen.filter((name) => !BENCHES[name]);
  if (unknown.length > 0)
    throw new Error(`unknown: ${unknown.join(' ')}; known: ${Object.keys(BENCHES).join(' ')}`);
  const rowsTo = args.find((arg) => arg.startsWith('--rows='))?.slice('--rows='.length);
  if (rowsTo) {
    for (const name of chosen) writeFileSync(rowsTo, JSON.stringify(await runOne(name, { small })));
    return;
  }
  const rows: Row[] = [];
  for (const name of chosen) {
    rows.push(...rowsOf(name, small));
    if (part) writeResults(rows, `npm run bench -- ${args.join(' ')}`, part);
  }
  if (args.length === 0) writeResults(rows, 'npm run bench', null);
}

await main(process.argv.slice(2));
process.exit(0);
