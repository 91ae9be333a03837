import { contradictions } from './contradictions';
import { walkContainer } from './embedded';
import { extractRecords } from './extract/extract';
import { Gathering } from './extract/gathering';
import { type Pixels, pngPixels } from './pixels';
import { bytesSource, type Source } from './reach';
import { Material } from './reader';
import { READERS } from './reader-list';
import { READERS_VERSION, type Reading } from './reading';
import { stealthRecords } from './stealth';
import { decodeText, decodeUtf16 } from './text-decoding';
import { textType } from './text-type';

/** Largest document (JSON, text, mail) that is read as a record, in bytes. */
export const MOST_DOCUMENT_BYTES = 32 * 1024 * 1024;

const DOCUMENTS =
  /^(application\/(json|xml|xhtml\+xml)|text\/(plain|html)|image\/svg\+xml|message\/rfc822)$/;

/**
 * Reads every record of generation or editing in a file: the raw records, what the readers make of
 * them, and what is odd. Two runs over the same bytes answer the same. Nothing is interpreted or
 * fetched; sizes, depth and counts are limited. Throws only what the source throws.
 */
export async function readRecords(file: Source | Uint8Array): Promise<Reading> {
  const source = file instanceof Uint8Array ? bytesSource(file) : file;
  const { mediaType, found, complete } = await walkContainer(source);
  const into = new Gathering();
  if (!complete) into.find('container_incomplete');
  await extractRecords(source, found, into);
  let whole: Promise<Pixels | null> | undefined;
  const pixels = (rows?: number) => {
    if (mediaType !== 'image/png') return Promise.resolve(null);
    if (rows !== undefined) return pngPixels(source, found, rows);
    whole ??= pngPixels(source, found);
    return whole;
  };
  await stealthRecords(pixels, into);
  const type = mediaType ?? (await document(source, into));
  const material = new Material(into.records, (...said) => into.find(...said), pixels);
  for (const reader of READERS) {
    try {
      await reader.read(material);
    } catch (error) {
      into.find('reader_failed', `${reader.name}: ${error instanceof Error ? error.name : ''}`);
    }
  }
  material.finish();
  const statements = material.sayings.map(({ said }) => said);
  const { width, height } = found;
  // A document or project holds many things side by side; those do not contradict each other.
  const isMany = into.records.some(({ place }) => /^(file$|Krita\/|Premiere\/|PDF\/)/.test(place));
  for (const one of isMany ? [] : contradictions(statements, { width, height })) {
    into.find(one.code, one.about, one.facts);
  }
  return {
    readers: READERS_VERSION,
    mediaType: type,
    width,
    height,
    records: into.records.map(({ whole: _whole, bytes: _bytes, ...record }) => record),
    statements,
    credentials: null,
    findings: into.findings,
  };
}

/** A file that is text throughout is one record. */
async function document(source: Source, into: Gathering): Promise<string | null> {
  const type = await textType(source);
  if (type === null || !DOCUMENTS.test(type)) return type;
  if (source.size > MOST_DOCUMENT_BYTES) {
    into.find('document_too_large', type);
    return type;
  }
  const bytes = await source.read(0, source.size);
  const isUtf16 = (bytes[0] ?? 0) + (bytes[1] ?? 0) === 0xff + 0xfe;
  into.record(
    { place: 'file', offset: 0 },
    bytes,
    isUtf16 ? decodeUtf16(bytes) : decodeText(bytes),
  );
  return type;
}
