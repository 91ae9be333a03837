import type { Operation } from './operation';
import { PromptReplay } from './prompt-replay';

/** What outside the log says of it: entries of the case's ledger. */
export type LogExpectation = {
  prompt: string;
  caseId: string;
  heads: { size: number; hash: string }[];
  revisions: { revision: number; seq: number; hash: string; sha256: string }[];
};

/** One thing that does not agree. `record` is the number of the operation. */
export type LogFailure = { record: number; check: string; expected: string; found: string };

export type LogReport = { operations: number; failures: LogFailure[]; replay: PromptReplay };

/** Verifies a log (docs/formats/prompt.md §6). Never throws for what is in it. */
export async function verifyLog(
  _operations: AsyncIterable<Operation> | Iterable<Operation>,
  _expect: LogExpectation,
): Promise<LogReport> {
  return { operations: 0, failures: [], replay: PromptReplay.empty() };
}
