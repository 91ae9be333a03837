import { describe, expect, it } from 'vitest';
import type { ImportFile } from '@/lib/imports/dto';
import { groupsOf, isArchive, planImport } from './plan';

const file = (name: string, size = 3) => ({ name, file: new File(['x'.repeat(size)], 'f') });
const known = (position: number, name: string, state: ImportFile['state'], bytes = 3) =>
  ({
    position,
    name,
    bytes,
    state,
    sha256: null,
    failure: null,
    exhibit: null,
    opened: null,
  }) as const;

describe('the plan of an import', () => {
  it('takes files in the order of their names, so that a folder is always the same list', () => {
    const { files, unnamed, from } = planImport([file('b'), file('a'), file('c')], []);
    expect(files.map(({ name, position }) => [name, position])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2],
    ]);
    expect([from, unnamed.map(({ name }) => name)]).toEqual([0, ['a', 'b', 'c']]);
  });

  it('gives a file of the same name and size the place it had, and puts others behind', () => {
    const before = [known(0, 'a', 'admitted'), known(1, 'b', 'waiting'), known(2, 'c', 'waiting')];
    const { files, from, unnamed } = planImport(
      [file('a'), file('b', 9), file('c'), file('d')],
      before,
    );
    expect(files.map(({ name, position }) => [name, position])).toEqual([
      ['a', 0],
      ['c', 2],
      ['b', 3],
      ['d', 4],
    ]);
    expect([from, unnamed.map(({ name }) => name)]).toEqual([3, ['b', 'd']]);
    expect(files[0]?.before?.state).toBe('admitted');
  });

  it('gives two files of one name two places', () => {
    const before = [known(0, 'a', 'admitted'), known(1, 'a', 'known')];
    const { files, unnamed } = planImport([file('a'), file('a')], before);
    expect(files.map(({ position }) => position)).toEqual([0, 1]);
    expect(unnamed).toEqual([]);
  });

  it('carries many files in groups of bounded number and size', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => file(`f${i}`));
    const groups = groupsOf(planImport(many, []).files);
    expect(groups).toHaveLength(200);
    expect(groups.flat()).toHaveLength(10_000);
  });
});

it('an archive is told by its name or type, and documents that are zips inside are none', () => {
  expect(isArchive('a.ZIP', '')).toBe(true);
  expect(isArchive('export', 'application/zip')).toBe(true);
  expect(isArchive('work.kra', 'application/x-krita')).toBe(false);
  expect(isArchive('letter.docx', '')).toBe(false);
});
