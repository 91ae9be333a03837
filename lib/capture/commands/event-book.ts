import { eq, sql } from 'drizzle-orm';
import { captureSeen } from '@/db/schema/captures';
import { run, runFile } from '@/db/schema/runs';
import type { Tx } from '@/db/tx';
import type { EntryDraft } from '@/lib/entries/draft';
import { type Composed, insertAdmitted } from '@/lib/exhibits/commands/admission';
import type { Recorded } from '@/lib/ledger/append';
import type { RunEnd, RunRequest } from '@/lib/runs/commands/record-run';
import {
  endedColumns,
  endedFiles,
  fileRows,
  insertRows,
  type NumberedRun,
  type RunFiles,
  requestedFiles,
  requestedRow,
} from '@/lib/runs/commands/run-rows';

type Owner = { caseId: string; actor: { id: string } };

/** A run that events of one transaction begin, end or add to. Positions name its outputs. */
export class RunInHand {
  readonly runId: string;
  readonly number: number;
  isEnded: boolean;
  readonly positions: Set<number>;
  /** Set by this transaction: what was said, and which draft says it. */
  request: { given: RunRequest; numbered: NumberedRun; at: number } | null = null;
  end: { given: RunEnd; at: number } | null = null;
  readonly files: { files: RunFiles['files']; at: number }[] = [];
  added = 0;
  last = -1;

  constructor(runId: string, number: number, isEnded: boolean, positions: readonly number[]) {
    this.runId = runId;
    this.number = number;
    this.isEnded = isEnded;
    this.positions = new Set(positions);
  }
}

/** What events come to before anything is written: entries in their order, and the rows they lead to. */
export class EventBook {
  readonly drafts: EntryDraft[] = [];
  readonly #exhibits: { composed: Composed; at: number }[] = [];
  readonly #touched = new Set<RunInHand>();
  readonly #seen: { key: string; runId: string; exhibitId: string | null; at: number }[] = [];

  get exhibits(): number {
    return this.#exhibits.length;
  }

  admit(composed: Composed): void {
    this.#exhibits.push({ composed, at: this.#push(composed.draft) });
  }

  request(one: RunInHand, given: RunRequest, numbered: NumberedRun, draft: EntryDraft): void {
    const at = this.#act(one, draft);
    one.request = { given, numbered, at };
    one.files.push({ files: requestedFiles(given), at });
  }

  end(one: RunInHand, given: RunEnd, draft: EntryDraft): void {
    const at = this.#act(one, draft);
    one.end = { given, at };
    one.isEnded = true;
    one.files.push({ files: endedFiles(given), at });
    for (const { position } of given.outputs) one.positions.add(position);
    one.added += given.outputs.length;
  }

  output(one: RunInHand, exhibit: string, position: number, draft: EntryDraft): void {
    const at = this.#act(one, draft);
    one.files.push({ files: [{ exhibit, part: 'output', role: 'output', position }], at });
    one.positions.add(position);
    one.added += 1;
  }

  /** Keeps the key of an event whose last draft has just been pushed. */
  see(key: string, runId: string, exhibitId: string | null): number {
    const at = this.drafts.length - 1;
    this.#seen.push({ key, runId, exhibitId, at });
    return at;
  }

  /** Writes the rows once all drafts are appended; `entries` in the order of the drafts. */
  async write(tx: Tx, owner: Owner, sourceId: string, entries: readonly Recorded[]): Promise<void> {
    const { caseId } = owner;
    const entryAt = (at: number): Recorded => {
      const entry = entries[at];
      if (!entry) throw new Error('the ledger answered with fewer entries');
      return entry;
    };
    if (this.#exhibits.length > 0) {
      const admitted = this.#exhibits.map(({ composed, at }) => ({ composed, entry: entryAt(at) }));
      await insertAdmitted(tx, caseId, admitted);
    }
    const runs = [...this.#touched];
    await insertRows(
      tx,
      run,
      runs.flatMap((one) => rowOf(owner, one, entryAt) ?? []),
    );
    for (const one of runs) if (!one.request) await amend(tx, one, entryAt);
    const named = runs.flatMap(({ runId, files }) =>
      files.map(({ files: some, at }) => ({ runId, entry: entryAt(at).index, files: some })),
    );
    const seen = this.#seen.map(({ at, ...one }) => ({ sourceId, ...one, at: entryAt(at).at }));
    await Promise.all([
      insertRows(tx, runFile, fileRows(caseId, named)),
      insertRows(tx, captureSeen, seen),
    ]);
  }

  #act(one: RunInHand, draft: EntryDraft): number {
    this.#touched.add(one);
    one.last = this.#push(draft);
    return one.last;
  }

  #push(draft: EntryDraft): number {
    this.drafts.push(draft);
    return this.drafts.length - 1;
  }
}

/** The row of a run that begins here; null for one that was there. */
function rowOf(owner: Owner, one: RunInHand, entryAt: (at: number) => Recorded) {
  if (!one.request) return null;
  const { given, numbered, at } = one.request;
  return {
    ...requestedRow(owner, given, numbered, entryAt(at)),
    endedAt: null,
    receivedAt: null,
    outcome: null,
    end: null,
    note: '',
    ...(one.end ? endedColumns(one.end.given, entryAt(one.end.at)) : {}),
    outputs: one.added,
    entry: entryAt(one.last).index,
  };
}

async function amend(tx: Tx, one: RunInHand, entryAt: (at: number) => Recorded): Promise<void> {
  await tx
    .update(run)
    .set({
      ...(one.end ? endedColumns(one.end.given, entryAt(one.end.at)) : {}),
      outputs: sql`${run.outputs} + ${one.added}`,
      entry: entryAt(one.last).index,
    })
    .where(eq(run.id, one.runId));
}
