import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as browser from '@/lib/kernel/crypto.browser';
import * as node from '@/lib/kernel/crypto.node';
import { toHex, utf8 } from '@/lib/kernel/digest';

describe('the server and the browser', () => {
  it('hash alike, in one piece, in parts and as a stream', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 }), (parts) => {
        const expected = toHex(node.sha256(...parts));
        expect(toHex(browser.sha256(...parts))).toBe(expected);
        for (const { sha256Stream } of [node, browser]) {
          const stream = sha256Stream();
          for (const part of parts) stream.update(part);
          expect(toHex(stream.digest())).toBe(expected);
        }
      }),
    );
    expect(toHex(browser.sha256(utf8('abc')))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  it('judge Ed25519 signatures alike, right, altered and malformed', () => {
    const pair = generateKeyPairSync('ed25519');
    const key = new Uint8Array(
      pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat({ max: 511 }), (message, bit) => {
        const good = new Uint8Array(sign(null, message, pair.privateKey));
        const bad = good.slice();
        bad[bit >> 3] = (bad[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        for (const { ed25519Verify } of [node, browser]) {
          expect(ed25519Verify(good, message, key)).toBe(true);
          expect(ed25519Verify(bad, message, key)).toBe(false);
          expect(ed25519Verify(good.slice(1), message, key)).toBe(false);
          expect(ed25519Verify(good, message, key.slice(1))).toBe(false);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('verify the first vectors of RFC 8032 §7.1', () => {
    const seed = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
    const der = Buffer.from(`302e020100300506032b657004220420${seed}`, 'hex');
    const secret = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    const spki = createPublicKey(secret).export({ format: 'der', type: 'spki' });
    const key = new Uint8Array(spki.subarray(-32));
    expect(toHex(key)).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
    const signature = new Uint8Array(sign(null, Buffer.alloc(0), secret));
    for (const { ed25519Verify } of [node, browser]) {
      expect(ed25519Verify(signature, new Uint8Array(0), key)).toBe(true);
    }
  });
});
