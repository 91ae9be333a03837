import { describe, expect, it } from 'vitest';
import { scanEmbedded } from './embedded';
import { readRecords } from './read';
import { be, box, joined } from './testing-files';
import { exifBlock, told, userComment, xmp } from './testing-records';

const TEXT = 'a lamp\nSteps: 4, Seed: 7';
const EXIF = joined(be(0, 4), exifBlock([[37510, userComment(TEXT)]]));
const PACKET = Buffer.from(
  xmp({ xmp: 'http://ns.adobe.com/xap/1.0/' }, '<xmp:CreatorTool>AUTOMATIC1111</xmp:CreatorTool>'),
);

type Item = { id: number; kind: string; type?: string; method?: number; spans: [number, number][] };

/** The boxes that say what items there are and where they lie, in one of the forms of `iloc`. */
function boxes(items: readonly Item[], version: 0 | 1 | 2): Uint8Array {
  const wide = version === 2 ? 4 : 2;
  const infe = items.map(({ id, kind, type = '' }) =>
    box(
      'infe',
      version === 2 ? be(3, 1) : be(2, 1),
      be(0, 3),
      be(id, wide),
      be(0, 2),
      kind,
      `\0${type}\0`,
    ),
  );
  const located = items.map(({ id, method = 0, spans }) =>
    joined(
      be(id, wide),
      version === 0 ? '' : be(method, 2),
      be(0, 2),
      be(spans.length, 2),
      ...spans.map(([at, length]) => joined(be(at, 4), be(length, 4))),
    ),
  );
  return joined(
    box('iinf', be(0, 4), be(items.length, 2), ...infe),
    box(
      'iloc',
      be(version, 1),
      be(0, 3),
      be(0x44, 1),
      be(0, 1),
      be(items.length, wide),
      ...located,
    ),
  );
}

/** A picture whose items are placed once it is known how long the boxes in front of them are. */
function picture(
  brand: string,
  version: 0 | 1 | 2,
  items: (at: number) => Item[],
  data: Uint8Array,
) {
  const made = (at: number) =>
    joined(
      box('ftyp', brand, '\0\0\0\0'),
      box('meta', be(0, 4), boxes(items(at), version)),
      box('mdat', data),
    );
  return made(made(0).length - data.length);
}

describe('items of HEIC and AVIF', () => {
  const data = joined(EXIF, PACKET);
  const items = (at: number): Item[] => [
    { id: 1, kind: 'av01', spans: [[0, 1]] },
    { id: 2, kind: 'Exif', spans: [[at, EXIF.length]] },
    {
      id: 3,
      kind: 'mime',
      type: 'application/rdf+xml',
      spans: [[at + EXIF.length, PACKET.length]],
    },
  ];

  it.each([0, 1, 2] as const)(
    'are read where form %i of the table places them',
    async (version) => {
      for (const [brand, type] of [
        ['avif', 'image/avif'],
        ['heic', 'image/heic'],
      ] as const) {
        const file = picture(brand, version, items, data);
        expect((await scanEmbedded(file)).places).toEqual([
          'ISO media/item/Exif',
          'ISO media/item/mime',
        ]);
        const reading = await readRecords(file);
        expect(reading.mediaType).toBe(type);
        expect(told(reading, 'a1111')).toMatchObject({ parameters: { steps: '4', seed: '7' } });
        expect(told(reading, 'xmp-history')?.tool).toBe('AUTOMATIC1111');
        for (const { offset, length, sha256 } of reading.records) {
          expect(file.subarray(offset ?? 0, (offset ?? 0) + length)).toHaveLength(length);
          expect(sha256).toMatch(/^[0-9a-f]{64}$/);
        }
        expect(reading.findings).toEqual([]);
      }
    },
  );

  it('are read from the box that holds the bytes of small ones', async () => {
    const inside = boxes(
      [
        { id: 2, kind: 'Exif', method: 1, spans: [[0, EXIF.length]] },
        { id: 3, kind: 'mime', type: 'application/rdf+xml', method: 1, spans: [[EXIF.length, 0]] },
      ],
      1,
    );
    for (const content of [joined(inside, box('idat', data)), joined(box('idat', data), inside)]) {
      const file = joined(box('ftyp', 'heic', '\0\0\0\0'), box('meta', be(0, 4), content));
      const reading = await readRecords(file);
      expect(told(reading, 'a1111')?.parameters.seed).toBe('7');
      expect(told(reading, 'xmp-history')?.tool).toBe('AUTOMATIC1111');
    }
  });

  it('in several pieces are one where the pieces follow on, and said where they do not', async () => {
    const pieces =
      (apart: number) =>
      (at: number): Item[] => [
        {
          id: 2,
          kind: 'Exif',
          spans: [
            [at, 20],
            [at + 20 + apart, EXIF.length - 20],
          ],
        },
      ];
    const whole = await readRecords(picture('avif', 0, pieces(0), data));
    expect(told(whole, 'a1111')?.parameters.seed).toBe('7');
    const apart = await readRecords(picture('avif', 0, pieces(3), data));
    expect(apart.findings.map(({ code }) => code)).toEqual(['not_decoded']);
    expect(apart.records).toMatchObject([{ place: 'ISO media/item/Exif', text: null }]);
  });

  it('placed beyond the file, in other files or without end cost nothing and are said', async () => {
    const far = picture(
      'avif',
      0,
      () => [{ id: 2, kind: 'Exif', spans: [[0x7fffffff, 50]] }],
      data,
    );
    expect((await readRecords(far)).findings.map(({ code }) => code)).toContain(
      'container_incomplete',
    );
    const endless = joined(
      box('ftyp', 'avif', '\0\0\0\0'),
      box(
        'meta',
        be(0, 4),
        box('iinf', be(0, 4), be(1, 2), box('infe', '\x02\0\0\0', be(2, 2), be(0, 2), 'Exif\0')),
        box('iloc', be(2, 1), be(0, 3), be(0, 2), be(0xffffffff, 4), new Uint8Array(500_000)),
      ),
    );
    expect((await readRecords(endless)).records).toEqual([]);
  });
});
