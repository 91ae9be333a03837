import { describe, expect, it } from 'vitest';
import { type Said, saidChanges, saidNow } from './said-change';

const was: Said = {
  title: 'Sketch',
  label: '',
  description: 'first line\nsecond line',
  acquisition: '',
  authority: '',
  source: 'her desk',
  licence: '',
  supplierId: null,
  happenedAt: '2026-03-04T06:02:22.417Z',
};

describe('a change of what is said about an exhibit', () => {
  it('is nothing when the form comes back as it was, as browsers send it', () => {
    const sent = {
      ...was,
      description: 'first line\r\nsecond line',
      happenedAt: '2026-03-04T06:02:22.000Z',
    };
    expect(saidChanges(JSON.stringify(saidNow(was)), sent)).toEqual({});
  });

  it('holds only what the person changed, so that nobody else’s words are taken back', () => {
    const sent = { ...was, label: 'Ex. 7', happenedAt: null };
    expect(saidChanges(JSON.stringify(saidNow(was)), sent)).toEqual({
      label: 'Ex. 7',
      happenedAt: null,
    });
  });

  it('holds everything when the form does not say what it started from', () => {
    for (const text of ['', 'null', '7', '{']) expect(saidChanges(text, was)).toEqual(was);
  });
});
