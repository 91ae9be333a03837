import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { type Claim, claimText } from '../../lib/authorship/claim';
import type { Placed } from './oracle';
import type { Plan } from './plan';
import { Replicas } from './replica';
import type { Trace } from './trace-file';

export type Signed = { claim: string; sig: string };
export type Accepted = { seq: number; hash: string };

/** The way operations of a prompt are written, one person for each agent. */
export type WritePath = {
  prompt: string;
  /** Account of each agent. */
  accounts: readonly string[];
  head(): Promise<Accepted>;
  join(agent: number, signed: Signed): Promise<Accepted & { writer: number }>;
  /** Everything accepted, in order. Throws where anything is refused. */
  push(agent: number, claims: Signed[]): Promise<Accepted[]>;
};

export type Drive = {
  trace: Trace;
  plan: Plan;
  /** Agents in the order in which they join. */
  joins: readonly number[];
  /** Places in a document that holds everything, where the plan delivers everything. */
  placed: Placed[][] | null;
  path: WritePath;
  progress?: (done: number) => void;
};

type Device = { key: string; secret: KeyObject };

/** Claims of one request; the write path takes 200. */
const BATCH = 200;

function newDevice(): Device {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  return { key: raw.toString('base64'), secret: privateKey };
}

function signed(claim: Claim, { secret }: Device): Signed {
  const text = claimText(claim);
  return { claim: text, sig: sign(null, Buffer.from(text), secret).toString('base64') };
}

/**
 * Drives every transaction of a trace through a write path, each agent as a writer with a device
 * key and a copy of its own. A claim says it had seen the longest beginning of the chain that the
 * writer had received whole. Throws where the path refuses a claim.
 */
export async function drive({ trace, plan, joins, placed, path, progress }: Drive): Promise<void> {
  const devices = path.accounts.map(newDevice);
  const writers = new Array<number>(path.accounts.length).fill(0);
  const chain: string[] = [];
  let head = await path.head();
  chain[head.seq] = head.hash;
  const took = (accepted: Accepted) => {
    head = accepted;
    chain[accepted.seq] = accepted.hash;
  };
  const header = (agent: number, n: number, seen: number) => ({
    v: 1 as const,
    prompt: path.prompt,
    account: path.accounts[agent] ?? '',
    n,
    seen,
    seenHash: chain[seen] ?? '',
    t: new Date().toISOString(),
  });
  for (const agent of joins) {
    const device = devices[agent];
    if (!device) throw new Error(`no device of agent ${agent}`);
    const claim: Claim = {
      ...header(agent, 0, head.seq),
      k: 'join',
      key: device.key,
      nonce: randomBytes(16).toString('hex'),
    };
    const joined = await path.join(agent, signed(claim, device));
    writers[agent] = joined.writer;
    took(joined);
  }
  const base = head.seq + 1;
  const replicas = new Replicas(trace, plan, writers, placed);
  const seen = seenBy(trace, plan, base);
  const counters = new Array<number>(writers.length).fill(0);
  for (const batch of batches(trace, plan.order)) {
    const agent = trace.txns[batch[0] ?? 0]?.agent ?? 0;
    const device = devices[agent];
    if (!device) throw new Error(`no device of agent ${agent}`);
    const claims = batch.map((txn) => {
      const { update, ins } = replicas.make(txn);
      const n = (counters[agent] ?? 0) + 1;
      counters[agent] = n;
      const claim: Claim = {
        ...header(agent, n, Math.min(seen[txn] ?? 0, head.seq)),
        k: 'edit',
        w: writers[agent] ?? 0,
        u: Buffer.from(update).toString('base64'),
        ins,
        dt: [0],
      };
      return signed(claim, device);
    });
    for (const accepted of await path.push(agent, claims)) took(accepted);
    progress?.(head.seq + 1 - base);
  }
}

/** Runs of one agent in the server's order, no longer than one request takes. */
function batches(trace: Trace, order: number[]): number[][] {
  const found: number[][] = [];
  for (const txn of order) {
    const last = found.at(-1);
    const same = last && trace.txns[last[0] ?? 0]?.agent === trace.txns[txn]?.agent;
    if (same && last.length < BATCH) last.push(txn);
    else found.push([txn]);
  }
  return found;
}

/** Last operation up to which each transaction's writer has received everything. */
function seenBy(trace: Trace, plan: Plan, base: number): number[] {
  const place: number[] = [];
  for (const line of plan.lines) for (const [k, txn] of line.entries()) place[txn] = k;
  const pointers = new Array<number>(plan.lines.length).fill(0);
  const seen: number[] = [];
  for (const txn of plan.order) {
    const agent = trace.txns[txn]?.agent ?? 0;
    const known = plan.known[txn] ?? new Uint32Array(0);
    let at = pointers[agent] ?? 0;
    for (; at < plan.order.length; at++) {
      const next = plan.order[at] ?? 0;
      const by = trace.txns[next]?.agent ?? 0;
      const has =
        by === agent
          ? (place[next] ?? 0) < (place[txn] ?? 0)
          : (place[next] ?? 0) < (known[by] ?? 0);
      if (!has) break;
    }
    pointers[agent] = at;
    seen[txn] = base + at - 1;
  }
  return seen;
}
