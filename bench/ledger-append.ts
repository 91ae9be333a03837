import { spawn } from 'node:child_process';
import { once } from 'node:events';
import postgres from 'postgres';
import { inTransaction } from '../db/tx';
import { caseDisputeDated } from '../lib/entries/case-dispute-dated.v1';
import { draft } from '../lib/entries/draft';
import { service } from '../lib/kernel/actor';
import { newId } from '../lib/kernel/ids';
import { append, openLedger } from '../lib/ledger/append';
import { appendAlone } from '../lib/ledger/group-commit';
import { interleaved, median, perSecond, type Row } from './measure';
import type { Services } from './services';

const ACTOR = service('bench');
/** About 700 bytes an entry with its payload, as the limit's rows have. */
const REASON = 'a reason of some length '.repeat(8);
const entry = () => draft(caseDisputeDated, { date: '2026-01-02' }, { reason: REASON });

async function openCase(): Promise<string> {
  const caseId = newId('case');
  await inTransaction((tx) => openLedger(tx, caseId));
  return caseId;
}

/** The two ways an act reaches the ledger. */
const WAYS = {
  /** Acts that change no rows: one statement, and under load one for many. */
  'one statement': (caseId: string) =>
    appendAlone(caseId, [{ actor: ACTOR, access: 'owner', draft: entry() }]),
  /** Acts with rows: inside the transaction of their command, three round trips. */
  'in a transaction': (caseId: string) =>
    inTransaction((tx) => append(tx, caseId, ACTOR, 'owner', [entry()])),
};
type Way = keyof typeof WAYS;
const ways = () => Object.keys(WAYS) as Way[];

async function plainTable({ owner }: Services): Promise<void> {
  await owner`create table if not exists bench_plain
    (id bigserial primary key, at timestamptz not null default now(), body jsonb not null)`;
}

const plainRow = { kind: 'case.dispute_dated', reason: REASON, filler: 'x'.repeat(420) };

/** Fills a ledger to a length, in large batches. */
async function fillTo(caseId: string, length: number): Promise<void> {
  for (let done = 0; done < length; done += 1000) {
    const drafts = Array.from({ length: Math.min(1000, length - done) }, entry);
    await inTransaction((tx) => append(tx, caseId, ACTOR, 'owner', drafts));
  }
}

/** P1: one entry at a time on one connection against a plain INSERT, at growing lengths. */
export async function appendOne(services: Services): Promise<Row[]> {
  await plainTable(services);
  const rows: Row[] = [];
  const sql = postgres(services.url, { max: 1, onnotice: () => undefined });
  const acts = 200;
  const first: { [W in Way]?: number } = {};
  for (const { length, way } of [1_000, 10_000, 100_000].flatMap((length) =>
    ways().map((way) => ({ length, way })),
  )) {
    const caseId = await openCase();
    await fillTo(caseId, length);
    const { limit, subject } = await interleaved(
      async () => {
        for (let i = 0; i < acts; i++)
          await sql`insert into bench_plain (body) values (${sql.json(plainRow)})`;
      },
      async () => {
        for (let i = 0; i < acts; i++) await WAYS[way](caseId);
      },
    );
    const rate = acts / subject;
    first[way] ??= rate;
    rows.push({
      goal: `P1 append one entry, ${way} / plain INSERT, one connection`,
      size: `ledger of ${length}`,
      limit: perSecond(acts, limit),
      subject: perSecond(acts, subject),
      ratio: limit / subject,
      target: '≥ 0.60',
      met: limit / subject >= 0.6,
    });
    if (length === 100_000) {
      rows.push({
        goal: `P1 growth, ${way}: rate at 100 000 / rate at 1 000`,
        size: `ledger of ${length}`,
        limit: `${((first[way] ?? rate) * 1000).toFixed(0)}/s`,
        subject: `${(rate * 1000).toFixed(0)}/s`,
        ratio: rate / (first[way] ?? rate),
        target: '≥ 0.85',
        met: rate / (first[way] ?? rate) >= 0.85,
      });
    }
  }
  await sql.end();
  return rows;
}

/** P2: sixteen writers in two processes on one case against sixteen plain writers. */
export async function appendTogether(services: Services): Promise<Row[]> {
  await plainTable(services);
  const rows: Row[] = [];
  for (const { writers, way } of [4, 16, 64].flatMap((writers) =>
    ways().map((way) => ({ writers, way })),
  )) {
    const caseId = await openCase();
    const each = Math.ceil(960 / writers);
    const ratios: number[] = [];
    const subjects: number[] = [];
    const limits: number[] = [];
    let worst = 0;
    for (let round = 0; round < 5; round++) {
      const limit = await plainWriters(services, writers, each);
      const { ms, p50, p99 } = await twoProcesses(caseId, writers, each, way);
      ratios.push(limit / ms);
      limits.push(limit);
      subjects.push(ms);
      worst = Math.max(worst, p99 / p50);
    }
    const [check] = await services.owner`
      select count(*)::int as n, count(distinct body::json ->> 'prev')::int as prevs, max(index)::int as last
      from ledger_entry where case_id = ${caseId}`;
    const forks = (check?.n ?? 0) - (check?.prevs ?? 0);
    const gapless = check?.last === (check?.n ?? 0) - 1;
    rows.push({
      goal: `P2 writers on one case, 2 processes, ${way} / plain writers; forks ${forks}, gapless ${gapless}, p99/p50 ${worst.toFixed(1)}`,
      size: `${writers} writers`,
      limit: perSecond(writers * each, median(limits)),
      subject: perSecond(writers * each, median(subjects)),
      ratio: median(ratios),
      target: writers === 16 ? '≥ 0.15, 0 forks, p99 ≤ 20 × p50' : '',
      met: writers === 16 ? median(ratios) >= 0.15 && forks === 0 && gapless && worst <= 20 : null,
    });
  }
  return rows;
}

async function plainWriters({ owner }: Services, writers: number, each: number): Promise<number> {
  const start = performance.now();
  await Promise.all(
    Array.from({ length: writers }, async () => {
      for (let i = 0; i < each; i++)
        await owner`insert into bench_plain (body) values (${owner.json(plainRow)})`;
    }),
  );
  return performance.now() - start;
}

type Figures = { ms: number; latencies: number[] };

/** Runs half of the writers in a process of their own; both start on a signal. */
async function twoProcesses(caseId: string, writers: number, each: number, way: Way) {
  const script = process.argv[1] ?? '';
  const child = spawn(
    process.execPath,
    [script, '--writers', caseId, String(writers / 2), String(each), way],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: process.env,
    },
  );
  const exited = once(child, 'exit');
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  while (!output.includes('ready')) {
    if (child.exitCode !== null) throw new Error('the second writer process ended early');
    await Promise.race([once(child.stdout, 'data'), exited]);
  }
  child.stdin.write('go\n');
  const own = await write(caseId, writers / 2, each, way);
  await exited;
  const other = JSON.parse(output.slice(output.indexOf('{'))) as Figures;
  const latencies = [...own.latencies, ...other.latencies].sort((a, b) => a - b);
  const at = (q: number) => latencies[Math.floor(q * (latencies.length - 1))] ?? 0;
  return { ms: Math.max(own.ms, other.ms), p50: at(0.5), p99: at(0.99) };
}

async function write(caseId: string, writers: number, each: number, way: Way): Promise<Figures> {
  const latencies: number[] = [];
  const start = performance.now();
  await Promise.all(
    Array.from({ length: writers }, async () => {
      for (let i = 0; i < each; i++) {
        const from = performance.now();
        await WAYS[way](caseId);
        latencies.push(performance.now() - from);
      }
    }),
  );
  return { ms: performance.now() - start, latencies };
}

/** The second process of P2: `--writers <case> <writers> <each> <way>`. */
export async function writerProcess([
  caseId = '',
  writers = '1',
  each = '1',
  named = '',
]: string[]): Promise<void> {
  const way = ways().find((w) => w === named) ?? 'in a transaction';
  await write(await openCase(), Number(writers), 1, way);
  process.stdout.write('ready\n');
  await once(process.stdin, 'data');
  process.stdout.write(
    `${JSON.stringify(await write(caseId, Number(writers), Number(each), way))}\n`,
  );
}

/** P3: entries in batches against plain multi-row inserts of 200. */
export async function appendBatches(services: Services): Promise<Row[]> {
  await plainTable(services);
  const { owner } = services;
  const plain = Array.from({ length: 200 }, () => ({ body: owner.json(plainRow) }));
  const rows: Row[] = [];
  for (const batch of [1, 10, 100, 1000]) {
    const caseId = await openCase();
    const calls = Math.max(1, Math.floor(400 / batch));
    const { limit, subject } = await interleaved(
      async () => {
        for (let i = 0; i < 5; i++) await owner`insert into bench_plain ${owner(plain, 'body')}`;
      },
      async () => {
        for (let i = 0; i < calls; i++) {
          const drafts = Array.from({ length: batch }, entry);
          await inTransaction((tx) => append(tx, caseId, ACTOR, 'owner', drafts));
        }
      },
    );
    const ratio = (calls * batch) / subject / (1000 / limit);
    rows.push({
      goal: 'P3 entries in batches / 200-row plain inserts, rows per second',
      size: `batch of ${batch}`,
      limit: perSecond(1000, limit),
      subject: perSecond(calls * batch, subject),
      ratio,
      target: batch >= 100 ? '≥ 0.20' : '',
      met: batch >= 100 ? ratio >= 0.2 : null,
    });
  }
  return rows;
}
