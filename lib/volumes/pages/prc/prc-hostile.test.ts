import { describe, expect, it, vi } from 'vitest';
import { checkArchive } from '@/lib/dossier/pdf/testing/check-archive';
import { prcComposition } from './testing-prc-composition';
import { bytesOf } from './testing-prc-files';
import { composedPrc } from './testing-prc-paper';
import { readVolume } from './testing-prc-reading';
import { prcState } from './testing-prc-state';

// Setting and reading a volume takes long on a busy machine.
vi.setConfig({ testTimeout: 600_000 });

describe('texts that mean harm', () => {
  it('stay in their cells: rare signs, two directions, ten thousand characters', async () => {
    const state = await prcState();
    const evil = '\u202eevil\u2066 שלום مرحبا 𠮷';
    const long = `${'长'.repeat(10_000)}${'W'.repeat(2_000)}`;
    const [zhou] = state.contributors.values();
    if (zhou) Object.assign(zhou, { name: long, names: [{ name: long, entry: 1 }] });
    for (const one of state.exhibits.values()) Object.assign(one, { title: evil, fileName: evil });
    const files = await composedPrc(
      state,
      prcComposition({
        title: evil,
        facts: [{ text: long, cites: [], by: evil, at: '2026-03-04T00:00:00.000Z' }],
        parts: ['cover', 'list', 'elements', 'people'],
      }),
    );
    for (const { bytes } of files) expect(await checkArchive(bytes)).toEqual([]);
    const { text } = await readVolume(bytesOf(files));
    expect(text).toContain('‹U+202E›evil');
  });
});
