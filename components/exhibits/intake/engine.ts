import { carry } from './carry';
import { type CaseApi, caseApi } from './case-api';
import { type Failure, FailureError, localFailure } from './failure';
import { Hashing } from './hashing';
import { KeptUploads, ownStorage } from './kept-uploads';
import { bytesOf, isZip, newFile, newMember, type Picked } from './new-items';
import {
  EMPTY_QUEUE,
  hasEnded,
  type IntakeItem,
  type NewItem,
  type Queue,
  type QueueEvent,
  reduceQueue,
} from './queue';
import { isBehind, nextToCarry } from './queue-order';
import { isUnderWay, sumUp } from './queue-sums';
import { admissionBody, type CommonSettings, keepOf, type OwnSettings } from './settings';
import { zipStateOf } from './zip-state';

/** Files hashed, and files carried, at once. */
const AT_ONCE = { hashing: 2, carrying: 3 } as const;

/**
 * The intake of one case in this tab. It lives outside the pages, so that it goes on while the
 * person walks through the rooms, and holds everything about a file until it is an exhibit.
 */
export class Intake {
  readonly kept: KeptUploads;
  readonly #api: CaseApi;
  readonly #hashing = new Hashing();
  readonly #listeners = new Set<() => void>();
  readonly #stops = new Map<string, AbortController>();
  #queue: Queue = EMPTY_QUEUE;
  #hashingNow = 0;
  readonly #carried = new Set<string>();
  #frame = 0;
  /** Told when a file has become an exhibit. */
  onNews: () => void = () => {};

  constructor(accountId: string, caseId: string) {
    this.#api = caseApi(caseId);
    this.kept = new KeptUploads(accountId, caseId, ownStorage());
    addEventListener('beforeunload', (event) => {
      // The browser asks in its own words; nothing else can be said here.
      if (isUnderWay(sumUp(this.#queue))) event.preventDefault();
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): Queue => this.#queue;

  /** Takes files in, `source` being the page they come from; digests are computed, nothing is sent. */
  add(picked: readonly Picked[], source: string | null = null): void {
    const items = picked.map(newFile);
    this.#do({ type: 'added', items });
    for (const item of items) {
      if (source !== null) this.setOwn(item.key, { source });
      if (isZip(item)) void this.#lookInto(item);
    }
    this.#pump();
  }

  /** Opens an archive that was looked into: its members become files of their own. */
  openZip(key: string): void {
    const item = this.#find(key);
    if (item?.zip?.state !== 'offered' || !('file' in item.source)) return;
    const { listing } = item.zip;
    const archive = item.source.file;
    const items = listing.members.map((member) => newMember(archive, member, key));
    this.#do({ type: 'zip', key, zip: { state: 'opened', listing } }, { type: 'added', items });
    this.#pump();
  }

  /** Leaves an archive closed; it is kept as it is. */
  leaveZip = (key: string): void => this.#do({ type: 'zip', key, zip: null });

  setCommon(change: Partial<CommonSettings>): void {
    this.#do({ type: 'common', change });
  }

  setOwn(key: string, change: Partial<OwnSettings>): void {
    this.#do({ type: 'own', key, change });
  }

  /** Sends and admits everything that is here. */
  start(): void {
    this.#do({ type: 'started' });
    this.#pump();
  }

  /** Stops one file. What is being recorded cannot be stopped. */
  cancel(key: string): void {
    const item = this.#find(key);
    if (!item || hasEnded(item) || item.phase === 'confirming') return;
    this.#do({ type: 'cancelled', key });
    this.#stops.get(key)?.abort();
    if (item.sha256 !== null) this.#giveUp(item.sha256);
    this.#pump();
  }

  cancelAll(): void {
    for (const item of this.#queue.items) this.cancel(item.key);
  }

  /** Tries a file again, and with an archive the members that waited for it in vain. */
  retry(key: string): void {
    const members = this.#queue.items.filter(
      (item) => item.parent === key && item.failure?.reason === 'archive_not_admitted',
    );
    for (const item of members) this.#do({ type: 'again', key: item.key });
    this.#do({ type: 'again', key });
    this.#pump();
  }

  /** Takes a file off the list; nothing recorded is touched. */
  remove(key: string): void {
    if (this.#isAwaited(key)) return;
    this.cancel(key);
    this.#do({ type: 'removed', keys: [key] });
  }

  /** Takes what is in the case, or was stopped, off the list. */
  clearEnded(): void {
    const keys = this.#queue.items
      .filter((item) => ['admitted', 'duplicate', 'cancelled'].includes(item.phase))
      .map((item) => item.key)
      .filter((key) => !this.#isAwaited(key));
    this.#do({ type: 'removed', keys });
  }

  forget(sha256: string): void {
    this.#giveUp(sha256);
    this.#tell();
  }

  /** Forgets an upload in parts, and has the store give its parts back. */
  #giveUp(sha256: string): void {
    const begun = this.kept.find(sha256);
    this.kept.forget(sha256);
    // Nobody waits for it: what is not withdrawn now ends by itself after a day.
    if (begun) this.#api.withdraw(begun.intakeId).catch(() => {});
  }

  /** An archive whose members are still to come stays on the list. */
  #isAwaited(key: string): boolean {
    return this.#queue.items.some((item) => item.parent === key && !hasEnded(item));
  }

  #find(key: string): IntakeItem | undefined {
    return this.#queue.items.find((item) => item.key === key);
  }

  #do(...events: QueueEvent[]): void {
    this.#queue = events.reduce(reduceQueue, this.#queue);
    this.#tell();
  }

  /** Listeners hear of changes once a frame, however many there were; hidden pages soon enough. */
  #tell(): void {
    if (this.#frame !== 0) return;
    this.#frame = window.setTimeout(() => {
      this.#frame = 0;
      for (const listener of this.#listeners) listener();
    }, 16);
  }

  #pump(): void {
    for (const item of this.#queue.items) {
      if (item.phase === 'queued' && this.#hashingNow < AT_ONCE.hashing) void this.#hash(item);
    }
    for (;;) {
      const item = nextToCarry(this.#queue, this.#carried, AT_ONCE.carrying);
      if (!item) return;
      void this.#carry(item, this.#queue.items.find(({ key }) => key === item.parent) ?? null);
    }
  }

  async #hash(item: IntakeItem): Promise<void> {
    const { key } = item;
    this.#hashingNow += 1;
    this.#do({ type: 'hashing', key });
    await this.#guarded(key, async (signal) => {
      const of = bytesOf(item.source);
      const onProgress = (done: number) => this.#do({ type: 'progress', key, done });
      const sha256 = await this.#hashing.digest(of, signal, onProgress);
      this.#do({ type: 'hashed', key, sha256 });
    });
    this.#hashingNow -= 1;
    this.#pump();
  }

  async #carry(item: IntakeItem, parent: IntakeItem | null): Promise<void> {
    const { key, sha256 } = item;
    this.#carried.add(key);
    await this.#guarded(key, async (signal) => {
      if (sha256 === null) throw new FailureError(localFailure('hashing_failed'));
      if (item.parent !== null && !parent?.exhibit?.id) {
        throw new FailureError(localFailure('archive_not_admitted'));
      }
      const now = () => this.#find(key) ?? item;
      const { data, entry } = await carry(
        {
          of: bytesOf(item.source),
          name: item.name,
          bytes: item.bytes,
          mediaType: item.mediaType.slice(0, 200),
          sha256,
          keep: keepOf(now(), this.#queue.common),
          body: () => admissionBody(now(), this.#queue.common),
        },
        {
          api: this.#api,
          hashing: this.#hashing,
          kept: this.kept,
          signal,
          onSending: (resumed) => this.#do({ type: 'sending', key, resumed }),
          onSent: (done) => this.#do({ type: 'progress', key, done }),
          turn: () => this.#turn(key, signal),
          onConfirming: () => this.#do({ type: 'confirming', key }),
        },
      );
      const exhibit = { id: data.exhibitId, number: data.number, entry };
      this.#do({ type: 'admitted', key, exhibit });
      this.onNews();
      if (parent?.exhibit?.id) await this.#relate(key, data.exhibitId, parent.exhibit.id, signal);
    });
    this.#carried.delete(key);
    this.#pump();
  }

  /**
   * Waits for the files before this one that are on their way, so that numbers follow the order of
   * choice. Nobody waits for a file that is sent in parts, which may take an hour.
   */
  #turn(key: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (!signal.aborted && isBehind(this.#queue, key)) return;
        leave();
        if (signal.aborted) reject(signal.reason);
        else resolve();
      };
      const leave = this.subscribe(look);
      signal.addEventListener('abort', look, { once: true });
      look();
    });
  }

  /** States that a member comes from its archive. */
  async #relate(key: string, exhibitId: string, toId: string, signal: AbortSignal): Promise<void> {
    try {
      await this.#api.relate(exhibitId, toId, signal);
      this.#do({ type: 'related', key, relation: 'stated' });
    } catch {
      // The exhibit stands; the relation can be stated on its page, and the row says so.
      this.#do({ type: 'related', key, relation: 'failed' });
    }
  }

  /** Runs work on a file that can be stopped, and turns what goes wrong into its state. */
  async #guarded(key: string, work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const stop = new AbortController();
    this.#stops.set(key, stop);
    try {
      await work(stop.signal);
    } catch (error) {
      if (!stop.signal.aborted) await this.#failed(key, failureIn(error), stop.signal);
    } finally {
      if (this.#stops.get(key) === stop) this.#stops.delete(key);
    }
  }

  async #failed(key: string, failure: Failure, signal: AbortSignal): Promise<void> {
    const sha256 = this.#find(key)?.sha256;
    const number = Number(failure.fields?.exhibit ?? Number.NaN);
    if (failure.reason !== 'duplicate_digest' || !sha256 || !Number.isInteger(number)) {
      this.#do({ type: 'failed', key, failure });
      return;
    }
    this.kept.forget(sha256);
    const twin = await this.#api.bySha256(sha256, signal).catch(() => null);
    const exhibit = { id: twin?.id ?? null, number, entry: twin?.entry ?? null };
    this.#do({ type: 'duplicate', key, exhibit });
  }

  async #lookInto({ key, source }: NewItem): Promise<void> {
    if (!('file' in source)) return;
    this.#do({ type: 'zip', key, zip: { state: 'looking' } });
    this.#do({ type: 'zip', key, zip: await zipStateOf(source.file) });
  }
}

const failureIn = (error: unknown): Failure =>
  error instanceof FailureError ? error.failure : { code: 'INTERNAL', ref: null, passing: false };
