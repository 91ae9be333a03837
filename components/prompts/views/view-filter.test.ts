import { describe, expect, it } from 'vitest';
import { placedSpans } from '@/lib/authorship/spans';
import { Paper, timeOf } from '@/lib/authorship/testing-paper';
import { fits, narrows, readAddress, type ViewFilter, writeAddress } from './view-filter';

const paper = new Paper(['acct_a', 'acct_b']);
paper.write(1, 0, 'soft light');
paper.write(2, 10, ' from afar', { kind: 'pasted' });
paper.again(2, paper.delete(2, 0, 4), 0, 'moved');
const [field] = paper.attribution().fields;
const shown = (filter: ViewFilter) =>
  placedSpans(field ?? { runs: [] })
    .filter((span) => fits(filter, span))
    .map(({ text }) => text);

describe('narrowing an attribution', () => {
  it('is by first writer, so that moved words stay with whoever wrote them', () => {
    expect(shown({ who: 'acct_a' })).toEqual(['soft', ' light']);
    expect(shown({ who: 'unknown' })).toEqual([' from afar']);
    expect(shown({ who: 'acct_b' })).toEqual([]);
  });

  it('is by how words came, also since they were first written', () => {
    expect(shown({ how: 'pasted' })).toEqual([' from afar']);
    expect(shown({ how: 'moved' })).toEqual(['soft']);
  });

  it('is by time of first writing', () => {
    expect(shown({ since: timeOf(1) })).toEqual([' from afar']);
    expect(shown({ until: timeOf(0) })).toEqual(['soft', ' light']);
  });
});

describe('the address', () => {
  it('reads back what was written', () => {
    const address = {
      who: 'model:m 1',
      how: 'pasted' as const,
      since: '2026-03-04T14:00:00.000Z',
      until: undefined,
      deleted: true,
      table: true,
      at: 12,
    };
    const query = Object.fromEntries(new URLSearchParams(writeAddress(address)));
    expect(readAddress(query)).toEqual(address);
    expect(narrows(address)).toBe(true);
  });

  it('joins a local time with its zone, and leaves out what cannot be meant', () => {
    const read = readAddress({
      since: '2026-03-04T22:00',
      sinceZone: 'Asia/Shanghai',
      how: 'guessed',
      at: '-1',
      who: ['a', 'b'],
    });
    expect(read.since).toBe('2026-03-04T14:00:00.000Z');
    expect([read.how, read.at, read.who]).toEqual([undefined, undefined, undefined]);
    expect(writeAddress(readAddress({}))).toBe('');
    expect(narrows({})).toBe(false);
  });
});
