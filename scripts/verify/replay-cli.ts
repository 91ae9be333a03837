import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Attribution } from '@/lib/authorship/attribution';
import type { Operation } from '@/lib/authorship/operation';
import { PromptReplay } from '@/lib/authorship/prompt-replay';
import { type LogExpectation, verifyLog } from '@/lib/authorship/verify-log';
import { sha256Hex, toHex } from '@/lib/kernel/digest';
import { LineReader } from '@/lib/proof/lines';
import { MAX_OPERATION_BYTES, parseOperation } from '@/lib/proof/operation-line';
import { openReceipt } from '@/lib/proof/prompt-receipt';
import { parseVkey, type Vkey } from '@/lib/proof/vkey';

const USAGE = `Usage: node replay.mjs [FOLDER] [options]

FOLDER is the unpacked replay package of a prompt (default: where this program lies).

  --at N        text and attribution after operation N instead of the last one
  --vkey FILE   keys to trust for the receipt, one a line; default: keys.vkeys of the package,
                which shows integrity relative to those keys only
  --json        print the result as JSON
  --help        print this text

Exit status: 0 all holds; 1 something does not hold, every record is named; 2 unusable input.
`;

/** What does not agree: which record, by which rule, and both values. */
type Failure = { record: string; check: string; expected: string; found: string };

async function main(args: readonly string[]): Promise<0 | 1 | 2> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      at: { type: 'string' },
      vkey: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const folder = positionals[0] ?? import.meta.dirname;
  const expect = JSON.parse(await readFile(join(folder, 'heads.json'), 'utf8')) as LogExpectation;
  const failures: Failure[] = [];
  const report = await verifyLog(operationsIn(folder, failures), expect);
  for (const { record, ...rest } of report.failures) {
    failures.push({ record: `operation ${record}`, ...rest });
  }
  failures.push(...(await documentFailures(folder, expect)));
  failures.push(...(await receiptFailures(folder, values.vkey, report.replay)));
  const shown = values.at === undefined ? report.replay : await replayTo(folder, Number(values.at));
  const attribution = shown.attribution();
  if (values.json) {
    process.stdout.write(
      `${JSON.stringify({ operations: report.operations, failures, attribution })}\n`,
    );
  } else print(expect, report.operations, failures, attribution, shown);
  return failures.length === 0 ? 0 : 1;
}

async function* operationsIn(folder: string, failures: Failure[]): AsyncGenerator<Operation> {
  const file = createReadStream(join(folder, 'operations.ndjson'));
  const lines = new LineReader(file, MAX_OPERATION_BYTES);
  let number = 0;
  for (let line = await lines.next(); line; line = await lines.next()) {
    const read = parseOperation(line.bytes);
    if ('problem' in read) {
      const record = `line ${number + 1}`;
      failures.push({ record, check: 'line', expected: 'an operation', found: read.problem });
      return;
    }
    number += 1;
    yield read;
  }
}

async function replayTo(folder: string, seq: number): Promise<PromptReplay> {
  const replay = PromptReplay.empty();
  for await (const operation of operationsIn(folder, [])) {
    if (operation.seq > seq) break;
    replay.apply(operation);
  }
  return replay;
}

/** Frozen documents are those whose digests the ledger states. */
async function documentFailures(folder: string, { revisions }: LogExpectation): Promise<Failure[]> {
  const failures: Failure[] = [];
  for (const { revision, sha256 } of revisions) {
    const bytes = await readFile(join(folder, 'revisions', `${revision}.json`)).catch(() => null);
    const found = bytes ? sha256Hex(bytes) : 'no file';
    if (found !== sha256) {
      failures.push({ record: `revision ${revision}`, check: 'document', expected: sha256, found });
    }
  }
  return failures;
}

/** The receipt is signed and states the end of this very chain. */
async function receiptFailures(
  folder: string,
  file: string | undefined,
  replay: PromptReplay,
): Promise<Failure[]> {
  const text = await readFile(file ?? join(folder, 'keys.vkeys'), 'utf8');
  const keys = text.split('\n').flatMap((line): Vkey[] => {
    const key = parseVkey(line);
    return key ? [key] : [];
  });
  const opened = openReceipt(await readFile(join(folder, 'receipt.txt')), keys);
  const expected = `${replay.size} operations, ${replay.hash}`;
  if (!opened.ok) {
    return [
      { record: 'receipt', check: 'signature', expected: 'a receipt', found: opened.problem },
    ];
  }
  const found = `${opened.receipt.size} operations, ${toHex(opened.receipt.hash)}`;
  return found === expected ? [] : [{ record: 'receipt', check: 'head', expected, found }];
}

function print(
  { prompt, caseId, heads, revisions }: LogExpectation,
  operations: number,
  failures: readonly Failure[],
  attribution: Attribution,
  replay: PromptReplay,
): void {
  const names = new Map(replay.people().map(({ account, name }) => [account, name]));
  const lines = [
    `Prompt ${prompt} of ${caseId}`,
    `${operations} operations; the ledger states ${heads.length} heads and ${revisions.length} revisions.`,
    failures.length === 0 ? 'Everything holds.' : `${failures.length} things do not hold:`,
    ...failures.map((f) => `  ${f.record}: ${f.check}: expected ${f.expected}, found ${f.found}`),
    '',
    `After operation ${attribution.size - 1} (${attribution.at}):`,
  ];
  for (const { name, label, text, runs } of attribution.fields) {
    lines.push('', `${label || name}: ${text.length} characters`);
    for (const run of runs) {
      const typist = run.typist === null ? 'unknown' : (names.get(run.typist) ?? run.typist);
      lines.push(
        `  ${JSON.stringify(run.text)} ${run.kind}, typist ${typist}, operation ${run.seq}`,
      );
    }
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  return 2;
});
