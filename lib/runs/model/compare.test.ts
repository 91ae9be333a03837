import { expect, it } from 'vitest';
import { alwaysCompared } from './always-compared';
import { type Compared, compareRuns } from './compare';
import type { EndSaid, RequestSaid } from './telling';

type Pair = [name: string, value: string];

const parametersOf = (pairs: readonly Pair[]) =>
  pairs.map(([name, value]) => ({ name, value, setter: null, origin: 'stated' as const }));

function run(asked: readonly Pair[], answered: readonly Pair[] = [], around: readonly Pair[] = []) {
  const nothing = { texts: [], models: [], environment: [] };
  const request: RequestSaid = {
    ...nothing,
    tool: 'Generator',
    toolVersion: '',
    parameters: parametersOf(asked),
    environment: around.map(([name, value]) => ({ name, value })),
    purpose: '',
  };
  const end: EndSaid = {
    ...nothing,
    parameters: parametersOf(answered),
    providerIds: [],
    failure: '',
  };
  const unknown = { service: null, account: null, revision: null, operator: null };
  return { request, end, ...unknown, instructor: null, sight: null, inputs: [] } satisfies Compared;
}

const SEED = '18446744073709551615';

it('finds the same setting where a person wrote its name otherwise than the tool', () => {
  const tool = run(
    [
      ['seed', '-1'],
      ['steps', '30'],
      ['cfg_scale', '7'],
      ['hires-steps', '10'],
    ],
    [['seed', SEED]],
    [['operating system', 'Linux']],
  );
  const person = run(
    [
      ['Seed', SEED],
      ['STEPS', '31'],
      ['CFG scale', '7'],
      ['hiressteps', '10'],
    ],
    [],
    [['Operating System', 'Linux']],
  );
  const { differences } = compareRuns(tool, person);
  const told = (group: string) =>
    differences
      .filter((one) => one.group === group)
      .map(({ name, before, after, same }) => [name, before, after, same]);
  expect(told('parameter')).toEqual([
    ['seed', SEED, SEED, true],
    ['steps', '30', '31', false],
    ['cfg_scale', '7', '7', true],
    // Beyond capitals and separators two names stay two.
    ['hires-steps', '10', null, false],
    ['hiressteps', null, '10', false],
  ]);
  expect(told('environment')).toEqual([['operating system', 'Linux', 'Linux', true]]);
});

it('does not ask for a seed again where it stands under the name of its pass', () => {
  const { differences } = compareRuns(run([['seed (base)', '7']]), run([['noise_seed', '7']]));
  const names = alwaysCompared(differences)
    .filter(({ group }) => group === 'parameter')
    .map(({ name }) => name);
  expect(names).toEqual(['seed (base)', 'noise_seed']);
});
