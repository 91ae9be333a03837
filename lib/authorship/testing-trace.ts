import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { TestingLog, TestingPerson } from './testing-log';

/** Where the recorded editing traces are, if they are there. */
export const TRACES = path.resolve('../shared/samples/traces');
export const FRIENDS = path.join(TRACES, 'friendsforever.json.gz');
export const hasFriends = existsSync(FRIENDS);

/** An editing trace of several people (layout of josephg/editing-traces, concurrent). */
export type Trace = {
  endContent: string;
  numAgents: number;
  /** Positions count code points; parents are numbers of transactions. */
  txns: { parents: number[]; agent: number; patches: [number, number, string][] }[];
};

export function readTrace(file: string): Trace {
  return JSON.parse(gunzipSync(readFileSync(file)).toString()) as Trace;
}

/** Drives a trace through signed claims, one per transaction, each person seeing what it then saw. */
export function driveTrace(trace: Trace, log = new TestingLog()): TestingPerson[] {
  const people = Array.from(
    { length: trace.numAgents },
    (_, i) => new TestingPerson(log, i + 1, { undo: false }),
  );
  /** Of each transaction, the last one of each person that it had seen. */
  const known: number[][] = [];
  /** Transaction of each operation. */
  const made = new Map<number, { txn: number; agent: number }>();
  for (const [txn, { parents, agent, patches }] of trace.txns.entries()) {
    const person = people[agent];
    if (!person) throw new Error(`no person ${agent}`);
    const seen = Array.from({ length: trace.numAgents }, (_, i) =>
      Math.max(-1, ...parents.map((parent) => known[parent]?.[i] ?? -1)),
    );
    known.push(seen.map((last, i) => (i === agent ? txn : last)));
    person.sync(({ seq }) => {
      const one = made.get(seq);
      return !one || one.agent === agent || one.txn <= (seen[one.agent] ?? -1);
    });
    for (const [at, removed, inserted] of patches) {
      const from = offset(person, at);
      if (removed > 0) person.remove(from, offset(person, at + removed) - from);
      if (inserted !== '') person.insert(from, inserted);
    }
    const signed = person.flush();
    const operation = signed && log.push(signed, person.by);
    if (operation) made.set(operation.seq, { txn, agent });
  }
  for (const person of people) person.sync();
  return people;
}

/** UTF-16 position of a code point; the traces at hand hold no pairs, so this is mostly the same. */
function offset(person: TestingPerson, at: number): number {
  const text = person.text();
  if (!/[\ud800-\udbff]/.test(text)) return at;
  return [...text].slice(0, at).join('').length;
}
