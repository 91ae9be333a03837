import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import {
  isNarrowed,
  type ListQuery,
  listAddress,
  nextPage,
  previousPage,
  readList,
} from './list-address';

const ROOM = '/ws_1/cases/case_1/exhibits';

const reread = (query: ListQuery) =>
  readList(Object.fromEntries(new URL(listAddress(ROOM, query), 'http://x').searchParams));

describe('the address of a page of the list', () => {
  it('holds filters and position, so that it can be sent and come back to', () => {
    const query: ListQuery = {
      class: 'A+',
      supplierId: newId('contributor'),
      search: '草图 & "final"',
      after: 150,
      trail: [50, 100],
    };
    expect(reread(query)).toEqual(query);
  });

  it('is that of the room where nothing is chosen', () => {
    expect(listAddress(ROOM, readList({}))).toBe(ROOM);
  });

  it('forgives what somebody typed into it', () => {
    expect(
      readList({
        class: 'Z',
        supplier: "ctr_' or 1=1",
        search: ['a', 'b'],
        after: '-1',
        trail: '1.x.9999999999',
      }),
    ).toEqual({ trail: [] });
  });

  it('leads forwards, and back the same way to the first page', () => {
    const first = readList({ class: 'C' });
    const second = nextPage(first, 50);
    const third = nextPage(second, 100);
    expect(third).toEqual({ class: 'C', after: 100, trail: [50] });
    expect(previousPage(third)).toEqual(second);
    expect(previousPage(second)).toEqual(first);
    expect(previousPage(first)).toBeNull();
  });

  it('does not grow without end', () => {
    let query = readList({});
    for (let page = 1; page < 500; page += 1) query = nextPage(query, page * 50);
    expect(listAddress(ROOM, query).length).toBeLessThan(400);
    expect(reread(query)).toEqual(query);
  });

  it('says whether something is left out', () => {
    expect(isNarrowed(readList({ after: '50' }))).toBe(false);
    expect(isNarrowed(readList({ search: ' a ' }))).toBe(true);
    expect(isNarrowed(readList({ search: '  ' }))).toBe(false);
  });
});
