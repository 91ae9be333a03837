import * as Y from 'yjs';
import type { Insertion } from '../../lib/authorship/claim';
import type { Placed } from './oracle';
import type { Plan } from './plan';
import type { Patch, Trace } from './trace-file';

/** What one transaction became in a writer's copy. */
export type Made = { update: Uint8Array; ins: Insertion[] };

/** A text and the writer's number of each of its code points. */
export type Merged = { text: string; writers: number[] };

const BEYOND_BMP = /[\ud800-\udfff]/;

/** One writer's copy of the document. */
export class Replica {
  private readonly doc = new Y.Doc({ gc: false });
  private readonly shared = this.doc.getText('positive');
  private wide = false;

  /** `writer` is the number that the server issued. */
  constructor(readonly writer: number) {
    this.doc.clientID = writer;
  }

  /** Takes over what another wrote. */
  receive({ update }: Made): void {
    Y.applyUpdate(this.doc, update);
  }

  text(): string {
    return this.shared.toString();
  }

  /** Text, and the writer of each code point, as Yjs alone has them. */
  merged(): Merged {
    const writers: number[] = [];
    for (let item = this.shared._start; item !== null; item = item.right) {
      if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
      for (const _ of item.content.str) writers.push(item.id.client);
    }
    return { text: this.text(), writers };
  }

  /** Receives, and tells what that changed, in code points. */
  watch(made: Made): Placed[] {
    const before = this.text();
    const points = (units: number) => [...before.slice(0, units)].length;
    const changes: Placed[] = [];
    const note = (event: Y.YTextEvent) => {
      let old = 0;
      let shift = 0;
      for (const op of event.delta) {
        const at = points(old) + shift;
        if (op.retain) old += op.retain;
        if (op.delete) {
          const gone = points(old + op.delete) - points(old);
          changes.push({ deletions: new Array<number>(gone).fill(at), at, text: '' });
          shift -= gone;
          old += op.delete;
        }
        if (typeof op.insert === 'string') {
          changes.push({ deletions: [], at, text: op.insert });
          shift += [...op.insert].length;
        }
      }
    };
    this.shared.observe(note);
    this.receive(made);
    this.shared.unobserve(note);
    return changes;
  }

  /** Makes a transaction of patches that count code points of this copy. */
  make(patches: readonly Patch[]): Made {
    return this.transact((ins) => {
      for (const [at, deleted, inserted] of patches) {
        const from = this.units(at);
        if (deleted > 0) this.shared.delete(from, this.units(at + deleted) - from);
        this.insert(from, inserted, ins);
      }
    });
  }

  /** Makes a transaction whose places are those of a document that holds everything so far. */
  makePlaced(patches: readonly Placed[]): Made {
    return this.transact((ins) => {
      for (const { deletions, at, text } of patches) {
        for (const one of deletions) {
          const from = this.units(one);
          this.shared.delete(from, this.units(one + 1) - from);
        }
        this.insert(this.units(at), text, ins);
      }
    });
  }

  private insert(at: number, text: string, ins: Insertion[]): void {
    if (text === '') return;
    const c = Y.getState(this.doc.store, this.writer);
    this.shared.insert(at, text);
    const last = ins.at(-1);
    if (last) last.l += text.length;
    else ins.push({ c, l: text.length, k: 'typed' });
  }

  private transact(work: (ins: Insertion[]) => void): Made {
    const ins: Insertion[] = [];
    let update: Uint8Array | undefined;
    const keep = (bytes: Uint8Array) => {
      update = bytes;
    };
    this.doc.on('update', keep);
    this.doc.transact(() => work(ins));
    this.doc.off('update', keep);
    return { update: update ?? Y.encodeStateAsUpdate(new Y.Doc()), ins };
  }

  /** UTF-16 position of a position in code points. */
  private units(codePoints: number): number {
    if (!this.wide) return codePoints;
    let at = 0;
    let left = codePoints;
    for (const character of this.text()) {
      if (left-- === 0) return at;
      at += character.length;
    }
    return at;
  }

  /** Says that the trace holds characters of two UTF-16 units, whose positions cost more. */
  expectWide(): void {
    this.wide = true;
  }
}

/** Whether a trace holds characters beyond the basic plane. */
export const isWide = (trace: Trace): boolean =>
  trace.txns.some(({ patches }) => patches.some(([, , text]) => BEYOND_BMP.test(text)));

/** Copies of all agents, kept as a plan says. */
export class Replicas {
  readonly made: (Made | undefined)[] = [];
  private readonly received: Uint32Array[];
  private readonly copies: Replica[];

  /** `writers` gives the number issued to each agent; `placed` replaces positions of the trace. */
  constructor(
    private readonly trace: Trace,
    private readonly plan: Plan,
    writers: readonly number[],
    private readonly placed: Placed[][] | null,
  ) {
    this.copies = writers.map((writer) => new Replica(writer));
    if (isWide(trace)) for (const copy of this.copies) copy.expectWide();
    this.received = writers.map(() => new Uint32Array(writers.length));
  }

  /** Makes a transaction in its agent's copy, after that has received what the plan says. */
  make(txn: number): Made {
    const { agent = 0, patches = [] } = this.trace.txns[txn] ?? {};
    const copy = this.copies[agent];
    if (!copy) throw new Error(`no copy of agent ${agent}`);
    this.bring(agent, this.plan.known[txn] ?? new Uint32Array(0));
    const made = this.placed ? copy.makePlaced(this.placed[txn] ?? []) : copy.make(patches);
    this.made[txn] = made;
    return made;
  }

  private bring(agent: number, counts: Uint32Array): void {
    const received = this.received[agent];
    for (const [other, count] of counts.entries()) {
      if (other === agent || !received) continue;
      for (let k = received[other] ?? 0; k < count; k++) {
        const made = this.made[this.plan.lines[other]?.[k] ?? -1];
        if (!made) throw new Error('received before it was made');
        this.copies[agent]?.receive(made);
      }
      received[other] = Math.max(received[other] ?? 0, count);
    }
  }

  /** What everybody has when everybody has everything. */
  merged(): Merged {
    const all = new Replica(0xfffffffe);
    for (const txn of this.plan.order) {
      const made = this.made[txn];
      if (made) all.receive(made);
    }
    return all.merged();
  }

  /** Every transaction as it changes a document that holds all before it in the file. */
  changes(): Placed[][] {
    const all = new Replica(0xfffffffe);
    return this.made.map((made) => (made ? all.watch(made) : []));
  }
}
