import { INK } from '../ink';
import type { Run } from './style';

const GROUP = 8;

/**
 * A digest in hexadecimal, in groups of eight of which every other stands on a light tint. No space is put between
 * groups, so that the digest is copied whole; lines break between groups only. `scale` is of the size of
 * the text it stands in.
 */
export function digestRuns(hex: string, scale = 1): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < hex.length; at += GROUP) {
    runs.push({
      text: hex.slice(at, at + GROUP),
      family: 'mono',
      ...(scale === 1 ? {} : { scale }),
      colour: INK.navy,
      ...((at / GROUP) % 2 === 0 ? {} : { tint: INK.tintStrong }),
      together: true,
      breakBefore: at > 0,
    });
  }
  return runs;
}
