import { expect, it } from 'vitest';
import { isHeldAt } from './held-at';

const march = { startsOn: '2026-03-01', endsOn: '2026-03-31' };

it('a run outside the period of its account is told, whatever zone the days were meant in', () => {
  expect(isHeldAt(march, '2026-03-15T12:00:00.000Z')).toBe(true);
  // The first of March begins in Kiribati at 10:00 of the day before, and the last ends late on Baker Island.
  expect(isHeldAt(march, '2026-02-28T10:00:00.000Z')).toBe(true);
  expect(isHeldAt(march, '2026-02-28T09:59:59.999Z')).toBe(false);
  expect(isHeldAt(march, '2026-04-01T11:59:59.999Z')).toBe(true);
  expect(isHeldAt(march, '2026-04-01T12:00:00.000Z')).toBe(false);
});

it('an open end covers what lies beyond it, and without a period or a time nothing is said', () => {
  expect(isHeldAt({ ...march, endsOn: null }, '2030-01-01T00:00:00.000Z')).toBe(true);
  expect(isHeldAt({ ...march, startsOn: null }, '2020-01-01T00:00:00.000Z')).toBe(true);
  expect(isHeldAt({ startsOn: null, endsOn: null }, '2026-03-15T12:00:00.000Z')).toBeNull();
  expect(isHeldAt(march, null)).toBeNull();
});
