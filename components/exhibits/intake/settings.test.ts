import { describe, expect, it } from 'vitest';
import { admitFileInput } from '@/lib/exhibits/schema';
import { newId } from '@/lib/kernel/ids';
import { admissionBody, claimedTime, keepOf, NOTHING_COMMON, NOTHING_OWN } from './settings';

const file = { name: 'a.png', lastModified: Date.UTC(2026, 2, 4, 6, 2), own: NOTHING_OWN };

describe('what is said about a file', () => {
  it('is taken by the case as it is, also when nothing is said', () => {
    const ids = { caseId: newId('case'), intakeId: newId('intake') };
    const body = admissionBody(file, NOTHING_COMMON);
    expect(admitFileInput.parse({ ...ids, ...body })).toMatchObject({
      fileName: 'a.png',
      title: '',
      supplierId: null,
      happenedAt: null,
      recreation: false,
    });
  });

  it('claims the last change of the file only when that is chosen', () => {
    expect(claimedTime(file, NOTHING_COMMON)).toBeNull();
    const chosen = { ...NOTHING_COMMON, time: { kind: 'file' } as const };
    expect(claimedTime(file, chosen)).toBe('2026-03-04T06:02:00.000Z');
    expect(claimedTime({ ...file, lastModified: null }, chosen)).toBeNull();
    expect(claimedTime({ ...file, lastModified: Number.NaN }, chosen)).toBeNull();
  });

  it('is that of all files unless the file has its own words', () => {
    const common = { ...NOTHING_COMMON, source: 'her laptop', licence: 'own work' };
    const own = { ...NOTHING_OWN, source: 'his phone', time: { kind: 'none' } as const };
    expect(admissionBody({ ...file, own }, common)).toMatchObject({
      source: 'his phone',
      licence: 'own work',
    });
  });

  it('calls a file a recreation as soon as either says so', () => {
    const own = { ...NOTHING_OWN, recreation: true };
    expect(admissionBody({ ...file, own }, NOTHING_COMMON).recreation).toBe(true);
    const common = { ...NOTHING_COMMON, recreation: true };
    expect(admissionBody(file, common).recreation).toBe(true);
  });

  it('keeps the folders in the name and leaves them out of the title', () => {
    const name = 'drafts/2026/first.png';
    expect(admissionBody({ ...file, name }, NOTHING_COMMON)).toMatchObject({
      fileName: name,
      title: 'first.png',
    });
  });

  it('never cuts a title through a character', () => {
    const name = `x/${'a'.repeat(299)}\u{1f408}.png`;
    const { title } = admissionBody({ ...file, name }, NOTHING_COMMON);
    expect(title).toBe('a'.repeat(299));
  });

  it('leaves the file with its owner where only the digest is registered', () => {
    expect(keepOf(file, { ...NOTHING_COMMON, keep: 'digest' })).toBe('digest');
    const own = { ...NOTHING_OWN, keep: 'file' as const };
    expect(keepOf({ ...file, own }, { ...NOTHING_COMMON, keep: 'digest' })).toBe('file');
  });
});
