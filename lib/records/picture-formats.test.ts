import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readRecords } from './read';
import { isSigned } from './readers/novelai';
import { box, joined, le } from './testing-files';
import { brief, jpegXmp, pngWith, stealthPng, told, xmp } from './testing-records';

describe('records in pictures', () => {
  it('of A1111 keep words that look like marks, quoted values and hashes of LoRAs', async () => {
    const text =
      'a sign "Steps: 3", <lora:ink:0.8>\nsecond line\nNegative prompt: blur\nmore\n' +
      'Steps: 20, Sampler: Euler, Seed: 18446744073709551557, Size: 8x8, Model: m, ' +
      'Lora hashes: "ink: abc123", Hires prompt: "x, y: z"';
    const reading = await readRecords(pngWith({ parameters: text }));
    expect(told(reading, 'a1111')).toEqual({
      tool: 'AUTOMATIC1111 infotext',
      texts: [
        'positive entered: a sign "Steps: 3", <lora:ink:0.8>\nsecond line',
        'negative entered: blur\nmore',
      ],
      parameters: {
        steps: '20',
        sampler: 'Euler',
        seed: '18446744073709551557',
        'Hires prompt': 'x, y: z',
        width: '8',
        height: '8',
      },
      models: ['model m', 'lora ink abc123 0.8'],
      labels: {},
    });
    expect(reading.findings).toEqual([]);
  });

  it('of A1111 in the least bits are found and have no place in the file', async () => {
    const text = 'a circle\nSteps: 4, Seed: 7';
    for (const mark of ['stealth_pngcomp', 'stealth_pnginfo']) {
      const reading = await readRecords(stealthPng(text, mark));
      expect(reading.records).toMatchObject([{ place: 'pixels/alpha', offset: null, text }]);
      expect(told(reading, 'a1111')?.parameters).toEqual({ steps: '4', seed: '7' });
    }
  });

  it('that do not agree, in a text and in the least bits, are told with both values', async () => {
    const hidden = stealthPng('a\nSteps: 4, Seed: 7');
    const file = joined(
      hidden.subarray(0, 33),
      pngWith({ parameters: 'a\nSteps: 4, Seed: 8' }).subarray(33, -24 - 8),
      hidden.subarray(33),
    );
    const { findings } = await readRecords(file);
    const differ = findings.filter(({ code }) => code === 'contradiction');
    expect(
      differ.map(({ about, facts }) => [about, facts.map(({ value }) => value).sort()]),
    ).toEqual([['seed', ['7', '8']]]);
  });

  const graph = {
    1: { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'base.safetensors' } },
    2: { class_type: 'CLIPTextEncode', inputs: { text: 'a cat', clip: ['1', 1] } },
    3: { class_type: 'CLIPTextEncode', inputs: { text: ['9', 0], clip: ['1', 1] } },
    4: {
      class_type: 'ControlNetApplyAdvanced',
      inputs: { positive: ['2', 0], negative: ['3', 0], image: ['8', 0] },
    },
    5: {
      class_type: 'KSampler',
      inputs: {
        seed: ['10', 0],
        steps: 4,
        positive: ['4', 0],
        negative: ['4', 1],
        latent_image: ['7', 0],
      },
    },
    7: { class_type: 'EmptyLatentImage', inputs: { width: 8, height: 8 } },
    8: { class_type: 'LoadImage', inputs: { image: 'sketch.png' }, is_changed: ['ab'.repeat(32)] },
    9: { class_type: 'PrimitiveString', inputs: { value: 'a dog' } },
    10: { class_type: 'PrimitiveInt', inputs: { value: 5 } },
  };

  it('of ComfyUI tell signs behind a control net, linked texts and parents by digest', async () => {
    const reading = await readRecords(pngWith({ prompt: JSON.stringify(graph) }));
    expect(told(reading, 'comfyui')).toMatchObject({
      texts: ['positive entered: a cat', 'negative entered: a dog'],
      parameters: { seed: '5', steps: '4', width: '8', height: '8' },
      models: ['model base.safetensors'],
    });
    expect(reading.statements[0]?.parents.map(({ value, name }) => [value, name])).toEqual([
      ['ab'.repeat(32), 'sketch.png'],
    ]);
  });

  it('of ComfyUI stand in video and sound as well', async () => {
    const text = JSON.stringify(graph);
    const data = joined('\0\0\0\x01\0\0\0\0', text);
    const keys = box('keys', '\0\0\0\0\0\0\0\x01', box('mdta', 'prompt'));
    const meta = box('meta', '\0\0\0\0', keys, box('ilst', box('\0\0\0\x01', box('data', data))));
    const mp4 = joined(box('ftyp', 'isom', '\0\0\0\0'), box('moov', box('udta', meta)));
    expect(told(await readRecords(mp4), 'comfyui')?.parameters.seed).toBe('5');
    const comment = Buffer.from(`prompt=${text}`);
    const block = joined(le(2, 4), 'me', le(1, 4), le(comment.length, 4), comment);
    const size = block.length;
    const flac = joined(
      'fLaC',
      '\x84',
      [size >> 16, (size >> 8) & 255, size & 255].map((b) => String.fromCharCode(b)).join(''),
      block,
    );
    expect(told(await readRecords(flac), 'comfyui')?.parameters.seed).toBe('5');
    const webm = joined(
      '\x1aE\xdf\xa3\x80\x18\x53\x80\x67\xff',
      ebml(
        '\x12\x54\xc3\x67',
        ebml('\x73\x73', ebml('\x67\xc8', ebml('\x45\xa3', 'PROMPT'), ebml('\x44\x87', text))),
      ),
    );
    expect(told(await readRecords(webm), 'comfyui')?.parameters.seed).toBe('5');
  });

  it('of ComfyUI with loops and numbers that are none end and say so', async () => {
    const looped =
      '{"1":{"class_type":"ConditioningCombine","inputs":{"a":["1",0]}},"2":{"class_type":"KSampler","inputs":{"seed":1,"cfg":NaN,"positive":["1",0],"negative":["1",0],"latent_image":["1",0]}}}';
    const reading = await readRecords(pngWith({ prompt: looped }));
    expect(reading.findings.map(({ code }) => code).sort()).toEqual([
      'graph_loop',
      'json_not_finite',
    ]);
    expect(told(reading, 'comfyui')?.parameters).toMatchObject({ seed: '1', cfg: 'NaN' });
  });

  it('of Easy Diffusion stand in one text for each field', async () => {
    const reading = await readRecords(
      pngWith({
        prompt: 'a boat',
        negative_prompt: 'rain',
        seed: '42',
        use_stable_diffusion_model: 'sd',
        num_inference_steps: '25',
      }),
    );
    expect(told(reading, 'easy-diffusion')).toMatchObject({
      tool: 'Easy Diffusion',
      texts: ['positive entered: a boat', 'negative entered: rain'],
      parameters: { seed: '42', steps: '25' },
      models: ['model sd'],
    });
  });

  it('of Draw Things stand in the comment of XMP', async () => {
    const json = JSON.stringify({
      c: 'a hill',
      uc: 'fog',
      seed: 4294967296123,
      steps: 8,
      scale: 1.5,
      sampler: 'Euler A',
      model: 'flux.ckpt',
      lora: [{ model: 'ink', weight: 0.5 }],
    });
    const packet = xmp(
      { xmp: 'http://ns.adobe.com/xap/1.0/', exif: 'http://ns.adobe.com/exif/1.0/' },
      `<xmp:CreatorTool>Draw Things</xmp:CreatorTool><exif:UserComment><rdf:Alt><rdf:li xml:lang="x-default">${json.replaceAll('"', '&quot;')}</rdf:li></rdf:Alt></exif:UserComment>`,
    );
    expect(told(await readRecords(jpegXmp(packet)), 'draw-things')).toMatchObject({
      texts: ['positive entered: a hill', 'negative entered: fog'],
      parameters: { seed: '4294967296123', cfg: '1.5' },
      models: ['model flux.ckpt', 'lora ink  0.5'],
    });
  });

  it('of NovelAI say that a signature does not fit, never why', async () => {
    const comment = `{"prompt": "x", "seed": 1, "signed_hash": "${Buffer.alloc(64).toString('base64')}"}`;
    const reading = await readRecords(pngWith({ Software: 'NovelAI', Comment: comment }));
    expect(reading.statements[0]?.signatures).toMatchObject([{ outcome: 'not_checked' }]);
    const pair = generateKeyPairSync('ed25519');
    const key = pair.publicKey
      .export({ format: 'der', type: 'spki' })
      .subarray(-32)
      .toString('base64');
    const pixels = {
      width: 1,
      height: 1,
      rows: 1,
      channels: 4 as const,
      data: Uint8Array.of(1, 2, 3, 255),
    };
    const signature = sign(
      null,
      Buffer.concat([Buffer.of(1, 2, 3), Buffer.from('{"a": 10.0}')]),
      pair.privateKey,
    ).toString('base64');
    expect(isSigned(pixels, '{"a": 10.0}', signature, key)).toBe(true);
    expect(isSigned(pixels, '{"a": 10}', signature, key)).toBe(false);
  });

  it('of a GIF stand in its comment', async () => {
    const text = 'a\nSteps: 4, Seed: 9';
    const gif = joined(
      'GIF89a',
      new Uint8Array(7),
      '!\xfe',
      String.fromCharCode(text.length),
      text,
      '\0;',
    );
    expect(told(await readRecords(gif), 'a1111')?.parameters.seed).toBe('9');
  });

  it('of two tools in one file are told side by side', async () => {
    const reading = await readRecords(
      pngWith({ parameters: 'a\nSteps: 4, Seed: 9', prompt: JSON.stringify(graph) }),
    );
    expect(reading.statements.map((one) => brief(one).tool)).toEqual([
      'AUTOMATIC1111 infotext',
      'ComfyUI',
    ]);
    expect(reading.findings.map(({ code, about }) => `${code} ${about}`)).toEqual(
      expect.arrayContaining(['contradiction tool', 'contradiction seed', 'contradiction prompt']),
    );
  });
});

function ebml(id: string, ...parts: (Uint8Array | string)[]): Uint8Array {
  const body = joined(...parts);
  const size = [
    0x10 | (body.length >> 24),
    (body.length >> 16) & 255,
    (body.length >> 8) & 255,
    body.length & 255,
  ];
  return joined(id, size.map((byte) => String.fromCharCode(byte)).join(''), body);
}

it('Midjourney: a setting of several words is told with all of them', async () => {
  const options =
    '--no text, watermark --sref https://s.mj.run/a https://s.mj.run/b --tile --v 6.1';
  const Description = `a crystal cat -- on velvet ${options} Job ID: 2b6e053b-9a65-4ca9-9e13-b6f4465164d4`;
  const { statements } = await readRecords(pngWith({ Description }));
  const [statement] = statements;
  expect(statement?.texts.map(({ value }) => value)).toEqual(['a crystal cat -- on velvet']);
  expect(statement?.passes[0]?.parameters.map(({ name, value }) => [name, value])).toEqual([
    ['parameters', options],
    ['no', 'text, watermark'],
    ['sref', 'https://s.mj.run/a https://s.mj.run/b'],
    ['tile', ''],
    ['v', '6.1'],
  ]);
  expect(statement?.models.map(({ name }) => name?.value)).toEqual(['--v 6.1']);
});
