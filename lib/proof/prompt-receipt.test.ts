import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { utf8 } from '@/lib/kernel/digest';
import { openCheckpoint } from './checkpoint';
import type { Signer } from './note';
import {
  formatReceipt,
  openReceipt,
  parseReceipt,
  receiptOrigin,
  signReceipt,
} from './prompt-receipt';
import { vkeyOf } from './vkey';

const INSTANCE = 'chirograph/0123456789abcdef';
const ORIGIN = receiptOrigin(`${INSTANCE}/case_1`, 'prm_1');
const receipt = {
  origin: ORIGIN,
  size: 42,
  hash: new Uint8Array(32).fill(7),
  at: '2026-11-29T11:00:00.000Z',
};

function signer(name: string): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    name,
    publicKey: new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)),
    sign: (message) => new Uint8Array(sign(null, message, privateKey)),
  };
}

describe('a receipt', () => {
  it('says what was signed, to whoever trusts the key of the instance', async () => {
    const key = signer(ORIGIN);
    const note = await signReceipt(receipt, key);
    expect(note.split('\n').slice(0, 4)).toEqual([
      'chirograph/0123456789abcdef/case_1/prm_1',
      '42',
      'BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc=',
      '2026-11-29T11:00:00.000Z',
    ]);
    const opened = openReceipt(utf8(note), [vkeyOf(INSTANCE, key.publicKey)]);
    expect(opened).toMatchObject({ ok: true, receipt });
    expect(parseReceipt(formatReceipt(receipt))).toEqual(receipt);
  });

  it('is not one when a letter was changed, by another key, or of another kind', async () => {
    const key = signer(ORIGIN);
    const trusted = [vkeyOf(INSTANCE, key.publicKey)];
    const note = await signReceipt(receipt, key);
    const larger = note.replace('\n42\n', '\n43\n');
    expect(openReceipt(utf8(larger), trusted)).toEqual({ ok: false, problem: 'signature' });
    const other = [vkeyOf(INSTANCE, signer(ORIGIN).publicKey)];
    expect(openReceipt(utf8(note), other)).toEqual({ ok: false, problem: 'unknown' });
    // A receipt cannot pass for a checkpoint of the case, nor the other way round.
    expect(openCheckpoint(utf8(note), trusted)).toEqual({ ok: false, problem: 'form' });
    expect(() => signReceipt(receipt, signer(`${INSTANCE}/case_1`))).toThrow(RangeError);
  });

  it.each([
    ['no size', { size: 0 }],
    ['a short hash', { hash: new Uint8Array(31) }],
    ['no time of record', { at: '2026-11-29' }],
    ['no name', { origin: 'a b' }],
  ])('is not made of %s', (_, wrong) => {
    expect(() => formatReceipt({ ...receipt, ...wrong })).toThrow(RangeError);
  });

  it.each([
    ['more lines', `${formatReceipt(receipt)}x\n`],
    ['a size with a leading zero', formatReceipt(receipt).replace('42', '042')],
    ['no lines', ''],
  ])('is not read out of %s', (_, text) => {
    expect(parseReceipt(text)).toBeUndefined();
  });
});
