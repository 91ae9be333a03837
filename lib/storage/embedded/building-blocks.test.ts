import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AwsChunkedDecoder } from './aws-chunked';
import { readRange } from './conditions';
import { crc32c } from './crc32c';
import { compareKeys, SortedKeys } from './sorted-keys';
import { Turns } from './turns';
import { formatXml, parseXml } from './xml';

describe('CRC-32C', () => {
  it.each([
    // RFC 3720 B.4.
    ['32 bytes of zero', new Uint8Array(32), 0x8a9136aa],
    ['32 bytes of one bits', new Uint8Array(32).fill(0xff), 0x62a8ab43],
    ['32 rising bytes', Uint8Array.from({ length: 32 }, (_, i) => i), 0x46dd794e],
    ['32 falling bytes', Uint8Array.from({ length: 32 }, (_, i) => 31 - i), 0x113fdb5c],
    ['the digits', Buffer.from('123456789'), 0xe3069283],
  ])('of %s is the published one', (_, data, expected) => {
    expect(crc32c(data)).toBe(expected);
  });

  it('does not depend on how the bytes are cut', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat(200), (data, cut) => {
        expect(crc32c(data.subarray(cut), crc32c(data.subarray(0, cut)))).toBe(crc32c(data));
      }),
    );
  });
});

describe('the order of keys', () => {
  it('is the order of their UTF-8 bytes', () => {
    const text = fc.string({ unit: 'binary', maxLength: 8 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const bytes = Buffer.compare(Buffer.from(a), Buffer.from(b));
        expect(Math.sign(compareKeys(a, b))).toBe(bytes);
      }),
    );
  });

  it('holds while keys come and go', () => {
    const step = fc.tuple(fc.boolean(), fc.string({ unit: 'binary', maxLength: 3 }));
    fc.assert(
      fc.property(fc.array(step), fc.string({ maxLength: 2 }), (steps, start) => {
        const model = new Set<string>();
        const keys = new SortedKeys(() => model);
        for (const [adding, key] of steps) {
          if (adding) model.add(key);
          else model.delete(key);
          if (adding) keys.add(key);
          else keys.delete(key);
          const expected = [...model].filter((k) => compareKeys(k, start) >= 0).sort(compareKeys);
          expect([...keys.from(start)]).toEqual(expected);
        }
      }),
    );
  });
});

describe('aws-chunked', () => {
  it('gives the same bytes however they were framed and delivered', () => {
    const data = fc.array(fc.uint8Array({ minLength: 1, maxLength: 50 }), { maxLength: 6 });
    fc.assert(
      fc.property(data, fc.integer({ min: 1, max: 40 }), (chunks, step) => {
        const framed = Buffer.concat([
          ...chunks.flatMap((chunk) => [
            Buffer.from(`${chunk.length.toString(16)}\r\n`),
            chunk,
            Buffer.from('\r\n'),
          ]),
          Buffer.from('0\r\nx-amz-checksum-crc32:AAAA\r\n\r\n'),
        ]);
        const decoder = new AwsChunkedDecoder();
        const out: Buffer[] = [];
        for (let at = 0; at < framed.length; at += step) {
          for (const piece of decoder.push(framed.subarray(at, at + step))) {
            out.push(Buffer.from(piece));
          }
        }
        decoder.end();
        expect(Buffer.concat(out)).toEqual(Buffer.concat(chunks));
        expect([...decoder.trailers]).toEqual([['x-amz-checksum-crc32', 'AAAA']]);
      }),
    );
  });

  it('never takes noise for a whole body', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (noise) => {
        const decoder = new AwsChunkedDecoder();
        expect(() => {
          for (const _ of decoder.push(Buffer.from(noise)));
          decoder.end();
        }).toThrow(/aws-chunked|last chunk/);
      }),
    );
  });
});

describe('XML', () => {
  it('gives back any text it wrote', () => {
    const text = fc.string({ unit: 'binary' }).map((t) => t.replace(/[\ufffe\uffff]/g, ''));
    fc.assert(
      fc.property(text, (key) => {
        const written = formatXml('Delete', [['Object', [['Key', key]]]]);
        expect(parseXml(written, 'Delete').all('Object')[0]?.text('Key')).toBe(key);
      }),
    );
  });
});

describe('a range', () => {
  it('lies within the object or is refused', () => {
    const number = fc.option(fc.nat(30), { nil: undefined });
    fc.assert(
      fc.property(number, number, fc.nat(20), (from, to, size) => {
        const bytes = Array.from({ length: size }, (_, i) => i);
        const header = `bytes=${from ?? ''}-${to ?? ''}`;
        let range: ReturnType<typeof readRange>;
        try {
          range = readRange(header, size);
        } catch {
          const wanted = from === undefined ? bytes.slice(-(to ?? 0) || size) : bytes.slice(from);
          expect(wanted).toEqual([]);
          return;
        }
        if (!range) {
          expect(from === undefined ? to === undefined : (to ?? from) < from).toBe(true);
          return;
        }
        const expected =
          from === undefined ? bytes.slice(-(to ?? 0)) : bytes.slice(from, (to ?? size) + 1);
        expect(bytes.slice(range.start, range.end + 1)).toEqual(expected);
      }),
    );
  });
});

describe('turns', () => {
  it('run one after another under a name, also after a failure, and leave nothing behind', async () => {
    const turns = new Turns();
    const seen: string[] = [];
    const step = (name: string, fails: boolean) =>
      turns.take('key', async () => {
        seen.push(`${name} begins`);
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 5));
        seen.push(`${name} ends`);
        if (fails) throw new Error(name);
      });
    const outcomes = await Promise.allSettled([step('a', true), step('b', false), step('c', true)]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual([
      'rejected',
      'fulfilled',
      'rejected',
    ]);
    const each = (name: string) => [`${name} begins`, `${name} ends`];
    expect(seen).toEqual([...each('a'), ...each('b'), ...each('c')]);
  });

  it('of different names do not wait for each other', async () => {
    const turns = new Turns();
    let release: () => void = () => undefined;
    const first = turns.take('a', () => new Promise<void>((resolve) => (release = resolve)));
    await turns.take('b', async () => undefined);
    release();
    await first;
  });
});
