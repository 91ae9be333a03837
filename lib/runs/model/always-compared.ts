import type { Difference } from '../dto';
import { isSeedName } from './telling';

/** What a recreation is always compared in, whether or not anybody stated it. */
const ALWAYS = [
  { group: 'tool', name: 'tool' },
  { group: 'model', name: 'model' },
  { group: 'model', name: 'model version' },
  { group: 'model', name: 'model hash' },
  { group: 'parameter', name: 'seed' },
  { group: 'person', name: 'operator' },
  { group: 'environment', name: 'environment' },
  { group: 'sight', name: 'sight' },
] as const satisfies Pick<Difference, 'group' | 'name'>[];

const GROUPS = [
  'tool',
  'model',
  'parameter',
  'text',
  'input',
  'person',
  'environment',
  'sight',
] as const satisfies Difference['group'][];

/**
 * The comparison with a line for each of these. One that neither run states says so instead of being
 * left out: an empty place in the table would read as if there were nothing to ask.
 */
export function alwaysCompared(differences: readonly Difference[]): Difference[] {
  const missing = ALWAYS.filter(({ group, name }) => {
    // Any circumstance stated stands for the environment as a whole.
    if (group === 'environment') return !differences.some((one) => one.group === group);
    // Tools have several names for a seed, and one for each pass.
    const same = (one: Difference) =>
      one.group === group && (one.name === name || (name === 'seed' && isSeedName(one.name)));
    return !differences.some(same);
  });
  const all = [
    ...differences,
    ...missing.map((one) => ({ ...one, before: null, after: null, same: false })),
  ];
  return GROUPS.flatMap((group) => all.filter((one) => one.group === group));
}
