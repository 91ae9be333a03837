import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { randomBytes } from '#crypto';
import { toHex } from '@/lib/kernel/digest';
import { idPattern } from '@/lib/kernel/ids';
import { log } from '@/lib/kernel/log';

/** A request on its way that the record does not wholly hold yet. */
export type Open = {
  runId: string;
  caseId: string;
  sourceId: string;
  /** ISO 8601. */
  requestedAt: string;
  /** Method and path, for people. */
  what: string;
};

const line = z.union([
  z.strictObject({
    begin: z.strictObject({
      runId: z.string().regex(idPattern('run')),
      caseId: z.string().regex(idPattern('case')),
      sourceId: z.string().regex(idPattern('source')),
      requestedAt: z.iso.datetime({ precision: 3 }),
      what: z.string().max(500),
    }),
  }),
  z.strictObject({ end: z.string() }),
]);

/** Bytes of a journal in which nothing is open at which it begins anew. */
const LONG = 64 * 1024;

/** Journals that this process writes; not to be taken for those of a process that is gone. */
const written = new Set<string>();

/**
 * What this gateway has on its way, in a file: a line before a request leaves and one when its record
 * is whole. A process that is killed leaves its lines to the next one of the machine, which says what
 * was lost. Written without waiting for the disk: a process may die at any point, and what a power
 * failure takes is not covered. A journal that cannot be written is logged and holds nothing up.
 */
export class Journal {
  readonly #open = new Map<string, Open>();
  readonly #file: string;
  #fd: number | null = null;
  #bytes = 0;

  constructor(folder: string) {
    const name = `${hostOf()}-${process.pid}-${toHex(randomBytes(8))}.ndjson`;
    this.#file = path.join(folder, name);
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      this.#fd = openSync(this.#file, 'ax', 0o600);
      written.add(this.#file);
      for (const one of inherited(folder)) this.begin(one);
    } catch (error) {
      log.error({ err: error }, 'the journal of the gateway cannot be written');
    }
  }

  /** What is open: after the start that which a process before left. */
  get open(): readonly Open[] {
    return [...this.#open.values()];
  }

  begin(one: Open): void {
    this.#open.set(one.runId, one);
    this.#write({ begin: one });
  }

  end(runId: string): void {
    if (!this.#open.delete(runId)) return;
    if (this.#open.size === 0 && this.#bytes > LONG) this.#anew();
    else this.#write({ end: runId });
  }

  /** Lets go of the file; what is open stays in it for the next process. */
  close(): void {
    if (this.#fd === null) return;
    closeSync(this.#fd);
    this.#fd = null;
    written.delete(this.#file);
    if (this.#open.size === 0) unlinkSync(this.#file);
  }

  #anew(): void {
    if (this.#fd === null) return;
    ftruncateSync(this.#fd, 0);
    this.#bytes = 0;
  }

  #write(what: z.input<typeof line>): void {
    if (this.#fd === null) return;
    try {
      this.#bytes += writeSync(this.#fd, `${JSON.stringify(what)}\n`);
    } catch (error) {
      log.error({ err: error }, 'the journal of the gateway cannot be written');
    }
  }
}

const hostOf = () => hostname().replace(/[^A-Za-z0-9]/g, '') || 'host';

/** Takes over what processes of this machine that are gone have left. */
function inherited(folder: string): Open[] {
  const left: Open[] = [];
  for (const name of readdirSync(folder)) {
    const [, host, pid] = /^([A-Za-z0-9]+)-(\d+)-[0-9a-f]{16}\.ndjson$/.exec(name) ?? [];
    const file = path.join(folder, name);
    if (host !== hostOf() || written.has(file) || isAlive(Number(pid))) continue;
    left.push(...openIn(readFileSync(file, 'utf8')));
    unlinkSync(file);
  }
  return left;
}

function isAlive(pid: number): boolean {
  // Of our own number, and not ours: written before this process began.
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Requests that a journal began and did not end; a line that was cut off is none. */
function openIn(text: string): Open[] {
  const open = new Map<string, Open>();
  for (const one of text.split('\n')) {
    const parsed = line.safeParse(parse(one));
    if (!parsed.success) continue;
    if ('begin' in parsed.data) open.set(parsed.data.begin.runId, parsed.data.begin);
    else open.delete(parsed.data.end);
  }
  return [...open.values()];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
