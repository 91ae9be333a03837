import type { ComposeInput } from '@/lib/dossier/pages/compose';
import type { Material } from '@/lib/dossier/pages/material';
import { numberOf, type Paper } from '@/lib/dossier/pages/paper';
import { type PaperWords, paperWords } from '@/lib/dossier/pages/words';
import type { PdfDocument, PdfOptions } from '@/lib/dossier/pdf/document/pdf-document';
import { bearings } from '@/lib/elements/bearing';
import type { Bears } from '@/lib/elements/record';
import { byElement, standingOf } from '@/lib/elements/standing';
import type { Element, VolumeFileRole, VolumeForum } from '@/lib/entries/vocabulary';
import { toHex } from '@/lib/kernel/digest';
import { SOFTWARE } from '@/lib/kernel/version';
import type { VolumeOrder } from '../model';
import type { Composition } from '../schema';
import { citing } from './cited';
import { type Masking, masking, maskText } from './mask';
import { maskedMaterial, maskedPrompt, maskedTexts } from './masked-material';
import { namedState, placeExhibits } from './placing';
import type { PlacedExhibit, VolumePaper } from './volume-paper';
import { type Withholding, withheldMaterial, withheldPrompt, withholdingOf } from './withholding';

/** A derivative of one version of an exhibit, with parts taken out, on the disk. */
export type Redacted = {
  exhibit: string;
  version: number;
  path: string;
  sha256: string;
  bytes: number;
  mediaType: string;
};

/** All that the files of a volume are composed from. Derivatives are read by their digests like originals. */
export type VolumeInput = Omit<ComposeInput, 'order'> & {
  order: VolumeOrder;
  composition: Composition;
  redacted: readonly Redacted[];
};

/** What a file of a volume is for; a bundle is no paper. */
export type VolumeRole = Exclude<VolumeFileRole, 'bundle'>;

/** What stands at the head, the foot and the beginning of every file. */
export type PaperFacts = {
  pdf: PdfOptions;
  words: PaperWords;
  /** Of the volume, and of the case. */
  title: string;
  caseTitle: string;
  /** Number of the case here, and the one a court gave; empty before filing. */
  number: string;
  caseNumber: string;
  /** Number of the export, entries covered, root in hexadecimal. */
  order: number;
  size: number;
  root: string;
};

/** One file under composition. */
export type VolumeSetting = {
  role: VolumeRole;
  facts: PaperFacts;
  paper: VolumePaper;
  hidden: Withholding;
  /** What was masked so far; null where texts stand in full. */
  masks: Masking | null;
  /** What pages of exhibits are composed from. */
  shown: ComposeInput;
  redacted: readonly Redacted[];
};

/** What a file masks; null where it shows everything in full. */
function maskingOf({ mask, maskedWords }: Composition, role: VolumeRole): Masking | null {
  return mask && role !== 'annex' ? masking(maskedWords) : null;
}

/** Words of a volume: of one in both languages, that of the forum leads. */
function wordsOf({ language, forum }: Composition, namespace: 'paper' | VolumeForum): PaperWords {
  return paperWords(language, namespace, forum === 'us' ? 'en' : 'zh');
}

/** Facts of a file of a volume, masked where its texts are. */
export function paperFacts(input: VolumeInput, role: VolumeRole): PaperFacts {
  const { composition, material, checkpoint, order } = input;
  const words = wordsOf(composition, 'paper');
  const masks = maskingOf(composition, role);
  const shown = (text: string) => (masks ? maskText(text, masks) : text);
  const { state } = material;
  return {
    pdf: {
      title: shown(composition.title),
      language: words.lead,
      format: composition.paper,
      created: new Date(state.lastAt),
      creator: SOFTWARE,
      author: shown(state.party) || words.text('brand'),
      ...(role === 'recreations' ? { apart: true } : {}),
    },
    words,
    title: shown(composition.title),
    caseTitle: shown(state.title) || shown(composition.title),
    number: numberOf(material),
    caseNumber: shown(composition.cover.caseNumber),
    order: order.number,
    size: order.size,
    root: toHex(checkpoint.root),
  };
}

/** Prepares a file of a volume: the record as this file may show it, on the paper it is composed on. */
export function openFile(input: VolumeInput, role: VolumeRole, doc: PdfDocument): VolumeSetting {
  const { checkpoint, signal } = input;
  const masks = maskingOf(input.composition, role);
  const composition = masks ? maskedTexts(input.composition, masks) : input.composition;
  const hidden = withholdingOf(input.material.state, composition);
  const placed = placeExhibits(input.material.state, composition);
  const material = shownMaterial(input.material, placed, hidden, masks);
  const facts = paperFacts(input, role);
  const order = dossierOrder(input.order, composition, hidden);
  const paper: Paper = {
    doc,
    words: facts.words,
    order,
    material,
    checkpoint,
    fingerprints: input.fingerprints,
    number: facts.number,
    withheld: hidden.exhibits,
    withheldRuns: hidden.runs,
  };
  const bears: ReadonlyMap<Element, readonly Bears[]> = byElement(bearings(material.facts));
  const source = sourceOf(input, hidden, masks);
  const volume: VolumePaper = {
    ...paper,
    composition,
    own: wordsOf(composition, composition.forum),
    exhibits: placed.map((one) => ({
      ...one,
      state: material.state.exhibits.get(one.state.id) ?? one.state,
    })),
    bears,
    standing: (element) => standingOf(bears.get(element) ?? []),
    // Counted where the record is masked, not each time a word of it is shown.
    shown: (text) => (masks ? maskText(text, { ...masks, counts: masking().counts }) : text),
    isAnnex: role === 'annex',
    cited: citing(paper),
    source,
  };
  const shown: ComposeInput = {
    order,
    material,
    checkpoint,
    fingerprints: input.fingerprints,
    vkeys: input.vkeys,
    ...source,
    signal,
  };
  return { role, facts, paper: volume, hidden, masks, shown, redacted: input.redacted };
}

/** The record with its exhibits named, without what is withheld, and masked where it must be. */
function shownMaterial(
  material: Material,
  placed: readonly PlacedExhibit[],
  hidden: Withholding,
  masks: Masking | null,
): Material {
  const named = { ...material, state: namedState(material.state, placed) };
  const kept = withheldMaterial(named, hidden);
  return masks ? maskedMaterial(kept, masks) : kept;
}

/** What the parts shared with dossiers know of an export. */
function dossierOrder(
  { dossierId, number, caseId, size }: VolumeOrder,
  { language, paper, devices, purpose, recipient, withheld }: Composition,
  hidden: Withholding,
) {
  return {
    dossierId,
    number,
    caseId,
    size,
    language,
    paper,
    devices,
    withheld: [...hidden.exhibits].sort(),
    reason: purpose,
    recipient,
    withholdingReason: [...new Set(withheld.map(({ reason }) => reason))].join('；'),
  };
}

/**
 * Originals and prompts as this file may show them. Bytes of an exhibit with parts taken out are those of
 * its derivative, whoever asks for them.
 */
function sourceOf(
  input: VolumeInput,
  hidden: Withholding,
  masks: Masking | null,
): VolumePaper['source'] {
  const { state } = input.material;
  /** Digests of derivatives by those of originals; null where none was made. */
  const derivatives = new Map<string, string | null>();
  for (const id of hidden.redacted) {
    for (const { sha256, version } of state.exhibits.get(id)?.versions ?? []) {
      const made = input.redacted.find((one) => one.exhibit === id && one.version === version);
      derivatives.set(sha256, made?.sha256 ?? null);
    }
  }
  const shown = (sha256: string): string => {
    const made = derivatives.get(sha256);
    if (made === null) throw new Error(`no derivative was made of ${sha256}`);
    return made ?? sha256;
  };
  const prompts = new Map<string, ReturnType<ComposeInput['readPrompt']>>();
  const read = async (prompt: Parameters<ComposeInput['readPrompt']>[0]) => {
    if (hidden.prompts.has(prompt.id)) return withheldPrompt(prompt);
    const part = await input.readPrompt(prompt);
    return masks ? maskedPrompt(part, masks) : part;
  };
  return {
    readOriginal: async (sha256) => input.readOriginal(shown(sha256)),
    pictures: {
      picture: async (sha256, longestSide) => input.pictures.picture(shown(sha256), longestSide),
      pages: async (sha256, signal) => input.pictures.pages(shown(sha256), signal),
    },
    readPrompt(prompt) {
      const known = prompts.get(prompt.id) ?? read(prompt);
      prompts.set(prompt.id, known);
      return known;
    },
    progress: input.progress,
    signal: input.signal,
  };
}
