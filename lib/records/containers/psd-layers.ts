import type { Finding } from '../finding';
import { big, isAt } from '../numbers';
import type { Reach } from '../reach';

/** Photoshop itself takes no more. */
const MOST_LAYERS = 8_000;

/**
 * Where the descriptions of layers lie in a PSD or PSB (Adobe Photoshop File Formats Specification,
 * layer and mask information), without the pixels behind them. Pictures of 16 and 32 bits keep theirs
 * elsewhere and have none here.
 */
export async function locateLayers(reach: Reach, found: Finding, section: number): Promise<void> {
  const wide = big(await reach.at(4, 2), 0, 2) === 2 ? 8 : 4;
  const head = await reach.at(section, 2 * wide + 2);
  if (head.length < 2 * wide + 2 || big(head, 2 * wide - 4, 4) === 0) return;
  // A count below zero says that the first opacity is that of the whole.
  const signed = (big(head, 2 * wide, 2) << 16) >> 16;
  const count = Math.min(Math.abs(signed), MOST_LAYERS);
  const start = section + 2 * wide;
  let at = start + 2;
  for (let i = 0; i < count && reach.step(); i++) {
    const channels = big(await reach.at(at + 16, 2), 0, 2);
    const blend = at + 18 + channels * (2 + wide);
    const fixed = await reach.at(blend, 16);
    if (fixed.length < 16 || !isAt(fixed, 0, '8BIM')) {
      found.isCut = true;
      break;
    }
    at = blend + 16 + big(fixed, 12, 4);
  }
  if (at > start + 2) found.look('PSD/layers', { at: start, length: at - start });
}
