import { describe, expect, it } from 'vitest';
import { newId } from '@/lib/kernel/ids';
import { KeptUploads } from './kept-uploads';

/** Storage as browsers have it, in memory. */
function shelf(first: Record<string, string> = {}) {
  const items = new Map(Object.entries(first));
  return {
    items,
    getItem: (name: string) => items.get(name) ?? null,
    setItem: (name: string, value: string) => void items.set(name, value),
    removeItem: (name: string) => void items.delete(name),
  };
}

const upload = (digit: string, at = Date.now()) => ({
  intakeId: newId('intake'),
  sha256: digit.repeat(64),
  bytes: 100_000_000,
  name: 'film.mp4',
  partBytes: 16 * 1024 ** 2,
  at,
});

describe('an upload that a reload interrupted', () => {
  it('is found again by the digest of the file that is chosen anew', () => {
    const storage = shelf();
    const first = upload('a');
    new KeptUploads('acct_1', 'case_1', storage).keep(first);
    const again = new KeptUploads('acct_1', 'case_1', storage);
    expect(again.find(first.sha256)).toEqual(first);
    expect(again.find('b'.repeat(64))).toBeNull();
  });

  it('belongs to one account and one case', () => {
    const storage = shelf();
    new KeptUploads('acct_1', 'case_1', storage).keep(upload('a'));
    expect(new KeptUploads('acct_2', 'case_1', storage).all()).toEqual([]);
    expect(new KeptUploads('acct_1', 'case_2', storage).all()).toEqual([]);
  });

  it('is not offered after a day, when the server has forgotten it', () => {
    const uploads = new KeptUploads('a', 'c', shelf());
    uploads.keep(upload('a'));
    expect(uploads.all(Date.now() + 25 * 3600 * 1000)).toEqual([]);
  });

  it('leaves nothing behind once it has ended', () => {
    const storage = shelf();
    const uploads = new KeptUploads('a', 'c', storage);
    uploads.keep(upload('a'));
    uploads.keep(upload('b'));
    uploads.forget('a'.repeat(64));
    expect(uploads.all().map((kept) => kept.sha256[0])).toEqual(['b']);
    uploads.forget('b'.repeat(64));
    expect(storage.items.size).toBe(0);
  });

  it('is not read from what something else wrote there', () => {
    for (const text of ['{', '{}', '[1]', '[{"intakeId":"x"}]', 'null']) {
      const storage = shelf({ 'chirograph-uploads:a:c': text });
      expect(new KeptUploads('a', 'c', storage).all()).toEqual([]);
    }
  });

  it('needs no storage to do without', () => {
    const uploads = new KeptUploads('a', 'c', null);
    uploads.keep(upload('a'));
    expect(uploads.all()).toEqual([]);
  });
});
