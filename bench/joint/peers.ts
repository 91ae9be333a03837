import { createRequire } from 'node:module';
import * as Automerge from '@automerge/automerge';
import { LoroDoc } from 'loro-crdt';
import type { Edit, Material } from './material';

// What others do with one change of one person, in their own formats. Every engine is given changes
// made before, and must end with the same text.

/** An engine at work: takes the changes one by one, then tells who wrote each character. */
export type Engine = {
  name: string;
  /** Bytes of the log as this engine keeps it, all changes. */
  bytes: number;
  changes: number;
  /** Takes change number `i`; they come in order, from 0. */
  take(i: number): void;
  text(): string;
  authors(): number[];
};

type AText = { text: string; attribs: string };
type Changeset = {
  checkRep(cs: string): string;
  makeAText(text: string): AText;
  makeSplice(
    text: string,
    at: number,
    deleted: number,
    inserted: string,
    attribs: string | [string, string][],
    pool: unknown,
  ): string;
  applyToAText(cs: string, text: AText, pool: unknown): AText;
  opIterator(ops: string): {
    hasNext(): boolean;
    next(): { opcode: string; chars: number; attribs: string };
  };
  eachAttribNumber(attribs: string, work: (n: number) => void): void;
};

/** Etherpad's changesets (easysync), as a pad's server applies them: check, apply, keep a record. */
export function etherpad({ edits }: Material): Engine {
  const load = createRequire(import.meta.url);
  const changeset = load('etherpad-cli-client/lib/Changeset.js') as Changeset;
  const Pool = load('etherpad-cli-client/lib/AttributePool.js') as new () => {
    getAttribValue(n: number): string;
  };
  const pool = new Pool();
  // A pad ends with a newline that nobody wrote.
  let text = '\n';
  const made = edits.map(({ agent, at, deleted, text: inserted }) => {
    const by: [string, string][] = [['author', `a.${agent}`]];
    const cs = changeset.makeSplice(text, at, deleted, inserted, by, pool);
    text = text.slice(0, at) + inserted + text.slice(at + deleted);
    return cs;
  });
  const record = (cs: string, agent: number, timestamp: number) =>
    JSON.stringify({ changeset: cs, meta: { author: `a.${agent}`, timestamp } });
  let pad = changeset.makeAText('\n');
  const log: string[] = [];
  return {
    name: 'Etherpad changesets',
    bytes: made.reduce((sum, cs, i) => sum + record(cs, edits[i]?.agent ?? 0, 1.7e12).length, 0),
    changes: made.length,
    take(i) {
      const cs = changeset.checkRep(made[i] ?? '');
      pad = changeset.applyToAText(cs, pad, pool);
      log.push(record(cs, edits[i]?.agent ?? 0, Date.now()));
    },
    text: () => pad.text.slice(0, -1),
    authors: () => {
      const found: number[] = [];
      const ops = changeset.opIterator(pad.attribs);
      while (ops.hasNext()) {
        const { chars, attribs } = ops.next();
        let agent = -1;
        changeset.eachAttribNumber(attribs, (n) => {
          agent = Number(pool.getAttribValue(n).slice(2));
        });
        for (let k = 0; k < chars; k++) found.push(agent);
      }
      return found.slice(0, -1);
    },
  };
}

const actorOf = (agent: number) => `aa${agent.toString(16).padStart(2, '0')}`;

/** Edits of one agent after another, as long as the same one goes on. */
function turns(edits: readonly Edit[]): Edit[][] {
  const found: Edit[][] = [];
  for (const edit of edits) {
    const last = found.at(-1);
    if (last?.[0]?.agent === edit.agent) last.push(edit);
    else found.push([edit]);
  }
  return found;
}

/** Automerge: one change for each keystroke, applied by whoever did not make it. */
export function automerge({ edits, trace }: Material): Engine & { saved(): Uint8Array } {
  const start = Automerge.from({ text: '' }, { actor: 'ff' });
  const docs = Array.from({ length: trace.numAgents }, (_, agent) =>
    Automerge.clone(start, { actor: actorOf(agent) }),
  );
  const made: Automerge.Change[] = [];
  let received = docs.map(() => 0);
  for (const turn of turns(edits)) {
    const agent = turn[0]?.agent ?? 0;
    let doc = docs[agent] ?? start;
    [doc] = Automerge.applyChanges(doc, made.slice(received[agent]));
    for (const { at, deleted, text } of turn) {
      doc = Automerge.change(doc, (d) => Automerge.splice(d, ['text'], at, deleted, text));
      const last = Automerge.getLastLocalChange(doc);
      if (last) made.push(last);
    }
    docs[agent] = doc;
    received = received.map((n, a) => (a === agent ? made.length : n));
  }
  let server = Automerge.clone(start);
  return {
    name: 'Automerge',
    bytes: made.reduce((sum, change) => sum + change.length, 0),
    changes: made.length,
    take(i) {
      [server] = Automerge.applyChanges(server, made.slice(i, i + 1));
    },
    text: () => server.text,
    authors: () =>
      Array.from({ length: server.text.length }, (_, i) =>
        Number.parseInt(String(Automerge.getCursor(server, ['text'], i)).split('@aa')[1] ?? '', 16),
      ),
    saved: () => Automerge.save(server),
  };
}

/** Loro: one update for each keystroke, imported by whoever did not make it. */
export function loro({ edits, trace }: Material): Engine {
  const docs = Array.from({ length: trace.numAgents }, (_, agent) => {
    const doc = new LoroDoc();
    doc.setPeerId(`${agent + 1}`);
    return doc;
  });
  const made: Uint8Array[] = [];
  const received = docs.map(() => 0);
  for (const turn of turns(edits)) {
    const agent = turn[0]?.agent ?? 0;
    const doc = docs[agent];
    if (!doc) break;
    doc.importBatch(made.slice(received[agent]));
    const shared = doc.getText('text');
    for (const { at, deleted, text } of turn) {
      const from = doc.version();
      if (deleted > 0) shared.delete(at, deleted);
      if (text !== '') shared.insert(at, text);
      doc.commit();
      made.push(doc.export({ mode: 'update', from }));
    }
    received[agent] = made.length;
  }
  const server = new LoroDoc();
  const shared = server.getText('text');
  return {
    name: 'Loro',
    bytes: made.reduce((sum, update) => sum + update.length, 0),
    changes: made.length,
    take(i) {
      server.import(made[i] ?? new Uint8Array(0));
    },
    text: () => shared.toString(),
    authors: () =>
      Array.from(
        { length: shared.length },
        (_, i) => Number(shared.getEditorOf(i) ?? Number.NaN) - 1,
      ),
  };
}
