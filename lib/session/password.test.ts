import { scryptSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/kernel/errors';
import { hashPassword, NO_PASSWORD, needsRehash, verifyPassword } from './password';

const plain = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

describe('scrypt', () => {
  it('agrees with the third vector of RFC 7914', async () => {
    // scrypt("pleaseletmein", "SodiumChloride", N=16384, r=8, p=1), its first 32 bytes.
    const vector = '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2';
    const stored = `$scrypt$ln=14,r=8,p=1$${plain(Buffer.from('SodiumChloride'))}$${plain(Buffer.from(vector, 'hex'))}`;
    expect(await verifyPassword('pleaseletmein', stored)).toBe(true);
    expect(await verifyPassword('pleaseletmeout', stored)).toBe(false);
  });

  it('writes its parameters, a salt of its own, and the hash of those', async () => {
    const [one, two] = await Promise.all([
      hashPassword('correct horse battery'),
      hashPassword('correct horse battery'),
    ]);
    expect(one).not.toBe(two);
    const [, kind, parameters, salt, hash] = (one ?? '').split('$');
    expect([kind, parameters]).toEqual(['scrypt', 'ln=17,r=8,p=1']);
    const again = scryptSync('correct horse battery', Buffer.from(salt ?? '', 'base64'), 32, {
      N: 2 ** 17,
      r: 8,
      p: 1,
      maxmem: 2 ** 28 + 2 ** 20,
    });
    expect(plain(again)).toBe(hash);
  });

  it('asks for a new hash when the parameters were others', async () => {
    expect(needsRehash('$scrypt$ln=14,r=8,p=1$U29kaXVt$cCO9yzr9c0g')).toBe(true);
    expect(needsRehash(await hashPassword('correct horse battery'))).toBe(false);
  });
});

describe('a password', () => {
  it('opens alike however the system composes its characters', async () => {
    const stored = await hashPassword('caf\u00e9 au lait 12');
    expect(await verifyPassword('cafe\u0301 au lait 12', stored)).toBe(true);
    expect(await verifyPassword('caf\u00e9 au lait １２', stored)).toBe(true);
    expect(await verifyPassword('cafe au lait 12', stored)).toBe(false);
  });

  it('of more than a thousand bytes is refused before any work', async () => {
    const began = process.cpuUsage();
    await expect(hashPassword('字'.repeat(334))).rejects.toMatchObject({ code: 'TOO_LARGE' });
    // Processor time, of which a hash takes a multiple.
    expect(process.cpuUsage(began).user).toBeLessThan(50_000);
    await expect(verifyPassword('a'.repeat(1001), null)).rejects.toMatchObject({
      code: 'TOO_LARGE',
    });
  });

  it('never opens an account that has none, or whose hash is unreadable', async () => {
    for (const stored of [null, NO_PASSWORD, '', 'none', '$scrypt$ln=40,r=8,p=1$AAAA$AAAA']) {
      expect(await verifyPassword(NO_PASSWORD, stored)).toBe(false);
    }
  });

  it('costs the same for an unknown account as for a known one', async () => {
    const stored = await hashPassword('correct horse battery');
    const time = async (against: string | null) => {
      // Processor time, not the clock: what neighbours of the machine do does not count.
      const took: number[] = [];
      for (let round = 0; round < 5; round++) {
        const began = process.cpuUsage();
        await verifyPassword('wrong horse battery', against);
        const { user, system } = process.cpuUsage(began);
        took.push(user + system);
      }
      return Math.min(...took);
    };
    const [known, unknown] = [await time(stored), await time(null)];
    expect(unknown / known).toBeGreaterThan(0.6);
    expect(unknown / known).toBeLessThan(1.7);
  });
});

describe('many at once', () => {
  it('wait for their turn, and are refused where too many wait', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 60 }, () => verifyPassword('x', '$scrypt$ln=10,r=8,p=1$AAAA$AAAA')),
    );
    const refused = outcomes.filter((o) => o.status === 'rejected');
    // Two at work and thirty-two waiting.
    expect(outcomes.length - refused.length).toBe(34);
    for (const one of refused) {
      expect(one.reason).toBeInstanceOf(AppError);
      expect(one.reason).toMatchObject({ code: 'RATE', reason: 'sign_in_busy', retryAfter: 5 });
    }
    expect(await verifyPassword('x', null)).toBe(false);
  });
});
