import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '@/lib/kernel/canonical-json';
import { toHex, utf8 } from '@/lib/kernel/digest';
import { signCheckpoint } from '@/lib/proof/checkpoint';
import { leafHash } from '@/lib/proof/leaf';
import { MerkleTree } from '@/lib/proof/merkle';
import { TEST_ORIGIN, testLedger, testSigner, testVkey } from '@/lib/proof/testing-bundle';
import { formatTlogProof } from '@/lib/proof/tlog-proof';
import { allHold, type EntryMaterial, STEPS, type Step, verifyEntry } from './verify-entry';

const SIZE = 12;
const ledger = testLedger(SIZE);
const bodies = ledger.entries.map((bytes) => new TextDecoder().decode(bytes));

async function material(index: number, seed = 1): Promise<EntryMaterial> {
  const tree = new MerkleTree();
  for (const entry of ledger.entries) tree.append(leafHash(entry));
  const signer = testSigner(TEST_ORIGIN, seed);
  const checkpoint = await signCheckpoint(
    { origin: TEST_ORIGIN, size: SIZE, root: tree.root(SIZE) },
    [signer],
  );
  const hashes = tree.inclusionProof(index, SIZE);
  const record = ledger.payloads.find((one) => one.index === index);
  return {
    index,
    body: bodies[index] ?? '',
    previous: index === 0 ? null : (bodies[index - 1] ?? ''),
    opening:
      record && 'salt' in record
        ? { salt: record.salt, data: canonicalJson(record.payload as Json) }
        : null,
    erased: false,
    proof: formatTlogProof({ index, hashes, checkpoint }),
    vkeys: `${testVkey(testSigner(TEST_ORIGIN, 1))}\n`,
  };
}

const shown = ({ body }: EntryMaterial) => ({ body, leaf: toHex(leafHash(utf8(body))) });

const failing = (found: ReturnType<typeof verifyEntry>): Step[] =>
  found.steps.filter((s) => s.outcome === 'fails').map((s) => s.step);

const withPayload = ledger.payloads[0]?.index ?? -1;

describe('an entry verified where it is read', () => {
  it('holds at every index when it is what was recorded', async () => {
    for (let index = 0; index < SIZE; index++) {
      const one = await material(index);
      const found = verifyEntry(one, shown(one));
      expect(failing(found)).toEqual([]);
      expect(allHold(found)).toBe(true);
      expect(found.steps.map((s) => s.step)).toEqual([...STEPS]);
      expect(found.fingerprint).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it('says of the first entry that there is none before it', async () => {
    const one = await material(0);
    expect(verifyEntry(one, shown(one)).steps).toContainEqual({
      step: 'link',
      outcome: 'skipped',
      note: 'first',
    });
  });

  it('tells a download that is not what the page shows', async () => {
    const one = await material(3);
    const page = { body: `${one.body} `, leaf: '0'.repeat(64) };
    expect(failing(verifyEntry(one, page))).toEqual(['shown', 'leaf']);
  });

  it('is caught when a single letter of it was changed, even if the page changed with it', async () => {
    const one = await material(5);
    const body = one.body.replace('chirograph 0.1.0', 'chirograph 0.1.1');
    expect(body).not.toBe(one.body);
    const changed = { ...one, body };
    expect(failing(verifyEntry(changed, shown(changed)))).toEqual(['inclusion']);
  });

  it('is caught when it is no longer in its canonical form', async () => {
    const one = await material(5);
    const changed = { ...one, body: one.body.replace('{"act"', '{ "act"') };
    expect(failing(verifyEntry(changed, shown(changed)))).toEqual(['form', 'inclusion']);
  });

  it('is caught when another entry was put before it', async () => {
    const one = { ...(await material(5)), previous: bodies[3] ?? '' };
    expect(failing(verifyEntry(one, shown(one)))).toEqual(['link']);
  });

  it('is caught when its personal content was exchanged or taken away', async () => {
    const one = await material(withPayload);
    const other = { ...one, opening: { salt: 'a'.repeat(64), data: '{"name":"Else"}' } };
    expect(failing(verifyEntry(other, shown(one)))).toEqual(['payload']);
    const gone = { ...one, opening: null };
    expect(failing(verifyEntry(gone, shown(one)))).toEqual(['payload']);
    const erased = { ...gone, erased: true };
    expect(failing(verifyEntry(erased, shown(one)))).toEqual([]);
  });

  it('is caught when another key signed, and nothing hangs on its root then', async () => {
    const one = await material(5, 9);
    const found = verifyEntry(one, shown(one));
    expect(failing(found)).toEqual(['signature', 'inclusion']);
    expect(found.fingerprint).toBeNull();
  });

  it('is caught when the proof is that of another entry', async () => {
    const other = await material(6);
    const one = { ...(await material(5)), proof: other.proof };
    expect(failing(verifyEntry(one, shown(one)))).toEqual(['inclusion']);
  });

  it('waits for the checkpoint without calling it a failure', async () => {
    const one = { ...(await material(5)), proof: null };
    const found = verifyEntry(one, shown(one));
    expect(allHold(found)).toBe(true);
    expect(found.steps.filter((s) => s.outcome === 'skipped').map((s) => s.step)).toEqual(
      expect.arrayContaining(['signature', 'inclusion']),
    );
  });

  it('survives material that is not what it says', () => {
    const broken: EntryMaterial = {
      index: 2,
      body: '\ud800',
      previous: '',
      opening: { salt: '"', data: '{' },
      erased: false,
      proof: 'x',
      vkeys: 'none',
    };
    expect(allHold(verifyEntry(broken, shown(broken)))).toBe(false);
  });
});
