import type { Walk } from '../finding';
import { latin1, little } from '../numbers';
import type { Reach } from '../reach';

/** Bytes of a colour table, from the flags that announce it. */
const tableBytes = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** GIF 89a: comments and application extensions that hold records. */
export const walkGif: Walk = async (reach, found) => {
  const screen = await reach.at(6, 7);
  found.measure(little(screen, 0, 2), little(screen, 2, 2));
  let at = 13 + tableBytes(screen[4] ?? 0);
  while (reach.step()) {
    const head = await reach.at(at, 16);
    if (head[0] === 0x21) {
      const name = latin1(head, 3, 11);
      const end = await afterBlocks(reach, at + 2);
      const span = { at: at + 2, length: end - at - 2 };
      if (head[1] === 0xfe) found.add('GIF/comment', '', span);
      if (head[1] === 0xff && name.startsWith('XMP Data')) found.add('GIF/XMP', '', span);
      if (head[1] === 0xff && name.startsWith('C2PA')) found.add('GIF/C2PA', '', span);
      at = end;
    } else if (head[0] === 0x2c) {
      at = await afterBlocks(reach, at + 11 + tableBytes(head[9] ?? 0));
    } else return;
  }
};

/** Where a chain of sub-blocks ends. */
async function afterBlocks(reach: Reach, from: number): Promise<number> {
  let at = from;
  while (reach.step()) {
    const [length] = await reach.at(at, 1);
    at += 1 + (length ?? 0);
    if (!length) break;
  }
  return at;
}
