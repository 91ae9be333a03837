import { opendir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { watch } from 'chokidar';
import { SOFTWARE } from '../../lib/kernel/version';
import { earlierHead, type Head, Journal, stateFolder } from './journal';
import { Sending } from './sending';
import { Refused, Server } from './server';
import { settled } from './settle';

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

/** What tools write that is a work; the server decides by content, this only what is looked at. */
const MEDIA =
  /\.(png|jpe?g|webp|gif|avif|tiff?|heic|bmp|mp4|webm|mov|mkv|avi|wav|mp3|flac|ogg|opus|m4a)$/i;

/** Files that are not there yet, or that nobody sees. */
const HIDDEN = /(^|[\\/])\.[^\\/]|\.(tmp|part|crdownload|download)$|~$/i;

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
    await follow(options, journal, sending, ending.signal);
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

/**
 * Milliseconds between two looks through a folder, and at least twenty times as long as a look takes.
 * Systems tell of changes without a promise: a full queue drops them, and several of one moment are
 * told as one.
 */
const LOOK_AGAIN = 5_000;

/** Every plain file of a folder and those below; what cannot be read is passed over. */
async function* filesOf(folder: string): AsyncGenerator<string> {
  const entries = await opendir(folder).catch(() => null);
  if (!entries) return;
  for await (const entry of entries) {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesOf(at);
    else if (entry.isFile()) yield at;
  }
}

/** Follows the folder until `signal` ends it. */
async function follow(
  { folder, existing, all, poll }: Options,
  journal: Journal,
  sending: Sending,
  signal: AbortSignal,
): Promise<void> {
  let isReady = false;
  /** Files that came while nobody watched, as far as they are known. */
  let missed = 0;
  /** Paths that are being waited for, and those of them that changed meanwhile. */
  const busy = new Map<string, Promise<void>>();
  const again = new Set<string>();
  const take = async (file: string, wasThere: boolean) => {
    const now = await stat(file).catch(() => null);
    if (now && journal.isKnown(file, now.size, now.mtimeMs)) return;
    const found = await settled(file, signal);
    if (!found || journal.isKnown(file, found.bytes, found.mtimeMs)) return;
    if (!journal.find(found)) return;
    if (wasThere && journal.before !== null && found.mtimeMs > journal.before) missed += 1;
    sending.add(found);
  };
  const notice = (file: string, wasThere: boolean) => {
    if (HIDDEN.test(path.relative(folder, file)) || !(all || MEDIA.test(file))) return;
    if (busy.has(file)) {
      again.add(file);
      return;
    }
    const work = (async () => {
      if (wasThere && !(await isWanted(file, existing, journal))) return;
      await lane(() => take(file, wasThere));
    })().finally(() => {
      busy.delete(file);
      // What changed in the last moment is looked at once more.
      if (again.delete(file) && !signal.aborted) notice(file, false);
    });
    busy.set(file, work);
  };
  const watcher = watch(folder, {
    usePolling: poll,
    followSymlinks: false,
    ignorePermissionErrors: true,
  });
  watcher.on('add', (file) => notice(file, !isReady));
  watcher.on('change', (file) => notice(file, false));
  watcher.on('error', (error) =>
    say(`watching: ${error instanceof Error ? error.message : error}`),
  );
  watcher.on('ready', () => {
    isReady = true;
    say('ready');
    const { before } = journal;
    const [to, found] = [Date.now(), [...busy.values()]];
    void Promise.all(found).then(() => {
      if (before === null || missed === 0) return;
      const reason = 'nobody watched the folder; what was written meanwhile arrived late';
      journal.gap({ cause: 'offline', count: missed, from: before, to, reason });
      void sending.tell().catch(() => undefined);
    });
  });
  while (!signal.aborted) {
    const begun = Date.now();
    if (isReady) {
      for await (const file of filesOf(folder)) {
        if (signal.aborted) break;
        if (!busy.has(file) && (await isWanted(file, existing, journal))) notice(file, false);
      }
    }
    const rest = Math.max(LOOK_AGAIN, 20 * (Date.now() - begun));
    await pause(rest, undefined, { signal }).catch(() => undefined);
  }
  await watcher.close();
  await Promise.all(busy.values());
}

/**
 * Whether a file that lay there at the start is sent: one that came after the source, or any where
 * those of before are wanted; and none that is as it was when it was looked at last.
 */
async function isWanted(file: string, existing: boolean, journal: Journal): Promise<boolean> {
  const found = await stat(file).catch(() => null);
  if (!found || journal.isKnown(file, found.size, found.mtimeMs)) return false;
  return existing || Math.max(found.mtimeMs, found.ctimeMs) >= journal.head.since;
}

/** Files looked at at once; each may wait for its writer, so they are many. */
const LOOKED_AT = 32;
let looking = 0;
const next: (() => void)[] = [];

/** Does work when fewer than `LOOKED_AT` are at it. */
async function lane(work: () => Promise<void>): Promise<void> {
  if (looking >= LOOKED_AT) await new Promise<void>((resolve) => next.push(resolve));
  else looking += 1;
  try {
    await work();
  } finally {
    const one = next.shift();
    if (one) one();
    else looking -= 1;
  }
}
