import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanEmbedded } from './embedded';
import { bytesSource } from './reach';
import {
  be,
  box,
  joined,
  le,
  PNG_MAGIC,
  png,
  pngChunk,
  pngHeader,
  raw,
  riff,
  riffChunk,
  segment,
} from './testing-files';
import { kra, layeredPsd, prproj } from './testing-projects';

const places = async (bytes: Uint8Array) => (await scanEmbedded(bytes)).places;

describe('hostile files', () => {
  it('that claim a chunk of two gigabytes tell what stands before its end', async () => {
    const file = joined(PNG_MAGIC, pngHeader(1, 1), be(0x7fffffff, 4), 'tEXtparameters\0');
    expect(await scanEmbedded(file)).toMatchObject({
      places: ['PNG/tEXt/parameters'],
      complete: true,
    });
  });

  it('of millions of empty chunks end with the budget and say so', async () => {
    const chunks = Buffer.alloc(12 * 1_000_000);
    for (let at = 0; at < chunks.length; at += 12) chunks.write('aaAa', at + 4, 'latin1');
    const began = process.cpuUsage();
    const found = await scanEmbedded(joined(PNG_MAGIC, pngHeader(1, 1), chunks));
    expect(found.complete).toBe(false);
    // Processor time, not the clock: what neighbours of the machine do does not count.
    expect(process.cpuUsage(began).user).toBeLessThan(10_000_000);
  });

  it('of any size cost a bounded number of fetches and bytes', async () => {
    const unit = joined(be(100_000, 4), 'aaAa');
    let fetches = 0;
    let bytes = 0;
    const found = await scanEmbedded({
      size: 5 * 1024 ** 3,
      read(at, length) {
        fetches += 1;
        bytes += length;
        const part = new Uint8Array(length);
        if (at === 0) part.set(joined(PNG_MAGIC, pngHeader(1, 1)));
        for (let i = 0; i < length; i++) {
          const within = (at + i - 33) % 100_012;
          if (at + i >= 33 && within < 8) part[i] = unit[within] ?? 0;
        }
        return part;
      },
    });
    expect(found.complete).toBe(false);
    expect(fetches).toBeLessThanOrEqual(512);
    expect(bytes).toBeLessThanOrEqual(64 * 1024 ** 2);
  });

  it('cannot fill the list of places or put control characters into it', async () => {
    const texts = Array.from({ length: 2000 }, (_, i) =>
      pngChunk('tEXt', `\u001b[2J\xe2\x80\xae${i}\0`),
    );
    const { places: found } = await scanEmbedded(png({ width: 1, height: 1 }, { before: texts }));
    expect(found).toHaveLength(256);
    expect(found.every((place) => /^[\x20-\x7e]{1,100}$/.test(place))).toBe(true);
  });

  it('nested in themselves without end are left at a depth', async () => {
    let inner: Uint8Array = box('udta', box('name', 'x'));
    for (let i = 0; i < 2000; i++) inner = box('moov', inner);
    expect(await places(joined(box('ftyp', 'isom'), inner))).toEqual([]);
  });

  it('that lose the store while being read say so instead of nothing', async () => {
    const lost = { size: 100, read: () => Promise.reject(new Error('store gone')) };
    await expect(scanEmbedded(lost)).rejects.toThrow('store gone');
  });

  const seeds = [
    png({ width: 2, height: 2 }, { before: [pngChunk('tEXt', 'a\0b'), pngChunk('iTXt', 'b\0')] }),
    joined(
      '\xff\xd8',
      segment(0xe1, 'Exif\0\0'),
      segment(0xc0, '\x08\0\x01\0\x01\x01'),
      segment(0xfe, 'c'),
    ),
    riff(
      'WEBP',
      riffChunk('VP8L', '\x2f\0\0\0\0'),
      riffChunk('EXIF', 'xx'),
      riffChunk('XMP ', 'x'),
    ),
    joined(
      box('ftyp', 'mp42'),
      box('moov', box('udta', box('meta', be(0, 4), box('ilst', box('x'))))),
    ),
    joined(
      '8BPS',
      new Uint8Array(26),
      be(24, 4),
      '8BIM\x04\x24\0\0',
      be(4, 4),
      'xxxx8BIM\x04\x04\0\0\0\0',
    ),
    joined('MM\0*', be(8, 4), be(2, 2), new Uint8Array(24)),
    joined('GIF89a', new Uint8Array(7), '!\xfe\x02ab\0,', new Uint8Array(9), '\x02\x01x\0;'),
    raw('%PDF-1.4 /Info 1 0 R <?xpacket begin'),
    raw(
      '%PDF-1.4 1 0 obj<</A(x)>>endobj 2 0 obj<</Type/Metadata/Length 1>>stream x endstream/Info 1 0 R',
    ),
    joined(
      box('ftyp', 'avif'),
      box(
        'meta',
        be(0, 4),
        box('iinf', be(0, 4), be(1, 2), box('infe', '\x02\0\0\0', be(1, 2), be(0, 2), 'Exif\0')),
        box(
          'iloc',
          be(1, 1),
          be(0, 3),
          be(0x4400, 2),
          be(1, 2),
          be(1, 2),
          be(1, 2),
          be(0, 2),
          be(1, 2),
          be(0, 4),
          be(4, 4),
        ),
        box('idat', 'Exif'),
      ),
    ),
    kra(),
    layeredPsd(
      [
        { name: 'a', divider: 3 },
        { name: 'b', mask: true },
        { name: 'c', divider: 1 },
      ],
      1,
    ),
    prproj('<Media/>'),
    joined('ID3\x03\0\0', be(20, 4), 'TXXX', be(2, 4), '\0\0ab', 'APETAGEX'),
    joined('fLaC\x04', be(2, 3), 'xx\x84', be(0, 3)),
    joined('OggS', '\x03vorbis', le(1, 4), 'x', le(1, 4)),
    raw('\x1aE\xdf\xa3\x81x\x18\x53\x80\x67\x8a\x12\x54\xc3\x67\x80'),
  ];
  const mutation = fc.record({
    seed: fc.constantFrom(...seeds),
    edits: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
    cut: fc.double({ min: 0, max: 1, noNaN: true }),
    tail: fc.uint8Array({ maxLength: 40 }),
  });

  it('a hundred thousand damaged ones never throw and never run on', async () => {
    await fc.assert(
      fc.asyncProperty(mutation, async ({ seed, edits, cut, tail }) => {
        const damaged = Uint8Array.from(seed);
        for (const [at, value] of edits) damaged[at % damaged.length] = value;
        const kept = damaged.subarray(0, Math.ceil(damaged.length * (cut < 0.5 ? 1 : cut)));
        const file = joined(kept, tail);
        let reads = 0;
        const source = bytesSource(file);
        const found = await scanEmbedded({
          size: file.length,
          read(at, length) {
            reads += 1;
            return source.read(at, length);
          },
        });
        return found.places.length <= 256 && reads <= 512;
      }),
      { numRuns: 100_000 },
    );
  }, 120_000);
});
