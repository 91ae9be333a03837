import { PARTS_ABOVE } from '@/lib/exhibits/model';
import { hasEnded, type IntakeItem, isAtWork, type Queue } from './queue';

// Files become exhibits in the order they were chosen, because their numbers do. Three are carried at
// once all the same: bytes travel side by side, and each waits for its turn to be admitted.

type Carried = { has(key: string): boolean };

/**
 * The file to be carried next, or null. At most `atOnce` are, but the first of all in the list never
 * waits for a place: the others may be waiting for it. A member waits until its archive has ended.
 */
export function nextToCarry({ items }: Queue, carried: Carried, atOnce: number): IntakeItem | null {
  let places = atOnce;
  for (const item of items) if (carried.has(item.key)) places -= 1;
  let isFirst = true;
  for (const item of items) {
    if (carried.has(item.key)) {
      isFirst = false;
      continue;
    }
    if (item.phase !== 'waiting' || awaitedArchive(items, item)) continue;
    if (isFirst || places > 0) return item;
  }
  return null;
}

/**
 * Whether a file waits for its turn behind one before it. Nobody waits for a file that is sent in
 * parts, which may take an hour, nor for what comes out of such an archive.
 */
export function isBehind({ items }: Queue, key: string): boolean {
  for (const item of items) {
    if (item.key === key) return false;
    if (!isAtWork(item) || item.bytes > PARTS_ABOVE) continue;
    const archive = awaitedArchive(items, item);
    if (archive === null || (archive.started && archive.bytes <= PARTS_ABOVE)) return true;
  }
  return false;
}

/** The archive a member still waits for. */
function awaitedArchive(items: readonly IntakeItem[], { parent }: IntakeItem): IntakeItem | null {
  if (parent === null) return null;
  return items.find((item) => item.key === parent && !hasEnded(item)) ?? null;
}
