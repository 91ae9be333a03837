import type { Finding, Packing, Span, Walk } from '../finding';
import { isAt, latin1, little } from '../numbers';
import type { Reach } from '../reach';

/** Longest end of an archive: its fixed part and a comment (PKWARE APPNOTE 4.3.16). */
const LONGEST_END = 22 + 0xffff;
/** Bytes of the directory, members of it and records that are looked at. */
const MOST = { directory: 8 * 1024 * 1024, members: 20_000, records: 16 };

/** What the first member of a project says it is. Krita has written both of its forms. */
const TYPES = {
  'application/x-krita': 'application/x-krita',
  'application/x-kra': 'application/x-krita',
  'image/openraster': 'image/openraster',
} as const;

/** Members that are records, by the project they lie in. A picture's name stands before its notes. */
const RECORDS = {
  'application/x-krita':
    /^(?:(documentinfo\.xml|maindoc\.xml)|.*\/(annotations\/ai_diffusion\/ui(?:\.json)?))$/s,
  'image/openraster': /^(stack\.xml)$/,
} as const;
const NAMES = { 'application/x-krita': 'Krita', 'image/openraster': 'OpenRaster' } as const;

/**
 * Type of a ZIP whose first member is `mimetype`, stored, and names a project that is known here
 * (OpenRaster, file layout; Krita has the same). Null for every other archive.
 */
export function zippedType(head: Uint8Array): keyof typeof NAMES | null {
  const isFirst = isAt(head, 0, 'PK\x03\x04') && little(head, 8, 2) === 0;
  if (!isFirst || little(head, 26, 2) !== 8 || !isAt(head, 30, 'mimetype')) return null;
  const at = 38 + little(head, 28, 2);
  for (const [said, type] of Object.entries(TYPES)) if (isAt(head, at, said)) return type;
  return null;
}

/** Layered pictures in a ZIP: Krita and OpenRaster. Nothing is unpacked here. */
export const walkZip: Walk = async (reach, found) => {
  const type = zippedType(await reach.at(0, 128));
  if (!type) return;
  let records = 0;
  for await (const member of members(reach, found)) {
    const [, plain, noted] = RECORDS[type].exec(member.name) ?? [];
    const name = plain ?? noted;
    if (!name || records >= MOST.records) continue;
    records += 1;
    const span = await spanOf(reach, member);
    if (!span) found.isCut = true;
    else found.add(`${NAMES[type]}/${name}`, '', span, member.packing);
  }
};

type Member = { name: string; at: number; length: number; packing: Packing | null };

/** The directory at the end of the archive, in its order. */
async function* members(reach: Reach, found: Finding): AsyncGenerator<Member> {
  const place = await directoryOf(reach);
  const data = place && (await reach.at(place.at, Math.min(place.length, MOST.directory)));
  if (!data || data.length < place.length) found.isCut = true;
  if (!data) return;
  let at = 0;
  for (let i = 0; i < MOST.members && isAt(data, at, 'PK\x01\x02') && reach.step(); i++) {
    const [name, extra, comment] = [28, 30, 32].map((field) => little(data, at + field, 2));
    const [named = 0, more = 0] = [name, extra];
    const wide = wideFields(data, at, at + 46 + named, more);
    yield {
      name: latin1(data, at + 46, named),
      at: wide.at,
      length: wide.length,
      packing: packingOf(little(data, at + 8, 2), little(data, at + 10, 2)),
    };
    at += 46 + named + more + (comment ?? 0);
  }
  if (at < data.length) found.isCut = true;
}

/** Where the directory lies; null where the archive has no end. */
async function directoryOf(reach: Reach): Promise<Span | null> {
  const from = Math.max(0, reach.size - LONGEST_END);
  const tail = await reach.at(from, LONGEST_END);
  const end = latin1(tail).lastIndexOf('PK\x05\x06');
  if (end < 0) return null;
  const short = { at: little(tail, end + 16, 4), length: little(tail, end + 12, 4) };
  if (short.at !== 0xffffffff && short.length !== 0xffffffff) return short;
  // The end of an archive of four gigabytes or more names another end (APPNOTE 4.3.14, 4.3.15).
  if (!isAt(tail, end - 20, 'PK\x06\x07')) return null;
  const wide = await reach.at(little(tail, end - 12, 6), 56);
  if (!isAt(wide, 0, 'PK\x06\x06')) return null;
  return { at: little(wide, 48, 6), length: little(wide, 40, 6) };
}

/** Length and place of a member; those that do not fit stand in an extra field (APPNOTE 4.5.3). */
function wideFields(data: Uint8Array, at: number, extra: number, length: number) {
  let packed = little(data, at + 20, 4);
  let place = little(data, at + 42, 4);
  for (let field = extra; field + 4 <= extra + length; field += 4 + little(data, field + 2, 2)) {
    if (little(data, field, 2) !== 1) continue;
    let value = field + 4 + (little(data, at + 24, 4) === 0xffffffff ? 8 : 0);
    if (packed === 0xffffffff) {
      packed = little(data, value, 6);
      value += 8;
    }
    if (place === 0xffffffff) place = little(data, value, 6);
    break;
  }
  return { at: place, length: packed };
}

function packingOf(flags: number, method: number): Packing | null {
  if ((flags & 1) !== 0) return 'unknown';
  if (method === 0) return null;
  return method === 8 ? 'deflate' : 'unknown';
}

/** Where a member's data lies: behind a header of its own, whose fields may differ in length. */
async function spanOf(reach: Reach, { at, length }: Member): Promise<Span | null> {
  const head = await reach.at(at, 30);
  if (head.length < 30 || !isAt(head, 0, 'PK\x03\x04')) return null;
  return { at: at + 30 + little(head, 26, 2) + little(head, 28, 2), length };
}
