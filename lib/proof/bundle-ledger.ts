import { type Admission, admissionOf, admitsExhibit } from './admission';
import type { BundleFiles } from './bundle-files';
import { type PayloadCounts, PayloadWalk } from './bundle-payloads';
import { type ChainHead, ChainVerifier, type SeenEntry } from './chain';
import { MAX_ENTRY_BYTES } from './entry';
import { LineReader } from './lines';
import { MAX_PAYLOAD_BYTES } from './payload';
import { PromptEntries, type PromptFacts } from './prompt-entries';
import type { Findings } from './report';
import { type RunCounts, RunEntries } from './run-entries';

export const ENTRIES = 'data/ledger/entries.ndjson';
export const PAYLOADS = 'data/ledger/payloads.ndjson';

/** Most admissions held at once; what else they need is read when it is checked. */
const MAX_ADMISSIONS = 300_000;

/** An admission with what its proof is checked against. */
export interface AdmittedEntry extends Admission {
  readonly leaf: Uint8Array;
}

/** What the ledger of a bundle says. */
export interface LedgerFacts {
  readonly caseId: string | undefined;
  /** Number of entries and root over them, as they are. */
  readonly size: number;
  readonly root: Uint8Array;
  /** Time of record of the last entry that the checkpoint covers. */
  readonly lastAt: string | undefined;
  readonly admissions: readonly AdmittedEntry[];
  /** What entries state of prompts, by identifier. */
  readonly prompts: ReadonlyMap<string, PromptFacts>;
  /** What entries state of runs, counted. */
  readonly runs: RunCounts;
  readonly payloads: PayloadCounts;
  /** Root at the size of the older checkpoint, where one was given and there are that many. */
  readonly olderRoot: Uint8Array | undefined;
}

/** Reads entries and payload records side by side, once, in constant memory but for what it names. */
export async function readLedger(
  files: BundleFiles,
  findings: Findings,
  caseId: string | undefined,
  head: ChainHead | undefined,
  olderSize: number | undefined,
): Promise<LedgerFacts> {
  const chain = new ChainVerifier(findings, {
    ...(caseId === undefined ? {} : { caseId }),
    rootsAt: [head?.size, olderSize].filter((size) => size !== undefined),
    name: ENTRIES,
  });
  const payloads = new PayloadWalk(
    findings,
    new LineReader(files.stream(PAYLOADS), MAX_PAYLOAD_BYTES),
  );
  const admissions: AdmittedEntry[] = [];
  const prompts = new PromptEntries(findings);
  const runs = new RunEntries(findings);
  let found = caseId;
  let lastAt: string | undefined;
  const lines = new LineReader(files.stream(ENTRIES), MAX_ENTRY_BYTES);
  for (let line = await lines.next(); line; line = await lines.next()) {
    const seen = chain.push(line.bytes);
    if (!line.ended) findings.fail(seen.record, 'entry.json', 'a newline after it', 'none');
    await payloads.follow(seen);
    found ??= seen.entry?.case;
    if (seen.entry && (head === undefined || seen.index < head.size)) lastAt = seen.entry.at;
    admit(seen, admissions, findings);
    // An entry that nothing signed must not make a log look short.
    if (head === undefined || seen.index < head.size) {
      prompts.follow(seen);
      runs.follow(seen);
    }
  }
  const { size, root } = chain.finish(head);
  if (size === 0) findings.fail(ENTRIES, 'entry.missing', 'at least one entry', 'none');
  return {
    caseId: found,
    size,
    root,
    lastAt,
    admissions,
    prompts: prompts.prompts,
    runs: runs.counts,
    payloads: await payloads.finish(),
    olderRoot: olderSize === undefined ? undefined : chain.roots.get(olderSize),
  };
}

function admit(seen: SeenEntry, admissions: AdmittedEntry[], findings: Findings): void {
  if (!seen.entry || !seen.inOrder || !admitsExhibit(seen.entry.kind)) return;
  const admission = admissionOf(seen.entry);
  if (!admission) {
    const expected = 'an act with exhibit, kind, object and digest';
    findings.fail(seen.record, 'object.form', expected, seen.entry.act);
  } else if (admissions.length >= MAX_ADMISSIONS) {
    findings.fail(seen.record, 'object.form', `at most ${MAX_ADMISSIONS} admissions`, 'more');
  } else {
    admissions.push({ ...admission, entry: seen.index, leaf: seen.leaf });
  }
}
