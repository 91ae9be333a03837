import * as Y from 'yjs';
import { type Claim, claimText, type IdRange, type Insertion } from './claim';
import type { Operation, ServerPart } from './operation';
import { type Device, newDevice, type Signed as Sent, signedText } from './testing-device';
import { mergeInsertions, rangesAt, restoredSources } from './testing-document';
import type { InsertKind } from './vocabulary';

// An honest client in memory, for tests and benchmarks: it types, pastes, moves and undoes in a
// document of its own and signs claims as the editor does.

/** A signed claim, ready to be sent. */
export type Signed = Sent & { n: number };

type Header = 'v' | 'prompt' | 'account' | 'n' | 'seen' | 'seenHash' | 't' | 'w';
type Bare<C> = C extends Claim ? Omit<C, Header> : never;
/** A claim without its header. */
export type BareClaim = Bare<Exclude<Claim, { k: 'join' }>>;

export class TestingWriter {
  doc = new Y.Doc({ gc: false });
  writer = 0;
  n = 0;
  /** Last operation received, and its hash. */
  head = { seq: 0, hash: '' };
  /** Device time in milliseconds; advances with each act. */
  now: number;
  readonly device: Device;
  #undo = new Map<string, Y.UndoManager>();
  #updates: Uint8Array[] = [];
  #ins: Insertion[] = [];
  #dt: number[] = [];
  #first: { seen: number; seenHash: string; t: number } | null = null;

  constructor(
    readonly who: {
      prompt: string;
      account: string;
      device?: Device;
      now?: number;
      step?: number;
      undo?: boolean;
    },
  ) {
    this.device = who.device ?? newDevice();
    this.now = who.now ?? Date.UTC(2026, 0, 1);
  }

  /** The claim to join with, from the head of the chain. */
  join(head: { seq: number; hash: string }): Signed {
    const nonce = [...crypto.getRandomValues(new Uint8Array(16))]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join('');
    const { prompt, account } = this.who;
    const header = { v: 1, prompt, account, n: 0, seen: head.seq, seenHash: head.hash } as const;
    const t = this.#tick();
    return this.seal({ ...header, t, k: 'join', key: this.device.key, nonce });
  }

  /** Begins as the writer issued, from a Yjs update (version 2) of the document at `head`. */
  begin(writer: number, state: Uint8Array, head: { seq: number; hash: string }): void {
    this.writer = writer;
    Y.applyUpdateV2(this.doc, state, 'remote');
    // Afterwards: a document that finds its own number in an update takes another.
    this.doc.clientID = writer;
    this.head = { ...head };
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'remote') this.#updates.push(update);
    });
  }

  /** Begins anew with the same writer, as no browser does: what was not sent is forgotten. */
  reopen(state: Uint8Array, head: { seq: number; hash: string }): void {
    this.doc.destroy();
    this.doc = new Y.Doc({ gc: false });
    this.#undo = new Map();
    this.begin(this.writer, state, head);
  }

  /** Takes an operation in, the writer's own included; operations come in order. */
  receive(operation: Operation): void {
    const part = JSON.parse(operation.server) as ServerPart;
    if (part.kind === 'edit') {
      const claim = JSON.parse(operation.claim) as { w: number; u: string };
      if (claim.w !== this.writer) {
        Y.applyUpdate(this.doc, new Uint8Array(Buffer.from(claim.u, 'base64')), 'remote');
      }
    }
    this.head = { seq: operation.seq, hash: operation.hash };
  }

  text(field = 'positive'): string {
    return this.doc.getText(field).toString();
  }

  /** Types, or whatever else `kind` says, at a position in UTF-16 units. */
  insert(at: number, text: string, kind: InsertKind = 'typed', field = 'positive'): void {
    this.#act(field, [{ kind }], (root) => root.insert(at, text));
  }

  paste(at: number, text: string, field = 'positive'): void {
    this.insert(at, text, 'pasted', field);
  }

  remove(at: number, length: number, field = 'positive'): void {
    this.#act(field, [], (root) => root.delete(at, length));
  }

  /** Selects and types over: one act. */
  replace(at: number, length: number, text: string, kind: InsertKind = 'typed'): void {
    this.#act('positive', [{ kind }], (root) => {
      root.delete(at, length);
      root.insert(at, text);
    });
  }

  /** Cuts a selection and returns what the clipboard holds. */
  cut(at: number, length: number, field = 'positive'): { text: string; src: IdRange[] } {
    const clip = this.clip(at, length, field);
    this.remove(at, length, field);
    return clip;
  }

  /** What a copy puts on the clipboard. */
  clip(at: number, length: number, field = 'positive'): { text: string; src: IdRange[] } {
    const src = rangesAt(this.doc.getText(field), at, length);
    return { text: this.text(field).slice(at, at + length), src };
  }

  /** Puts the clipboard of this prompt in, with its source. */
  put(
    at: number,
    clip: { text: string; src: IdRange[] },
    kind: 'moved' | 'copied' = 'moved',
    field = 'positive',
  ): void {
    this.#act(field, [{ kind, src: clip.src }], (root) => root.insert(at, clip.text));
  }

  /** Accepts part of a suggestion. */
  accept(at: number, sug: { sug: string; text: string; at: number }): void {
    const how = { kind: 'suggested' as const, sug: sug.sug, at: sug.at };
    this.#act('positive', [how], (root) => root.insert(at, sug.text));
  }

  undo(field = 'positive'): void {
    this.#back(field, (manager) => manager.undo());
  }

  redo(field = 'positive'): void {
    this.#back(field, (manager) => manager.redo());
  }

  /** Signs what was done since the last flush as one edit; null where nothing was. */
  flush(): Signed | null {
    if (!this.#first || this.#updates.length === 0) return null;
    const [only] = this.#updates;
    const update = this.#updates.length === 1 && only ? only : Y.mergeUpdates(this.#updates);
    const first = this.#first;
    const ins = mergeInsertions(this.#ins);
    const signed = this.#claim(
      { k: 'edit', u: Buffer.from(update).toString('base64'), ins, dt: this.#dt },
      first,
    );
    this.#updates = [];
    this.#ins = [];
    this.#dt = [];
    this.#first = null;
    return signed;
  }

  /** Signs any other claim at the head received. */
  claim(bare: BareClaim): Signed {
    const { seq, hash } = this.head;
    return this.#claim(bare, { seen: seq, seenHash: hash, t: this.now });
  }

  /** Signs a claim as it is, right or wrong. */
  seal(claim: Claim): Signed {
    return this.sealText(claimText(claim), claim.n);
  }

  /** Signs any text. */
  sealText(claim: string, n: number): Signed {
    return { ...signedText(claim, this.device), n };
  }

  #claim(bare: BareClaim, first: { seen: number; seenHash: string; t: number }): Signed {
    const { prompt, account } = this.who;
    const { seen, seenHash } = first;
    const t = new Date(first.t).toISOString();
    this.n++;
    const header = { v: 1, prompt, account, n: this.n, seen, seenHash, t, w: this.writer } as const;
    return this.seal({ ...bare, ...header } as Claim);
  }

  #tick(): string {
    this.now += this.who.step ?? 150;
    return new Date(this.now).toISOString();
  }

  #clock(): number {
    return Y.getState(this.doc.store, this.writer);
  }

  #begun(): void {
    this.#tick();
    this.#first ??= { seen: this.head.seq, seenHash: this.head.hash, t: this.now };
    this.#dt.push(this.now - this.#first.t);
  }

  #act(
    field: string,
    how: { kind: InsertKind; src?: IdRange[]; sug?: string; at?: number }[],
    change: (root: Y.Text) => void,
  ): void {
    this.#begun();
    const root = this.doc.getText(field);
    if (this.who.undo !== false) this.#manager(field);
    const c = this.#clock();
    this.doc.transact(() => change(root), field);
    const l = this.#clock() - c;
    const [one] = how;
    if (l === 0 || !one) return;
    const { kind, ...rest } = one;
    this.#ins.push({ c, l, k: kind, ...rest });
  }

  #manager(field: string): Y.UndoManager {
    let manager = this.#undo.get(field);
    if (!manager) {
      const trackedOrigins = new Set<unknown>([field]);
      manager = new Y.UndoManager(this.doc.getText(field), { trackedOrigins, captureTimeout: 0 });
      this.#undo.set(field, manager);
    }
    return manager;
  }

  #back(field: string, step: (manager: Y.UndoManager) => void): void {
    const manager = this.#manager(field);
    this.#begun();
    const c = this.#clock();
    step(manager);
    const l = this.#clock() - c;
    if (l > 0) this.#ins.push(...restoredSources(this.doc, this.writer, c, l));
  }
}
