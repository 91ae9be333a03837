import { expect, it } from 'vitest';
import { timesOf } from './commands/imported-run';

const time = (kind: 'started' | 'finished' | 'local_without_zone', value: string) => ({
  kind,
  value,
  record: 0,
  at: '',
});
const NOW = Date.parse('2026-01-01T00:00:00Z');

it('a run has the times that its record states with their zone, and no others', () => {
  expect(
    timesOf({ times: [time('started', '1735689600123'), time('finished', '1735689612987')] }, NOW),
  ).toEqual({
    requestedAt: '2025-01-01T00:00:00.123Z',
    receivedAt: '2025-01-01T00:00:12.987Z',
  });
  expect(
    timesOf({ times: [time('started', '2025-06-06T14:40:28.562+08:00')] }, NOW).requestedAt,
  ).toBe('2025-06-06T06:40:28.562Z');
  for (const value of ['2025-06-06T14:40:28', '20250606144028', 'yesterday', '9'.repeat(13), '']) {
    expect(timesOf({ times: [time('started', value)] }, NOW).requestedAt).toBeNull();
  }
  expect(timesOf({ times: [time('local_without_zone', '1735689600123')] }, NOW)).toEqual({
    requestedAt: null,
    receivedAt: null,
  });
});

it('a time that lies ahead is no time of a run', () => {
  const ahead = new Date(NOW + 1000).toISOString();
  expect(timesOf({ times: [time('finished', ahead)] }, NOW).receivedAt).toBeNull();
});
