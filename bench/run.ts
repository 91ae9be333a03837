import { downloadFile, intakeFile, zipBundle } from './files';
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
import { readFolder } from './records';
import { table, writeResults } from './results';
import { type Services, startServices } from './services';
import { startUp } from './start';

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
  P18: startUp,
  R1: readFolder,
  J1: takeChanges,
  J2: nameAuthors,
  J3: openLong,
  J4: colourText,
  J5: verifyRows,
  J7: storedBytes,
  J8: reachScreens,
};

async function main(args: string[]): Promise<void> {
  if (args[0] === '--writers') return writerProcess(args.slice(1));
  if (args[0] === '--ws-server') return serveWs(args[1] ?? '');
  const small = args.includes('--small');
  // Results of a part go to a file of their own, after each benchmark: a long one may be cut off.
  const part = args.find((arg) => arg.startsWith('--write='))?.slice('--write='.length);
  const named = args.filter((arg) => !arg.startsWith('--'));
  const chosen = named.length > 0 ? named : Object.keys(BENCHES);
  const unknown = chosen.filter((name) => !BENCHES[name]);
  if (unknown.length > 0)
    throw new Error(`unknown: ${unknown.join(' ')}; known: ${Object.keys(BENCHES).join(' ')}`);
  const services = await startServices();
  const rows: Row[] = [];
  try {
    for (const name of chosen) {
      const found = (await BENCHES[name]?.(services, { small })) ?? [];
      rows.push(...found);
      process.stdout.write(`${table(found)}\n`);
      if (part) writeResults(rows, `npm run bench -- ${args.join(' ')}`, part);
    }
  } finally {
    await services.close();
  }
  if (args.length === 0) writeResults(rows, 'npm run bench', null);
}

await main(process.argv.slice(2));
process.exit(0);
