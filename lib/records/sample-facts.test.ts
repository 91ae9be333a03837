import { describe, expect, it } from 'vitest';
import { readRecords } from './read';
import { readingSchema } from './reading';
import { expectFacts, HAVE_SAMPLES, readSample, samples } from './testing-sample-facts';

describe.skipIf(!HAVE_SAMPLES)(
  'facts of real records (skipped: no samples at ../shared/samples)',
  () => {
    const told = samples();

    it.each(told)('$file is read as the manifest states', async (sample) => {
      const reading = await readRecords(readSample(sample.file));
      expect(readingSchema.parse(reading)).toEqual(reading);
      expect(reading.findings.map(({ code }) => code)).not.toContain('reader_failed');
      expectFacts(reading, sample);
    });

    it.each(told)('every value of $file stands in the record it points to', async ({ file }) => {
      const bytes = readSample(file);
      const reading = await readRecords(bytes);
      for (const [i, record] of reading.records.entries()) {
        expect(record.order).toBe(i);
        if (record.offset !== null) {
          expect(record.offset + record.length).toBeLessThanOrEqual(bytes.length);
        }
      }
      const facts = reading.statements.flatMap((one) => [
        ...one.texts,
        ...one.passes.flatMap((pass) => pass.parameters),
        ...one.ids,
        ...one.labels,
      ]);
      for (const { record } of facts) expect(reading.records[record]?.text).not.toBeUndefined();
    });

    it('a picture that was cut or pasted together tells its pixels beside those of the record', async () => {
      const odd = ['a1111-png.png', 'comfyui-png-lora.png', 'swarmui.jpg'];
      for (const file of odd) {
        const { findings } = await readRecords(readSample(file));
        expect(findings.map(({ code }) => code)).toEqual(['pixel_size_differs']);
      }
    });

    it('the noise of a graph that differs from the stated seed is told with both', async () => {
      const { findings } = await readRecords(readSample('invokeai-metadata.png'));
      expect(findings.map((one) => [one.code, one.facts.map(({ value }) => value)])).toEqual([
        ['seed_differs_in_graph', ['754100013', '1425968824']],
      ]);
    });

    it('a drawing made by hand has no tool and no prompt', async () => {
      const { statements } = await readRecords(readSample('invokeai-parent-drawing.png'));
      expect(statements.flatMap((one) => one.texts)).toEqual([]);
    });
  },
);
