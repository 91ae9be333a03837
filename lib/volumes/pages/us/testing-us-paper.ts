import { Paper as Sheet } from '@/lib/authorship/testing-paper';
import { withheldRuns, withoutWordsOf } from '@/lib/dossier/bundle/withheld-runs';
import { exhibitName, exhibitsInOrder, masked } from '@/lib/dossier/pages/material';
import { partOf, stateOf, ZHOU as WRITER } from '@/lib/dossier/pages/prompt/testing-part';
import { materialOf, readTestOriginal, timeOf } from '@/lib/dossier/pages/runs/testing-runs';
import { testPictures } from '@/lib/dossier/pages/testing-pictures';
import { paperWords } from '@/lib/dossier/pages/words';
import { type FinishedPdf, PdfDocument } from '@/lib/dossier/pdf/document/pdf-document';
import { bearings } from '@/lib/elements/bearing';
import type { PreservationLine } from '@/lib/elements/preservation';
import { byElement, standingOf } from '@/lib/elements/standing';
import type { CaseState } from '@/lib/entries/state';
import { US_PARTS } from '../../model';
import type { Composition } from '../../schema';
import type { VolumePaper } from '../volume-paper';
import { US_COMPOSERS } from './parts';
import { WORDS } from './testing-us-state';

/** A composition of every part of a US volume, with what counsel writes besides. */
export function usComposition(given: Partial<Composition> = {}): Composition {
  return {
    v: 1,
    title: 'In re “Cat Crystal Pendant”',
    forum: 'us',
    language: 'en',
    paper: 'Letter',
    mask: true,
    maskedWords: [],
    annex: false,
    annexInBundle: false,
    devices: false,
    actsOf: null,
    columns: { original: true, remarks: true, purpose: true },
    parts: [...US_PARTS],
    groups: [],
    withheld: [],
    redactions: [],
    facts: [],
    allegations: [],
    statement: { by: '', writtenAfterDispute: null, sentences: [] },
    claims: [],
    drafts: { authorCreated: '', materialExcluded: '', newMaterial: '', noteToOffice: '' },
    cover: {
      caseNumber: '',
      court: '',
      cause: '',
      submitter: 'Cat Studio Ltd.',
      role: 'applicant',
      copies: null,
      date: '',
    },
    declarations: [],
    agreements: [],
    translations: [],
    recipient: 'Counsel Zhang',
    purpose: 'registration',
    limitBytes: null,
    ...given,
  };
}

/** Sets the parts of a US volume as a paper of their own; exhibits and prompts are left as names. */
export async function composedUs(
  given: CaseState,
  composition: Composition = usComposition(),
  preservation: readonly PreservationLine[] = [],
): Promise<FinishedPdf> {
  const { language } = composition;
  const words = paperWords(language, 'paper', 'en');
  const left = new Set(composition.withheld.map(({ id }) => id));
  const hidden = withheldRuns(given, left);
  const state = withoutWordsOf(given, hidden);
  const doc = PdfDocument.create({
    title: composition.title,
    language: words.lead,
    format: composition.paper,
    created: new Date(timeOf(0)),
  });
  const bears = byElement(
    bearings({
      state,
      markOf: (entry) => ({ at: timeOf(entry), account: 'acct_zhou' }),
      checks: [{ entry: 380, at: timeOf(380), account: 'acct_zhou', failures: 0 }],
    }),
  );
  const paper: VolumePaper = {
    doc,
    words,
    own: paperWords(language, 'us', 'en'),
    composition,
    order: {
      dossierId: 'dos_9',
      number: 9,
      caseId: state.case,
      size: 400,
      language,
      paper: composition.paper,
      withheld: [...left],
      devices: false,
      reason: composition.purpose,
      recipient: composition.recipient,
      withholdingReason: '',
    },
    material: { ...materialOf(state, ['exh_3']), preservation: [...preservation] },
    checkpoint: {
      note: 'chirograph.test/case\n',
      size: 400,
      root: new Uint8Array(32).fill(7),
      signedAt: new Date(timeOf(399)),
    },
    fingerprints: ['ab'.repeat(32)],
    number: 'CG-2026-0001',
    withheld: left,
    withheldRuns: hidden,
    exhibits: exhibitsInOrder(state).map((one) => ({
      state: one,
      name: exhibitName(one),
      group: { number: 1, title: '' },
      listed: {
        exhibit: one.id,
        title: '',
        content: '',
        purpose: '',
        form: 'unsaid',
        copies: 1,
        remark: '',
        basis: '',
      },
      fate: left.has(one.id) ? 'withheld' : null,
    })),
    bears,
    standing: (element) => standingOf(bears.get(element) ?? []),
    shown: composition.mask ? masked : (text) => text,
    isAnnex: false,
    cited: ({ record, entry }) => ({
      text: record ? `${record.kind} ${record.id}` : `entry #${entry}`,
      destination: record?.kind === 'exhibit' ? `exhibit-${record.id.slice(4)}` : null,
    }),
    source: {
      readOriginal: readTestOriginal,
      pictures: testPictures,
      readPrompt: async (prompt) => {
        const sheet = new Sheet([WRITER]);
        sheet.write(1, 0, WORDS);
        return { ...partOf([stateOf(sheet.attribution(), 1)]), prompt };
      },
      progress: () => {},
      signal: new AbortController().signal,
    },
  };
  for (const part of US_PARTS)
    if (composition.parts.includes(part)) await US_COMPOSERS[part](paper);
  // What the rest of a volume has, so that links lead somewhere.
  doc.newPage('body');
  doc.heading(1, ['Places']);
  for (const one of state.exhibits.values())
    doc.heading(2, [`Place ${one.number}`], { destination: `exhibit-${one.number}` });
  for (const one of state.prompts.values())
    doc.heading(2, [`Prompt ${one.number}`], { destination: `prompt-${one.number}` });
  const banner = [words.word('run.recreation.banner')];
  return doc.finish({
    header: ({ kind }) =>
      kind === 'cover'
        ? null
        : {
            left: [{ text: composition.title, weight: 600 }],
            ...(kind === 'apart' ? { banner } : {}),
          },
    footer: ({ number, pages }) => ({ left: ['CG-2026-0001'], right: [`${number} / ${pages}`] }),
  });
}
