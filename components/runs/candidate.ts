import type { Fate, RunFile } from '@/lib/runs/dto';

/** An output as the contact sheet shows it. */
export type Candidate = RunFile & {
  run: { id: string; number: number };
  position: number;
  fate: Fate;
};
