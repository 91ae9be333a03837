import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { ledgerHead } from '@/db/schema/ledger';
import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';
import type { ActionIn } from '@/lib/access/policy';
import type { FileSays } from '@/lib/elements/beside-ledger';
import type { Facts } from '@/lib/elements/rule-records';
import { ledgerChecked } from '@/lib/entries/ledger-checked.v1';
import { replayEntry } from '@/lib/entries/replay';
import { type CaseState, emptyState } from '@/lib/entries/state';
import { env } from '@/lib/kernel/env';
import { inLane } from '@/lib/kernel/lane';
import { readEntry, streamEntries } from '@/lib/ledger/read';
import shipped from '../laws.json';
import { type LawTexts, lawTexts } from '../model';

/** Cases whose state is held in memory, last used last. */
const MOST_CASES = 8;

/** What the ledger of a case says, and when and by whom each entry was recorded. */
type Read = {
  state: CaseState;
  at: string[];
  account: string[];
  checks: { entry: number; at: string; account: string; failures: number }[];
  /** What readings of files said, by reading. */
  files: Map<string, FileSays>;
};

const blank = (caseId: string): Read => ({
  state: emptyState(caseId),
  at: [],
  account: [],
  checks: [],
  files: new Map(),
});

const holder = globalThis as typeof globalThis & { chirographReview?: Map<string, Read> };

/** Entries in the ledger of the case. */
export async function sizeOf(tx: Tx, grant: Grant<ActionIn<'case'>>): Promise<number> {
  const [row] = await tx
    .select({ size: ledgerHead.size })
    .from(ledgerHead)
    .where(eq(ledgerHead.caseId, grant.caseId));
  return row?.size ?? 0;
}

/**
 * The state of a case after at least `size` entries. Held between requests and moved forward by new
 * entries only; read from the ground again after an erasure, so that nothing erased stays in memory.
 * Callers must not change it.
 */
export async function readCase(
  caseId: string,
  size: number,
): Promise<Facts & { size: number; files: Map<string, FileSays> }> {
  return inLane(`review ${caseId}`, async () => {
    holder.chirographReview ??= new Map();
    const held = holder.chirographReview;
    const known = held.get(caseId);
    let read = known ?? blank(caseId);
    if (read.state.size < size) {
      const erased = await advance(caseId, read, size);
      // What was erased was replayed with its text before; from the ground it is not there any more.
      if (erased && known) {
        read = blank(caseId);
        await advance(caseId, read, size);
      }
    }
    held.delete(caseId);
    held.set(caseId, read);
    for (const oldest of held.keys()) {
      if (held.size <= MOST_CASES) break;
      held.delete(oldest);
    }
    const { state, at, account, checks, files } = read;
    return {
      state,
      size: state.size,
      files,
      markOf: (entry) => ({ at: at[entry] ?? '', account: account[entry] ?? '' }),
      checks,
    };
  });
}

/** Replays new entries into what is held. Answers whether one of them erased a text. */
async function advance(caseId: string, read: Read, size: number): Promise<boolean> {
  let erased = false;
  for await (const stored of streamEntries(caseId, read.state.size, size)) {
    const entry = readEntry(stored);
    replayEntry(read.state, entry);
    read.at.push(entry.at);
    read.account.push(entry.actor.id);
    if (entry.kind === 'payload.erased') erased = true;
    const check = entry.kind === 'ledger.checked' ? ledgerChecked.act.safeParse(entry.act) : null;
    if (check?.success) {
      const { failures } = check.data;
      read.checks.push({ entry: entry.index, at: entry.at, account: entry.actor.id, failures });
    }
  }
  return erased;
}

/** Forgets what is held of a case, for tests. */
export function forgetCase(caseId: string): void {
  holder.chirographReview?.delete(caseId);
}

let texts: LawTexts | undefined;

/**
 * Law texts of this instance: the file that the setting LAW_TEXTS names, or ours. Read once. Throws
 * where the file is there and is not of the shape.
 */
export function laws(): LawTexts {
  const file = env().LAW_TEXTS;
  texts ??= lawTexts.parse(file ? JSON.parse(readFileSync(file, 'utf8')) : shipped);
  return texts;
}
