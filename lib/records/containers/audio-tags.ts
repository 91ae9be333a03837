import type { Walk } from '../finding';
import { big, isAt, latin1, little } from '../numbers';

const sevenBits = (bytes: Uint8Array, at: number) =>
  [0, 1, 2, 3].reduce((value, i) => value * 128 + ((bytes[at + i] ?? 0) & 0x7f), 0);

/** MP3 and whatever else carries ID3v2 in front, ID3v1 or APE tags behind. */
export const walkId3: Walk = async (reach, found) => {
  const head = await reach.at(0, 10);
  if (isAt(head, 0, 'ID3')) {
    const version = head[3] ?? 0;
    const end = 10 + sevenBits(head, 6);
    const idLength = version === 2 ? 3 : 4;
    let at = 10;
    // An extended header would have to be skipped; without one frames begin at once.
    if ((head[5] ?? 0) & 0x40 && version > 2) {
      const extended = await reach.at(at, 4);
      at += version === 4 ? sevenBits(extended, 0) : 4 + big(extended, 0, 4);
    }
    while (at < end && reach.step()) {
      const frame = await reach.at(at, 10);
      const id = latin1(frame, 0, idLength);
      if (!/^[A-Z0-9]{3,4}$/.test(id)) break;
      const own = version === 2 ? 6 : 10;
      const coded = version === 4 ? sevenBits(frame, 4) : big(frame, 4, 4);
      const length = version === 2 ? big(frame, 3, 3) : coded;
      found.add('ID3v2', id, { at: at + own, length });
      at += own + length;
    }
  }
  const tail = await reach.at(Math.max(0, reach.size - 160), 160);
  if (isAt(tail, tail.length - 128, 'TAG')) found.add('ID3v1');
  if (latin1(tail).includes('APETAGEX')) found.add('APE');
};

/** FLAC (RFC 9639): metadata blocks. */
export const walkFlac: Walk = async (reach, found) => {
  let at = 4;
  while (reach.step()) {
    const head = await reach.at(at, 8);
    if (head.length < 4) return;
    const type = (head[0] ?? 0) & 0x7f;
    const span = { at: at + 4, length: big(head, 1, 3) };
    if (type === 4) found.add('FLAC/VORBIS_COMMENT', '', span);
    if (type === 2) found.add('FLAC/APPLICATION', latin1(head, 4, 4));
    if ((head[0] ?? 0) & 0x80) return;
    at += 4 + big(head, 1, 3);
  }
};

/** Bytes after the mark that are looked at; page headers may interrupt longer comments. */
const OGG_COMMENTS = 60 * 1024;

/** Ogg: the comment header of Vorbis, Opus and FLAC streams, near the beginning. */
export const walkOgg: Walk = async (reach, found) => {
  const text = latin1(await reach.at(0, 64 * 1024));
  for (const mark of ['\x03vorbis', 'OpusTags']) {
    const at = text.indexOf(mark);
    if (at < 0) continue;
    // The vendor's name always stands there; comments are counted after it.
    const from = at + mark.length;
    const sizes = await reach.at(from, 4);
    const count = little(await reach.at(from + 4 + little(sizes, 0, 4), 4), 0, 4);
    const span = { at: from, length: Math.min(text.length - from, OGG_COMMENTS) };
    if (count > 0) found.add('Ogg', mark === 'OpusTags' ? mark : 'comments', span);
  }
};
