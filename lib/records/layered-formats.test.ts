import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { scanEmbedded } from './embedded';
import { generationsIn } from './generation';
import { readRecords } from './read';
import { readingSchema } from './reading';
import { joined } from './testing-files';
import {
  AI_SEED,
  AI_STATE,
  aiState,
  DOCUMENT_INFO,
  kra,
  MAIN_DOCUMENT,
  outline,
  sayingOf,
  valuesOf,
  zipped,
} from './testing-projects';
import { brief } from './testing-records';

const codes = async (file: Uint8Array) =>
  (await readRecords(file)).findings.map(({ code, about }) => `${code} ${about}`);

describe('layered pictures', () => {
  it('of Krita tell who made them, when, how often they were saved, and every layer', async () => {
    const file = kra();
    expect(await scanEmbedded(file)).toMatchObject({
      mediaType: 'application/x-krita',
      places: ['Krita/documentinfo.xml', 'Krita/maindoc.xml'],
      complete: true,
    });
    const reading = await readRecords(file);
    const said = sayingOf(reading, 'krita');
    expect(said.tool).toMatchObject({ value: 'Krita', record: 1, at: '/DOC/@editor' });
    expect(said.toolVersion?.value).toBe('5.2.6');
    expect(said.people.map(({ kind, value }) => [kind, value])).toEqual([
      ['creator', 'Zhou Ling'],
      ['typed_name', 'ling'],
    ]);
    expect(said.times.map(({ kind, value }) => [kind, value])).toEqual([
      ['created', '2026-02-27T09:14:33'],
      ['modified', '2026-03-02T20:15:09'],
    ]);
    expect(valuesOf(said.labels)).toEqual({
      title: '雨中的灯',
      abstract: 'second <draft>',
      'editing-cycles': '41',
      'editing-time': '18360',
      'creator-last-name': 'Zhou',
      contact: 'zl@example.org',
      name: 'lamp',
      width: '800',
      height: '600',
      colorspacename: 'RGBA',
    });
    expect(outline(said)).toEqual([
      'layer ink nodetype=paintlayer visible=1 opacity=255 compositeop=multiply',
      'group shading nodetype=grouplayer visible=1 opacity=200',
      '  layer photo <../lamp.png> nodetype=filelayer visible=0',
      '    mask edge nodetype=transparencymask visible=1',
    ]);
    expect(said.parts?.[2]?.name?.at).toBe('/DOC/IMAGE/layers/layer[2]/layers/layer/@name');
    expect(reading.findings).toEqual([]);
    expect(generationsIn(reading)).toEqual([]);
    expect(readingSchema.parse(reading)).toEqual(reading);
  });

  it('point with each record to its packed bytes in the file', async () => {
    const file = kra();
    const { records } = await readRecords(file);
    expect(records.map(({ compressed }) => compressed)).toEqual([true, true]);
    for (const { offset, length } of records) {
      expect(Buffer.from(file).subarray(offset ?? 0, (offset ?? 0) + length).length).toBe(length);
      // A local header ends where a member's data begin.
      expect(
        Buffer.from(file)
          .subarray(0, offset ?? 0)
          .includes('PK\x03\x04'),
      ).toBe(true);
    }
    expect(records[0]?.text).toBe(DOCUMENT_INFO);
  });

  it('name nobody where Krita itself put “Unknown”', async () => {
    const nobody = DOCUMENT_INFO.replace('Zhou Ling', 'Unknown');
    const said = sayingOf(await readRecords(kra({ 'documentinfo.xml': nobody })), 'krita');
    expect(said.people.map(({ kind }) => kind)).toEqual(['typed_name']);
  });

  it('of Krita tell each generation of its AI plug-in, and words not yet used apart', async () => {
    const reading = await readRecords(kra({ '灯/annotations/ai_diffusion/ui.json': aiState() }));
    const all = reading.statements.filter(({ reader }) => reader === 'krita-ai-diffusion');
    expect(all).toHaveLength(3);
    const [first, second, state] = all.map(brief);
    expect(first).toEqual({
      tool: 'Krita AI Diffusion',
      texts: [
        'positive entered: a lamp in the rain',
        'negative entered: blurry',
        'positive entered: wet stone',
      ],
      parameters: {
        seed: AI_SEED,
        denoise: '0.43',
        steps: '20',
        cfg: '6.5',
        sampler: 'Default - DPM++ 2M',
        has_mask: 'false',
        kind: 'diffusion',
        slot: '0',
        bounds: '[0,0,512,512]',
        in_use: '{"1":true}',
      },
      models: ['model dreamshaper.safetensors', 'lora ink.safetensors  0.8'],
      labels: {},
    });
    expect(all[0]?.references.map(({ role, name }) => [role, name?.value])).toEqual([
      ['Line Art', 'ink'],
    ]);
    expect(second).toMatchObject({
      texts: ['positive entered: an older form'],
      parameters: { seed: '2', denoise: '0.9' },
    });
    expect(state).toMatchObject({
      texts: [],
      labels: { 'root.positive': 'a lamp, not yet sent', style: 'cinematic.json' },
    });
    // Each generation is proposed; neither the document nor the unsent words are.
    expect(generationsIn(reading).map((i) => brief(reading.statements[i] as never).tool)).toEqual([
      'Krita AI Diffusion',
      'Krita AI Diffusion',
    ]);
    expect(reading.findings).toEqual([]);
  });

  it('of OpenRaster tell size, groups and layers', async () => {
    const stack = `<?xml version='1.0'?><image version="0.0.5" w="100" h="80"><stack>
      <layer name="eyes" src="data/layer1.png" opacity="0.5" composite-op="svg:multiply" visibility="hidden"/>
      <stack name="back"><layer src="data/layer2.png" x="3" y="4"/></stack></stack></image>`;
    const file = zipped('image/openraster', { 'stack.xml': stack, 'data/layer1.png': 'x' });
    const reading = await readRecords(file);
    expect(reading.mediaType).toBe('image/openraster');
    const said = sayingOf(reading, 'openraster');
    expect(valuesOf(said.labels)).toEqual({ version: '0.0.5', w: '100', h: '80' });
    expect(outline(said)).toEqual([
      'layer eyes <data/layer1.png> opacity=0.5 visibility=hidden composite-op=svg:multiply',
      'group back',
      '  layer <data/layer2.png> x=3 y=4',
    ]);
    expect(generationsIn(reading)).toEqual([]);
  });
});

describe('archives that are no layered picture', () => {
  it('hold no record, whatever their members are called', async () => {
    const members = { 'documentinfo.xml': Buffer.from(DOCUMENT_INFO) };
    for (const file of [
      zipSync(members),
      zipped('application/epub+zip', { 'maindoc.xml': MAIN_DOCUMENT }),
      zipped('application/x-krita', {}).subarray(0, 40),
    ]) {
      expect((await readRecords(file)).statements).toEqual([]);
    }
  });
});

describe('hostile layered pictures', () => {
  it('that unpack without end are cut at a limit and said', async () => {
    const bomb = Buffer.alloc(40 * 1024 * 1024, ' ');
    const file = kra({ 'maindoc.xml': bomb });
    expect(file.length).toBeLessThan(200_000);
    expect(await codes(file)).toEqual(['inflated_too_large Krita/maindoc.xml']);
  });

  it('that were cut off say so', async () => {
    const file = kra();
    expect(await codes(file.subarray(0, file.length - 30))).toContain('container_incomplete ');
    expect(await codes(file.subarray(0, 300))).toContain('container_incomplete ');
  });

  it('with a wrong place of a member say so and tell the others', async () => {
    const file = Buffer.from(kra());
    const at = file.lastIndexOf('PK\x01\x02');
    file.writeUInt32LE(0x7fffffff, at + 42);
    const reading = await readRecords(file);
    expect(reading.findings.map(({ code }) => code)).toContain('container_incomplete');
    expect(reading.records.map(({ place }) => place)).toEqual(['Krita/documentinfo.xml']);
  });

  it('with a damaged or encrypted member keep its bytes and say so', async () => {
    const damaged = Buffer.from(kra());
    damaged.fill(0xff, damaged.indexOf('maindoc.xml') + 20, damaged.indexOf('maindoc.xml') + 60);
    expect(await codes(damaged)).toContain('not_decoded Krita/maindoc.xml');
    const locked = Buffer.from(kra());
    const entry = locked.lastIndexOf('PK\x01\x02');
    locked.writeUInt16LE(1, entry + 8);
    const { records, findings } = await readRecords(locked);
    expect(records.at(-1)).toMatchObject({ place: 'Krita/maindoc.xml', text: null });
    expect(findings.map(({ code }) => code)).toEqual(['not_decoded']);
  });

  it('with entities, layers without end or deep nesting are refused or cut, and said', async () => {
    const entities = MAIN_DOCUMENT.replace("'>\n<DOC", "' [<!ENTITY a 'aaaa'>]>\n<DOC");
    expect(await codes(kra({ 'maindoc.xml': entities }))).toEqual([
      'xml_doctype_refused Krita/maindoc.xml',
    ]);
    const layer = '<layer name="a" nodetype="paintlayer"/>';
    const many = MAIN_DOCUMENT.replace('<layers>', `<layers>${layer.repeat(20_000)}`);
    const reading = await readRecords(kra({ 'maindoc.xml': many }));
    expect(reading.findings.map(({ code }) => code)).toEqual(['text_cut', 'too_many_values']);
    expect(sayingOf(reading, 'krita').parts?.length).toBeLessThan(5_000);
    const deep = `<DOC>${'<layers><layer name="a">'.repeat(5_000)}`;
    expect(await codes(kra({ 'maindoc.xml': deep }))).toEqual(['xml_too_large Krita/maindoc.xml']);
  });

  it('with a directory of a hundred thousand members are walked to a limit', async () => {
    const file = Buffer.from(kra());
    const end = file.lastIndexOf('PK\x05\x06');
    const start = file.readUInt32LE(end + 16);
    const entry = file.subarray(start, file.indexOf('PK\x01\x02', start + 4));
    const directory = Buffer.concat(Array.from({ length: 100_000 }, () => entry));
    const tail = Buffer.from(file.subarray(end));
    tail.writeUInt32LE(directory.length, 12);
    const found = await scanEmbedded(joined(file.subarray(0, start), directory, tail));
    expect(found).toMatchObject({ mediaType: 'application/x-krita', complete: false });
  });

  it('of which each job of the plug-in is one of thousands say how many are read', async () => {
    const history = Array.from({ length: 700 }, () => AI_STATE.history[1]);
    const file = kra({ 'a/annotations/ai_diffusion/ui.json': aiState({ version: 1, history }) });
    const reading = await readRecords(file);
    const told = reading.statements.filter(({ reader }) => reader === 'krita-ai-diffusion');
    expect(told).toHaveLength(501);
    expect(await codes(file)).toEqual(['too_many_values history > 500']);
  });
});
