import type { Operation } from '@/lib/authorship/operation';
import {
  type Brought,
  contradictions,
  type Replayed,
  replayed,
  type Told,
  toldBy,
} from '@/lib/authorship/source-of';
import { verifyLog } from '@/lib/authorship/verify-log';
import { canonicalJson } from '@/lib/kernel/canonical-json';
import { sha256Hex } from '@/lib/kernel/digest';
import type { BundleFiles } from './bundle-files';
import type { BundleIndex } from './bundle-index';
import { parseCanonical } from './canonical-text';
import { isObject } from './json-shape';
import { LineReader } from './lines';
import { MAX_OPERATION_BYTES, parseOperation } from './operation-line';
import { promptCheck } from './prompt-checks';
import type { PromptFacts, PromptRevision } from './prompt-entries';
import { operationsPath, PROMPTS, promptRow, promptRowsJson, revisionPath } from './prompt-rows';
import { Findings } from './report';

const INDEX = 'data/index.json';
const MAX_DOCUMENT_BYTES = 64 * 1024 * 1024;

/** The text of one field of a frozen document. */
export interface FrozenText {
  readonly field: string;
  /** UTF-16 units. */
  readonly length: number;
  /** SHA-256 of the text's UTF-8 bytes. */
  readonly sha256: string;
}

/** A frozen revision as it was found. */
export interface RevisionReport {
  readonly revision: number;
  readonly entry: number;
  /** Digest of the frozen document as the ledger states it. */
  readonly sha256: string;
  /** Empty where the document is missing or is another. */
  readonly texts: readonly FrozenText[];
}

/** What was verified of one prompt. */
export interface PromptReport {
  readonly prompt: string;
  readonly number: number;
  /** Operations verified, and those that the ledger covers. */
  readonly operations: number;
  readonly covered: number;
  /** Hash of the last operation that the ledger covers. */
  readonly hash: string;
  /** Whether its words are not in the bundle, so that nothing of it could be verified. */
  readonly withheld?: true;
  readonly revisions: readonly RevisionReport[];
}

/** Verifies the logs and frozen documents of all prompts that the ledger names. */
export async function checkPrompts(
  files: BundleFiles,
  findings: Findings,
  ledger: {
    readonly caseId: string | undefined;
    readonly prompts: ReadonlyMap<string, PromptFacts>;
  },
  index: BundleIndex | undefined,
): Promise<PromptReport[]> {
  const expected = new Set<string>();
  const reports: PromptReport[] = [];
  const brought: Brought[] = [];
  const withheld = new Set(index?.prompts?.flatMap(({ file, id }) => (file === null ? [id] : [])));
  for (const facts of ledger.prompts.values()) {
    if (withheld.has(facts.prompt)) {
      reports.push(unseen(facts));
      continue;
    }
    expected.add(operationsPath(facts.prompt));
    const { operations, told } = await checkLog(files, findings, facts, ledger.caseId ?? '');
    for (const one of told) brought.push({ prompt: facts.prompt, told: one });
    const revisions: RevisionReport[] = [];
    for (const revision of facts.revisions) {
      expected.add(revisionPath(facts.prompt, revision.revision));
      revisions.push(await checkRevision(files, findings, facts.prompt, revision));
    }
    const head = facts.heads.at(-1);
    const { prompt, number } = facts;
    const [covered, hash] = [head?.size ?? 0, head?.hash ?? ''];
    reports.push({ prompt, number, operations, covered, hash, revisions });
  }
  for (const path of files.names) {
    if (!path.startsWith(PROMPTS) || expected.has(path)) continue;
    findings.fail(path, 'prompt.unknown', 'a log or document that the ledger names', path);
  }
  // Of a log that is withheld or cannot be replayed nothing can be said.
  const logOf = (id: string) => replayOf(files, ledger.prompts.get(id));
  for (const { prompt, told, expected: said, found } of await contradictions(brought, logOf)) {
    findings.fail(`${prompt} operation ${told.seq}`, 'prompt.claim', said, found);
  }
  if (index) checkRows(findings, ledger.prompts, index);
  return reports;
}

/** A log that was verified, replayed; null where it is not there or cannot be. */
async function replayOf(
  files: BundleFiles,
  facts: PromptFacts | undefined,
): Promise<Replayed | null> {
  if (!facts || !files.names.has(operationsPath(facts.prompt))) return null;
  const covered = facts.heads.at(-1)?.size ?? 0;
  // What is wrong with its form was found when it was verified.
  return replayed(operationsOf(files, new Findings(), facts.prompt, covered, { lines: 0 }));
}

/** A prompt whose words are withheld: what the ledger states of it, and nothing verified. */
function unseen({ prompt, number, heads, revisions }: PromptFacts): PromptReport {
  const head = heads.at(-1);
  return {
    prompt,
    number,
    operations: 0,
    covered: head?.size ?? 0,
    hash: head?.hash ?? '',
    withheld: true,
    revisions: revisions.map(({ revision, entry, sha256 }) => ({
      revision,
      entry,
      sha256,
      texts: [],
    })),
  };
}

/** Answers with how many operations were there to verify, and what they tell of other prompts. */
async function checkLog(
  files: BundleFiles,
  findings: Findings,
  facts: PromptFacts,
  caseId: string,
): Promise<{ operations: number; told: Told[] }> {
  const { prompt, heads, revisions } = facts;
  const path = operationsPath(prompt);
  const covered = heads.at(-1)?.size ?? 0;
  if (!files.names.has(path)) {
    findings.fail(path, 'prompt.missing', `${covered} operations`, 'missing');
    return { operations: 0, told: [] };
  }
  const seen = { lines: 0 };
  const all = operationsOf(files, findings, prompt, covered, seen);
  const report = await verifyLog(onlyForward(all), {
    prompt,
    caseId,
    heads: heads.map(({ size, hash }) => ({ size, hash })),
    revisions: revisions.map(({ revision, seq, hash, sha256 }) => ({
      revision,
      seq,
      hash,
      sha256,
    })),
  });
  // A log that cannot be followed is left in the middle; what is left is read for its form.
  while (!(await all.next()).done);
  for (const { record, check, expected, found } of report.failures) {
    findings.fail(
      `${prompt} operation ${record}`,
      promptCheck(check),
      expected,
      `${check}: ${found}`,
    );
  }
  findings.examine('prompt', report.operations);
  if (seen.lines < covered) {
    const record = `${prompt} ${operations(seen.lines, covered - 1)}`;
    findings.fail(record, 'prompt.missing', `${covered} operations`, `${seen.lines} operations`);
  } else if (seen.lines > covered) {
    const record = `${prompt} ${operations(covered, seen.lines - 1)}`;
    findings.fail(record, 'prompt.uncovered', `${covered} operations`, `${seen.lines} operations`);
  }
  return { operations: report.operations, told: toldBy(report.replay) };
}

/** An iterable that whoever breaks off does not close, so that it can be read on. */
function onlyForward<T>(source: AsyncGenerator<T>): AsyncIterable<T> {
  return { [Symbol.asyncIterator]: () => ({ next: () => source.next() }) };
}

function operations(from: number, to: number): string {
  return from === to ? `operation ${from}` : `operations ${from}–${to}`;
}

/** Operations that the ledger covers, one line at a time; the file is read to its end. */
async function* operationsOf(
  files: BundleFiles,
  findings: Findings,
  prompt: string,
  covered: number,
  seen: { lines: number },
): AsyncGenerator<Operation, void, undefined> {
  const lines = new LineReader(files.stream(operationsPath(prompt)), MAX_OPERATION_BYTES);
  for (let line = await lines.next(); line; line = await lines.next()) {
    const number = seen.lines;
    seen.lines += 1;
    if (number >= covered) continue;
    const record = `${prompt} operation ${number}`;
    if (!line.ended) findings.fail(record, 'prompt.form', 'a newline after it', 'none');
    const operation = parseOperation(line.bytes);
    if ('problem' in operation) {
      const found = `line ${number + 1}: ${operation.problem}`;
      findings.fail(record, 'prompt.form', 'an operation as canonical JSON', found);
    } else {
      yield operation;
    }
  }
}

async function checkRevision(
  files: BundleFiles,
  findings: Findings,
  prompt: string,
  stated: PromptRevision,
): Promise<RevisionReport> {
  const { revision, entry, sha256, bytes } = stated;
  const path = revisionPath(prompt, revision);
  const report = { revision, entry, sha256, texts: [] };
  if (!files.names.has(path)) {
    findings.fail(path, 'prompt.missing', `the document of entry ${entry}`, 'missing');
    return report;
  }
  findings.examine('prompt');
  const text = await files.text(path, MAX_DOCUMENT_BYTES);
  const found = await files.digest(path);
  if (!found) return report;
  if (found.sha256 !== sha256 || found.bytes !== bytes) {
    const expected = `${sha256}, ${bytes} bytes (entry ${entry})`;
    findings.fail(path, 'prompt.document', expected, `${found.sha256}, ${found.bytes} bytes`);
    return report;
  }
  return { ...report, texts: textsOf(text ?? '') };
}

/** Texts of a document whose digest the ledger states and the log's replay gave too. */
function textsOf(document: string): FrozenText[] {
  const parsed = parseCanonical(document);
  const fields = parsed.ok && isObject(parsed.value) ? parsed.value.fields : undefined;
  if (!Array.isArray(fields)) return [];
  return fields.flatMap((field) => {
    if (!isObject(field) || typeof field.text !== 'string') return [];
    const { name, text } = field;
    return [{ field: String(name), length: text.length, sha256: sha256Hex(text) }];
  });
}

/** Compares the rows of the index with what the ledger says; titles are the payloads' affair. */
function checkRows(
  findings: Findings,
  prompts: ReadonlyMap<string, PromptFacts>,
  index: BundleIndex,
): void {
  if (prompts.size > 0 || index.prompts) findings.examine('index');
  const rows = new Map(index.prompts?.map((row) => [row.id, row]));
  const mayBeEmpty = index.volume !== undefined;
  if (index.prompts && (rows.size !== index.prompts.length || (rows.size === 0 && !mayBeEmpty))) {
    const found = `${index.prompts.length} rows for ${rows.size} prompts`;
    findings.fail(INDEX, 'index.prompt', 'one row for each prompt', found);
  }
  for (const facts of prompts.values()) {
    const record = `${INDEX} row of ${facts.prompt}`;
    const row = rows.get(facts.prompt);
    rows.delete(facts.prompt);
    if (!row) {
      findings.fail(record, 'index.prompt', `the prompt of entry ${facts.entry}`, 'missing');
      continue;
    }
    const wanted = promptRow(facts, row.title, row.file === null);
    const [expected, found] = [wanted, row].map((one) => canonicalJson(promptRowsJson([one])));
    if (expected !== found) findings.fail(record, 'index.prompt', expected, found);
  }
  for (const id of rows.keys()) {
    findings.fail(`${INDEX} row of ${id}`, 'index.prompt', 'a prompt of the ledger', 'none');
  }
}
