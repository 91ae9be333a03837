import type { Capture, CaptureClass, ClassRule } from '@/lib/entries/vocabulary';
import { classify } from '@/lib/exhibits/model';

/**
 * How soon after it happened a watched file or a posted event must arrive to count as captured at the
 * source, in milliseconds. The watcher queues while offline; what comes later is recorded, and is not A.
 */
export const SOURCE_WINDOW = 10 * 60 * 1000;

/** What the machine rule for runs looks at. */
export type RunFacts = {
  capture: Capture;
  /** When the source through which it comes opened; null where there is no source. */
  sourceOpenedAt: Date | null;
  /** Time the run claims for itself. */
  happenedAt: Date | null;
  receivedAt: Date;
  disputeDate: string | null;
  recreation: boolean;
};

/**
 * Capture class of a run by machine rule (docs/formats/run.md). The gateway saw the bytes pass: A.
 * A watched file or a posted event is A where it says it happened after its source opened and
 * arrived within the window. Everything else is classed like an exhibit: an imported run stands on
 * the record it was read from, a run stated by hand on how soon it was stated.
 */
export function classifyRun(facts: RunFacts): { class: CaptureClass; rule: ClassRule } {
  const { capture, sourceOpenedAt, happenedAt, receivedAt, recreation } = facts;
  if (recreation) return { class: 'E', rule: 'declared_recreation' };
  if (isAtSource(facts)) return { class: 'A', rule: 'captured_at_source' };
  return classify({
    kind: capture === 'by_hand' ? 'statement' : 'file',
    happenedAt,
    receivedAt,
    disputeDate: facts.disputeDate,
    embedded: sourceOpenedAt !== null || capture === 'import',
    recreation: false,
  });
}

/** Whether bytes came from the tool itself, through an open source, as it happened. */
export function isAtSource(
  facts: Pick<RunFacts, 'capture' | 'sourceOpenedAt' | 'happenedAt' | 'receivedAt'>,
): boolean {
  const { capture, sourceOpenedAt, happenedAt, receivedAt } = facts;
  if (sourceOpenedAt === null) return false;
  if (capture === 'gateway') return true;
  if (capture !== 'watch' && capture !== 'events') return false;
  if (happenedAt === null || happenedAt < sourceOpenedAt) return false;
  return receivedAt.getTime() - happenedAt.getTime() <= SOURCE_WINDOW;
}
