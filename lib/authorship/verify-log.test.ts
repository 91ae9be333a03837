import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '@/lib/kernel/canonical-json';
import type { Claim } from './claim';
import { NO_HASH, type Operation, operationHash, type ServerPart } from './operation';
import { TestingLog, TestingPerson, testingId } from './testing-log';
import { type LogExpectation, verifyLog } from './verify-log';

/** Two people who write by turns, freeze, and go on. */
function written(): { log: TestingLog; expect: LogExpectation } {
  const log = new TestingLog();
  const alice = new TestingPerson(log, 1);
  const bob = new TestingPerson(log, 2);
  for (let turn = 0; turn < 10; turn++) {
    alice.sync();
    alice.insert(0, `alice ${turn} `);
    alice.send();
    bob.sync();
    bob.insert(bob.text().length, `bob ${turn} `);
    if (turn % 3 === 2) bob.remove(2, 3);
    bob.send();
  }
  alice.say({ k: 'parameter', name: 'seed', value: '42' });
  const frozen = log.replay.frozen();
  const freeze = alice.freeze('generator');
  bob.sync();
  bob.insert(0, 'later ');
  bob.send();
  const { prompt, caseId, operations, head } = log;
  const revision = { revision: 1, seq: freeze?.seq ?? 0, hash: freeze?.hash ?? '' };
  return {
    log,
    expect: {
      prompt,
      caseId,
      heads: [{ size: operations.length, hash: head.hash }],
      revisions: [{ ...revision, sha256: frozen.sha256 }],
    },
  };
}

/** Numbers and chains operations anew, as an operator would who changed one. */
function rechained(operations: readonly Operation[]): Operation[] {
  let hash = NO_HASH;
  return operations.map((operation, seq) => {
    const part = { ...(JSON.parse(operation.server) as ServerPart), seq };
    const parts = { ...operation, server: canonicalJson(part as unknown as Json) };
    hash = operationHash(hash, parts);
    return { ...parts, seq, hash };
  });
}

const change = (operations: Operation[], seq: number, part: Partial<Operation>): Operation[] =>
  operations.map((one) => (one.seq === seq ? { ...one, ...part } : one));

function withClaim(operation: Operation | undefined, edit: (claim: Claim) => void): string {
  const claim = JSON.parse(operation?.claim ?? '') as Claim;
  edit(claim);
  return canonicalJson(claim as unknown as Json);
}

function withServer(operation: Operation | undefined, part: Partial<ServerPart>): string {
  const server = JSON.parse(operation?.server ?? '') as ServerPart;
  return canonicalJson({ ...server, ...part } as unknown as Json);
}

/** Checks that failed, by operation, where the ledger's heads were made anew as well. */
async function failures(operations: Operation[], expected: LogExpectation): Promise<string[]> {
  const heads = [{ size: operations.length, hash: operations.at(-1)?.hash ?? '' }];
  const report = await verifyLog(operations, { ...expected, heads });
  return report.failures.map(({ record, check }) => `${record} ${check}`);
}

const letter = (operation: Operation | undefined) =>
  withClaim(operation, (claim) => {
    if (claim.k !== 'edit') throw new Error('not an edit');
    const bytes = Buffer.from(claim.u, 'base64');
    const at = bytes.indexOf('a');
    bytes[at >= 0 ? at : bytes.indexOf('b')] = 'q'.charCodeAt(0);
    claim.u = bytes.toString('base64');
  });

describe('a log as it was written', () => {
  it('verifies, with its head and its revision', async () => {
    const { log, expect: expected } = written();
    const report = await verifyLog(log.operations, expected);
    expect(report.failures).toEqual([]);
    expect(report.operations).toBe(log.operations.length);
    expect(report.replay.attribution()).toEqual(log.replay.attribution());
  });
});

describe('a log that its operator changed, hashes made anew', () => {
  it('names the operation whose letter was changed, and those that had seen another', async () => {
    const { log, expect: expected } = written();
    const operations = rechained(change(log.operations, 5, { claim: letter(log.operations[5]) }));
    const found = await failures(operations, expected);
    expect(found).toContain('5 signature');
    expect(found).toContain('7 fork');
    expect(found).not.toContain('4 signature');
  });

  it('names the place where an operation was dropped', async () => {
    const { log, expect: expected } = written();
    const found = await failures(rechained(log.operations.toSpliced(5, 1)), expected);
    expect(found[0]).toMatch(/^(5|6) /);
  });

  it('names the first of all later operations of a writer that were dropped', async () => {
    const { log, expect: expected } = written();
    const kept = log.operations.filter(({ seq, server }) => {
      return seq < 9 || !server.includes(testingId('acct', 2));
    });
    const found = await failures(rechained(kept), expected);
    expect(found.length).toBeGreaterThan(0);
    expect(Number(found[0]?.split(' ')[0])).toBeGreaterThanOrEqual(9);
  });

  it('notices two neighbours that changed places', async () => {
    const { log, expect: expected } = written();
    const [five, six] = [log.operations[5], log.operations[6]];
    if (!five || !six) throw new Error('too short');
    const found = await failures(rechained(log.operations.toSpliced(5, 2, six, five)), expected);
    expect(found[0]).toMatch(/^5 /);
  });

  it('notices a time of record moved back by a day', async () => {
    const { log, expect: expected } = written();
    const at = new Date(log.now - 86_400_000).toISOString();
    const server = withServer(log.operations[8], { at });
    const found = await failures(rechained(change(log.operations, 8, { server })), expected);
    expect(found).toContain('8 server.at');
  });

  it('notices a time of record moved a little, by what others had seen', async () => {
    const { log, expect: expected } = written();
    const part = JSON.parse(log.operations[8]?.server ?? '') as ServerPart;
    const at = new Date(Date.parse(part.at) - 1).toISOString();
    const server = withServer(log.operations[8], { at });
    const found = await failures(rechained(change(log.operations, 8, { server })), expected);
    expect(found.some((one) => one.endsWith(' fork'))).toBe(true);
  });

  it('names an operation given to another person', async () => {
    const { log, expect: expected } = written();
    const server = withServer(log.operations[6], { account: testingId('acct', 9) });
    const found = await failures(rechained(change(log.operations, 6, { server })), expected);
    expect(found).toContain('6 account');
  });

  it('names a writer given to another person', async () => {
    const { log, expect: expected } = written();
    const join = log.operations[2];
    const account = testingId('acct', 9);
    const operations = change(log.operations, 2, {
      server: withServer(join, { account }),
      claim: withClaim(join, (claim) => Object.assign(claim, { account })),
    });
    expect(await failures(rechained(operations), expected)).toContain('2 signature');
  });

  it('names an operation whose note was changed', async () => {
    const { log, expect: expected } = written();
    const server = withServer(log.operations[4], { note: { flags: ['bulk'] } });
    const found = await failures(rechained(change(log.operations, 4, { server })), expected);
    expect(found).toContain('4 server.note');
  });

  it('cannot see a tail cut off, unless somebody else knows the head', async () => {
    const { log, expect: expected } = written();
    const cut = log.operations.slice(0, -1);
    expect(await failures(cut, expected)).toEqual([]);
    const report = await verifyLog(cut, expected);
    expect(report.failures).toMatchObject([{ record: log.operations.length - 1, check: 'head' }]);
  });

  it('names a revision that the ledger states otherwise, or not at all', async () => {
    const { log, expect: expected } = written();
    const [revision] = expected.revisions;
    if (!revision) throw new Error('no revision');
    const other = { ...revision, sha256: 'a'.repeat(64) };
    const second = { ...revision, revision: 2, seq: 20 };
    const changed = { ...expected, revisions: [other, second] };
    const report = await verifyLog(log.operations, changed);
    expect(report.failures.map(({ check }) => check).sort()).toEqual([
      'revision',
      'revision.sha256',
    ]);
    const none = await verifyLog(log.operations, { ...expected, revisions: [] });
    expect(none.failures).toMatchObject([{ record: revision.seq, check: 'revision' }]);
  });
});

describe('a log with hashes left as they were', () => {
  it('names the operation by its hash, and the freeze that had another text', async () => {
    const { log, expect: expected } = written();
    const operations = change(log.operations, 5, { claim: letter(log.operations[5]) });
    const report = await verifyLog(operations, expected);
    const found = report.failures.map(({ record, check }) => `${record} ${check}`);
    expect(found).toEqual(['5 hash', '5 signature', '24 freeze_text']);
  });

  it('refuses a signature of zero bytes where there is none to be', async () => {
    const { log, expect: expected } = written();
    const sig = Buffer.alloc(64).toString('base64');
    const operations = log.operations.map((one, i) => (i === 0 ? { ...one, sig } : one));
    const report = await verifyLog(operations, expected);
    expect(report.failures).toMatchObject([{ record: 0, check: 'signature' }]);
  });

  it('ends at what is not an operation, and never throws', async () => {
    const { log, expect: expected } = written();
    for (const part of [
      { server: 'x' },
      { claim: '{' },
      { claim: '' },
      { sig: 'x' },
      { hash: 'zz' },
      { seq: 9 },
      { server: '{"v":1}' },
    ]) {
      const operations = log.operations.map((one, i) => (i === 5 ? { ...one, ...part } : one));
      const report = await verifyLog(operations, expected);
      expect(report.failures[0]?.record).toBe(5);
    }
  });
});
