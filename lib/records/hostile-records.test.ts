import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from './json-text';
import { readRecords } from './read';
import { readingSchema } from './reading';
import { box, joined, le, png, pngChunk, riff, riffChunk, segment } from './testing-files';
import { aiState, kra, layeredPsd, prproj } from './testing-projects';
import {
  document,
  exifBlock,
  jpegExif,
  jpegXmp,
  pngWith,
  stealthPng,
  userComment,
  xmp,
} from './testing-records';
import { readXml } from './xml-text';

const codes = async (file: Uint8Array) =>
  (await readRecords(file)).findings.map(({ code }) => code);

describe('hostile records', () => {
  it('that inflate without end are cut at a limit and said', async () => {
    const bomb = joined(
      'parameters\0\0',
      deflateSync(Buffer.alloc(200 * 1024 * 1024), { level: 9 }),
    );
    const file = png({ width: 1, height: 1 }, { before: [pngChunk('zTXt', bomb)] });
    expect(file.length).toBeLessThan(300_000);
    const reading = await readRecords(file);
    expect(reading.findings.map(({ code }) => code)).toEqual(['inflated_too_large']);
    expect(reading.records[0]).toMatchObject({ text: null, compressed: true });
    const hidden = await readRecords(stealthPng('x'.repeat(20 * 1024 * 1024)));
    expect(hidden.findings.map(({ code }) => code)).toContain('inflated_too_large');
  });

  it('of JSON nested without end, of a million values or cut off are said', async () => {
    expect(await codes(pngWith({ prompt: '['.repeat(100_000) }))).toEqual(['json_too_deep']);
    expect(await codes(pngWith({ prompt: `[${'0,'.repeat(1_000_001)}0]` }))).toContain(
      'json_too_large',
    );
    expect(await codes(pngWith({ prompt: '{"1": {"class_type": "KSam' }))).toEqual([
      'json_not_valid',
    ]);
  });

  it('with a member twice tell both values and go on', async () => {
    const { findings } = await readRecords(
      pngWith({ prompt: '{"seed": 1, "seed": 18446744073709551615}' }),
    );
    expect(findings.map((one) => [one.code, one.facts.map(({ value }) => value)])).toEqual([
      ['json_duplicate_key', ['1', '18446744073709551615']],
    ]);
  });

  it('with entities are not expanded and not read', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${xmp({ xmp: 'http://ns.adobe.com/xap/1.0/' }, '<xmp:CreatorTool>&b;</xmp:CreatorTool>')}`;
    const reading = await readRecords(jpegXmp(bomb));
    expect(reading.findings.map(({ code }) => code)).toEqual(['xml_doctype_refused']);
    expect(reading.statements).toEqual([]);
    expect(reading.records[0]?.text).toContain('<!ENTITY');
  });

  it('of XML that never closes what it opens end soon', () => {
    for (const text of [
      '<a>'.repeat(200_000),
      '<!--'.repeat(200_000),
      '<?x '.repeat(200_000),
      `<a ${'x="1" '.repeat(200_000)}>`,
    ]) {
      const read = readXml(text);
      expect('failure' in read || !read.wellFormed).toBe(true);
    }
  });

  it('with markup, turned direction and formulas stay the text they are', async () => {
    const prompt = '<script>alert(1)</script> \u202Egnp.exe =HYPERLINK("x") 😀𠮷';
    const { statements } = await readRecords(
      pngWith({ parameters: `${prompt}\nSteps: 1, Seed: 2` }),
    );
    expect(statements[0]?.texts[0]?.value).toBe(prompt);
  });

  it('with half a character are told with a mark in its place', async () => {
    const { statements } = await readRecords(
      document({ object: 'response', output: [], instructions: '\ud83d' }),
    );
    expect(statements[0]?.texts[0]?.value).toBe('\ufffd');
  });

  it('with a wrong checksum or behind the image are read and said', async () => {
    const chunk = pngChunk('tEXt', 'parameters\0a\nSteps: 1, Seed: 2');
    const broken = Uint8Array.from(chunk);
    broken[broken.length - 1] = (broken.at(-1) ?? 0) ^ 1;
    const file = png(
      { width: 1, height: 1 },
      { before: [broken], after: [pngChunk('tEXt', 'Comment\0x')] },
    );
    expect((await codes(file)).sort()).toEqual(['checksum_wrong', 'record_after_image']);
  });

  it('with a length beyond the file are read as far as they go', async () => {
    const file = png(
      { width: 1, height: 1 },
      { before: [pngChunk('tEXt', 'parameters\0a\nSteps: 1, Seed: 2')] },
    );
    expect(await codes(file.subarray(0, 60))).toContain('container_incomplete');
  });

  it('in millions of parts are counted to a limit', async () => {
    const chunks = Array.from({ length: 3_000 }, () => pngChunk('tEXt', 'Comment\0x'));
    const reading = await readRecords(png({ width: 1, height: 1 }, { before: chunks }));
    expect(reading.records.length).toBeLessThanOrEqual(2_000);
    expect(reading.findings.map(({ code }) => code)).toContain('too_many_records');
  });

  it('of one size answer the same twice', async () => {
    const file = pngWith({ parameters: 'a\nSteps: 1, Seed: 2' });
    expect(await readRecords(file)).toEqual(await readRecords(file));
  });

  it('of a number keep its digits whatever they are', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), (seed) => {
        const read = readJson(`{"seed": ${seed}}`);
        return (
          'value' in read &&
          read.value instanceof Map &&
          JSON.stringify(read.value.get('seed')) === `{"digits":"${seed}"}`
        );
      }),
    );
  });

  it('of JSON as JavaScript writes it are read as JavaScript reads it', () => {
    const plain = (value: unknown): unknown => {
      if (value instanceof Map)
        return Object.fromEntries([...value].map(([k, v]) => [k, plain(v)]));
      if (Array.isArray(value)) return value.map(plain);
      return value && typeof value === 'object' && 'digits' in value ? Number(value.digits) : value;
    };
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        const read = readJson(text);
        if (!('value' in read)) return text.includes('[[[[');
        expect(JSON.stringify(plain(read.value))).toBe(JSON.stringify(JSON.parse(text)));
        return true;
      }),
      { numRuns: 2_000 },
    );
  });

  const seeds = [
    pngWith({
      parameters: 'a <lora:b:1>\nNegative prompt: c\nSteps: 1, Seed: 2, Lora hashes: "b: c"',
      Comment: '{"prompt":"x"}',
      Software: 'NovelAI',
      Dream: '"a" -s 5',
    }),
    pngWith({
      prompt:
        '{"1":{"class_type":"KSampler","inputs":{"seed":1,"positive":["2",0],"latent_image":["2",1]}},"2":{"class_type":"X","inputs":{"text":"a","positive":["2",0],"negative":["1",0]}}}',
    }),
    stealthPng('a\nSteps: 1, Seed: 2'),
    jpegXmp(
      xmp(
        { TC260: 'http://www.tc260.org.cn/ns/AIGC/1.0/' },
        '<TC260:AIGC>{&quot;Label&quot;:&quot;1&quot;}</TC260:AIGC>',
      ),
    ),
    jpegExif([
      [37510, userComment('{"sui_image_params":{"prompt":"x"}}')],
      [270, Buffer.from('x')],
    ]),
    riff(
      'WEBP',
      riffChunk(
        'EXIF',
        exifBlock([[271, Buffer.from('prompt:{"1":{"class_type":"A","inputs":{}}}')]]),
      ),
    ),
    joined(
      box('ftyp', 'isom', '\0\0\0\0'),
      box(
        'moov',
        box(
          'udta',
          box(
            'meta',
            '\0\0\0\0',
            box('keys', '\0\0\0\0\0\0\0\x01', box('mdta', 'AIGC')),
            box('ilst', box('\0\0\0\x01', box('data', '\0\0\0\x01\0\0\0\0{"Label":"1"}'))),
          ),
        ),
      ),
    ),
    joined('ID3\x03\0\0', '\0\0\0\x40', 'TXXX\0\0\0\x20\0\0', '\x01\xff\xfea\0\0\0\xff\xfeb\0'),
    joined('fLaC\x84', '\0\0\x20', le(2, 4), 'me', le(1, 4), le(9, 4), 'prompt={}'),
    joined(
      '\xff\xd8',
      segment(0xed, 'Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x08\x1c\x02\x6e\0\x03abc'),
      '\xff\xd9',
    ),
    document([
      {
        mapping: {
          a: { parent: 'a', message: { author: { role: 'user' }, content: { parts: ['x'] } } },
        },
        current_node: 'a',
      },
    ]),
    document({ parameters: {}, info: '{"prompt":"a","seed":1}' }),
    Buffer.from('From: a\nDate: b\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\n--x--'),
    Buffer.from('[2024-05-01 12:30:05] a: b\n[2024-05-01 12:31:00] c: d'),
    layeredPsd(
      [
        { name: 'a', divider: 3 },
        { name: 'b', keys: ['TySh'] },
        { name: 'c', divider: 2 },
      ],
      2,
    ),
    kra({ 'a/annotations/ai_diffusion/ui.json': aiState() }),
    prproj('<Sequence ObjectUID="s"><TrackGroups/></Sequence><Media ObjectUID="m"/>'),
    Buffer.from(
      '<?xml version="1.0"?><mlt version="7"><playlist id="a"><entry producer="b"/></playlist><tractor id="b"><track producer="a"/></tractor></mlt>',
    ),
    Buffer.from(
      '<?xml version="1.0"?><!DOCTYPE fcpxml><fcpxml version="1.9"><spine><title name="a"/></spine></fcpxml>',
    ),
    document({ OTIO_SCHEMA: 'Timeline.1', tracks: { children: [{ OTIO_SCHEMA: 'Clip.2' }] } }),
    joined(
      '%PDF-1.4 1 0 obj<</Producer(x)/Title<41>>>endobj 2 0 obj<</Type/Metadata/Filter/FlateDecode>>stream\n',
      deflateSync(Buffer.from('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>')),
      '\nendstream trailer<</Info 1 0 R>>',
    ),
  ];
  const mutation = fc.record({
    seed: fc.constantFrom(...seeds),
    edits: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
    cut: fc.double({ min: 0, max: 1, noNaN: true }),
  });

  it('damaged in any way never throw, and what they answer has the form of a reading', async () => {
    let failed = 0;
    await fc.assert(
      fc.asyncProperty(mutation, async ({ seed, edits, cut }) => {
        const damaged = Uint8Array.from(seed);
        for (const [at, value] of edits) damaged[at % damaged.length] = value;
        const kept = damaged.subarray(0, Math.ceil(damaged.length * (cut < 0.5 ? 1 : cut)));
        const reading = await readRecords(kept);
        if (reading.findings.some(({ code }) => code === 'reader_failed')) failed += 1;
        return readingSchema.safeParse(reading).success;
      }),
      { numRuns: 6_000 },
    );
    // A reader that fails is caught, but none of them should.
    expect(failed).toBe(0);
  }, 120_000);
});
