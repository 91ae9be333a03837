import { contradictions } from './contradictions';
import { walkContainer } from './embedded';
import { extractRecords } from './extract/extract';
import { Gathering, type LiveRecord } from './extract/gathering';
import { readLargeDocument } from './large-document';
import { type Pixels, pngPixels } from './pixels';
import { bytesSource, type Source } from './reach';
import { Material } from './reader';
import { READERS } from './reader-list';
import { READERS_VERSION, type Reading, type Statement } from './reading';
import { type Budget, MOST_UNITS_ALTOGETHER } from './statement';
import { stealthRecords } from './stealth';
import { decodeText, decodeUtf16 } from './text-decoding';
import { textType } from './text-type';

/** Largest document (JSON, text, mail) that is read as one record, in bytes. */
export const MOST_DOCUMENT_BYTES = 32 * 1024 * 1024;

const DOCUMENTS =
  /^(application\/(json|xml|xhtml\+xml)|text\/(plain|html)|image\/svg\+xml|message\/rfc822)$/;

/** Decodes all of a picture that was packed without loss; null where that cannot be done. */
export type Decode = (mediaType: 'image/webp') => Promise<Pixels | null>;

/**
 * Reads every record of generation or editing in a file: the raw records, what the readers make of
 * them, and what is odd. Two runs over the same bytes answer the same. Nothing is interpreted or
 * fetched; sizes, depth and counts are limited. Least bits of a
 * WebP are looked at where `decode` is given. Throws only what the source throws.
 */
export async function readRecords(
  file: Source | Uint8Array,
  decode: Decode = async () => null,
): Promise<Reading> {
  const source = file instanceof Uint8Array ? bytesSource(file) : file;
  const { mediaType, found, complete } = await walkContainer(source);
  const into = new Gathering();
  if (!complete) into.find('container_incomplete');
  await extractRecords(source, found, into);
  let whole: Promise<Pixels | null> | undefined;
  const pixels = (rows?: number) => {
    if (mediaType === 'image/webp' && found.isLossless) {
      whole ??= decode(mediaType);
      return whole;
    }
    if (mediaType !== 'image/png') return Promise.resolve(null);
    if (rows !== undefined) return pngPixels(source, found, rows);
    whole ??= pngPixels(source, found);
    return whole;
  };
  await stealthRecords(pixels, into);
  const statements: Statement[] = [];
  const budget: Budget = { units: MOST_UNITS_ALTOGETHER };
  const read = async (records: readonly LiveRecord[]) => {
    const find: Gathering['find'] = (...said) => into.find(...said);
    const material = new Material(records, find, pixels, budget);
    await readWith(material);
    statements.push(...material.sayings.map(({ said }) => said));
    return { said: material.sayings.length > 0, isFull: budget.units <= 0 };
  };
  const type = mediaType ?? (await textType(source));
  const isLarge =
    mediaType === null && DOCUMENTS.test(type ?? '') && source.size > MOST_DOCUMENT_BYTES;
  if (isLarge) await readLargeDocument(source, type ?? '', into, (record) => read([record]));
  else {
    if (mediaType === null && DOCUMENTS.test(type ?? '')) await document(source, into);
    await read(into.records);
  }
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

/** Has every reader read; one that fails is said and keeps no other from reading. */
async function readWith(material: Material): Promise<void> {
  for (const reader of READERS) {
    try {
      await reader.read(material);
    } catch (error) {
      const why = error instanceof Error ? error.name : '';
      material.find('reader_failed', `${reader.name}: ${why}`);
    }
  }
  material.finish();
}

/** A file that is text throughout is one record. */
async function document(source: Source, into: Gathering): Promise<void> {
  const bytes = await source.read(0, source.size);
  const isUtf16 = (bytes[0] ?? 0) + (bytes[1] ?? 0) === 0xff + 0xfe;
  into.record(
    { place: 'file', offset: 0 },
    bytes,
    isUtf16 ? decodeUtf16(bytes) : decodeText(bytes),
  );
}
