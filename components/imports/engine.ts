import { caseApi } from '@/components/exhibits/intake/case-api';
import { type Failure, FailureError } from '@/components/exhibits/intake/failure';
import { Hashing } from '@/components/exhibits/intake/hashing';
import { KeptUploads, ownStorage } from '@/components/exhibits/intake/kept-uploads';
import type { Picked } from '@/components/exhibits/intake/new-items';
import { withRetries } from '@/components/exhibits/intake/retry';
import type { CommonWords } from '@/lib/imports/dto';
import { NAMED_AT_ONCE } from '@/lib/imports/model';
import { type Delivery, deliver, type Hashed } from './deliver';
import { type AdmittedFile, type ImportApi, importApi } from './import-api';
import { groupsOf, isArchive, type Planned, planImport } from './plan';
import { type ArchiveProgress, IDLE, isAtWork, type Progress } from './progress-state';

/** Files hashed at once. */
const HASHED_AT_ONCE = 2;

export type ImportWish = {
  label: string;
  common: CommonWords;
  /** Whether ZIP archives are opened after they were admitted. */
  unpack: boolean;
  /** An import that was begun before a reload and is gone on with. */
  importId: string | null;
};

/**
 * The import of one case in this tab. It lives outside the pages, so that it goes on while the person
 * walks through the rooms. Files are carried in groups: while one is sent, the next is hashed; the
 * page holds counts, and the report comes from the server.
 */
export class ImportEngine {
  readonly #caseId: string;
  readonly #kept: KeptUploads;
  readonly #hashing = new Hashing();
  readonly #listeners = new Set<() => void>();
  #progress: Progress = IDLE;
  #stop = new AbortController();
  #timer = 0;
  /** Where the next file is named that turns out to be another than the one of its name. */
  #next = 0;
  /** Told when something was admitted, and at the end. */
  onNews: () => void = () => {};

  constructor(accountId: string, caseId: string) {
    this.#caseId = caseId;
    this.#kept = new KeptUploads(accountId, caseId, ownStorage());
    addEventListener('beforeunload', (event) => {
      // The browser asks in its own words; nothing else can be said here.
      if (isAtWork(this.#progress)) event.preventDefault();
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): Progress => this.#progress;

  /** Imports what was chosen. Does nothing while another import is under way. */
  async start(picked: readonly Picked[], wish: ImportWish): Promise<void> {
    if (isAtWork(this.#progress) || picked.length === 0) return;
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    const api = importApi(this.#caseId, signal);
    this.#progress = { ...IDLE, phase: 'naming', label: wish.label, files: picked.length };
    this.#tell();
    try {
      await this.#run(picked, wish, api, signal);
    } catch (error) {
      if (signal.aborted) await this.#cancelled();
      else this.#say({ phase: 'interrupted', failure: failureIn(error) });
    }
    this.onNews();
  }

  /** Stops the import; what was admitted stays, what was not reached is left. */
  stop(): void {
    this.#stop.abort();
  }

  /** Makes room for the next import. */
  clear(): void {
    if (!isAtWork(this.#progress)) this.#say(IDLE);
  }

  async #run(
    picked: readonly Picked[],
    wish: ImportWish,
    api: ImportApi,
    signal: AbortSignal,
  ): Promise<void> {
    const { importId } = wish.importId
      ? { importId: wish.importId }
      : await withRetries(() => api.open(wish.label, wish.common), signal);
    this.#say({ importId });
    const known = wish.importId ? await withRetries(() => api.files(importId), signal) : [];
    const { files, from, unnamed } = planImport(picked, known);
    for (let at = 0; at < unnamed.length; at += NAMED_AT_ONCE) {
      const some = unnamed.slice(at, at + NAMED_AT_ONCE);
      await withRetries(() => api.name(importId, from + at, some), signal);
    }
    this.#next = from + unnamed.length;
    const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
    this.#say({ phase: 'running', files: files.length, bytes });
    const delivery: Delivery = {
      importId,
      common: wish.common,
      api,
      caseApi: caseApi(this.#caseId),
      hashing: this.#hashing,
      kept: this.#kept,
      signal,
      onAt: (at) => this.#say({ at }),
    };
    const archives = await this.#carryAll(files, delivery, wish.unpack);
    this.#say({ phase: 'ending', at: '' });
    await withRetries(() => api.end(importId, false), signal);
    if (archives.length > 0) await this.#open(archives, wish.common, api, signal);
    this.#say({ phase: 'ended', at: '' });
  }

  /** Carries all groups in order; answers the archives among them. */
  async #carryAll(
    files: readonly Planned[],
    by: Delivery,
    unpack: boolean,
  ): Promise<ArchiveProgress[]> {
    const archives: ArchiveProgress[] = [];
    const groups = groupsOf(files);
    let next = this.#hashAll(groups[0] ?? [], by);
    for (const [i, group] of groups.entries()) {
      const hashed = await next;
      next = this.#hashAll(groups[i + 1] ?? [], by);
      // Awaited in the next round; a stop in between must not be an unheard failure.
      next.catch(() => {});
      const became = await deliver(hashed, by);
      this.#settle(group, became);
      if (unpack) archives.push(...archivesIn(hashed, became));
      this.onNews();
    }
    return archives;
  }

  /**
   * Hashes a group; what cannot be read is reported. A file that was settled before a reload and has
   * other bytes now is another file, and gets a place of its own.
   */
  async #hashAll(group: readonly Planned[], by: Delivery): Promise<Hashed[]> {
    const hashed: Hashed[] = [];
    const changed: Hashed[] = [];
    const unreadable: number[] = [];
    const waiting = [...group];
    const work = async () => {
      for (let one = waiting.shift(); one; one = waiting.shift()) {
        try {
          const sha256 = await this.#hashing.digest({ blob: one.file }, by.signal);
          const { before } = one;
          const isOther = before && before.state !== 'waiting' && before.sha256 !== sha256;
          (isOther ? changed : hashed).push({ ...one, sha256 });
        } catch (error) {
          by.signal.throwIfAborted();
          if (!(error instanceof FailureError)) throw error;
          unreadable.push(one.position);
        }
        this.#say({ hashed: this.#progress.hashed + 1 });
      }
    };
    await Promise.all(Array.from({ length: HASHED_AT_ONCE }, work));
    if (changed.length > 0) {
      const from = this.#next;
      this.#next += changed.length;
      const names = changed.map(({ name, file }) => ({ name, bytes: file.size }));
      await withRetries(() => by.api.name(by.importId, from, names), by.signal);
      hashed.push(...changed.map((one, i) => ({ ...one, position: from + i })));
    }
    if (unreadable.length > 0) {
      const refused = unreadable.map((position) => {
        return { position, failure: 'file_unreadable' as const };
      });
      await withRetries(() => by.api.refuse(by.importId, refused), by.signal);
      this.#say({ refused: this.#progress.refused + refused.length });
    }
    return hashed.sort((a, b) => a.position - b.position);
  }

  #settle(group: readonly Planned[], became: readonly AdmittedFile[]): void {
    const { sent, admitted, known, refused } = this.#progress;
    const count = (state: AdmittedFile['state']) =>
      became.filter((one) => one.state === state).length;
    this.#say({
      sent: sent + group.reduce((sum, { file }) => sum + file.size, 0),
      admitted: admitted + count('admitted'),
      known: known + count('known'),
      refused: refused + count('refused'),
    });
  }

  /** Opens archives one after the other; what one does to its opening leaves the others alone. */
  async #open(
    archives: readonly ArchiveProgress[],
    common: CommonWords,
    api: ImportApi,
    signal: AbortSignal,
  ): Promise<void> {
    this.#say({ phase: 'unpacking', archives });
    for (const [i, archive] of archives.entries()) {
      const set = (change: Partial<ArchiveProgress>) =>
        this.#say({
          archives: this.#progress.archives.map((one, n) =>
            n === i ? { ...one, ...change } : one,
          ),
        });
      try {
        await openOne(archive, common, api, signal, set);
      } catch (error) {
        signal.throwIfAborted();
        const failure = failureIn(error);
        // Opened in an earlier import: its report is there already.
        if (failure.reason !== 'import_ended') set({ failure });
      }
      this.onNews();
    }
  }

  /** After a stop: the server ends what was begun, under a signal of its own. */
  async #cancelled(): Promise<void> {
    const { importId, archives } = this.#progress;
    const api = importApi(this.#caseId);
    const { signal } = new AbortController();
    const begun = [importId, ...archives.map((one) => one.importId)].filter((one) => one !== null);
    for (const one of begun) {
      try {
        await withRetries(() => api.end(one, true), signal);
      } catch {
        // It had ended, or the server is away; then it is ended from the list of imports.
      }
    }
    this.#say({ phase: 'stopped', at: '' });
  }

  #say(change: Partial<Progress>): void {
    this.#progress = { ...this.#progress, ...change };
    this.#tell();
  }

  /** Listeners hear of changes a few times a second, however many there were. */
  #tell(): void {
    if (this.#timer !== 0) return;
    this.#timer = window.setTimeout(() => {
      this.#timer = 0;
      for (const listener of this.#listeners) listener();
    }, 80);
  }
}

async function openOne(
  { exhibit }: ArchiveProgress,
  common: CommonWords,
  api: ImportApi,
  signal: AbortSignal,
  set: (change: Partial<ArchiveProgress>) => void,
): Promise<void> {
  const { importId } = await withRetries(() => api.openArchive(exhibit.id), signal);
  set({ importId });
  for (let total: number | null = null; ; ) {
    const { waiting } = await withRetries(() => api.unpack(importId, common), signal);
    total ??= waiting;
    set({ done: Math.max(0, total - waiting), total });
    if (waiting === 0) break;
  }
  await withRetries(() => api.end(importId, false), signal);
}

function archivesIn(group: readonly Planned[], became: readonly AdmittedFile[]): ArchiveProgress[] {
  const places = new Map(group.map((one) => [one.position, one]));
  return became.flatMap(({ position, exhibit, state }) => {
    const place = places.get(position);
    if (!place || !exhibit || (state !== 'admitted' && state !== 'known')) return [];
    if (!isArchive(place.name, place.file.type)) return [];
    const { name } = place;
    return [{ exhibit, name, importId: null, done: 0, total: null, failure: null }];
  });
}

function failureIn(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  return { code: 'INTERNAL', ref: null, passing: false };
}
