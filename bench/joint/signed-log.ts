import { TestingLog, testingId } from '../../lib/authorship/testing-log';
import { drive, type WritePath } from '../../scripts/trace/drive';
import { readUnder } from '../../scripts/trace/oracle';
import { planInFull } from '../../scripts/trace/plan';
import type { Material } from './material';

type Sent = { agent: number; claim: string; sig: string };

/** A trace as claims signed by its people, and the log they made. */
export type SignedLog = {
  log: TestingLog;
  accounts: string[];
  /** Claims that join, then one for each change, in the order in which they were accepted. */
  joins: Sent[];
  claims: Sent[];
  /** A log with the same people joined, where the same claims are accepted again. */
  again(): TestingLog;
  by(agent: number): { account: string; session: string };
};

/** Signs a trace, one claim for each change, each writer having received everything before. */
export async function signedLog({ trace, truth }: Material): Promise<SignedLog> {
  // The same time of record in every pass: hashes, and so claims, are then the same.
  const now = Date.now();
  const accounts = Array.from({ length: trace.numAgents }, (_, i) => testingId('acct', i + 1));
  const by = (agent: number) => ({
    account: accounts[agent] ?? '',
    session: testingId('sess', agent + 1),
  });
  const opened = () => {
    const log = new TestingLog();
    log.now = now;
    return log;
  };
  const log = opened();
  const joins: Sent[] = [];
  const claims: Sent[] = [];
  const path: WritePath = {
    prompt: log.prompt,
    accounts,
    head: async () => log.head,
    join: async (agent, signed) => {
      const operation = log.push({ ...signed, n: 0 }, by(agent));
      joins.push({ agent, ...signed });
      if (!operation) throw new Error('joined already');
      return { ...operation, writer: log.replay.nextWriter() - 1 };
    },
    push: async (agent, sent) =>
      sent.map((signed) => {
        const operation = log.push({ ...signed, n: 0 }, by(agent));
        claims.push({ agent, ...signed });
        if (!operation) throw new Error('accepted already');
        return operation;
      }),
  };
  const { placed } = readUnder(trace, truth.rule ?? 'before', true);
  const joinOrder = accounts.map((_, i) => i);
  await drive({ trace, plan: planInFull(trace), joins: joinOrder, placed, path });
  return {
    log,
    accounts,
    joins,
    claims,
    by,
    again: () => {
      const fresh = opened();
      for (const { agent, ...signed } of joins) fresh.push({ ...signed, n: 0 }, by(agent));
      return fresh;
    },
  };
}
