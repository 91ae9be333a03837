import { describe, expect, it } from 'vitest';
import { emptyState } from '@/lib/entries/state';
import type { LinkState } from '@/lib/entries/state-review';
import type { ModificationState, RunState } from '@/lib/entries/state-runs';
import { choiceMap } from './choice-map';

const mark = (index: number) => ({
  index,
  at: '2026-03-04T14:00:00.000Z',
  actor: 'acct_1',
  session: null,
  access: null,
});

function link(id: string, given: Partial<LinkState>): LinkState {
  return {
    id,
    element: 'E7',
    bearing: 'supports',
    record: { kind: 'exhibit', id: 'exh_after', revision: null },
    aspects: ['line'],
    region: null,
    span: null,
    note: '',
    linked: mark(10),
    withdrawn: null,
    ...given,
  };
}

const words = (id: string, revision: number, given: Partial<LinkState> = {}) =>
  link(id, { record: { kind: 'revision', id: 'prm_1', revision }, ...given });

/** A run of revision 1 gave a picture, of which later work made another. */
function state(...links: LinkState[]) {
  const one = emptyState('case_1');
  // Only what the map looks at.
  const run = {
    id: 'run_1',
    series: 'run',
    revision: { prompt: 'prm_1', revision: 1 },
    outputs: [{ exhibit: 'exh_before', position: 0, entry: 3 }],
  } as unknown as RunState;
  const step = {
    id: 'mod_1',
    before: ['exh_before'],
    after: 'exh_after',
    aspects: ['line'],
  } as unknown as ModificationState;
  one.runs.set(run.id, run);
  one.modifications.set(step.id, step);
  for (const each of links) one.links.set(each.id, each);
  return one;
}

const linesOf = (map: ReturnType<typeof choiceMap>, aspect: string | null) =>
  map.find((one) => one.aspect === aspect)?.lines ?? [];

describe('the map of visible choices', () => {
  it('has every dimension, with nothing where nothing is linked', () => {
    const map = choiceMap(emptyState('case_1'));
    expect(map.map(({ aspect, lines }) => [aspect, lines.length])).toEqual([
      ['layout', 0],
      ['proportion', 0],
      ['viewpoint', 0],
      ['composition', 0],
      ['colour', 0],
      ['line', 0],
      [null, 0],
    ]);
  });

  it('puts words and edits behind a mark by the run and the later work it came from', () => {
    const [line, ...rest] = linesOf(choiceMap(state(link('a', {}), words('b', 1))), 'line');
    expect(line?.mark?.id).toBe('a');
    expect(line?.words.map(({ id }) => id)).toEqual(['b']);
    expect(line?.edits.map(({ id }) => id)).toEqual(['mod_1']);
    expect(rest).toEqual([]);
  });

  it('leaves words of another revision and of another dimension by themselves', () => {
    const map = choiceMap(
      state(link('a', {}), words('b', 2), words('c', 1, { aspects: ['colour'] })),
    );
    const lines = linesOf(map, 'line');
    expect(lines.map(({ mark: one, words: all }) => [one?.id ?? null, all.length])).toEqual([
      ['a', 0],
      [null, 1],
    ]);
    expect(linesOf(map, 'colour').map(({ mark: one }) => one)).toEqual([null]);
  });

  it('does not walk forward: what was made of a picture is not behind it', () => {
    const before = link('a', { record: { kind: 'exhibit', id: 'exh_before', revision: null } });
    const lines = linesOf(choiceMap(state(before)), 'line');
    expect(lines.map((one) => [one.mark?.id ?? null, one.edits.length])).toEqual([
      ['a', 0],
      [null, 1],
    ]);
  });

  it('shows a gesture for several elements once, and nothing that was taken back', () => {
    const back = link('c', { withdrawn: { reason: 'wrong', mark: mark(11) }, note: 'back' });
    const map = choiceMap(state(link('a', {}), link('b', { element: 'E8' }), back));
    expect(linesOf(map, 'line').flatMap((one) => one.mark?.id ?? [])).toEqual(['a']);
  });

  it('keeps links that name no dimension, and those of other elements with one', () => {
    const map = choiceMap(
      state(link('a', { aspects: [] }), link('b', { element: 'E8', aspects: ['colour'] })),
    );
    expect(linesOf(map, null).map((one) => one.mark?.id)).toEqual(['a']);
    expect(linesOf(map, 'colour').map((one) => one.mark?.id)).toEqual(['b']);
  });

  it('ends where later work goes in a circle', () => {
    const one = state(link('a', {}));
    one.modifications.set('mod_2', {
      id: 'mod_2',
      before: ['exh_after'],
      after: 'exh_before',
      aspects: [],
    } as unknown as ModificationState);
    expect(linesOf(choiceMap(one), 'line')).toHaveLength(1);
  });
});
