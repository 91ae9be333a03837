import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { inTransaction } from '../db/tx';
import { caseDisputeDated } from '../lib/entries/case-dispute-dated.v1';
import { draft } from '../lib/entries/draft';
import { service } from '../lib/kernel/actor';
import { sha256Hex, utf8 } from '../lib/kernel/digest';
import { newId } from '../lib/kernel/ids';
import { append, openLedger } from '../lib/ledger/append';
import { streamEntries } from '../lib/ledger/read';
import { ChainVerifier } from '../lib/proof/chain';
import { leafHash, nodeHash } from '../lib/proof/leaf';
import { MerkleTree } from '../lib/proof/merkle';
import { verifyInclusion } from '../lib/proof/merkle-verify';
import { Findings } from '../lib/proof/report';
import { grouped, interleaved, perSecond, type Row } from './measure';
import type { Services } from './services';

const run = promisify(execFile);

/** P5: verifying a whole case against streaming the same rows unread. */
export async function verifyCase(_services: Services): Promise<Row[]> {
  const rows: Row[] = [];
  const times: number[] = [];
  for (const size of [1_000, 10_000, 100_000]) {
    const caseId = newId('case');
    await inTransaction((tx) => openLedger(tx, caseId));
    for (let done = 0; done < size; done += 1000) {
      const drafts = Array.from({ length: Math.min(1000, size - done) }, () =>
        draft(caseDisputeDated, { date: '2026-01-02' }, { reason: 'a reason' }),
      );
      await inTransaction((tx) => append(tx, caseId, service('bench'), 'owner', drafts));
    }
    const { limit, subject } = await interleaved(
      async () => {
        for await (const _ of streamEntries(caseId, 0, size));
      },
      async () => {
        const findings = new Findings();
        const chain = new ChainVerifier(findings, { caseId });
        for await (const entry of streamEntries(caseId, 0, size)) chain.push(utf8(entry.body));
        chain.finish();
        if (!findings.ok) throw new Error('the bench ledger does not verify');
      },
      size === 100_000 ? 3 : 5,
    );
    times.push(subject);
    rows.push({
      goal: 'P5 verify a case / stream its rows unread, time',
      size: `${grouped(size)} entries`,
      limit: perSecond(size, limit),
      subject: perSecond(size, subject),
      ratio: subject / limit,
      target: '≤ 2.0',
      met: subject / limit <= 2,
    });
  }
  const growth = (times[2] ?? 0) / (times[0] ?? 1);
  rows.push({
    goal: 'P5 growth: time at 100 000 / time at 1 000',
    size: '×100',
    limit: `${times[0]?.toFixed(0)} ms`,
    subject: `${times[2]?.toFixed(0)} ms`,
    ratio: growth,
    target: '≤ 110',
    met: growth <= 110,
  });
  return rows;
}

/** P6: making and checking an inclusion proof against hashing log2(N) + 1 nodes. */
export async function proveInclusion(): Promise<Row[]> {
  const rows: Row[] = [];
  for (const size of [10_000, 100_000, 1_000_000]) {
    const tree = new MerkleTree();
    for (let i = 0; i < size; i++) tree.append(leafHash(utf8(`entry ${i}`)));
    const root = tree.root();
    const depth = Math.ceil(Math.log2(size));
    const leaf = leafHash(utf8('x'));
    const tries = 500;
    let longest = 0;
    const { limit, subject } = await interleaved(
      () => {
        for (let i = 0; i < tries; i++) {
          let hash = leaf;
          for (let level = 0; level <= depth; level++) hash = nodeHash(hash, leaf);
        }
      },
      () => {
        for (let i = 0; i < tries; i++) {
          const index = (i * 7919) % size;
          const proof = tree.inclusionProof(index);
          longest = Math.max(longest, proof.length);
          if (!verifyInclusion(index, size, tree.leaf(index), proof, root))
            throw new Error('wrong proof');
        }
      },
    );
    const perLeaf = tree.allocatedBytes / size;
    rows.push({
      goal: `P6 inclusion proof and check / hashing log2(N)+1 nodes; ${longest} nodes, ${perLeaf.toFixed(0)} B a leaf`,
      size: `${grouped(size)} leaves`,
      limit: `${((limit / tries) * 1000).toFixed(0)} µs`,
      subject: `${((subject / tries) * 1000).toFixed(0)} µs`,
      ratio: subject / limit,
      target: '≤ 5; ≤ 80 B a leaf',
      met: subject / limit <= 5 && longest <= depth && perLeaf <= 80,
    });
  }
  return rows;
}

/** P7: hashing a file as the server does against `openssl dgst -sha256`. */
export async function hashFile({ dir }: Services): Promise<Row[]> {
  const rows: Row[] = [];
  for (const mib of [1, 64, 1024]) {
    const file = path.join(dir, `hash-${mib}`);
    const handle = await open(file, 'w');
    const block = Buffer.alloc(1 << 20, mib % 251);
    for (let i = 0; i < mib; i++) await handle.write(block);
    await handle.close();
    let ours = '';
    let theirs = '';
    const { limit, subject } = await interleaved(
      async () => {
        const { stdout } = await run('openssl', ['dgst', '-sha256', '-r', file]);
        theirs = stdout.slice(0, 64);
      },
      async () => {
        const hash = createHash('sha256');
        for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }))
          hash.update(chunk);
        ours = hash.digest('hex');
      },
      mib === 1024 ? 3 : 5,
    );
    if (ours !== theirs) throw new Error(`${sha256Hex(ours)}: digests differ`);
    rows.push({
      goal: 'P7 hash a stream / openssl dgst, speed (openssl includes starting a process)',
      size: `${mib} MiB`,
      limit: `${grouped((mib / limit) * 1000)} MiB/s`,
      subject: `${grouped((mib / subject) * 1000)} MiB/s`,
      ratio: limit / subject,
      target: '≥ 0.9',
      met: limit / subject >= 0.9,
    });
  }
  return rows;
}
