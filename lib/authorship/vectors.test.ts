import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DeletedRun, Run } from './attribution';
import type { Operation } from './operation';
import { verifyLog } from './verify-log';

type Vector = {
  prompt: string;
  case: string;
  operations: Operation[];
  frozen: { revision: number; seq: number; sha256: string };
  runs: Partial<Run>[];
  deleted: Partial<DeletedRun>[];
};

const vector = JSON.parse(
  readFileSync(new URL('../../docs/formats/vectors/prompt.json', import.meta.url), 'utf8'),
) as Vector;

describe('the published log', () => {
  it('verifies for ever, and says the same of every character', async () => {
    const { operations, frozen } = vector;
    const hash = operations[frozen.seq]?.hash ?? '';
    const report = await verifyLog(operations, {
      prompt: vector.prompt,
      caseId: vector.case,
      heads: [{ size: operations.length, hash: operations.at(-1)?.hash ?? '' }],
      revisions: [{ ...frozen, hash }],
    });
    expect(report.failures).toEqual([]);
    const [field] = report.replay.attribution().fields;
    expect(field?.runs).toMatchObject(vector.runs);
    expect(field?.deleted).toMatchObject(vector.deleted);
  });
});
