import type { ModificationItem } from '@/lib/runs/dto';

/** The steps that lead to one file nobody worked on after, newest first. */
export type Chain = { final: ModificationItem['after']; steps: ModificationItem[] };

/**
 * Later work arranged by the file it ends in. A step stands in every chain it is part of. Chains
 * are joined by the files that acts name, and by nothing else; the one with the newest step is first.
 */
export function chainsOf(modifications: readonly ModificationItem[]): Chain[] {
  const newest = [...modifications].sort((a, b) => b.entry - a.entry);
  const into = new Map<string, ModificationItem[]>();
  for (const step of newest) {
    into.set(step.after.exhibitId, [...(into.get(step.after.exhibitId) ?? []), step]);
  }
  const used = new Set(newest.flatMap(({ before }) => before.map(({ exhibitId }) => exhibitId)));
  const ends = newest.map(({ after }) => after).filter(({ exhibitId }) => !used.has(exhibitId));
  const finals = [...new Map(ends.map((file) => [file.exhibitId, file])).values()];
  const chains = finals.map((final) => ({ final, steps: stepsInto(into, [final.exhibitId]) }));
  // Files made from each other in a circle have no end; they must not be left out for it.
  const shown = new Set(chains.flatMap(({ steps }) => steps));
  for (const step of newest) {
    if (shown.has(step)) continue;
    const steps = stepsInto(into, [step.after.exhibitId]);
    for (const one of steps) shown.add(one);
    chains.push({ final: step.after, steps });
  }
  return chains;
}

function stepsInto(into: ReadonlyMap<string, ModificationItem[]>, files: string[]) {
  const found = new Set<ModificationItem>();
  const open = [...files];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    for (const step of into.get(file) ?? []) {
      if (found.has(step)) continue;
      found.add(step);
      open.push(...step.before.map(({ exhibitId }) => exhibitId));
    }
  }
  return [...found].sort((a, b) => b.entry - a.entry);
}
