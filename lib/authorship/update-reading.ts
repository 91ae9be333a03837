import * as decoding from 'lib0/decoding';
import { refuse } from './refusal';

/** Identity of one UTF-16 unit: writer and clock. */
export type Id = { w: number; c: number };

/** Text inserted in one piece: first clock, neighbours named, field where there are none. */
export type Struct = {
  c: number;
  text: string;
  left: Id | null;
  right: Id | null;
  /** Root field, named only where there are no neighbours. */
  field: string | null;
};

/** An update as it may be: text of one writer, and what it deletes, each range `[w, clock, length]`. */
export type Update = { structs: Struct[]; deletions: [number, number, number][] };

/** Structs and ranges of deletion that one claim may bring. */
export const MAX_STRUCTS = 8192;
const MAX_RANGES = 65_536;

const STRING = 4;
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Reads a Yjs update (version 1) that may hold nothing but text of `writer` and deletions, and reads
 * nothing else: what a lenient decoder would skip, repair or keep for later is refused here.
 */
export function readUpdate(bytes: Uint8Array, writer: number): Update {
  try {
    const from = decoding.createDecoder(bytes);
    const structs = readStructs(from, writer);
    const deletions = readDeletions(from);
    if (decoding.hasContent(from)) refuse('structure', 'bytes after the update');
    return { structs, deletions };
  } catch (error) {
    if (error instanceof Error && error.name === 'ClaimRefused') throw error;
    return refuse('structure', 'not an update');
  }
}

function readStructs(from: decoding.Decoder, writer: number): Struct[] {
  const clients = decoding.readVarUint(from);
  if (clients === 0) return [];
  const count = decoding.readVarUint(from);
  const client = decoding.readVarUint(from);
  if (client !== writer || clients > 1) refuse('client', `structs of writer ${client}`);
  if (count === 0) refuse('structure', 'no structs');
  if (count > MAX_STRUCTS) refuse('oversize', `${count} structs`);
  let clock = decoding.readVarUint(from);
  const structs: Struct[] = [];
  for (let i = 0; i < count; i++) {
    const struct = readStruct(from, clock);
    structs.push(struct);
    clock += struct.text.length;
  }
  return structs;
}

function readStruct(from: decoding.Decoder, c: number): Struct {
  const info = decoding.readUint8(from);
  if ((info & 0x1f) !== STRING) refuse('structure', `struct of type ${info & 0x1f}`);
  if ((info & 0x20) !== 0) refuse('field', 'a map key');
  const left = (info & 0x80) !== 0 ? readId(from) : null;
  const right = (info & 0x40) !== 0 ? readId(from) : null;
  let field: string | null = null;
  if (left === null && right === null) {
    if (decoding.readVarUint(from) !== 1) refuse('field', 'inside another type');
    field = readText(from);
  }
  const text = readText(from);
  if (text === '') refuse('structure', 'an empty text');
  return { c, text, left, right, field };
}

function readId(from: decoding.Decoder): Id {
  return { w: decoding.readVarUint(from), c: decoding.readVarUint(from) };
}

function readText(from: decoding.Decoder): string {
  const bytes = decoding.readVarUint8Array(from);
  try {
    return UTF8.decode(bytes);
  } catch {
    // A lone surrogate has no UTF-8, so this is where it is met.
    return refuse('characters', 'not UTF-8');
  }
}

function readDeletions(from: decoding.Decoder): [number, number, number][] {
  const ranges: [number, number, number][] = [];
  const clients = decoding.readVarUint(from);
  const met = new Set<number>();
  for (let i = 0; i < clients; i++) {
    const client = decoding.readVarUint(from);
    if (met.has(client)) refuse('structure', 'deletions of one writer in two places');
    met.add(client);
    const count = decoding.readVarUint(from);
    if (ranges.length + count > MAX_RANGES) refuse('oversize', 'ranges of deletion');
    let end = 0;
    for (let j = 0; j < count; j++) {
      const clock = decoding.readVarUint(from);
      const length = decoding.readVarUint(from);
      // Yjs sorts and joins them; overlapping ranges would only cost time.
      if (clock < end) refuse('structure', 'deletions out of order');
      if (length === 0) refuse('deletion', 'an empty range');
      end = clock + length;
      ranges.push([client, clock, length]);
    }
  }
  return ranges;
}
