import { writeFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { checkArchive } from '@/lib/dossier/pdf/testing/check-archive';
import { composedPrc, prcComposition } from './testing-prc-paper';
import { prcState } from './testing-prc-state';

vi.setConfig({ testTimeout: 120_000 });

describe('look', () => {
  it('composes', async () => {
    const errors = vi.spyOn(console, 'error');
    const state = await prcState();
    for (const [language, paper] of [
      ['zh', 'A4'],
      ['both', 'A4'],
      ['en', 'Letter'],
    ] as const) {
      const pdf = await composedPrc(state, prcComposition({ language, paper }));
      writeFileSync(`/tmp/h/prc-${language}.pdf`, pdf.bytes);
      expect(pdf.missing.map((m) => m.codePoint)).toEqual([0x20bb7]);
      expect(errors.mock.calls).toEqual([]);
      expect(await checkArchive(pdf.bytes)).toEqual([]);
    }
  });
});
