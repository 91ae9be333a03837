import { closeSync, fsyncSync, openSync, readFileSync, unlinkSync, writeSync } from 'node:fs';
import { copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';

/** What is watched for which case; the first line of a journal. */
export type Head = { url: string; caseId: string; sourceId: string; folder: string; since: number };

/** A file that was found and hashed. Times in milliseconds of this machine's clock. */
export type Found = { sha256: string; path: string; bytes: number; mtimeMs: number };

/** A time that the source was not whole. Milliseconds of this machine's clock. */
export type Gap = {
  cause: 'offline' | 'not_recorded';
  /** Files concerned. */
  count: number;
  from: number;
  to: number;
  reason: string;
};

type Line =
  | { head: Head }
  | { found: Found }
  | { sent: string; exhibitId: string; runId: string | null }
  | { refused: string; reason: string }
  | { lost: string }
  /** Since when the server cannot be reached. */
  | { away: number }
  /** A gap that is to be told, and that all told so far have been. */
  | { gap: Gap }
  | { told: number }
  | { closed: true };

/** Where this user's programs keep what must outlive them. */
export function stateFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const { CHIROGRAPH_STATE, XDG_STATE_HOME, LOCALAPPDATA } = environment;
  if (CHIROGRAPH_STATE) return CHIROGRAPH_STATE;
  if (XDG_STATE_HOME) return path.join(XDG_STATE_HOME, 'chirograph');
  if (process.platform === 'win32' && LOCALAPPDATA) return path.join(LOCALAPPDATA, 'chirograph');
  if (process.platform === 'darwin') {
    return path.join(homedir(), 'Library', 'Application Support', 'chirograph');
  }
  return path.join(homedir(), '.local', 'state', 'chirograph');
}

/** The head of an earlier watch of the same folder whose source is still open; undefined without. */
export async function earlierHead(
  state: string,
  wanted: Pick<Head, 'url' | 'caseId' | 'folder'>,
): Promise<Head | undefined> {
  const names = await readdir(path.join(state, 'watch')).catch(() => []);
  for (const name of names.sort().reverse()) {
    const lines = linesOf(path.join(state, 'watch', name, 'journal.ndjson'));
    const head = lines.flatMap((line) => ('head' in line ? [line.head] : [])).at(-1);
    if (!head || lines.some((line) => 'closed' in line)) continue;
    const { url, caseId, folder } = head;
    if (url === wanted.url && caseId === wanted.caseId && folder === wanted.folder) return head;
  }
  return undefined;
}

/** The lines of a journal. One that a crash cut off is none. */
function linesOf(file: string): Line[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return [];
  }
  return text.split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line) as Line];
    } catch {
      return [];
    }
  });
}

/**
 * What a watcher has found and what the server has, on disk: a line before a file is sent and a line
 * after. Only one process may hold it.
 */
export class Journal {
  readonly head: Head;
  readonly #folder: string;
  readonly #handle: number;
  /** Files by digest: whether they are done with. */
  readonly #done = new Map<string, boolean>();
  /** Files not done with, in the order in which they were found. */
  readonly #waiting = new Map<string, Found>();
  /** Gaps that the server has not been told of. */
  #gaps: Gap[] = [];
  /** Since when the server cannot be reached; null while it can. */
  #away: number | null = null;
  /** When this journal was last written before it was opened; null for a new one. */
  readonly before: number | null;
  /** Last known state of a path, so that an unchanged file is not hashed again. */
  readonly #paths = new Map<string, string>();

  private constructor(head: Head, folder: string, handle: number, before: number | null) {
    this.head = head;
    this.before = before;
    this.#folder = folder;
    this.#handle = handle;
  }

  /** Opens the journal of a source, or begins it. Throws where another process holds it. */
  static async open(state: string, head: Head): Promise<Journal> {
    const folder = path.join(state, 'watch', head.sourceId);
    await mkdir(path.join(folder, 'queue'), { recursive: true, mode: 0o700 });
    takeLock(path.join(folder, 'lock'));
    const file = path.join(folder, 'journal.ndjson');
    const lines = linesOf(file);
    const known = lines.flatMap((line) => ('head' in line ? [line.head] : [])).at(0);
    const before = known ? ((await stat(file).catch(() => null))?.mtimeMs ?? null) : null;
    const journal = new Journal(known ?? head, folder, openSync(file, 'a', 0o600), before);
    // A crash may have left half a line, which the next one must not be joined to.
    if (lines.length > 0) writeSync(journal.#handle, '\n');
    for (const line of lines) journal.#take(line);
    if (!known) journal.#append({ head });
    return journal;
  }

  get waiting(): Found[] {
    return [...this.#waiting.values()];
  }

  /** Whether a path was looked at in this state before. */
  isKnown(file: string, bytes: number, mtimeMs: number): boolean {
    return this.#paths.get(file) === `${bytes} ${mtimeMs}`;
  }

  /** Notes a file. False where one with these bytes was found before. */
  find(found: Found): boolean {
    const isNew = !this.#done.has(found.sha256);
    // A path that moved is noted too, or it would be hashed at every start.
    this.#append({ found });
    return isNew;
  }

  sent(sha256: string, exhibitId: string, runId: string | null): Promise<void> {
    return this.#finish(sha256, { sent: sha256, exhibitId, runId });
  }

  refused(sha256: string, reason: string): Promise<void> {
    return this.#finish(sha256, { refused: sha256, reason });
  }

  lost(sha256: string): Promise<void> {
    return this.#finish(sha256, { lost: sha256 });
  }

  get away(): number | null {
    return this.#away;
  }

  get gaps(): readonly Gap[] {
    return this.#gaps;
  }

  /** Notes that the server cannot be reached, unless it could not before. */
  lostServer(): void {
    if (this.#away === null) this.#append({ away: Date.now() });
  }

  /** Notes a gap, to be told as soon as that can be; one of being away ends being away. */
  gap(gap: Gap): void {
    this.#append({ gap });
  }

  /** Notes that the server knows of the first gaps. */
  told(count: number): void {
    this.#append({ told: count });
  }

  /** Notes that a watcher was there until now. */
  seen(): void {
    this.#append({ told: 0 });
  }

  /** Says that the source takes nothing more; the next watch of the folder opens another. */
  closed(): void {
    this.#append({ closed: true });
  }

  /** Where the copy of a waiting file lies, if there is one. */
  copyOf(sha256: string): string {
    return path.join(this.#folder, 'queue', sha256);
  }

  /** Keeps a copy of a waiting file, so that it may be overwritten meanwhile. */
  async keepCopy({ sha256, path: file, bytes, mtimeMs }: Found): Promise<void> {
    const target = this.copyOf(sha256);
    if (await stat(target).catch(() => null)) return;
    const before = await stat(file).catch(() => null);
    if (before?.size !== bytes || before.mtimeMs !== mtimeMs) return;
    await copyFile(file, `${target}.part`);
    await rename(`${target}.part`, target);
  }

  /** Gives the journal to whoever comes next. */
  close(): void {
    closeSync(this.#handle);
    unlinkSync(path.join(this.#folder, 'lock'));
  }

  async #finish(sha256: string, line: Line): Promise<void> {
    this.#append(line);
    await rm(this.copyOf(sha256), { force: true });
  }

  #append(line: Line): void {
    writeSync(this.#handle, `${JSON.stringify(line)}\n`);
    fsyncSync(this.#handle);
    this.#take(line);
  }

  #take(line: Line): void {
    if ('found' in line) {
      const { found } = line;
      this.#paths.set(found.path, `${found.bytes} ${found.mtimeMs}`);
      if (this.#done.has(found.sha256)) return;
      this.#done.set(found.sha256, false);
      this.#waiting.set(found.sha256, found);
      return;
    }
    if ('away' in line) this.#away = line.away;
    if ('told' in line) this.#gaps = this.#gaps.slice(line.told);
    if ('gap' in line) {
      this.#gaps = [...this.#gaps, line.gap];
      if (line.gap.from === this.#away) this.#away = null;
    }
    const ended =
      'sent' in line
        ? line.sent
        : 'refused' in line
          ? line.refused
          : 'lost' in line
            ? line.lost
            : null;
    if (ended === null) return;
    this.#waiting.delete(ended);
    // Bytes that were lost before they were sent may come again.
    if ('lost' in line) this.#done.delete(ended);
    else this.#done.set(ended, true);
  }
}

/** Takes a lock that a dead process may have left. Throws where a living one holds it. */
function takeLock(file: string): void {
  for (;;) {
    try {
      const handle = openSync(file, 'wx', 0o600);
      writeSync(handle, String(process.pid));
      closeSync(handle);
      return;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const pid = Number(readFileSync(file, 'utf8'));
      if (isAlive(pid)) {
        throw new Error(`another watcher (process ${pid}) has this folder for this source`);
      }
      unlinkSync(file);
    }
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
