import { randomBytes } from 'node:crypto';
import type { Claim } from '../../lib/authorship/claim';
import { type Device, newDevice, type Signed, signed } from '../../lib/authorship/testing-device';
import type { Placed } from './oracle';
import type { Plan } from './plan';
import { Replicas } from './replica';
import type { Trace } from './trace-file';

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

/** Claims of one request; the write path takes 200. */
const BATCH = 200;

/** Bytes of a Yjs update that holds neither text nor deletions. */
const NOTHING = 2;

type Header = 'v' | 'prompt' | 'account' | 'n' | 'seen' | 'seenHash' | 't' | 'w';
type Body<C = Claim> = C extends { w: number } ? Omit<C, Header> : never;

/** Writers of a prompt, each with a device key, a counter, and what it was told of the chain. */
class Writers {
  readonly numbers: number[];
  private readonly devices: Device[];
  private readonly counters: number[];
  private readonly chain: string[] = [];
  private last = -1;

  constructor(private readonly path: WritePath) {
    this.devices = path.accounts.map(newDevice);
    this.numbers = path.accounts.map(() => 0);
    this.counters = path.accounts.map(() => 0);
  }

  /** Number of the last operation that is known here. */
  get head(): number {
    return this.last;
  }

  async begin(): Promise<void> {
    this.took(await this.path.head());
  }

  async join(agent: number): Promise<void> {
    const device = this.deviceOf(agent);
    const nonce = randomBytes(16).toString('hex');
    const { key } = device;
    const claim = { ...this.header(agent, 0, this.last), k: 'join' as const, key, nonce };
    const joined = await this.path.join(agent, signed(claim, device));
    this.numbers[agent] = joined.writer;
    this.took(joined);
  }

  /** Signs the agent's next claim; `seen` is the last operation the writer had received. */
  sign(agent: number, body: Body, seen = this.last): Signed {
    const n = (this.counters[agent] ?? 0) + 1;
    this.counters[agent] = n;
    const header = this.header(agent, n, Math.min(seen, this.last));
    return signed({ ...header, w: this.numbers[agent] ?? 0, ...body }, this.deviceOf(agent));
  }

  async push(agent: number, claims: Signed[]): Promise<void> {
    for (const accepted of await this.path.push(agent, claims)) this.took(accepted);
  }

  private took({ seq, hash }: Accepted): void {
    this.last = seq;
    this.chain[seq] = hash;
  }

  private header(agent: number, n: number, seen: number) {
    return {
      v: 1 as const,
      prompt: this.path.prompt,
      account: this.path.accounts[agent] ?? '',
      n,
      seen,
      seenHash: this.chain[seen] ?? '',
      t: new Date().toISOString(),
    };
  }

  private deviceOf(agent: number): Device {
    const device = this.devices[agent];
    if (!device) throw new Error(`nobody is agent ${agent}`);
    return device;
  }
}

/**
 * Drives every transaction of a trace through a write path, each agent as a writer with a device
 * key and a copy of its own. A claim says it had seen the longest beginning of the chain that the
 * writer had received whole. Answers the writers, who may go on. Throws where a claim is refused.
 */
export async function drive(task: Drive): Promise<Writers> {
  const { trace, plan, joins, placed, path, progress } = task;
  const writers = new Writers(path);
  await writers.begin();
  for (const agent of joins) await writers.join(agent);
  const replicas = new Replicas(trace, plan, writers.numbers, placed);
  const received = receivedBy(trace, plan);
  // Last operation of the transactions up to each place in the order.
  const last: number[] = [];
  const start = writers.head;
  for (const batch of batches(trace, plan.order)) {
    const agent = trace.txns[batch[0] ?? 0]?.agent ?? 0;
    const claims: Signed[] = [];
    const counts: number[] = [];
    for (const txn of batch) {
      const { update, ins } = replicas.make(txn);
      const upTo = received[txn] ?? 0;
      const seen = upTo === 0 ? start : (last[upTo - 1] ?? writers.head);
      // What deletes only what is gone already changes nothing, and is no operation.
      if (update.length > NOTHING) {
        const u = Buffer.from(update).toString('base64');
        claims.push(writers.sign(agent, { k: 'edit', u, ins, dt: [0] }, seen));
      }
      counts.push(claims.length);
    }
    const before = writers.head;
    if (claims.length > 0) await writers.push(agent, claims);
    for (const count of counts) last.push(before + count);
    progress?.(last.length);
  }
  return writers;
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

/** How many of the transactions, in the plan's order, each one's writer has received whole. */
function receivedBy(trace: Trace, plan: Plan): number[] {
  const place: number[] = [];
  for (const line of plan.lines) for (const [k, txn] of line.entries()) place[txn] = k;
  const pointers = new Array<number>(plan.lines.length).fill(0);
  const received: number[] = [];
  for (const txn of plan.order) {
    const agent = trace.txns[txn]?.agent ?? 0;
    const known = plan.known[txn] ?? new Uint32Array(0);
    let at = pointers[agent] ?? 0;
    for (; at < plan.order.length; at++) {
      const next = plan.order[at] ?? 0;
      const by = trace.txns[next]?.agent ?? 0;
      const count = by === agent ? (place[txn] ?? 0) : (known[by] ?? 0);
      if ((place[next] ?? 0) >= count) break;
    }
    pointers[agent] = at;
    received[txn] = at;
  }
  return received;
}
