import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '@/lib/kernel/digest';
import { listPieces } from './list-pieces';
import { bytesSource } from './reach';
import { readRecords } from './read';
import { readingSchema } from './reading';

const MIB = 1024 * 1024;

/** A conversation of an export with bytes that no reader tells. */
const conversation = (id: string, filler: number, words = `draw ${id}`) => ({
  conversation_id: id,
  current_node: 'a',
  mapping: {
    a: { message: { author: { role: 'user' }, content: { parts: [words] } } },
    b: { filler: 'x'.repeat(filler) },
  },
});
const bytesOf = (value: unknown) => Buffer.from(JSON.stringify(value));
const idsOf = (reading: Awaited<ReturnType<typeof readRecords>>) =>
  reading.statements.flatMap(({ ids }) => ids.map(({ value }) => value));
const findingsBut = (reading: Awaited<ReturnType<typeof readRecords>>, code: string) =>
  reading.findings.filter((one) => one.code !== code);

describe('documents too large to be read at once', () => {
  it('that are lists are read piece by piece, and every piece points to its bytes', async () => {
    const list = Array.from({ length: 40 }, (_, i) => conversation(`c${i}`, MIB));
    const file = bytesOf(list);
    expect(file.length).toBeGreaterThan(32 * MIB);
    const reading = await readRecords(file);
    expect(idsOf(reading)).toEqual(list.map((one) => one.conversation_id));
    expect(findingsBut(reading, 'text_cut')).toEqual([]);
    expect(reading.mediaType).toBe('application/json');
    let end = 1;
    for (const { place, offset, length, sha256 } of reading.records) {
      expect([place, offset]).toEqual(['file', end]);
      const bytes = file.subarray(end, end + length);
      expect(sha256Hex(bytes)).toBe(sha256);
      expect(JSON.parse(`[${bytes}]`).length).toBeGreaterThan(0);
      end += length + 1;
    }
    expect(end).toBe(file.length);
    // A pointer counts from the first item of its piece.
    const last = reading.statements.at(-1)?.ids[0];
    expect(last?.record).toBe(reading.records.length - 1);
    expect(last?.at).toMatch(/^\/\d\/conversation_id$/);
    expect(readingSchema.parse(reading)).toEqual(reading);
  });

  it('tell no more than any other file, and how far they were read', async () => {
    const words = '灯'.repeat(200_000);
    const list = Array.from({ length: 90 }, (_, i) => conversation(`c${i}`, 0, words));
    const file = bytesOf(list);
    const reading = await readRecords(file);
    const told = idsOf(reading);
    expect(told.length).toBeLessThan(60);
    expect(told).toEqual(list.slice(0, told.length).map((one) => one.conversation_id));
    const part = reading.findings.find(({ code }) => code === 'document_read_in_part');
    const [read, all] = (part?.facts[0]?.value ?? '').split('/').map(Number);
    expect(all).toBe(file.length);
    expect(read).toBeLessThan(file.length);
  });

  it('with an item that is too long leave that one out and say so', async () => {
    const list = [conversation('a', 10), conversation('b', 33 * MIB), conversation('c', 10)];
    const reading = await readRecords(bytesOf(list));
    expect(idsOf(reading)).toEqual(['a', 'c']);
    expect(reading.findings.map(({ code, about }) => `${code} ${about}`)).toEqual([
      'record_too_large file',
    ]);
  });

  it('that end in the middle are read up to there, and say so', async () => {
    const list = Array.from({ length: 80 }, (_, i) => conversation(`c${i}`, MIB));
    const file = bytesOf(list);
    // Longer lists than are read to their end are read in part, too.
    const long = await readRecords(file);
    expect([idsOf(long).length > 55, idsOf(long).length < 65]).toEqual([true, true]);
    expect(long.mediaType).toBe('application/json');
    expect(long.findings.map(({ code }) => code)).toContain('document_read_in_part');
    const cut = Buffer.concat([file.subarray(0, 35 * MIB), Buffer.from('"]')]);
    const reading = await readRecords(cut);
    expect(idsOf(reading).length).toBeGreaterThan(30);
    expect(reading.findings.map(({ code }) => code)).toContain('document_read_in_part');
  });

  it('of which no reader knows anything are not read on', async () => {
    const file = bytesOf(Array.from({ length: 40 }, () => ({ other: 'x'.repeat(MIB) })));
    const { records, statements, findings } = await readRecords(file);
    expect([records.length < 6, statements]).toEqual([true, []]);
    expect(findings.map(({ code }) => code)).toContain('document_read_in_part');
  });

  it('that are texts are read in their beginning, up to the end of a line', async () => {
    const line = `[2024-05-01 12:30:05] 周玲: 把灯放低一点${' 再'.repeat(4_000)}\n`;
    const file = Buffer.from(line.repeat(2_200));
    expect(file.length).toBeGreaterThan(32 * MIB);
    const reading = await readRecords(file);
    expect(reading.statements[0]?.messages[0]).toMatchObject({ author: '周玲' });
    const [record] = reading.records;
    expect(record?.length).toBeLessThanOrEqual(32 * MIB);
    expect(file[(record?.length ?? 0) - 1]).toBe(0x0a);
    expect(reading.findings.map(({ code }) => code)).toContain('document_read_in_part');
  });

  it('of other kinds are not read, and say so', async () => {
    for (const file of [
      bytesOf({ mapping: 'x'.repeat(33 * MIB) }),
      Buffer.from(`<html>${'x'.repeat(33 * MIB)}`),
      Buffer.from('x'.repeat(33 * MIB)),
      Buffer.from(`\ufeff${'x'.repeat(17 * MIB)}`, 'utf16le'),
    ]) {
      const { records, findings } = await readRecords(file);
      expect([records, findings.map(({ code }) => code)]).toEqual([[], ['document_too_large']]);
    }
  });
});

async function pieces(bytes: Uint8Array, bounds: { wanted: number; most: number; limit: number }) {
  const found: { at: number; length: number; isLong: boolean }[] = [];
  const all = listPieces(bytesSource(bytes), bounds);
  for (;;) {
    const next = await all.next();
    if (next.done) return { found, ...next.value };
    found.push(next.value);
  }
}

describe('a list cut into pieces', () => {
  it('is all there, in whole items, however short the pieces are', async () => {
    const list = fc.tuple(fc.array(fc.jsonValue(), { maxLength: 12 }), fc.nat(40));
    await fc.assert(
      fc.asyncProperty(list, async ([items, wanted]) => {
        const bytes = bytesOf(items);
        const { found, isWhole } = await pieces(bytes, { wanted, most: 1e9, limit: 1e9 });
        const again = found.flatMap(({ at, length }) =>
          JSON.parse(`[${Buffer.from(bytes).subarray(at, at + length)}]`),
        );
        expect(JSON.stringify(again)).toBe(JSON.stringify(items));
        return isWhole;
      }),
      { numRuns: 2_000 },
    );
  });

  it('that is damaged in any way ends', async () => {
    const damaged = fc.tuple(fc.string({ unit: fc.constantFrom(...'[]{},"\\a ') }), fc.nat(9));
    await fc.assert(
      fc.asyncProperty(damaged, async ([text, most]) => {
        const { found, at } = await pieces(Buffer.from(text), { wanted: 2, most, limit: 50 });
        let end = 0;
        for (const one of found) {
          expect(one.at).toBeGreaterThanOrEqual(end);
          expect(one.length).toBeGreaterThan(0);
          end = one.at + one.length;
        }
        return end <= text.length && at <= text.length;
      }),
      { numRuns: 5_000 },
    );
  });
});
