import { hasEnded, type IntakeItem, isAtWork, type Queue } from './queue';

/** The whole intake in numbers. */
export type QueueSums = {
  files: number;
  /** Waiting for their digest, or being hashed. */
  unhashed: number;
  /** Hashed and not started. */
  ready: number;
  atWork: number;
  admitted: number;
  duplicate: number;
  /** Refused or interrupted. */
  refused: number;
  cancelled: number;
  /** Bytes of the files that were started, and how many of them have arrived. */
  bytes: number;
  sent: number;
  /** Files that were started, and how many of them came to an end. */
  started: number;
  ended: number;
};

/** Counts the files of an intake. */
export function sumUp({ items }: Queue): QueueSums {
  const of = (test: (item: IntakeItem) => boolean) => items.filter(test).length;
  const started = items.filter((item) => item.started && item.phase !== 'cancelled');
  return {
    files: items.length,
    unhashed: of((item) => item.phase === 'queued' || item.phase === 'hashing'),
    ready: of((item) => item.phase === 'hashed'),
    atWork: of(isAtWork),
    admitted: of((item) => item.phase === 'admitted'),
    duplicate: of((item) => item.phase === 'duplicate'),
    refused: of((item) => item.phase === 'refused' || item.phase === 'interrupted'),
    cancelled: of((item) => item.phase === 'cancelled'),
    bytes: started.reduce((sum, item) => sum + item.bytes, 0),
    sent: started.reduce((sum, item) => sum + sentOf(item), 0),
    started: started.length,
    ended: started.filter(hasEnded).length,
  };
}

/** Bytes of a started file that need no more sending. */
function sentOf(item: IntakeItem): number {
  if (hasEnded(item)) return item.bytes;
  return item.phase === 'sending' || item.phase === 'confirming' ? item.done : 0;
}

/** Whether leaving the page now would interrupt something. */
export function isUnderWay(sums: QueueSums): boolean {
  return sums.atWork > 0 || sums.started > sums.ended;
}

/**
 * What a screen reader is told, which changes only at milestones: that digests are ready, each
 * quarter of the sending, and how it ended.
 */
export type Milestone =
  | { say: 'nothing' }
  | { say: 'hashing'; files: number }
  | { say: 'ready'; files: number }
  | { say: 'sending'; quarter: 0 | 1 | 2 | 3; files: number }
  | { say: 'ended'; admitted: number; duplicate: number; refused: number };

/** The milestone an intake is at. */
export function milestoneOf(sums: QueueSums): Milestone {
  const { files, admitted, duplicate, refused } = sums;
  if (files === 0) return { say: 'nothing' };
  if (isUnderWay(sums)) {
    const share = sums.bytes === 0 ? 0 : sums.sent / sums.bytes;
    const quarter = share >= 0.75 ? 3 : share >= 0.5 ? 2 : share >= 0.25 ? 1 : 0;
    return { say: 'sending', quarter, files: sums.started };
  }
  if (sums.unhashed > 0) return { say: 'hashing', files };
  if (sums.ready > 0) return { say: 'ready', files: sums.ready };
  return { say: 'ended', admitted, duplicate, refused };
}
