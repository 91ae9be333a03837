import type { Verdict } from '@/lib/entries/vocabulary';

/** What a key means while a candidate has the focus. */
export type SheetAct =
  | { act: 'verdict'; verdict: Verdict }
  | { act: 'toggle' | 'open' | 'reason' }
  | { act: 'move'; to: Move };

export type Move = 'left' | 'right' | 'up' | 'down' | 'first' | 'last';

const VERDICT: Record<string, Verdict> = {
  '1': 'chosen',
  c: 'chosen',
  '0': 'rejected',
  x: 'rejected',
  u: 'undecided',
};

const OTHER: Record<string, SheetAct> = {
  ' ': { act: 'toggle' },
  Enter: { act: 'open' },
  '/': { act: 'reason' },
  r: { act: 'reason' },
  ArrowLeft: { act: 'move', to: 'left' },
  ArrowRight: { act: 'move', to: 'right' },
  ArrowUp: { act: 'move', to: 'up' },
  ArrowDown: { act: 'move', to: 'down' },
  Home: { act: 'move', to: 'first' },
  End: { act: 'move', to: 'last' },
};

type Pressed = Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>;

/** The act of a key, or null for keys that are the browser's. Letters count in either case. */
export function actOf({ key, altKey, ctrlKey, metaKey }: Pressed): SheetAct | null {
  if (altKey || ctrlKey || metaKey) return null;
  const letter = key.length === 1 ? key.toLowerCase() : key;
  const verdict = Object.hasOwn(VERDICT, letter) ? VERDICT[letter] : undefined;
  if (verdict) return { act: 'verdict', verdict };
  return (Object.hasOwn(OTHER, letter) ? OTHER[letter] : undefined) ?? null;
}

/** Where a box stands, in pixels from the same corner. */
export type Box = { left: number; top: number };

/**
 * The box a move leads to from box `at`: the next one in the row, or the nearest in the row above or
 * below, however many a row holds. Stays where there is none.
 */
export function moved(boxes: readonly Box[], at: number, to: Move): number {
  const last = boxes.length - 1;
  if (to === 'left') return Math.max(0, at - 1);
  if (to === 'right') return Math.min(last, at + 1);
  if (to === 'first') return 0;
  if (to === 'last') return last;
  const here = boxes[at];
  if (!here) return at;
  const beyond = boxes.filter(({ top }) => (to === 'up' ? top < here.top - 1 : top > here.top + 1));
  if (beyond.length === 0) return at;
  const tops = beyond.map(({ top }) => top);
  const row = to === 'up' ? Math.max(...tops) : Math.min(...tops);
  const nearest = beyond
    .filter(({ top }) => Math.abs(top - row) <= 1)
    .reduce((a, b) => (Math.abs(b.left - here.left) < Math.abs(a.left - here.left) ? b : a));
  return boxes.indexOf(nearest);
}
