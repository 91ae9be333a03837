import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { SOFTWARE } from '../../lib/kernel/version';
import { follow } from './follow';
import { earlierHead, type Head, Journal, stateFolder } from './journal';
import { Sending } from './sending';
import { Refused, Server } from './server';

const USAGE = `chirograph watch FOLDER --case ID [options]

  Hands what a tool writes into FOLDER over to a case, within seconds, and never twice.

  --case ID        the case
  --source ID      an open source of the case; without it the one this folder had before is used,
                   or one is opened
  --url ADDRESS    the instance (CHIROGRAPH_URL, or http://localhost:3000)
  --token TOKEN    access token for writing (CHIROGRAPH_TOKEN)
  --label TEXT     name of the source that is opened; the folder's name without it
  --existing       also files that were there before the source
  --all            also files that are no pictures, films or sounds
  --close          close the source at the end
  --poll           look again and again instead of being told, as network folders need

  Ctrl+C ends in order; what waits is sent at the next start.`;

type Options = {
  folder: string;
  caseId: string;
  source: string | undefined;
  url: string;
  token: string;
  label: string;
  existing: boolean;
  all: boolean;
  close: boolean;
  poll: boolean;
};

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Runs the watcher until it is told to end. Answers the exit code. */
export async function main(args: string[]): Promise<number> {
  let server: Server | undefined;
  try {
    const options = await optionsOf(args);
    if (!options) {
      say(USAGE);
      return 0;
    }
    server = new Server(options.url, options.token);
    return await run(options, server);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  } finally {
    server?.close();
  }
}

/** What was asked for; null where help was. Throws with what is wrong. */
async function optionsOf(args: string[]): Promise<Options | null> {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      case: text,
      source: text,
      url: text,
      token: text,
      label: text,
      existing: flag,
      all: flag,
      close: flag,
      poll: flag,
      help: flag,
    },
  });
  if (values.help || args.length === 0) return null;
  const [given, ...more] = positionals;
  if (!given || more.length > 0) throw new Error('name one folder; --help says the rest');
  const folder = await realpath(given).catch(() => {
    throw new Error(`there is no folder ${given}`);
  });
  if (!(await stat(folder)).isDirectory()) throw new Error(`${given} is no folder`);
  const { CHIROGRAPH_URL, CHIROGRAPH_TOKEN } = process.env;
  const token = values.token ?? CHIROGRAPH_TOKEN;
  if (!values.case) throw new Error('--case is missing');
  if (!token) throw new Error('--token or CHIROGRAPH_TOKEN is missing');
  return {
    folder,
    caseId: values.case,
    source: values.source,
    url: values.url ?? CHIROGRAPH_URL ?? 'http://localhost:3000',
    token,
    label: values.label ?? path.basename(folder),
    existing: values.existing,
    all: values.all,
    close: values.close,
    poll: values.poll,
  };
}

/** The signal that ends the watcher: Ctrl+C and its like. A second one ends it at once. */
function endingSignal(): AbortController {
  const ending = new AbortController();
  const end = () => {
    if (ending.signal.aborted) process.exit(130);
    ending.abort();
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  return ending;
}

async function run(options: Options, server: Server): Promise<number> {
  const ending = endingSignal();
  const state = stateFolder();
  const head = await headOf(options, server, state, ending.signal);
  if (!head) return 0;
  const journal = await Journal.open(state, head);
  let failure: Refused | undefined;
  const sending = new Sending(server, journal, say, (why) => {
    failure = why;
    ending.abort();
  });
  try {
    const before = journal.waiting.length;
    say(`watching ${options.folder} for ${head.caseId} through ${head.sourceId}`);
    if (before > 0) say(`${before} waiting from before`);
    sending.start();
    await follow(options, journal, sending, say, ending.signal);
    await sending.stop();
    await sending.tell().catch(() => undefined);
    journal.seen();
    if (options.close && !failure) {
      await server.closeSource(head.caseId, head.sourceId);
      journal.closed();
      say('source closed');
    }
    if (failure?.reason === 'source_closed') journal.closed();
    const { sent, known, refused, lost } = sending.count;
    say(
      `ended: ${sent} sent, ${known} known, ${refused} refused, ${lost} lost, ${journal.waiting.length} waiting`,
    );
  } finally {
    journal.close();
  }
  if (!failure) return 0;
  process.stderr.write(`the server takes nothing more: ${failure.message} (${failure.status})\n`);
  return 1;
}

/** The source to use: the one named, the one of before, or one that is opened, however long it takes. */
async function headOf(
  options: Options,
  server: Server,
  state: string,
  signal: AbortSignal,
): Promise<Head | null> {
  const { url, caseId, folder, source, label } = options;
  const since = Date.now();
  if (source) return { url, caseId, folder, sourceId: source, since };
  const earlier = await earlierHead(state, { url, caseId, folder });
  if (earlier) return earlier;
  for (let wait = 1_000; !signal.aborted; wait = Math.min(60_000, wait * 2)) {
    try {
      const sourceId = await server.openSource(caseId, folder, label, SOFTWARE);
      return { url, caseId, folder, sourceId, since };
    } catch (error) {
      if (!(error instanceof Refused) || !error.isPassing) throw error;
      say(`the server does not answer (${error.message}); next try in ${wait / 1000} s`);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  return null;
}
