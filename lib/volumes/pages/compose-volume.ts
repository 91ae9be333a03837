import { setImmediate } from 'node:timers/promises';
import { attachProofs } from '@/lib/dossier/pages/compose';
import {
  composeCompleteness,
  composeHashes,
  composeVerification,
} from '@/lib/dossier/pages/integrity';
import { promptsInOrder } from '@/lib/dossier/pages/material';
import { prose } from '@/lib/dossier/pages/paper';
import { composePrompt } from '@/lib/dossier/pages/prompt/prompt-part';
import type { PdfDocument } from '@/lib/dossier/pdf/document/pdf-document';
import { composeInFiles, type PaperInFiles } from '@/lib/dossier/pdf/files/compose-in-files';
import { APART_PARTS, volumeFileName } from '../model';
import { ComposingProgress } from './composing-progress';
import { composePlaced, isPrinted } from './exhibit-pages';
import { furnishing, openingOf, referenceOf } from './furnishing';
import { composeMasking } from './masking-part';
import { PRC_COMPOSERS } from './prc/parts';
import {
  openFile,
  paperFacts,
  type VolumeInput,
  type VolumeRole,
  type VolumeSetting,
} from './set-up';
import { composeUnprinted } from './unprinted';
import { US_COMPOSERS } from './us/parts';
import type { PartComposer, PlacedExhibit } from './volume-paper';

/** One file of a volume, composed and written. */
export type ComposedFile = {
  role: VolumeRole;
  /** From 1 within its role. */
  part: number;
  parts: number;
  path: string;
  sha256: string;
  bytes: number;
  pages: number;
};

/** A volume could not be composed; `item` says at what. */
export class VolumeError extends Error {
  constructor(
    /** A part, or an exhibit or prompt by its name: `exhibit 1-2`. */
    readonly item: string,
    cause: unknown,
  ) {
    super(`${item}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'VolumeError';
  }
}

/** Files of a volume, and characters that no font could draw. */
export type ComposedVolume = { files: ComposedFile[]; missing: PaperInFiles['missing'] };

/**
 * Composes the files of a volume into a folder: the volume, its sealed annex, and recreations bound apart,
 * each in parts under the limit of the composition. Equal inputs give equal bytes. Throws a VolumeError
 * naming the item that could not be composed; what lies in the folder then means nothing.
 */
export async function composeVolume(input: VolumeInput, folder: string): Promise<ComposedVolume> {
  const { composition } = input;
  const roles: VolumeRole[] = [
    'volume',
    ...(composition.mask && composition.annex ? (['annex'] as const) : []),
    ...(hasApart(input) ? (['recreations'] as const) : []),
  ];
  const files: ComposedFile[] = [];
  const missing: PaperInFiles['missing'][number][] = [];
  const isLimited = composition.limitBytes !== null;
  const progress = new ComposingProgress(roles.length, isLimited, input.progress);
  for (const role of roles) {
    const made = await composeRole(input, role, folder, progress);
    files.push(...made.files);
    missing.push(...made.missing);
  }
  return { files, missing };
}

/** Composes what belongs to one role, in as many files as the limit asks for. */
export async function composeRole(
  input: VolumeInput,
  role: VolumeRole,
  folder: string,
  progress = new ComposingProgress(1, input.composition.limitBytes !== null, input.progress),
): Promise<ComposedVolume> {
  const { composition, signal } = input;
  const facts = paperFacts(input, role);
  const made = await composeInFiles({
    pdf: facts.pdf,
    limitBytes: composition.limitBytes,
    folder,
    fileName: ({ number }) => volumeFileName({ role, part: number }),
    compose: (doc) => composePasses(input, role, doc, progress),
    onPass: (pass) => progress.beginPass(pass),
    opening: (doc, part) => openingOf(facts, role, doc, part),
    furnishing: (part) => furnishing(facts, role, part),
    ...referenceOf(facts),
    signal,
  });
  progress.endPaper();
  const files = made.files.map(({ number, path, sha256, bytes, pages }) => ({
    role,
    part: number,
    parts: made.files.length,
    path,
    sha256,
    bytes,
    pages,
  }));
  return { files, missing: made.missing };
}

/** Whether there is anything that was made afterwards. A part about nothing stays with the others. */
function hasApart({ material, composition }: VolumeInput): boolean {
  const { exhibits, runs } = material.state;
  const withheld = new Set(composition.withheld.map(({ id }) => id));
  return (
    [...exhibits.values()].some((one) => one.class === 'E' && !withheld.has(one.id)) ||
    [...runs.values()].some((one) => one.series === 'recreation' && !withheld.has(one.id))
  );
}

/** Composes everything of a role once; called again where page numbers have to settle. */
async function composePasses(
  input: VolumeInput,
  role: VolumeRole,
  doc: PdfDocument,
  progress: ComposingProgress,
): Promise<void> {
  const setting = openFile(input, role, doc);
  const { paper } = setting;
  const { signal } = input;
  const apart = hasApart(input);
  const parts = paper.composition.parts.filter(
    (part) => !apart || APART_PARTS.has(part) === (role === 'recreations'),
  );
  const exhibits = paper.exhibits.filter((one) => isPrinted(setting, one));
  const prompts = role === 'recreations' ? [] : promptsInOrder(paper.material.state);
  // The closing parts are one item more.
  const total = parts.length + exhibits.length + prompts.length + 1;
  let done = 0;
  const step = async (item: string, compose: () => void | Promise<void>) => {
    // What is prepared already keeps nothing waiting: without this, nobody would be heard who asks to stop.
    await setImmediate();
    signal.throwIfAborted();
    try {
      await compose();
    } catch (error) {
      if (signal.aborted) throw error;
      throw new VolumeError(item, error);
    }
    done += 1;
    progress.within(done, total);
  };
  if (role !== 'volume') openingOf(setting.facts, role, doc, null);
  for (const part of parts) {
    await step(`part ${part}`, () => composerOf(setting, part)?.(paper));
  }
  let before: PlacedExhibit | undefined;
  for (const one of exhibits) {
    doc.mayBreak(one.group.number === before?.group.number ? 'exhibit' : 'group');
    before = one;
    await step(`exhibit ${one.name}`, () => composePlaced(setting, one));
  }
  for (const one of prompts) {
    doc.mayBreak('group');
    await step(`prompt ${one.number}`, async () => {
      composePrompt(paper, await paper.source.readPrompt(one));
      if (setting.hidden.prompts.has(one.id)) prose(paper, 'volume.promptWithheld');
    });
  }
  await step('integrity', () => {
    doc.mayBreak('group');
    if (role !== 'recreations') composeIntegrity(setting);
    composeMasking(setting);
    composeUnprinted(paper);
    attachProofs(setting.shown, paper);
  });
}

/** The closing parts, but for those that a part of the forum says already. */
function composeIntegrity({ paper }: VolumeSetting): void {
  const { forum, parts } = paper.composition;
  const has = (...names: string[]) => parts.some((part) => names.includes(part));
  if (!has(forum === 'prc' ? 'custody' : 'manifest')) composeHashes(paper);
  if (forum === 'us' || !has('appendix')) composeVerification(paper);
  if (!has('withheld', 'completeness')) composeCompleteness(paper);
}

function composerOf({ paper }: VolumeSetting, part: string): PartComposer | undefined {
  const composers: Record<string, PartComposer | undefined> =
    paper.composition.forum === 'prc' ? PRC_COMPOSERS : US_COMPOSERS;
  return composers[part];
}
