import path from 'node:path';
import { parseArgs } from 'node:util';
import { readReplay } from '../lib/prompts/live/replays';
import { type Again, answerAgain, askAgain, type Task } from './trace/again';
import { drive } from './trace/drive';
import { disagreements, judge, line, type Verdict, withRuns } from './trace/judge';
import { openScene, type Scene } from './trace/people';
import { settle } from './trace/settle';
import { shortened } from './trace/shortened';
import { type Stand, startStand } from './trace/stand';
import {
  type Expected,
  readBytes,
  readExpected,
  readTrace,
  type Trace,
  TraceUnreadable,
} from './trace/trace-file';

const USAGE = `npm run import-trace -- FILE [MANIFEST] [options]

FILE is a concurrent editing trace (JSON or gzip of it, layout of josephg/editing-traces). Its agents
become people of a case, and each transaction goes through the write path that browser and API use.
Then every character of the text is compared with who wrote it by the trace alone, and by MANIFEST.

  --first N   drives the first N transactions only
  --quick     leaves out reading again after reload, restart and export

Exit status: 0 all is right; 1 something differs; 2 unusable input.`;

const say = (text: string) => process.stdout.write(`${text}\n`);
const note = (text: string) => process.stderr.write(`import-trace: ${text}\n`);

async function main(args: string[]): Promise<number> {
  if (args[0] === '--again') {
    await answerAgain(args[1] ?? '', args[2] ?? '');
    return 0;
  }
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      first: { type: 'string' },
      quick: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  const [file, manifest] = positionals;
  if (!file || positionals.length > 2 || values.help) {
    say(USAGE);
    return values.help ? 0 : 2;
  }
  const bytes = readBytes(file);
  const whole = readTrace(bytes);
  const first = values.first === undefined ? whole.txns.length : Number(values.first);
  const trace = first < whole.txns.length ? shortened(whole, first) : whole;
  const expected = manifest ? readExpected(readBytes(manifest), file, bytes) : {};
  return importTrace(path.basename(file), trace, first < whole.txns.length ? {} : expected, {
    quick: values.quick === true,
  });
}

async function importTrace(
  name: string,
  trace: Trace,
  expected: Expected,
  { quick }: { quick: boolean },
): Promise<number> {
  note(`${name}: ${trace.txns.length} transactions of ${trace.numAgents} agents`);
  const { truth: found, remark, ...way } = settle(trace);
  const differing = disagreements(found, trace.txns.length, expected);
  for (const one of differing) say(`the manifest and the trace differ: ${one}`);
  const truth = withRuns(found, expected.author_runs_start_end_agent);
  note(`truth found: ${truth.authors.length} characters, ${truth.runs.length} runs; ${remark}`);
  if (truth.ambiguous.size > 0)
    note(`${truth.ambiguous.size} characters may be by either of two writers of the same letter`);
  const stand = await startStand();
  try {
    const scene = await openScene(name, trace.numAgents);
    const writers = await drive({ trace, ...way, path: scene.path, progress });
    const { promptId } = scene;
    // A freeze puts the whole chain under the case's ledger, so that an export covers it.
    const frozen = await readReplay(promptId, (replay) => replay.frozen().sha256);
    const freeze = { k: 'freeze' as const, sha256: frozen, purpose: 'draft' as const, tool: '' };
    await writers.push(0, [writers.sign(0, freeze)]);
    const written = await readReplay(promptId, (replay) => replay.attribution());
    const judged = (attribution: typeof written) =>
      judge(attribution, truth, scene.path.accounts, truth.rule !== null && !way.placed);
    const verdicts: [string, Verdict][] = [['', judged(written)]];
    print('', verdicts[0]?.[1]);
    for (const [step, read] of quick ? [] : readingsAgain(stand, scene)) {
      const { attribution } = await read();
      const verdict = judged(attribution);
      verdicts.push([step, verdict]);
      print(step, verdict);
    }
    const right = verdicts.every(([, verdict]) => verdict.right) && differing.length === 0;
    if (!right) note('something differs');
    return right ? 0 : 1;
  } finally {
    await stand.close();
  }
}

/** The record read by fresh processes: as it is, after the services started again, and exported. */
function readingsAgain(
  stand: Stand,
  { caseId, promptId, callers }: Scene,
): [step: string, read: () => Promise<Again>][] {
  const [caller] = callers;
  if (!caller) return [];
  const task: Task = { caseId, promptId, caller, folder: null };
  const folder = path.join(stand.dir, 'again');
  return [
    ['after reload', () => askAgain(folder, task)],
    ['after restart', () => stand.restart().then(() => askAgain(folder, task))],
    // The export is verified offline before it is read.
    ['after export', () => askAgain(folder, { ...task, folder })],
  ];
}

function print(step: string, verdict: Verdict | undefined): void {
  if (!verdict) return;
  say(`${step === '' ? '' : `${step}: `}${line(verdict)}`);
  const { deletions, remarks } = verdict;
  for (const remark of remarks) say(`  ${remark}`);
  if (step === '') note(`deletions by deleter and author right ${deletions.join(' of ')}`);
}

let told = Date.now();
function progress(done: number): void {
  if (Date.now() - told < 5000) return;
  told = Date.now();
  note(`${done} transactions written`);
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    if (error instanceof TraceUnreadable) {
      process.stderr.write(`${error.message}\n`);
      process.exit(2);
    }
    console.error(error);
    process.exit(1);
  },
);
