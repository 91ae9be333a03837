import type { Furnishing } from '@/lib/dossier/pdf/document/furniture';
import type { FilePart, PdfDocument } from '@/lib/dossier/pdf/document/pdf-document';
import { TYPE } from '@/lib/dossier/pdf/ink';
import { digestRuns } from '@/lib/dossier/pdf/text/digest-runs';
import type { PaperFacts, VolumeRole } from './set-up';

const HEADERS = { volume: 'header', annex: 'annexHeader', recreations: 'apartHeader' } as const;
const TITLES = { volume: 'partTitle', annex: 'annexTitle', recreations: 'apartTitle' } as const;
const TEXTS = { volume: 'partText', annex: 'annexText', recreations: 'apartText' } as const;

/**
 * Header and footer of a file: case, which part of how many, number, the beginning of the ledger's root;
 * below, pages numbered through all parts.
 */
export function furnishing(
  { words, caseTitle, number, caseNumber, root }: PaperFacts,
  role: VolumeRole,
  part: { number: number; of: number },
): Furnishing {
  const banner = [words.word('run.recreation.banner')];
  const name = words.text(`volume.${HEADERS[role]}`, { part: part.number, parts: part.of });
  return {
    header: ({ kind }) =>
      kind === 'cover'
        ? null
        : {
            left: [{ text: caseTitle, weight: 600 }],
            right: [`${name} · ${caseNumber || number} · ${root.slice(0, 12)}`],
            ...(kind === 'apart' ? { banner } : {}),
          },
    footer: ({ number: page, pages }) => ({
      left: [{ text: number, weight: 700 }, `  ${words.text('footer.root')} ${root.slice(0, 16)}…`],
      right: words
        .prose('footer.page', { number: page, pages })
        .flatMap(({ runs, lead }) => (lead ? runs : ['  ', ...runs])),
    }),
  };
}

/** Header and footer of pages that are looked at before the volume is asked for and have no numbers. */
export function previewFurnishing(facts: PaperFacts, role: VolumeRole): Furnishing {
  const { words, number } = facts;
  return {
    ...furnishing(facts, role, { number: 1, of: 1 }),
    footer: () => ({
      left: [{ text: number, weight: 700 }],
      right: words
        .prose('footer.preview')
        .flatMap(({ runs, lead }) => (lead ? runs : ['  ', ...runs])),
    }),
  };
}

/** What a file begins with: what it is, of which case and ledger, and which pages of how many. */
export function openingOf(
  facts: PaperFacts,
  role: VolumeRole,
  doc: PdfDocument,
  part: FilePart | null,
): void {
  const { words } = facts;
  // The main volume of a single file begins with its cover.
  doc.openSection({ newPage: true });
  const of = part ? { part: part.number, parts: part.of } : { part: 1, parts: 1 };
  doc.heading(1, words.label(`volume.${TITLES[role]}`, of), { style: TYPE.title });
  for (const { runs, lead } of words.prose(`volume.${TEXTS[role]}`))
    doc.paragraph(runs, lead ? {} : { style: TYPE.small });
  const row = (key: string, value: string) => ({ name: words.label(`volume.${key}`), value });
  doc.keyValues([
    row('case', caseLine(facts)),
    row('caseNumber', [facts.caseNumber, facts.number].filter(Boolean).join(' · ')),
    ...(part
      ? [
          row('part', words.word('volume.partOf', of)),
          row(
            'pages',
            words.word('volume.pageRange', {
              from: part.firstPage,
              to: part.lastPage,
              total: part.totalPages,
            }),
          ),
        ]
      : []),
    row('covered', words.word('cover.dossierText', { number: facts.order, last: facts.size - 1 })),
    { name: words.label('volume.root'), value: digestRuns(facts.root) },
  ]);
  doc.closeSection();
}

/** The case, after the title of the volume where that does not name it. */
function caseLine({ title, caseTitle }: PaperFacts): string {
  return title.includes(caseTitle) ? caseTitle : `${title} · ${caseTitle}`;
}

/** Words for a place in another file, and the room they take at most. */
export function referenceOf({ words }: PaperFacts) {
  return {
    reference: ({ file, page }: { file: number; page: number }) =>
      ` (${words.text('volume.elsewhere', { part: file, page })})`,
    referenceRoom: ` (${words.text('volume.elsewhere', { part: '00', page: '00000' })})`,
  };
}
