import { describe, expect, it } from 'vitest';
import { canonicalJson } from '@/lib/kernel/canonical-json';
import { type Composition, composition, compositionText } from '@/lib/volumes/schema';
import { testComposition } from '@/lib/volumes/testing-volumes';
import { edited, othersOf } from './editing';

/** A composition as version 1 kept it: no word of limbs, kinds, grounds or recipients. */
const asKept = (): Composition =>
  testComposition('prc', {
    groups: [
      {
        title: '第一组',
        exhibits: [
          {
            exhibit: 'exh_00000000000000000000000001',
            title: '',
            content: '',
            purpose: '',
            form: 'unsaid',
            copies: 1,
            remark: '',
            basis: '',
          },
        ],
      },
    ],
    withheld: [{ kind: 'run', id: 'run_00000000000000000000000001', reason: '与本案无关' }],
  });

const limb = { limb: 'five' as const, text: '', cites: [] };

describe('a composition of version 1', () => {
  it('is read as it was and gives the same bytes again', () => {
    const { maskedWords: _, actsOf: __, ...rest } = asKept();
    const kept = canonicalJson(JSON.parse(JSON.stringify(rest)));
    expect(JSON.parse(kept).v).toBe(1);
    expect(compositionText(composition.parse(JSON.parse(kept)))).toBe(kept);
    expect(kept).not.toMatch(/article94|evidence|ground|recipient":""/);
  });

  it('stays so under a change that it has words for', () => {
    expect(edited(asKept(), { do: 'set', change: { title: 'another' } }).v).toBe(1);
  });

  it('becomes version 2 where limbs, kinds of evidence or grounds are stated', () => {
    const withheld = { kind: 'run', id: 'run_00000000000000000000000002', reason: 'r' } as const;
    const changes = [
      edited(asKept(), { do: 'set', change: { article94: [limb] } }),
      edited(asKept(), { do: 'say', group: 0, at: 0, change: { evidence: 'documentary' } }),
      edited(asKept(), { do: 'withhold', items: [{ ...withheld, ground: 'privileged' }] }),
    ];
    for (const one of changes) {
      expect(one.v).toBe(2);
      expect(composition.safeParse(one).success).toBe(true);
      // Version 1 never had a word for it.
      expect(composition.safeParse({ ...one, v: 1 }).success).toBe(false);
    }
  });

  it('says nothing of a limb once the last is taken back', () => {
    const stated = edited(asKept(), { do: 'set', change: { article94: [limb] } });
    const taken = edited(stated, { do: 'set', change: { article94: undefined } });
    expect(compositionText(taken)).not.toContain('article94');
  });
});

describe('what others made, where the acts of one person are listed', () => {
  const [mine, theirs] = ['ctr_00000000000000000000000001', 'ctr_00000000000000000000000002'];
  const record = (id: string, people: string[]) => ({ id, number: 1, title: '', people });
  const file = { kind: 'file' as const, fileName: '', class: 'A', version: 1, mediaType: '' };
  const contents = {
    exhibits: [
      { ...file, bytes: 0, ...record('exh_00000000000000000000000001', [mine]) },
      { ...file, bytes: 0, ...record('exh_00000000000000000000000002', [theirs]) },
      { ...file, bytes: 0, ...record('exh_00000000000000000000000003', []) },
    ],
    prompts: [record('prm_00000000000000000000000001', [mine, theirs])],
    runs: [
      { ...record('run_00000000000000000000000001', [theirs]), series: 'run' as const },
      { ...record('run_00000000000000000000000002', [theirs]), series: 'run' as const },
    ],
  };

  it('is what that person takes no part in and is not withheld, and stays back together', () => {
    expect(othersOf(asKept(), contents)).toEqual([]);
    const alone = edited(asKept(), { do: 'set', change: { actsOf: mine } });
    const others = othersOf(alone, contents);
    // The first run is withheld already.
    expect(others.map(({ id }) => id)).toEqual([
      'exh_00000000000000000000000002',
      'exh_00000000000000000000000003',
      'run_00000000000000000000000002',
    ]);
    const items = others.map((one) => ({ ...one, reason: 'of others' }));
    const withheld = edited(alone, { do: 'withhold', items });
    expect(othersOf(withheld, contents)).toEqual([]);
    expect(composition.safeParse(withheld).success).toBe(true);
    expect(withheld.withheld).toHaveLength(4);
    const back = edited(withheld, { do: 'include', ids: others.map(({ id }) => id) });
    expect(back.withheld).toEqual(asKept().withheld);
  });
});
