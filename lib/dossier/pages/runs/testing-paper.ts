import type { CaseState } from '@/lib/entries/state';
import { withheldRuns, withoutWordsOf } from '../../bundle/withheld-runs';
import { type FinishedPdf, PdfDocument } from '../../pdf/document/pdf-document';
import type { Paper } from '../paper';
import { testPictures } from '../testing-pictures';
import { paperWords } from '../words';
import { composeRuns } from './compose-runs';
import { materialOf, timeOf } from './testing-runs';

/** Sets the parts about runs as a paper of their own; places of other parts are left as names. */
export async function composedRuns(
  state: CaseState,
  language: 'zh' | 'en' | 'both' = 'both',
  withheld: readonly string[] = [],
  marked: readonly string[] = [],
): Promise<FinishedPdf> {
  const words = paperWords(language);
  const hidden = withheldRuns(state, new Set(withheld));
  const doc = PdfDocument.create({
    title: 'Runs',
    language: words.lead,
    format: 'A4',
    created: new Date(timeOf(0)),
  });
  const paper: Paper = {
    doc,
    words,
    order: {
      dossierId: 'dos_1',
      number: 1,
      caseId: state.case,
      size: 400,
      language,
      paper: 'A4',
      withheld: [...withheld],
      devices: false,
      reason: '',
      recipient: '',
      withholdingReason: '',
    },
    material: materialOf(withoutWordsOf(state, hidden), marked),
    checkpoint: { note: '', size: 400, root: new Uint8Array(32), signedAt: new Date(0) },
    fingerprints: [],
    number: 'CG-2026-0001',
    withheld: new Set(withheld),
    withheldRuns: hidden,
  };
  // What the rest of a dossier has, so that links lead somewhere.
  doc.heading(1, ['Places'], { destination: 'timeline' });
  for (const one of state.exhibits.values())
    doc.heading(2, [`Place ${one.number}`], { destination: `exhibit-${one.number}` });
  for (const one of state.prompts.values())
    doc.heading(2, [`Prompt ${one.number}`], { destination: `prompt-${one.number}` });
  const { signal } = new AbortController();
  await composeRuns(paper, { pictures: testPictures, signal });
  const banner = [words.word('run.recreation.banner')];
  return doc.finish({
    header: ({ kind }) => ({ left: ['Runs'], ...(kind === 'apart' ? { banner } : {}) }),
    footer: ({ number, pages }) => ({ left: [''], right: [`${number} / ${pages}`] }),
  });
}
