import { toHex } from '@/lib/kernel/digest';
import type { Finding, Span, Walk } from '../finding';
import { big, isAt, latin1 } from '../numbers';
import type { Reach } from '../reach';
import { HeifItems } from './heif-items';

/** Boxes to look into, and how many bytes of their own stand before their children. */
const PARENTS: Record<string, number> = {
  moov: 0,
  trak: 0,
  udta: 0,
  meta: 4,
  ilst: 0,
  keys: 8,
  iprp: 0,
  ipco: 0,
  iinf: 6,
};
const MOST_DEPTH = 6;

const UUIDS: Record<string, string> = {
  d8fec3d61b0e483c92975828877ec481: 'C2PA',
  be7acfcb97a942e89c71999491e3afac: 'XMP',
};

/** MP4, QuickTime, HEIF and AVIF (ISO/IEC 14496-12): user data, metadata boxes, uuid boxes. */
export const walkIsoMedia: Walk = (reach, found) => children(reach, found, 0, reach.size, '', 0);

async function children(
  reach: Reach,
  found: Finding,
  from: number,
  end: number,
  above: string,
  depth: number,
  items = new HeifItems(),
): Promise<void> {
  let at = from;
  while (at + 8 <= end && reach.step()) {
    const head = await reach.at(at, 96);
    if (head.length < 8) return;
    const short = big(head, 0, 4);
    const isLong = short === 1;
    // The upper two of eight bytes would name more than any file has.
    const size = isLong ? big(head, 10, 6) : short === 0 ? end - at : short;
    const own = isLong ? 16 : 8;
    if (size < own) return;
    const type = latin1(head, 4, 4);
    const path = above ? `${above}/${type}` : type;
    const span = { at: at + own, length: size - own };
    note(found, { above, type, path }, head.subarray(own, size), span);
    items.box(type, span);
    const kind = type === 'infe' ? items.entry(head.subarray(own, size)) : null;
    if (kind) found.add('ISO media/item', kind);
    const skipped = PARENTS[type];
    if (skipped !== undefined && depth < MOST_DEPTH) {
      // QuickTime writes `meta` without the version that ISO puts in front of the children.
      const isBare = type === 'meta' && isAt(head, own + 4, 'hdlr');
      const start = at + own + (isBare ? 0 : type === 'iinf' ? itemsAt(head, own) : skipped);
      const below = type === 'meta' ? new HeifItems() : items;
      await children(reach, found, start, Math.min(at + size, end), path, depth + 1, below);
      if (type === 'meta') await below.locate(reach, found);
    }
    at += size;
  }
}

const itemsAt = (head: Uint8Array, own: number) => (head[own] === 0 ? 6 : 8);

type Named = { above: string; type: string; path: string };

function note(found: Finding, { above, type, path }: Named, data: Uint8Array, span: Span): void {
  const parent = above.slice(above.lastIndexOf('/') + 1);
  if (type === 'uuid') {
    const uuid = toHex(data.subarray(0, 16));
    const content = { at: span.at + 16, length: Math.max(0, span.length - 16) };
    found.add('ISO media/uuid', UUIDS[uuid] ?? uuid, content);
  }
  if (type === 'jumb') found.add('ISO media/jumb', '', span);
  if (parent === 'udta' && type !== 'meta') {
    found.add(`ISO media/${above}`, type, span);
  }
  if (parent === 'ilst') {
    found.add(`ISO media/${above}`, itemName(type), span);
  }
  if (parent === 'keys') {
    found.add(`ISO media/${above}`, latin1(data), span);
  }
  if (type === 'ID32' || type === 'XMP_') {
    found.add('ISO media', path, span);
  }
  if (type === 'ispe') found.measure(big(data, 4, 4), big(data, 8, 4));
  if (type === 'tkhd') {
    const at = data[0] === 1 ? 88 : 76;
    if (data.length >= at + 8) found.measure(big(data, at, 2), big(data, at + 4, 2));
  }
}

/** Items named by number belong to `keys`; the number is all there is here. */
const itemName = (type: string) => (type.startsWith('\0') ? `${big(bytesOf(type), 0, 4)}` : type);

const bytesOf = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
