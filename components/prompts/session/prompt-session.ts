import type { Doc, Text } from 'yjs';
import { FailureError } from '@/components/exhibits/intake/failure';
import { fromBase64 } from '@/lib/kernel/digest';
import type { Joined, Pushed } from '@/lib/prompts/dto';
import { anotherKey, type DeviceKey } from './device-key';
import { documentOf } from './document';
import type { EditBatch } from './edit-batch';
import { Following } from './following';
import type { Change, Head } from './head';
import { holdWriter, joinPrompt } from './joining';
import { dropKept, keptWords, sendKept } from './kept-claims';
import { nextChange } from './next-change';
import { type Accepted, NotRecorded, Outgoing, type Unsigned } from './outgoing';
import type { Opening } from './prompt-api';
import { Record } from './record';
import type { SessionParts, Statement } from './session-parts';
import { type Hindrance, hindranceOf, OPENING, type SessionView } from './session-view';
import { Writing } from './writing';

// A second refusal within this time is left to the person.
const REJOIN_PAUSE_MS = 10_000;

/**
 * One page at one prompt: the shared document, what goes on record and what comes from others.
 * Listeners are told of each change; `view` is what the page shows.
 */
export class PromptSession {
  readonly parts: SessionParts;
  /** The chain as it was received, replayed: who wrote what, statements, revisions. */
  readonly record: Record;
  doc: Doc = documentOf(null, null);
  view: SessionView = OPENING;
  #following: Following | undefined;
  #outgoing: Outgoing | undefined;
  #writing: Writing | undefined;
  #releaseWriter = () => {};
  #rejoinedAt = 0;
  #acknowledged = -1;
  #ended = false;
  readonly #listeners = new Set<() => void>();

  constructor(parts: SessionParts) {
    this.parts = parts;
    this.record = new Record(parts.promptId, parts.api, () => this.#set({}));
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Opens the prompt: sends what an earlier page left, joins as a new writer, follows. */
  async open(): Promise<void> {
    try {
      await this.#begin(await this.parts.api.opening());
    } catch (error) {
      this.#hinder(error);
      return;
    }
    this.record.load().catch(() => {});
  }

  close(): void {
    this.flush();
    this.#ended = true;
    this.#detach();
    this.#listeners.clear();
  }

  async #begin(opening: Opening): Promise<void> {
    const { key, account, promptId: prompt, api, keep } = this.parts;
    this.record.expect(opening.size);
    const kept = await keep.waiting(account, prompt);
    if (!key || !(opening.may.write || opening.may.answer)) {
      this.#keepLost('stopped', keptWords(kept));
      await this.#read(key ? 'access' : 'no_key');
      return;
    }
    const lost = kept.length > 0 ? await sendKept(keep, api, { account, prompt }) : [];
    if (lost.length > 0) this.#set({ lost: [...this.view.lost, ...lost] });
    const head = kept.length > 0 ? await api.opening() : opening;
    const joined = await joinPrompt(this.parts, key, head);
    if (!joined) await this.#read('key');
    else if (!this.#ended) this.#start(joined, key, opening.may.write);
  }

  #start(joined: Joined, key: DeviceKey, writes: boolean): void {
    const { promptId: prompt, account, keep, api } = this.parts;
    const { writer, seq, hash, receipt } = joined;
    this.doc = documentOf(fromBase64(joined.state), writer);
    this.#acknowledged = seq;
    const events = {
      changed: () => this.#set({}),
      accepted: (pushed: Pushed) => this.#accepted(pushed),
      refused: (code: string, words: string[]) => void this.#refused(code, words),
      failed: (error: FailureError, words: string[]) => {
        this.#keepLost(error.failure.code, words);
        this.#hinder(error);
      },
    };
    this.#outgoing = new Outgoing({ keep, key, api, events }, { prompt, account, writer });
    this.#writing = new Writing({
      doc: this.doc,
      head: () => this.#head(),
      reached: () => this.view.reached,
      send: (batch) => this.#send(batch),
      changed: () => this.#set({}),
    });
    this.#releaseWriter = holdWriter(prompt, writer);
    void keep.putReceipt({ prompt, receipt, size: seq + 1, at: now() }).catch(() => {});
    this.#follow(writer, { seq, hash });
    this.#set({
      phase: writes ? 'writing' : 'reading',
      hindrance: writes ? null : 'access',
      code: null,
      writer,
      generation: this.view.generation + 1,
    });
  }

  async #read(hindrance: Hindrance): Promise<void> {
    await this.record.load();
    if (this.#ended) return;
    this.doc = documentOf(this.record.replay.encodeState(), null);
    this.#follow(null, this.record.head);
    this.#set({ phase: 'reading', hindrance, generation: this.view.generation + 1 });
  }

  #follow(writer: number | null, head: Head): void {
    this.#following?.end();
    const at = { doc: this.doc, writer, head };
    this.#following = new Following(this.parts, this.record, at, {
      changed: () => this.#set({}),
      people: (people) => this.#set({ people }),
      live: (live) => this.#set({ live }),
      gone: () => void this.#recheck(),
      broken: (seq) => {
        this.#outgoing?.end();
        this.#set({ phase: 'broken', code: String(seq) });
      },
      reached: () => {
        if (!this.view.reached) this.#outgoing?.retry();
        this.record.load().catch(() => {});
      },
    });
  }

  #detach(): void {
    this.#following?.end();
    this.#outgoing?.end();
    this.#outgoing = undefined;
    this.#writing?.destroy();
    this.#writing = undefined;
    this.#releaseWriter();
  }

  #head(): Head {
    return this.#following?.head ?? this.record.head;
  }

  text(field: string): Text {
    return this.doc.getText(field);
  }

  get mayEdit() {
    return this.view.phase === 'writing';
  }

  /** Writes changes into a field, as one act. */
  edit(field: string, changes: readonly Change[]): void {
    if (this.mayEdit) this.#writing?.edit(field, changes);
  }

  /** Takes back, or does again, this person's last act in a field. False where there is none. */
  step(field: string, way: 'undo' | 'redo'): boolean {
    return this.mayEdit && (this.#writing?.step(field, way) ?? false);
  }

  /** Whether a change is one that this page's own editor made. */
  owns(field: string, origin: unknown): boolean {
    return this.#writing?.owns(field, origin) ?? false;
  }

  flush(): void {
    this.#writing?.flush();
  }

  retry(): void {
    this.#outgoing?.retry();
    void this.#following?.catchUp();
  }

  #send(batch: EditBatch): void {
    const { seq: seen, hash: seenHash } = batch.seen;
    const t = new Date(batch.startedAt).toISOString();
    const claim = { ...this.#common(), k: 'edit' as const, seen, seenHash, t, ...batch.body() };
    this.#outgoing?.add(claim).catch(() => {});
  }

  #common() {
    const { promptId: prompt, account } = this.parts;
    return { v: 1 as const, prompt, account, w: this.view.writer ?? 0 };
  }

  /** Puts a statement on record after everything done before it. Throws NotRecorded. */
  async state(body: Statement): Promise<Accepted> {
    if (!this.#outgoing || this.view.writer === null) throw new NotRecorded('stopped');
    this.flush();
    const { seq: seen, hash: seenHash } = this.#head();
    // The parts make the whole claim of its kind.
    return this.#outgoing.add({ ...this.#common(), seen, seenHash, t: now(), ...body } as Unsigned);
  }

  /** Resolves when every act is acknowledged, and received and replayed here. Throws NotRecorded. */
  async settled(): Promise<void> {
    this.flush();
    while (this.view.waiting > 0 || this.#head().seq < this.#acknowledged) {
      if (!this.mayEdit) throw new NotRecorded('stopped');
      if (this.view.waiting === 0) await this.#following?.catchUp();
      else await nextChange(this.subscribe);
    }
    await this.record.upTo(this.#head().seq);
  }

  #accepted({ accepted, receipt }: Pushed): void {
    const last = accepted.at(-1);
    if (!last) return;
    this.#acknowledged = Math.max(this.#acknowledged, last.seq);
    const kept = { prompt: this.parts.promptId, receipt, size: last.seq + 1, at: last.at };
    void this.parts.keep.putReceipt(kept).catch(() => {});
  }

  async #refused(code: string, words: string[]): Promise<void> {
    this.#keepLost(code, words.concat(this.#writing?.words() ?? []));
    const again = Date.now() - this.#rejoinedAt < REJOIN_PAUSE_MS;
    this.#detach();
    this.#set({ phase: 'stopped', hindrance: 'refused', code, writer: null });
    if (!again) await this.rejoin();
  }

  /** Goes on as a new writer with the text as the record has it. */
  async rejoin(): Promise<void> {
    this.#rejoinedAt = Date.now();
    this.#detach();
    try {
      await this.#begin(await this.parts.api.opening());
    } catch (error) {
      this.#hinder(error);
    }
  }

  /** Goes on with another key of this device in the place of a refused one. */
  async renewKey(): Promise<void> {
    const { keep, account, key } = this.parts;
    if (key) this.parts.key = await anotherKey(keep, account, key);
    await this.rejoin();
  }

  async #recheck(): Promise<void> {
    try {
      const { may } = await this.parts.api.opening();
      if (may.write) this.#follow(this.view.writer, this.#head());
      else this.#set({ phase: 'reading', hindrance: 'access' });
    } catch (error) {
      this.#hinder(error);
    }
  }

  #keepLost(code: string, words: string[]): void {
    if (words.length > 0) this.#set({ lost: [...this.view.lost, { code, words }] });
  }

  /** The person has taken the words, or does not want them. */
  forgetLost(): void {
    const { keep, account, promptId: prompt } = this.parts;
    void dropKept(keep, { account, prompt }, this.view.writer);
    this.#set({ lost: [] });
  }

  #hinder(error: unknown): void {
    const code = error instanceof FailureError ? error.failure.code : 'INTERNAL';
    const opened = this.view.generation > 0;
    this.#set({ phase: opened ? 'stopped' : 'failed', hindrance: hindranceOf(code), code });
  }

  #set(change: Partial<SessionView>): void {
    const reached = this.#outgoing?.reached ?? true;
    const waiting = (this.#outgoing?.waiting ?? 0) + (this.#writing?.acts ?? 0);
    const size = this.#head().seq + 1;
    this.view = { ...this.view, reached, waiting, size, ...change };
    for (const listener of [...this.#listeners]) listener();
  }
}

const now = () => new Date().toISOString();
