import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { scanEmbedded } from './embedded';
import { generationsIn } from './generation';
import { pdfStrings } from './pdf-strings';
import { readRecords } from './read';
import { sayingOf, valuesOf } from './testing-projects';
import { xmp } from './testing-records';

const codes = async (file: Uint8Array) =>
  (await readRecords(file)).findings.map(({ code, about }) => `${code} ${about}`);

/** A PDF of objects as they are given, and a trailer. */
function pdf(objects: (Uint8Array | string)[], trailer = ''): Buffer {
  const parts = objects.flatMap((one, i) => [
    Buffer.from(`${i + 1} 0 obj\n`),
    typeof one === 'string' ? Buffer.from(one, 'latin1') : one,
    Buffer.from('\nendobj\n'),
  ]);
  return Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    ...parts,
    Buffer.from(`trailer\n<<${trailer}>>\n%%EOF\n`),
  ]);
}

const stream = (entries: string, data: Uint8Array): Buffer =>
  Buffer.concat([
    Buffer.from(`<<${entries} /Length ${data.length}>>\nstream\n`),
    data,
    Buffer.from('\nendstream'),
  ]);

const XMP = { xmp: 'http://ns.adobe.com/xap/1.0/' };
const packet = (tool: string) => xmp(XMP, `<xmp:CreatorTool>${tool}</xmp:CreatorTool>`);
const METADATA = '/Type /Metadata /Subtype /XML';

const INFO =
  "<< /Title <FEFF96E84E2D> /Author (Zhou \\(Ling\\)) /Creator (Writer\\0402) /Producer (LibreOffice 24.2) /Trapped /False /Keywords (a, (b)) /CreationDate (D:20260227091433+08'00') /ModDate (D:20260302201509Z) /Own#20field (\\\nx) >>";

describe('records in PDF', () => {
  it('tell program, maker, author and times of the document information', async () => {
    const file = pdf(['<</Type /Catalog>>', INFO], '/Info 2 0 R');
    expect((await scanEmbedded(file)).places).toEqual(['PDF/Info']);
    const reading = await readRecords(file);
    const said = sayingOf(reading, 'pdf-info');
    expect(said.tool).toMatchObject({ value: 'Writer 2', at: '/Creator' });
    expect(said.people.map(({ kind, value }) => [kind, value])).toEqual([
      ['creator', 'Zhou (Ling)'],
    ]);
    expect(said.times.map(({ kind, value }) => [kind, value])).toEqual([
      ['created', "D:20260227091433+08'00'"],
      ['modified', 'D:20260302201509Z'],
    ]);
    expect(valuesOf(said.labels)).toEqual({
      Title: '雨中',
      Producer: 'LibreOffice 24.2',
      Keywords: 'a, (b)',
      'Own field': 'x',
    });
    const [record] = reading.records;
    const at = record?.offset ?? 0;
    expect(file.subarray(at, at + 7).toString()).toBe('2 0 obj');
    expect(generationsIn(reading)).toEqual([]);
  });

  it('tell every version that stands in the file, the older ones too', async () => {
    const older = pdf([INFO], '/Info 1 0 R');
    const newer = Buffer.from(
      '1 0 obj\n<</Producer (later)>>\nendobj\ntrailer\n<</Info 1 0 R>>\n%%EOF\n',
    );
    const { statements } = await readRecords(Buffer.concat([older, newer]));
    expect(statements.map(({ labels }) => valuesOf(labels).Producer)).toEqual([
      'LibreOffice 24.2',
      'later',
    ]);
  });

  it('tell the document information that lies packed among other objects', async () => {
    const objects = ['<</Type /Page>>', '<</Producer (packed) /Title (t)>>'];
    const head = `7 0 5 ${objects[0]?.length} `;
    const packed = deflateSync(Buffer.from(`${head}${objects.join('')}`));
    const entries = `/Type /ObjStm /N 2 /First ${head.length} /Filter /FlateDecode`;
    const reading = await readRecords(pdf([stream(entries, packed)], '/Info 5 0 R'));
    expect(valuesOf(sayingOf(reading, 'pdf-info').labels)).toEqual({
      Producer: 'packed',
      Title: 't',
    });
    expect(reading.records).toMatchObject([
      { place: 'PDF/Info', compressed: true, length: packed.length },
    ]);
  });

  it('tell XMP as it stands or packed, of the document and of pictures in it', async () => {
    const packed = deflateSync(Buffer.from(packet('Packed')));
    const picture = Buffer.concat([
      Buffer.from('\xff\xd8\xff\xe1http://ns.adobe.com/xap/1.0/\0', 'latin1'),
      Buffer.from(packet('In a picture')),
    ]);
    const file = pdf([
      stream(METADATA, Buffer.from(packet('Plain'))),
      stream(`/Filter /FlateDecode ${METADATA}`, packed),
      stream('/Subtype /Image /Filter /DCTDecode', picture),
    ]);
    const reading = await readRecords(file);
    expect(reading.records.map(({ place, compressed }) => [place, compressed])).toEqual([
      ['PDF/XMP', false],
      ['PDF/XMP', true],
      ['PDF/XMP packet', false],
    ]);
    expect(reading.statements.map(({ reader, tool }) => [reader, tool?.value])).toEqual([
      ['xmp-history', 'Plain'],
      ['xmp-history', 'Packed'],
      ['xmp-history', 'In a picture'],
    ]);
    expect(reading.findings).toEqual([]);
    for (const { offset, length } of reading.records) {
      expect((offset ?? 0) + length).toBeLessThanOrEqual(file.length);
    }
  });

  it('whose length stands elsewhere are read up to their end', async () => {
    const text = packet('Elsewhere');
    const object = `<<${METADATA} /Length 9 0 R>>\nstream\r\n${text}\nendstream`;
    const [statement] = (await readRecords(pdf([object]))).statements;
    expect(statement?.tool?.value).toBe('Elsewhere');
  });

  it('that is encrypted or packed in another way is kept as bytes, and said', async () => {
    const locked = pdf(
      [INFO, stream(METADATA, Buffer.from([1, 2, 3]))],
      '/Info 1 0 R /Encrypt 9 0 R',
    );
    expect(await codes(locked)).toEqual(['not_decoded PDF/Info', 'not_decoded PDF/XMP']);
    const other = pdf([stream(`${METADATA} /Filter /LZWDecode`, Buffer.from('xx'))]);
    expect(await codes(other)).toEqual(['not_decoded PDF/XMP']);
  });

  it('are found at both ends of a file of which the middle is not searched', async () => {
    const filler = Buffer.alloc(20 * 1024 * 1024, 'x');
    const file = Buffer.concat([
      pdf([stream(METADATA, Buffer.from(packet('Front')))]),
      filler,
      pdf([INFO], '/Info 1 0 R'),
    ]);
    const reading = await readRecords(file);
    expect(reading.statements.map(({ reader }) => reader)).toEqual(['xmp-history', 'pdf-info']);
  });
});

describe('hostile PDF', () => {
  it('that unpacks without end, defines entities or lies about lengths is said', async () => {
    const bomb = deflateSync(Buffer.alloc(200 * 1024 * 1024), { level: 9 });
    const flate = `${METADATA} /Filter /FlateDecode`;
    expect(await codes(pdf([stream(flate, bomb)]))).toEqual(['inflated_too_large PDF/XMP']);
    const entities = `<!DOCTYPE x [<!ENTITY a "aaaa">]>${packet('&a;')}`;
    expect(await codes(pdf([stream(METADATA, Buffer.from(entities))]))).toEqual([
      'xml_doctype_refused PDF/XMP',
    ]);
    const lying = `<<${METADATA} /Length 999999>>\nstream\n${packet('x')}\nendstream`;
    expect(await codes(pdf([lying]))).toContain('container_incomplete PDF/XMP');
    const object = stream('/Type /ObjStm /First 4 /Filter /FlateDecode', bomb);
    expect((await readRecords(pdf([object], '/Info 5 0 R'))).statements).toEqual([]);
  });

  it('of thousands of objects of metadata is read to a limit and soon', async () => {
    const many = Array.from({ length: 5_000 }, () => `<<${METADATA}>>\nstream\n`);
    const began = process.cpuUsage();
    const { records } = await readRecords(pdf([...many, 'x'.repeat(8_000_000)], '/Info 1 0 R'));
    expect(records.length).toBeLessThan(200);
    expect(process.cpuUsage(began).user).toBeLessThan(15_000_000);
  });

  it('of a dictionary that never ends or is none gives what can be read', () => {
    expect(pdfStrings('<< /A (x) /B (((')).toEqual([
      { name: 'A', value: 'x' },
      { name: 'B', value: '((' },
    ]);
    for (const odd of [
      '',
      '<<',
      '<< /A',
      '<< /A ]',
      '<< x',
      '<</A<4',
      `<<${'/A '.repeat(9_999)}`,
    ]) {
      expect(pdfStrings(odd)).toEqual([]);
    }
    expect(pdfStrings('<</A<4>/B(\\777\\\r\nz)>>')).toEqual([
      { name: 'A', value: '@' },
      { name: 'B', value: 'ÿz' },
    ]);
  });
});
