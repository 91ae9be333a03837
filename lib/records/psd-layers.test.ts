import { describe, expect, it } from 'vitest';
import { scanEmbedded } from './embedded';
import { generationsIn } from './generation';
import { readRecords } from './read';
import { be, joined } from './testing-files';
import { layeredPsd, outline, type PsdLayer, sayingOf } from './testing-projects';

const LAYERS: PsdLayer[] = [
  { name: 'paper' },
  { name: '</Layer group>', divider: 3 },
  { name: 'ink', hidden: true, mask: true },
  { name: '标题', keys: ['TySh', 'lfx2', 'zzzz'] },
  { name: 'drawing', divider: 1, opacity: 128, blend: 'pass' },
];
const WANTED = [
  'group drawing blend=pass opacity=128',
  '  layer 标题 blend=norm opacity=255 text=TySh effects=lfx2',
  '  layer ink blend=norm opacity=255 hidden=true mask=true',
  'layer paper blend=norm opacity=255',
];

describe('layers of a Photoshop document', () => {
  it.each([1, 2] as const)(
    'are told as its panel shows them, form %i of the file',
    async (version) => {
      const file = layeredPsd(LAYERS, version);
      const reading = await readRecords(file);
      const said = sayingOf(reading, 'psd-layers');
      expect(outline(said)).toEqual(WANTED);
      expect(said.parts?.[0]?.name).toMatchObject({ at: 'layer 5', record: 0 });
      expect(reading.findings).toEqual([]);
      expect(generationsIn(reading)).toEqual([]);
      const [record] = reading.records;
      expect(record).toMatchObject({ place: 'PSD/layers', text: null });
      expect((record?.offset ?? 0) + (record?.length ?? 0)).toBeLessThan(file.length);
      // Layers alone are no record of generation: the class of the file does not rest on them.
      expect((await scanEmbedded(file)).places).toEqual([]);
    },
  );

  it('are none where the section is empty or missing', async () => {
    const head = joined('8BPS', be(1, 2), new Uint8Array(20), be(0, 4), be(0, 4));
    for (const file of [head, joined(head, be(0, 4)), joined(head, be(8, 4), be(0, 4), be(0, 4))]) {
      expect(await readRecords(file)).toMatchObject({ statements: [], records: [], findings: [] });
    }
  });

  it('that are fewer than the file claims are told, and that it breaks off', async () => {
    const whole = layeredPsd(LAYERS, 1);
    const [record] = (await readRecords(whole)).records;
    const cut = whole.subarray(0, (record?.offset ?? 0) + (record?.length ?? 0) - 40);
    const reading = await readRecords(cut);
    expect(reading.findings.map(({ code }) => code)).toContain('container_incomplete');
    expect(outline(sayingOf(reading, 'psd-layers')).length).toBeLessThan(WANTED.length);
  });

  it('by the tens of thousands are told to a limit', async () => {
    const file = layeredPsd(
      Array.from({ length: 12_000 }, () => ({ name: 'a' })),
      1,
    );
    const reading = await readRecords(file);
    expect(reading.findings.map(({ code }) => code)).toContain('too_many_values');
    expect(sayingOf(reading, 'psd-layers').parts?.length).toBeLessThan(5_000);
  });
});
