import { describe, expect, it } from 'vitest';
import { scanEmbedded } from './embedded';
import { be, box, joined, le, png, pngChunk, raw, riff, riffChunk, segment } from './testing-files';

const places = async (bytes: Uint8Array) => (await scanEmbedded(bytes)).places;

describe('places of records', () => {
  it('in PNG: texts by keyword, Exif, C2PA, also after the image, and no colour profile', async () => {
    const file = png(
      { width: 3, height: 2 },
      {
        before: [
          pngChunk('iCCP', 'sRGB\0\0'),
          pngChunk('tEXt', 'parameters\0a prompt'),
          pngChunk('eXIf', 'II*\0'),
          pngChunk('caBX', 'jumb'),
        ],
        after: [pngChunk('iTXt', 'XML:com.adobe.xmp\0\0\0\0\0'), pngChunk('zTXt', 'Comment\0\0')],
      },
    );
    expect(await scanEmbedded(file)).toEqual({
      mediaType: 'image/png',
      width: 3,
      height: 2,
      complete: true,
      places: [
        'PNG/tEXt/parameters',
        'PNG/eXIf',
        'PNG/caBX',
        'PNG/iTXt/XML:com.adobe.xmp',
        'PNG/zTXt/Comment',
      ],
    });
  });

  it('in JPEG: by segment up to the scan', async () => {
    const file = joined(
      raw('\xff\xd8'),
      segment(0xe0, 'JFIF\0'),
      segment(0xe1, 'Exif\0\0MM'),
      segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0<x'),
      segment(0xe1, 'http://ns.adobe.com/xmp/extension/\0'),
      segment(0xe2, 'ICC_PROFILE\0'),
      segment(0xeb, 'JP\0\x01\0\0\0\x01\0\0\0\x20jumb\0\0\0\x20jumdc2pa'),
      segment(0xeb, 'JP\0\x01\0\0\0\x01\0\0\0\x20jumb\0\0\0\x20jumdother'),
      segment(0xed, 'Photoshop 3.0\x008BIM'),
      segment(0xfe, 'a comment'),
      raw('\xff\xff\xff'),
      segment(0xc2, joined('\x08', be(480, 2), be(640, 2), '\x03')),
    );
    expect(await scanEmbedded(joined(file, segment(0xda, '..'), segment(0xfe, 'no')))).toEqual({
      mediaType: 'image/jpeg',
      width: 640,
      height: 480,
      complete: true,
      places: [
        'JPEG/APP1/Exif',
        'JPEG/APP1/XMP',
        'JPEG/APP1/XMP extension',
        'JPEG/APP11/C2PA',
        'JPEG/APP11/JUMBF',
        'JPEG/APP13/Photoshop',
        'JPEG/COM',
      ],
    });
  });

  it('in WebP and WAV: by chunk', async () => {
    const size = joined(le(8, 4), le(1279, 3), le(719, 3));
    const webp = riff(
      'WEBP',
      riffChunk('VP8X', size),
      riffChunk('ICCP', 'x'),
      riffChunk('EXIF', 'odd'),
      riffChunk('XMP ', '<x/>'),
      riffChunk('C2PA', 'jumb'),
    );
    expect(await scanEmbedded(webp)).toMatchObject({
      width: 1280,
      height: 720,
      places: ['WebP/EXIF', 'WebP/XMP', 'WebP/C2PA'],
    });
    const wav = riff('WAVE', riffChunk('LIST', 'INFOICMT'), riffChunk('bext', ''));
    expect(await places(wav)).toEqual(['WAV/LIST/INFO', 'WAV/bext']);
  });

  it('in MP4: uuid boxes, user data, metadata and the keys they use', async () => {
    const tkhd = joined('\0\0\0\0', new Uint8Array(72), be(1920 * 65536, 4), be(1080 * 65536, 4));
    const keys = box('keys', be(0, 4), be(1, 4), box('mdta', 'com.comfy.prompt'));
    const meta = box(
      'meta',
      be(0, 4),
      keys,
      box('ilst', box('\0\0\0\x01', ''), box('\xa9cmt', '')),
    );
    const file = joined(
      box('ftyp', 'isom', be(0, 4)),
      box('uuid', Buffer.from('d8fec3d61b0e483c92975828877ec481', 'hex'), 'manifest'),
      joined(be(1, 4), 'mdat', be(0, 2), be(24, 6), 'pictures'),
      box('moov', box('trak', box('tkhd', tkhd)), box('udta', box('\xa9too', 'x'), meta)),
    );
    expect(await scanEmbedded(file)).toEqual({
      mediaType: 'video/mp4',
      width: 1920,
      height: 1080,
      complete: true,
      places: [
        'ISO media/uuid/C2PA',
        'ISO media/moov/udta/?too',
        'ISO media/moov/udta/meta/keys/com.comfy.prompt',
        'ISO media/moov/udta/meta/ilst/1',
        'ISO media/moov/udta/meta/ilst/?cmt',
      ],
    });
  });

  it('in AVIF: items, and the size from their properties', async () => {
    const infe = (kind: string) => box('infe', '\x02\0\0\0', be(1, 2), be(0, 2), kind, '\0');
    const iinf = box('iinf', be(0, 4), be(2, 2), infe('av01'), infe('Exif'), infe('mime'));
    const ispe = box('ispe', be(0, 4), be(64, 4), be(48, 4));
    const meta = box('meta', be(0, 4), iinf, box('iprp', box('ipco', ispe)));
    expect(await scanEmbedded(joined(box('ftyp', 'avif'), meta))).toMatchObject({
      mediaType: 'image/avif',
      width: 64,
      height: 48,
      places: ['ISO media/item/Exif', 'ISO media/item/mime'],
    });
  });

  it('in GIF: comments and XMP, but not the loop counter', async () => {
    const file = joined(
      'GIF89a',
      le(5, 2),
      le(4, 2),
      '\x80\0\0',
      new Uint8Array(6),
      '!\xff\x0bNETSCAPE2.0\x03\x01\0\0\0',
      '!\xfe\x03abc\0',
      `,${'\0'.repeat(8)}\0\x02\x01x\0`,
      '!\xff\x0bXMP DataXMP\x02<x\0;',
    );
    expect(await scanEmbedded(file)).toMatchObject({
      width: 5,
      height: 4,
      places: ['GIF/comment', 'GIF/XMP'],
    });
  });

  it('in PSD: records among image resources', async () => {
    const resource = (id: number, data: string) =>
      joined('8BIM', be(id, 2), '\x03abc', be(data.length, 4), data, data.length % 2 ? '\0' : '');
    const resources = joined(resource(1005, 'x'), resource(1060, '<x/>'), resource(1028, 'y'));
    const head = joined(
      '8BPS',
      be(1, 2),
      new Uint8Array(6),
      be(3, 2),
      be(30, 4),
      be(40, 4),
      be(8, 2),
      be(3, 2),
    );
    const file = joined(head, be(0, 4), be(resources.length, 4), resources);
    expect(await scanEmbedded(file)).toMatchObject({
      width: 40,
      height: 30,
      places: ['PSD/XMP', 'PSD/IPTC'],
    });
  });

  it('in TIFF, PDF, sound and Matroska', async () => {
    const entry = (tag: number, value: number) =>
      joined(le(tag, 2), le(4, 2), le(1, 4), le(value, 4));
    const tiff = joined(
      'II*\0',
      le(8, 4),
      le(4, 2),
      entry(256, 9),
      entry(257, 7),
      entry(270, 0),
      entry(700, 0),
    );
    expect(await scanEmbedded(tiff)).toMatchObject({
      width: 9,
      height: 7,
      places: ['TIFF/ImageDescription', 'TIFF/XMP'],
    });
    const pdf = raw('%PDF-1.7\n1 0 obj <</Type /Metadata>> trailer <</Info 5 0 R>> /C2PA_Manifest');
    expect(await places(pdf)).toEqual(['PDF/Info', 'PDF/XMP', 'PDF/C2PA']);
    const frame = (id: string) => joined(id, be(2, 4), '\0\0ab');
    const mp3 = joined(
      'ID3\x04\0\0',
      be(24, 4),
      frame('TXXX'),
      frame('GEOB'),
      `TAG${' '.repeat(125)}`,
    );
    expect(await places(mp3)).toEqual(['ID3v2/TXXX', 'ID3v2/GEOB', 'ID3v1']);
    const flac = joined('fLaC', '\0', be(2, 3), 'xx', '\x04', be(1, 3), 'x', '\x86', be(0, 3));
    expect(await places(flac)).toEqual(['FLAC/VORBIS_COMMENT']);
    const ogg = (count: number) =>
      joined('OggS', '\0\0', '\x03vorbis', le(2, 4), 'me', le(count, 4));
    expect(await places(ogg(1))).toEqual(['Ogg/comments']);
    expect(await places(ogg(0))).toEqual([]);
    const webm = raw('\x1aE\xdf\xa3\x81x\x18\x53\x80\x67\xff\xec\x81x\x12\x54\xc3\x67\x80');
    expect(await places(webm)).toEqual(['Matroska/Tags']);
  });

  it('are found at the end of a file of which little is fetched', async () => {
    const size = 3 * 1024 ** 3;
    const mdat = joined(box('ftyp', 'isom'), joined(be(1, 4), 'mdat', be(size - 200, 8)));
    const moov = box('moov', box('udta', box('name', 'x')));
    const at = mdat.length - 16 + size - 200;
    let fetched = 0;
    const found = await scanEmbedded({
      size: at + moov.length,
      read(from, length) {
        fetched += length;
        const bytes = new Uint8Array(length);
        bytes.set(from === 0 ? mdat : from === at ? moov : []);
        return bytes;
      },
    });
    expect(found).toMatchObject({ places: ['ISO media/moov/udta/name'], complete: true });
    expect(fetched).toBeLessThan(200_000);
  });
});
