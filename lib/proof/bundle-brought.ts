import { contradiction, type Replayed, type Told } from '@/lib/authorship/source-of';
import type { Findings } from './report';

/** What the log of a prompt tells of words from another one. */
export type Brought = { prompt: string; told: Told };

/**
 * Holds what logs tell of words from other prompts against the logs of these. `replayOf` answers null
 * for a log that is withheld or cannot be replayed, of which nothing can be said.
 */
export async function checkBrought(
  findings: Findings,
  brought: readonly Brought[],
  replayOf: (prompt: string) => Promise<Replayed | null>,
): Promise<void> {
  for (const source of new Set(brought.map(({ told }) => told.prompt))) {
    const there = await replayOf(source);
    for (const { prompt, told } of brought) {
      const differs = told.prompt === source && there ? contradiction(told, there) : null;
      if (!differs) continue;
      const record = `${prompt} operation ${told.seq}`;
      findings.fail(record, 'prompt.claim', differs.expected, differs.found);
    }
  }
}
