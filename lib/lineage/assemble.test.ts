import { describe, expect, it } from 'vitest';
import { assemble } from './assemble';
import type { FileFact, LineageFacts, RunFact } from './facts';

let entry = 0;
const stated = () => {
  entry += 1;
  const at = new Date(1_772_000_000_000 + entry * 1000).toISOString();
  return { at, happenedAt: null, entry };
};

const file = (id: string, more: Partial<FileFact> = {}): FileFact => ({
  id,
  number: 1,
  title: id,
  class: 'A',
  sha256: id.padEnd(64, '0'),
  supplier: null,
  thumb: null,
  ...stated(),
  ...more,
});

const run = (id: string, more: Partial<RunFact> = {}): RunFact => ({
  id,
  series: 'run',
  number: 1,
  tool: 'Generator',
  class: 'A',
  operator: 'Lin',
  revision: null,
  inputs: [],
  outputs: [],
  ...stated(),
  ...more,
});

const facts = (more: Partial<LineageFacts>): LineageFacts => ({
  files: [],
  revisions: [],
  runs: [],
  selections: [],
  modifications: [],
  works: [],
  relations: [],
  digests: [],
  signed: [],
  ...more,
});

const drawn = (given: Partial<LineageFacts>, towards?: string) => {
  const { nodes, links } = assemble(facts(given), towards);
  return {
    ids: nodes.map(({ id }) => id),
    links: links.map(({ from, to, basis, role }) => `${from} > ${to} ${basis} ${role}`),
  };
};

/** Reference → run → two outputs → choice → retouching → work → publication. */
function pendant(): LineageFacts {
  const [reference, one, two, final, shot] = ['r', 'o1', 'o2', 'f', 's'].map((id) => file(id));
  if (!reference || !one || !two || !final || !shot) throw new Error('a file is missing');
  const revision = { prompt: 'prm', revision: 2 };
  return facts({
    files: [reference, one, two, final, shot],
    revisions: [
      { prompt: 'prm', revision: 1, title: 'Pendant', ...stated() },
      { ...revision, title: 'Pendant', ...stated() },
    ],
    runs: [
      run('run', {
        revision,
        inputs: [{ exhibit: 'r', role: 'reference' }],
        outputs: [
          { exhibit: 'o1', position: 0 },
          { exhibit: 'o2', position: 1 },
        ],
      }),
    ],
    selections: [
      {
        id: 'sel',
        class: 'B',
        chooser: '周婧怡',
        candidates: [
          { exhibit: 'o1', verdict: 'rejected' },
          { exhibit: 'o2', verdict: 'chosen' },
        ],
        ...stated(),
      },
    ],
    modifications: [
      {
        id: 'mod',
        kind: 'retouch',
        class: 'B',
        editor: 'Lin',
        tool: 'Krita',
        before: ['o2'],
        after: 'f',
        mask: null,
        project: null,
        ...stated(),
      },
    ],
    works: [
      {
        work: 'work',
        title: 'Pendant',
        kind: 'finished',
        exhibit: 'f',
        capture: null,
        by: null,
        place: '',
        ...stated(),
      },
      {
        work: 'work',
        title: 'Pendant',
        kind: 'published',
        exhibit: 'f',
        capture: 's',
        by: '周婧怡',
        place: 'web',
        ...stated(),
      },
    ],
  });
}

describe('the lineage', () => {
  it('leads from idea to work through the choice, all by recorded acts', () => {
    const given = pendant();
    const publication = `work/${given.works[1]?.entry}`;
    const { ids, links } = drawn(given);
    expect(links.sort()).toEqual(
      [
        'prm/2 > run recorded_act revision',
        'r > run recorded_act reference',
        'run > o1 recorded_act 0',
        'run > o2 recorded_act 1',
        'o1 > sel recorded_act rejected',
        'o2 > sel recorded_act chosen',
        'o2 > mod recorded_act before',
        'sel > mod recorded_act choice',
        'mod > f recorded_act after',
        'f > work recorded_act finished',
        `work > ${publication} recorded_act published`,
        `f > ${publication} recorded_act as_published`,
        `${publication} > s recorded_act capture`,
      ].sort(),
    );
    expect(new Set(ids)).toEqual(
      new Set(['r', 'o1', 'o2', 'f', 's', 'prm/2', 'run', 'sel', 'mod', 'work', publication]),
    );
  });

  it('says of an output what the last choice made of it', () => {
    const given = pendant();
    const later = given.selections.map((one) => ({
      ...one,
      id: 'sel2',
      candidates: [{ exhibit: 'o2', verdict: 'rejected' as const }],
      ...stated(),
    }));
    const { nodes } = assemble({ ...given, selections: [...given.selections, ...later] });
    const verdictOf = (id: string) => nodes.find((node) => node.id === id)?.verdict;
    expect([verdictOf('o1'), verdictOf('o2'), verdictOf('r')]).toEqual([
      'rejected',
      'rejected',
      null,
    ]);
  });

  it('joins two files where a record in one names the digest of the other, and never else', () => {
    const parent = file('p', { sha256: 'a'.repeat(64) });
    const child = file('c', { title: 'p' });
    const digests = [
      { exhibit: 'c', sha256: 'a'.repeat(64), role: 'parent' },
      { exhibit: 'c', sha256: 'b'.repeat(64), role: 'parent' },
      { exhibit: 'p', sha256: 'a'.repeat(64), role: 'parent' },
    ];
    expect(drawn({ files: [parent, child], digests }).links).toEqual(['p > c digest parent']);
    const twins = [run('x', { tool: 'Same seed' }), run('y', { tool: 'Same seed' })];
    expect(drawn({ files: [parent, child], runs: twins })).toEqual({ ids: [], links: [] });
  });

  it('joins files that a person stated to derive from each other', () => {
    const files = [file('a'), file('b')];
    const relations = [{ from: 'b', to: 'a' }];
    expect(drawn({ files, relations }).links).toEqual(['a > b recorded_act derived_from']);
  });

  it('joins a file to what its signature says it was made of', () => {
    const files = [file('parent'), file('child'), file('same'), file('loose')];
    const ingredients = [
      { of: 'manifest of parent', role: 'parent' },
      { of: 'manifest of nobody', role: 'component' },
      { of: 'manifest of child', role: 'other' },
    ];
    const signed = [
      { exhibit: 'child', own: 'manifest of child', ingredients },
      { exhibit: 'parent', own: 'manifest of parent', ingredients: [] },
      // A second file with the manifest of the first takes no place away from it.
      { exhibit: 'same', own: 'manifest of parent', ingredients: [] },
      { exhibit: 'gone', own: 'manifest of nobody', ingredients },
    ];
    expect(drawn({ files, signed }).links).toEqual(['parent > child signed_ingredient parent']);
    const recreated = files.map((one) =>
      one.id === 'parent' ? { ...one, class: 'E' as const } : one,
    );
    expect(drawn({ files: recreated.filter(({ id }) => id !== 'same'), signed }).links).toEqual([]);
  });

  it('holds no recreation and nothing of class E, whatever names them', () => {
    const files = [file('e', { class: 'E', sha256: 'e'.repeat(64) }), file('a')];
    const outputs = [
      { exhibit: 'e', position: 0 },
      { exhibit: 'a', position: 1 },
    ];
    const given = {
      files,
      runs: [run('again', { series: 'recreation', outputs }), run('run', { outputs })],
      digests: [{ exhibit: 'a', sha256: 'e'.repeat(64), role: 'parent' }],
      relations: [{ from: 'a', to: 'e' }],
    };
    expect(drawn(given)).toEqual({ ids: ['a', 'run'], links: ['run > a recorded_act 1'] });
  });

  it('takes the later completion of a work and lets the earlier go', () => {
    const finished = (exhibit: string) => ({
      work: 'w',
      title: 'W',
      kind: 'finished' as const,
      exhibit,
      capture: null,
      by: null,
      place: '',
      ...stated(),
    });
    const works = [finished('a'), finished('b')];
    expect(drawn({ files: [file('a'), file('b')], works }).links).toEqual([
      'b > w recorded_act finished',
    ]);
  });

  it('of one exhibit is what led to it, with the choice it came through and what that looked at', () => {
    const given = pendant();
    const aside = file('aside');
    const towards = drawn(
      {
        ...given,
        files: [...given.files, aside],
        runs: [...given.runs, run('other', { outputs: [{ exhibit: 'aside', position: 0 }] })],
      },
      'f',
    );
    expect(towards.ids).toEqual(['r', 'o1', 'o2', 'f', 'prm/2', 'run', 'sel', 'mod']);
    expect(drawn(given, 'nowhere')).toEqual({ ids: [], links: [] });
  });

  it('is the same whatever order the facts come in', () => {
    const given = pendant();
    const turned = Object.fromEntries(
      Object.entries(given).map(([key, list]) => [key, [...list].reverse()]),
    ) as unknown as LineageFacts;
    expect(assemble(turned)).toEqual(assemble(given));
  });
});
