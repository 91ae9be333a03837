import { describe, expect, it } from 'vitest';
import { roleSpans } from './role-spans';

const role = (id: string, startsOn: string | null, endsOn: string | null) => ({
  id,
  startsOn,
  endsOn,
});

describe('roles on one axis', () => {
  it('lie in proportion to their days, the last day included', () => {
    const spans = roleSpans([
      role('a', '2026-09-01', '2026-09-05'),
      role('b', '2026-09-06', '2026-09-10'),
    ]);
    expect(spans.get('a')).toMatchObject({ from: 0, to: 50 });
    expect(spans.get('b')).toMatchObject({ from: 50, to: 100 });
  });

  it('that have no end reach beyond every day that is stated', () => {
    const spans = roleSpans([
      role('done', '2026-09-01', '2026-09-10'),
      role('on', '2026-09-05', null),
    ]);
    expect(spans.get('on')).toMatchObject({ to: 100, openEnd: true });
    expect(spans.get('done')?.to).toBeLessThan(100);
  });

  it('without any period fill the axis and claim neither end', () => {
    const spans = roleSpans([
      role('dated', '2026-09-01', '2026-09-10'),
      role('undated', null, null),
    ]);
    expect(spans.get('undated')).toEqual({ from: 0, to: 100, openStart: true, openEnd: true });
    expect(spans.get('dated')?.from).toBeGreaterThan(0);
  });

  it('are not drawn while only starts or only ends are stated', () => {
    const starts = [role('a', '2026-09-01', null), role('b', '2026-09-03', null)];
    expect(roleSpans(starts).size).toBe(0);
    expect(roleSpans([role('a', null, '2026-09-01'), role('b', null, null)]).size).toBe(0);
    expect(roleSpans([]).size).toBe(0);
  });
});
