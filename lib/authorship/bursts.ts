import type { Claim, ClaimOf } from './claim';
import type { Operation, ServerPart } from './operation';
import type { Flag } from './vocabulary';

/** A pause longer than this ends a burst, in milliseconds. */
export const BURST_GAP = 5000;

/**
 * Acts of one writer without a pause of more than five seconds, by the clock of the device. `from`
 * and `to` are the first and last operation, `acts` the keystrokes and other acts of editing.
 */
export type Burst = {
  account: string;
  writer: number;
  from: number;
  to: number;
  acts: number;
  /** Device times: claimed, as the editor declares them. */
  start: string;
  end: string;
  /** Times of record of the first and last operation. */
  startAt: string;
  endAt: string;
};

/** What the server noticed of an edit. */
export type Flagged = { seq: number; at: string; account: string; flag: Flag };

type Open = Burst & { startMs: number; endMs: number };

const MINUTE = 60_000;

/**
 * Bursts, minutes and flags of a log, taken in one operation at a time and in order. Holds bursts
 * and minutes, not operations: its size goes with the time people wrote, not with the keys.
 */
export class ActLog {
  private readonly kept: Open[] = [];
  private readonly open = new Map<number, Open>();
  /** Per account: minute of the device's clock, and the first operation in it. */
  private readonly minutes = new Map<string, Map<number, number>>();
  readonly flagged: Flagged[] = [];

  /** An accepted operation. Those that are no edits change nothing. */
  push(operation: Pick<Operation, 'claim' | 'server' | 'seq'>): void {
    // The kind is looked for before anything is parsed: most logs are read for their edits alone.
    if (!operation.server.includes('"kind":"edit"')) return;
    const server = JSON.parse(operation.server) as ServerPart;
    if (server.kind !== 'edit') return;
    this.take(JSON.parse(operation.claim) as Claim as ClaimOf<'edit'>, server);
  }

  private take(claim: ClaimOf<'edit'>, server: ServerPart): void {
    const { seq, at, account } = server;
    for (const flag of server.note.flags ?? []) this.flagged.push({ seq, at, account, flag });
    const begun = Date.parse(claim.t);
    for (const offset of claim.dt.length > 0 ? claim.dt : [0]) {
      const ms = begun + offset;
      this.minute(account, Math.floor(ms / MINUTE), seq);
      const open = this.open.get(claim.w);
      // A clock that was set back by more than a pause begins anew, like one that ran on.
      if (open && Math.abs(ms - open.endMs) <= BURST_GAP) {
        open.endMs = Math.max(open.endMs, ms);
        open.startMs = Math.min(open.startMs, ms);
        open.to = seq;
        open.endAt = at;
        open.acts += 1;
      } else this.begin(claim.w, account, seq, at, ms);
    }
  }

  private begin(writer: number, account: string, seq: number, at: string, ms: number): void {
    const burst: Open = {
      account,
      writer,
      from: seq,
      to: seq,
      acts: 1,
      start: '',
      end: '',
      startAt: at,
      endAt: at,
      startMs: ms,
      endMs: ms,
    };
    this.open.set(writer, burst);
    this.kept.push(burst);
  }

  private minute(account: string, minute: number, seq: number): void {
    const minutes = this.minutes.get(account) ?? new Map<number, number>();
    this.minutes.set(account, minutes);
    if (!minutes.has(minute)) minutes.set(minute, seq);
  }

  /** Bursts begun before an operation, in order of their first operation. */
  bursts(before = Number.POSITIVE_INFINITY): Burst[] {
    return this.kept.filter(({ from }) => from < before).map(shown);
  }

  /** The burst of an account that an operation belongs to. */
  burstAt(account: string, seq: number): Burst | null {
    const holds = (b: Open) => b.account === account && b.from <= seq && seq <= b.to;
    const burst = this.kept.find(holds);
    return burst ? shown(burst) : null;
  }

  /** Minutes of the device's clock in which the account edited, before an operation. */
  activeMinutes(account: string, before = Number.POSITIVE_INFINITY): number {
    let count = 0;
    for (const seq of this.minutes.get(account)?.values() ?? []) if (seq < before) count += 1;
    return count;
  }
}

function shown({ startMs, endMs, ...burst }: Open): Burst {
  return { ...burst, start: new Date(startMs).toISOString(), end: new Date(endMs).toISOString() };
}
