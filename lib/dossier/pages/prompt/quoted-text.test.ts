import { describe, expect, it } from 'vitest';
import { Paper as Sheet } from '@/lib/authorship/testing-paper';
import { DeviceTimes } from './device-times';
import { QuotedText } from './quoted-text';

describe('words that a claim is about', () => {
  const sheet = new Sheet(['a', 'b']);
  sheet.write(1, 0, 'one two three');
  sheet.write(2, 4, 'AND ');
  sheet.delete(1, 0, 4);
  const quoted = new QuotedText(sheet.attribution());

  it('are quoted as they stand, over the hands of several people', () => {
    expect(
      quoted.of([
        [2, 0, 4],
        [1, 4, 9],
      ]),
    ).toBe('AND two three');
  });

  it('have an ellipsis where others stand between, and leave out what is gone', () => {
    expect(
      quoted.of([
        [2, 0, 3],
        [1, 8, 5],
      ]),
    ).toBe('AND … three');
    expect(quoted.of([[1, 0, 7]])).toBe('two');
    expect(quoted.of([[1, 0, 4]])).toBe('');
    expect(quoted.of([[7, 0, 1]])).toBe('');
  });
});

describe('times of the device', () => {
  it('are those of the claim, whatever a text of it says', () => {
    const times = new DeviceTimes();
    times.push({ claim: '' });
    times.push({
      claim: String.raw`{"text":",\"t\":\"2001-01-01T00:00:00.000Z\"","t":"2026-11-29T10:00:00.000Z"}`,
    });
    for (let i = 2; i < 3000; i++)
      times.push({ claim: `{"t":"2026-11-29T10:00:00.00${i % 10}Z"}` });
    expect(times.at(0)).toBeNull();
    expect(times.at(1)).toBe(Date.UTC(2026, 10, 29, 10));
    expect(times.at(2999)).toBe(Date.UTC(2026, 10, 29, 10) + 9);
    expect(times.at(3000)).toBeNull();
  });
});
