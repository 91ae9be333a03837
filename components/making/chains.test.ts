import { describe, expect, it } from 'vitest';
import type { ModificationItem, RunFile } from '@/lib/runs/dto';
import { chainsOf } from './chains';

function file(exhibitId: string): RunFile {
  return {
    exhibitId,
    number: 1,
    title: exhibitId,
    class: 'C',
    mediaType: 'image/png',
    width: 10,
    height: 10,
    sha256: '',
    thumb: null,
    view: null,
    supplier: null,
    licence: '',
    marked: false,
  };
}

function step(entry: number, before: string[], after: string): ModificationItem {
  return {
    id: `mod_${entry}`,
    kind: 'retouch',
    class: 'B',
    rule: 'written_in_app',
    happenedAt: null,
    at: '2026-03-04T00:00:00.000Z',
    editor: null,
    account: { id: 'acc_1', name: 'A' },
    before: before.map(file),
    after: file(after),
    mask: null,
    project: null,
    regions: [],
    aspects: [],
    tool: '',
    toolVersion: '',
    purpose: '',
    note: '',
    entry,
  };
}

const shape = (all: ModificationItem[]) =>
  chainsOf(all).map(({ final, steps }) => [final.exhibitId, steps.map(({ entry }) => entry)]);

describe('chains of later work', () => {
  it('lead to the file nobody worked on after, newest step first', () => {
    expect(shape([step(3, ['a'], 'b'), step(5, ['b'], 'c'), step(4, ['x'], 'y')])).toEqual([
      ['c', [5, 3]],
      ['y', [4]],
    ]);
  });

  it('share the steps of files that were joined', () => {
    const all = [step(1, ['a'], 'b'), step(2, ['p'], 'q'), step(3, ['b', 'q'], 'z')];
    expect(shape(all)).toEqual([['z', [3, 2, 1]]]);
    expect(shape([...all, step(4, ['b'], 'other')])).toEqual([
      ['other', [4, 1]],
      ['z', [3, 2, 1]],
    ]);
  });

  it('are not lost where files were made from each other', () => {
    expect(shape([step(1, ['a'], 'b'), step(2, ['b'], 'a')])).toEqual([['a', [2, 1]]]);
  });
});
