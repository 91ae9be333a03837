import { describe, expect, it } from 'vitest';
import type { ActItem } from '@/lib/contributors/dto';
import { formatter } from '@/lib/i18n/format';
import { translator } from '@/lib/i18n/translator';
import { actDetail, actObject } from './act-words';

const entry = (kind: string, act: ActItem['act'], payload: ActItem['payload'] = null): ActItem => ({
  index: 7,
  kind,
  at: '2026-11-25T00:00:00.000Z',
  own: true,
  exhibitNumber: null,
  act,
  payload,
});
const detail = (item: ActItem) => actDetail(translator('en', 'people'), formatter('en'), item);

describe('what an act says besides its kind', () => {
  it('tells a role about authorship with where the claim stands', () => {
    const act = { name: 'co_creator', standing: 'disputed', startsOn: '2026-09-01', endsOn: null };
    expect(detail(entry('contributor.role_recorded', act))).toBe(
      'Co-creator · Disputed · from 1 Sep 2026, no end stated',
    );
  });

  it('tells no standing of a role that claims nothing', () => {
    const act = { name: 'operator', standing: 'asserted', startsOn: null, endsOn: null };
    expect(detail(entry('contributor.role_recorded', act))).toBe('Operator · period not stated');
  });

  it('stays silent on what was erased and on roles of a later edition', () => {
    expect(detail(entry('contributor.added', { contributor: 'ctr_1' }, null))).toBe('');
    expect(detail(entry('contributor.role_recorded', { name: 'choreographer' }))).toBe('');
  });
});

describe('what an act concerns', () => {
  it('is the exhibit under its number, or without one where the case no longer tells it', () => {
    const opened = { ...entry('exhibit.opened', { exhibit: 'exh_1' }), exhibitNumber: 3 };
    expect(actObject(opened, 'ctr_1')).toEqual({ kind: 'exhibit', id: 'exh_1', number: 3 });
    expect(actObject({ ...opened, exhibitNumber: null }, 'ctr_1')).toMatchObject({ number: null });
  });

  it('is another person, but not the one on whose page the act stands', () => {
    const item = entry('contributor.amended', { contributor: 'ctr_2' });
    expect(actObject(item, 'ctr_1')).toEqual({ kind: 'person', id: 'ctr_2' });
    expect(actObject(item, 'ctr_2')).toBeNull();
  });
});
