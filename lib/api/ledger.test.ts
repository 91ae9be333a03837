import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { join, person } from '@/db/testing/world';
import { fromHex, sha256Hex, toHex, utf8 } from '@/lib/kernel/digest';
import { checkpointCase } from '@/lib/ledger/checkpointer';
import type {
  ConsistencyProof,
  InclusionProof,
  LedgerEntryDetail,
  LedgerPage,
} from '@/lib/logbook/dto';
import { ChainVerifier } from '@/lib/proof/chain';
import { openCheckpoint } from '@/lib/proof/checkpoint';
import { leafHash } from '@/lib/proof/leaf';
import { verifyConsistency, verifyInclusion } from '@/lib/proof/merkle-verify';
import { matchesCommitment, parsePayloadRecord } from '@/lib/proof/payload';
import { Findings } from '@/lib/proof/report';
import { verifyTlogProof } from '@/lib/proof/tlog-proof';
import { parseVkey, type Vkey } from '@/lib/proof/vkey';
import * as ledger from './operations/ledger';
import { answered, type Bearer, bearer, call, openedCase, refused, studio } from './testing-api';

let api: TestInstance;
let workspaceId: string;
let owner: Bearer;
let caseId: string;
let vkeys: Vkey[];
const EXHIBITS = 40;

const digestLine = (of: string, title: string) =>
  JSON.stringify({ op: 'hash_only', sha256: sha256Hex(of), bytes: of.length, title, fileName: '' });

async function admit(id: string, lines: string[]): Promise<void> {
  const body = lines.join('\n');
  const response = await call('POST', `/cases/${id}/exhibits/batch`, { as: owner, body });
  const done = { lines: lines.length, done: lines.length, refused: 0 };
  expect(await response.text()).toContain(JSON.stringify({ end: done }));
}

beforeAll(async () => {
  api = await testInstance();
  ({ workspaceId, owner } = await studio());
  caseId = await openedCase(owner, workspaceId, '机密标题');
  const lines = Array.from({ length: EXHIBITS }, (_, i) => digestLine(`${i}`, `Private ${i}`));
  await admit(caseId, lines);
  await checkpointCase(caseId);
  const text = await (await call('GET', '/vkeys')).text();
  vkeys = text.split('\n').flatMap((line) => parseVkey(line) ?? []);
});

afterAll(() => api.close());

const get = (part: string, as: Bearer = owner, id = caseId) =>
  call('GET', `/cases/${id}/ledger${part}`, { as });

async function linesAt(part: string): Promise<string[]> {
  const response = await get(part);
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    'application/x-ndjson',
  ]);
  const lines = (await response.text()).split('\n');
  expect(lines.pop()).toBe('');
  return lines;
}

describe('the ledger as it is', () => {
  it('is verified by a stranger to this server from its lines, keys and checkpoint alone', async () => {
    const note = await (await get('/checkpoint')).text();
    const opened = openCheckpoint(utf8(note), vkeys);
    if (!opened.ok) throw new Error(opened.problem);
    const { size, root } = opened.checkpoint;
    const findings = new Findings();
    const chain = new ChainVerifier(findings, { caseId, rootsAt: [size] });
    for (const line of await linesAt('/entries')) chain.push(utf8(line));
    chain.finish({ size, root, signed: true });
    expect(findings.failures).toEqual([]);
    expect(toHex(chain.roots.get(size) ?? new Uint8Array())).toBe(toHex(root));
  });

  it('gives any range of it, with the number of entries there are', async () => {
    const all = await linesAt('/entries');
    expect(await linesAt('/entries?from=3&to=7')).toEqual(all.slice(3, 7));
    expect(await linesAt(`/entries?from=${all.length}`)).toEqual([]);
    const head = await get('/entries?to=0');
    expect(head.headers.get('chirograph-size')).toBe(String(all.length));
    for (const query of ['?from=9&to=8', `?to=${all.length + 1}`, '?from=-1', '?from=x']) {
      await refused(await get(`/entries${query}`), 422);
    }
  });

  it('holds no title, and opens each payload by its salt', async () => {
    const entries = await linesAt('/entries');
    expect(entries.join('')).not.toMatch(/Private|机密/);
    const payloads = await linesAt('/payloads');
    expect(payloads.join('')).toMatch(/Private 39/);
    for (const line of payloads) {
      const record = parsePayloadRecord(line);
      if (!record) throw new Error(line);
      const commitment = JSON.parse(entries[record.index] ?? '').payload;
      expect(matchesCommitment(record, commitment)).toBe(true);
    }
  });

  it('reads two thousand entries in pages without missing one', async () => {
    const other = await openedCase(owner, workspaceId);
    await admit(
      other,
      Array.from({ length: 2000 }, (_, i) => digestLine(`many ${i}`, '')),
    );
    const text = await (await get('/entries', owner, other)).text();
    const indexes = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line).index);
    expect(indexes).toEqual(indexes.map((_, i) => i));
    expect(indexes.length).toBeGreaterThan(2000);
  });
});

describe('proofs', () => {
  it('show each entry to be in the signed tree', async () => {
    const entries = await linesAt('/entries');
    for (const [index, line] of entries.entries()) {
      const proof = await answered<InclusionProof>(
        ledger.getInclusion,
        await get(`/proofs/inclusion?index=${index}`),
      );
      expect(proof.leaf).toBe(toHex(leafHash(utf8(line))));
      const hashes = proof.hashes.map(fromHex);
      const { size } = proof;
      const [leaf, root] = [fromHex(proof.leaf), fromHex(proof.root)];
      expect(verifyInclusion(index, size, leaf, hashes, root)).toBe(true);
      expect(verifyInclusion(index ^ 1, size, leaf, hashes, root)).toBe(false);
      expect(verifyTlogProof(utf8(proof.proof ?? ''), utf8(line), vkeys)).toMatchObject({
        ok: true,
        index,
      });
    }
  });

  it('of one entry stand alone, with its exact bytes', async () => {
    const one = await answered<LedgerEntryDetail>(ledger.getEntry, await get('/entries/4'));
    expect(verifyTlogProof(utf8(one.proof ?? ''), utf8(one.body), vkeys)).toMatchObject({
      ok: true,
    });
    expect(one.leaf).toBe(toHex(leafHash(utf8(one.body))));
    expect(one.bytes).toBe(utf8(one.body).length);
    const opening = `{"index":4,"payload":${one.opening?.data},"salt":"${one.opening?.salt}"}`;
    const record = parsePayloadRecord(opening);
    expect(record && matchesCommitment(record, one.commitment ?? '')).toBe(true);
  });

  it('show every older tree to be the beginning of the newer one', async () => {
    const { size } = await answered<InclusionProof>(
      ledger.getInclusion,
      await get('/proofs/inclusion?index=0'),
    );
    for (const from of [1, 2, 7, 16, 33, size]) {
      const proof = await answered<ConsistencyProof>(
        ledger.getConsistency,
        await get(`/proofs/consistency?from=${from}&to=${size}`),
      );
      const [a, b] = [fromHex(proof.fromRoot), fromHex(proof.toRoot)];
      expect(verifyConsistency(from, size, a, b, proof.hashes.map(fromHex))).toBe(true);
      expect(verifyConsistency(from, size, b, a, proof.hashes.map(fromHex))).toBe(from === size);
    }
  });

  it.each([
    ['/proofs/inclusion', 'index'],
    ['/proofs/inclusion?index=100000', 'index'],
    ['/proofs/inclusion?index=0&size=100000', 'size'],
    ['/proofs/inclusion?index=0&size=0', 'size'],
    ['/proofs/consistency?from=0', 'from'],
    ['/proofs/consistency?from=5&to=4', 'from'],
    ['/proofs/consistency?from=1&to=100000', 'to'],
  ])('that cannot be are refused by name: %s', async (part, field) => {
    expect(Object.keys((await refused(await get(part), 422)).fields ?? {})).toContain(field);
  });

  it('of an entry beyond the tree asked for do not exist', async () => {
    const problem = await refused(await get('/proofs/inclusion?index=5&size=5'), 409);
    expect(problem.reason).toBe('not_covered');
    await refused(await get('/checkpoint?size=1'), 404);
    await refused(await get('/entries/100000'), 404);
    await refused(await get('/entries/x'), 404);
  });
});

describe('the ledger as people read it', () => {
  const page = async (query: string, as = owner) =>
    answered<LedgerPage>(ledger.listEntries, await get(query, as));

  it('comes newest first, page by page, each entry once', async () => {
    const seen: number[] = [];
    let before: number | null = null;
    do {
      const got: LedgerPage = await page(`?limit=17${before === null ? '' : `&before=${before}`}`);
      seen.push(...got.entries.map((e) => e.index));
      before = got.next;
    } while (before !== null);
    expect(seen).toEqual([...seen].sort((a, b) => b - a));
    expect(new Set(seen).size).toBe((await page('')).size);
  });

  it('names who acted, what it was about, and how far each entry has come', async () => {
    const { entries } = await page('?kind=exhibit.added&limit=1');
    expect(entries[0]).toMatchObject({
      kind: 'exhibit.added',
      actor: { name: '周婧怡', authenticator: 'token', access: 'owner' },
      subject: { number: EXHIBITS, title: 'Private 39' },
      state: 'checkpointed',
    });
  });

  it('is narrowed by kind, group of kinds, actor and subject', async () => {
    const group = await page('?kind=exhibit&limit=200');
    expect(group.entries).toHaveLength(EXHIBITS);
    const [one] = group.entries;
    const about = await page(`?subject=${one?.subject?.id}`);
    expect(about.entries.map((e) => e.index)).toEqual([one?.index]);
    const by = await page(`?actorId=${owner.accountId}&limit=200`);
    expect(by.entries).toHaveLength(by.size);
    expect((await page(`?actorId=acct_${'0'.repeat(26)}`)).entries).toEqual([]);
    expect((await page('?kind=contributor')).entries).toEqual([]);
    await refused(await get('?kind=%25'), 422);
  });

  it('shows an act under the name its actor had then', async () => {
    const counsel = await bearer(await person('Counsel Zhang'));
    await join(workspaceId, counsel, 'counsel');
    expect((await page('?limit=1', counsel)).may).toEqual({ check: true, erase: false });
    const problem = await refused(
      await call('POST', `/cases/${caseId}/ledger/entries/4/erasure`, {
        as: counsel,
        json: { reason: 'r' },
      }),
      403,
    );
    expect(problem.reason).toBe('access_level');
  });
});

describe('erasing a payload under law', () => {
  it('leaves entry, proof and tree, and shows that, when and why it went', async () => {
    const before = await linesAt('/entries');
    const index = before.findIndex((line) => line.includes('"exhibit.added"'));
    const erase = () =>
      call('POST', `/cases/${caseId}/ledger/entries/${index}/erasure`, {
        as: owner,
        json: { reason: 'asked by the person' },
      });
    await answered(ledger.erasePayloadOperation, await erase());
    expect((await refused(await erase(), 409)).reason).toBe('already_erased');
    const after = await linesAt('/entries');
    expect(after.slice(0, before.length)).toEqual(before);
    const one = await answered<LedgerEntryDetail>(ledger.getEntry, await get(`/entries/${index}`));
    expect(one).toMatchObject({
      payload: null,
      opening: null,
      erased: { reason: 'asked by the person' },
    });
    expect(verifyTlogProof(utf8(one.proof ?? ''), utf8(one.body), vkeys).ok).toBe(true);
    const line = (await linesAt(`/payloads?from=${index}&to=${index + 1}`))[0] ?? '';
    expect(parsePayloadRecord(line)).toMatchObject({ index, erased: {} });
    expect((await linesAt('/payloads')).join('')).not.toContain('Private 0"');
  });

  it('is refused where there is none', async () => {
    const at = (index: number) =>
      call('POST', `/cases/${caseId}/ledger/entries/${index}/erasure`, {
        as: owner,
        json: { reason: 'r' },
      });
    await refused(await at(100_000), 404);
  });
});
