import { prose } from '@/lib/dossier/pages/paper';
import { MASKED_KINDS } from './mask';
import type { VolumeSetting } from './set-up';

/** How much was masked, kind by kind, and where it stands in full. */
export function composeMasking({ paper, masks }: VolumeSetting): void {
  if (!masks) return;
  const { doc, words, composition } = paper;
  doc.openSection({ newPage: true });
  doc.heading(1, words.label('volume.masking.title'));
  prose(paper, 'volume.masking.text');
  doc.keyValues(
    MASKED_KINDS.map((kind) => ({
      name: words.label(`volume.masking.${kind}`),
      value: String(masks.counts[kind]),
    })),
    { nameWidth: 190 },
  );
  prose(paper, composition.annex ? 'volume.masking.annex' : 'volume.masking.noAnnex');
  doc.closeSection();
}
