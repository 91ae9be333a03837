import { existsSync } from 'node:fs';
import { readUnder } from '../../scripts/trace/oracle';
import { shortened } from '../../scripts/trace/shortened';
import { readBytes, readTrace, type Trace } from '../../scripts/trace/trace-file';
import { type Truth, truthOf } from '../../scripts/trace/truth';

const FRIENDS = '../shared/samples/traces/friendsforever.json.gz';

/** One keystroke in the one order of a server: position, characters deleted, text inserted. */
export type Edit = { agent: number; at: number; deleted: number; text: string };

/** A trace of people at work, as all engines of a comparison get it. */
export type Material = { name: string; trace: Trace; truth: Truth; edits: Edit[] };

/**
 * The recorded trace of two people, or where the samples are not at hand a made one; the first
 * `most` transactions of it.
 */
export function material(most: number): Material {
  const recorded = existsSync(FRIENDS);
  const whole = recorded ? readTrace(readBytes(FRIENDS)) : typists(26_000);
  const trace = most < whole.txns.length ? shortened(whole, most) : whole;
  const truth = truthOf(trace);
  if (!truth?.rule) throw new Error('a trace without a truth');
  const { placed } = readUnder(trace, truth.rule, true);
  const edits = placed.flatMap((patches, i) =>
    patches.map(({ deletions, at, text }) => ({
      agent: trace.txns[i]?.agent ?? 0,
      at: deletions[0] ?? at,
      deleted: deletions.length,
      text,
    })),
  );
  const name = `${recorded ? 'friendsforever' : 'two made typists'}, ${trace.txns.length} changes`;
  return { name, trace, truth, edits };
}

/** Two people who take turns, type words, and now and then take letters back. */
export function typists(count: number): Trace {
  const random = sequence(42);
  const txns: Trace['txns'] = [];
  let length = 0;
  let at = 0;
  let agent = 0;
  for (let i = 0; i < count; i++) {
    if (random() < 0.02) {
      agent = 1 - agent;
      at = Math.floor(random() * (length + 1));
    }
    const parents = i === 0 ? [] : [i - 1];
    if (at > 0 && random() < 0.1) {
      txns.push({ parents, agent, patches: [[at - 1, 1, '']] });
      at--;
      length--;
      continue;
    }
    const letter = random() < 0.17 ? ' ' : 'etaoinshrdlu'.charAt(Math.floor(random() * 12));
    txns.push({ parents, agent, patches: [[at, 0, letter]] });
    at++;
    length++;
  }
  const one: Trace = { kind: 'concurrent', endContent: '', numAgents: 2, txns };
  return shortened(one, count);
}

/** Numbers from 0 to 1 that are the same in every run (xorshift). */
export function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 0x1_0000_0000;
  };
}

/** Share of characters whose author an engine names rightly, as words. */
export function authorsRight(truth: Truth, authors: readonly (number | undefined)[]): string {
  let right = 0;
  for (const [i, agent] of truth.authors.entries()) if (authors[i] === agent) right++;
  return `${right} of ${truth.authors.length}`;
}
