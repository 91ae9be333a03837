import type { RunState } from '@/lib/entries/state-runs';

type Parameter = RunState['said']['parameters'][number] & { part: 'request' | 'answer' };

/**
 * Parameters of a run in the order of record: as requested, then as answered. An answered value
 * equal to the requested one stands once.
 */
export function parametersOf(run: RunState): Parameter[] {
  const requested = run.said.parameters.map((one) => ({ ...one, part: 'request' as const }));
  const answered = (run.ended?.said.parameters ?? [])
    .filter((one) => !requested.some(({ name, value }) => name === one.name && value === one.value))
    .map((one) => ({ ...one, part: 'answer' as const }));
  return [...requested, ...answered];
}
