import { describe, expect, it } from 'vitest';
import { readRecords } from './read';
import { box, joined, riff, riffChunk } from './testing-files';
import { exifBlock, jpegExif, jpegXmp, pngWith, told, userComment, xmp } from './testing-records';

describe('labels of generated content', () => {
  it.each<[string, Uint8Array]>([
    [
      'an XMP element',
      jpegXmp(
        xmp(
          { TC260: 'http://www.tc260.org.cn/ns/AIGC/1.0/' },
          `<TC260:AIGC>${label().replaceAll('"', '&quot;')}</TC260:AIGC>`,
        ),
      ),
    ],
    [
      'an XMP attribute of another prefix',
      jpegXmp(
        xmp({ x: 'http://www.tc260.org.cn/ns/AIGC/1.0/' }, '')
          .replace('rdf:about=""', `rdf:about="" x:AIGC='${label()}'`)
          .replace(/(rdf:about="" x:AIGC='[^']*')( xmlns[^>]*)/, '$2 $1'),
      ),
    ],
    ['a PNG text', pngWith({ AIGC: label() })],
    ['an Exif comment without a code', jpegExif([[37510, Buffer.from(`{"AIGC":${label()}}`)]])],
    ['an Exif comment in UTF-16', jpegExif([[37510, userComment(`{"AIGC":${label()}}`)]])],
    ['an Exif description', jpegExif([[270, Buffer.from(`{"AIGC":${label()}}\0`)]])],
    [
      'a JPEG segment',
      joined(
        '\xff\xd8',
        '\xff\xeb',
        [0, label().length + 6].map((b) => String.fromCharCode(b)).join(''),
        `AIGC${label()}`,
        '\xff\xd9',
      ),
    ],
    [
      'a WebP',
      riff('WEBP', riffChunk('EXIF', exifBlock([[37510, Buffer.from(`{"AIGC":${label()}}`)]]))),
    ],
    ['a WAV', riff('WAVE', riffChunk('LIST', joined('INFO', riffChunk('AIGC', label()))))],
    ['an MP3', joined('ID3\x03\0\0', '\0\0\x01\x48', id3('TXXX', `\0AIGC\0${label()}`))],
    [
      'Markdown',
      Buffer.from(
        '---\ntitle: x\nAIGC:\n  Label: "1"\n  ContentProducer: 00119144030008867405X210001\n  ProduceID: p-1\n---\n# x',
      ),
    ],
    [
      'HTML',
      Buffer.from(
        `<!doctype html><html><head><meta name="AIGC" content='${label()}'></head></html>`,
      ),
    ],
  ])('of GB 45438 are told from %s', async (_name, file) => {
    const reading = await readRecords(file);
    expect(told(reading, 'aigc-label')?.labels).toEqual({
      Label: '1',
      ContentProducer: '00119144030008867405X210001',
      ProduceID: 'p-1',
    });
  });

  it('of GB 45438 in MP4 stand under a key', async () => {
    const keys = box('keys', '\0\0\0\0\0\0\0\x01', box('mdta', 'AIGC'));
    const item = box('\0\0\0\x01', box('data', '\0\0\0\x01\0\0\0\0', label()));
    const meta = box('meta', '\0\0\0\0', keys, box('ilst', item));
    const mp4 = joined(box('ftyp', 'isom', '\0\0\0\0'), box('moov', box('udta', meta)));
    expect(told(await readRecords(mp4), 'aigc-label')?.labels.ContentProducer).toBe(
      '00119144030008867405X210001',
    );
  });
});

function label(): string {
  return JSON.stringify({
    Label: '1',
    ContentProducer: '00119144030008867405X210001',
    ProduceID: 'p-1',
  });
}

function id3(frame: string, body: string): Uint8Array {
  return joined(frame, '\0\0\0', String.fromCharCode(body.length), '\0\0', body);
}
