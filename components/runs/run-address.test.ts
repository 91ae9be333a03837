import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import { nextRuns, previousRuns, readRuns, runsAddress } from './run-address';

const prompt = newId('prompt');
const operator = newId('contributor');

describe('the address of the list of runs', () => {
  it('says what it is narrowed to and comes back as it was', () => {
    const query = readRuns({ prompt, operator, before: '40', trail: '140.90' });
    expect(query).toEqual({ promptId: prompt, operatorId: operator, before: 40, trail: [140, 90] });
    const address = runsAddress('/runs', query);
    expect(readRuns(Object.fromEntries(new URL(address, 'http://x').searchParams))).toEqual(query);
  });

  it('leaves out what nobody could have meant', () => {
    expect(readRuns({ prompt: ['a', 'b'], operator: 'nobody', before: '-1', trail: 'x' })).toEqual({
      trail: [],
    });
    expect(readRuns({ before: '0' })).toEqual({ trail: [] });
  });

  it('goes back the way it came', () => {
    const first = readRuns({ operator });
    const second = nextRuns(first, 51);
    const third = nextRuns(second, 1);
    expect(third).toEqual({ operatorId: operator, before: 1, trail: [51] });
    expect(previousRuns(third)).toEqual(second);
    expect(previousRuns(second)).toEqual(first);
    expect(previousRuns(first)).toBeNull();
  });
});
