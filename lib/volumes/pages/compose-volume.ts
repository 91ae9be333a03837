import { setImmediate } from 'node:timers/promises';
import { attachProofs } from '@/lib/dossier/pages/compose';
import {
  composeCompleteness,
  composeHashes,
  composeVerification,
} from '@/lib/dossier/pages/integrity';
import { atItem } from '@/lib/dossier/pages/item-failure';
import { promptsInOrder } from '@/lib/dossier/pages/material';
import { prose } from '@/lib/dossier/pages/paper';
import { composePrompt } from '@/lib/dossier/pages/prompt/prompt-part';
import type { BreakRank, PdfDocument } from '@/lib/dossier/pdf/document/pdf-document';
import { composeInFiles, type PaperInFiles } from '@/lib/dossier/pdf/files/compose-in-files';
import type { FilesOrder } from '@/lib/dossier/pdf/files/files-order';
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
import type { PartComposer } from './volume-paper';

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

/** Files of a volume, and characters that no font could draw. */
export type ComposedVolume = { files: ComposedFile[]; missing: PaperInFiles['missing'] };

/**
 * Composes the files of a volume into a folder: the volume, its sealed annex, and recreations bound apart,
 * each in parts under the limit of the composition. Equal inputs give equal bytes. Throws a ItemFailure
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
async function composeRole(
  input: VolumeInput,
  role: VolumeRole,
  folder: string,
  progress: ComposingProgress,
): Promise<ComposedVolume> {
  const order = paperOrder(input, role, folder, (doc) =>
    composeWhole(input, role, doc, (done, total) => progress.within(done, total)),
  );
  const made = await composeInFiles({ ...order, onPass: (pass) => progress.beginPass(pass) });
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

/** The paper of one role as it is set into files. */
export function paperOrder(
  input: VolumeInput,
  role: VolumeRole,
  folder: string,
  compose: FilesOrder['compose'],
): FilesOrder {
  const facts = paperFacts(input, role);
  return {
    pdf: facts.pdf,
    limitBytes: input.composition.limitBytes,
    folder,
    fileName: ({ number }) => volumeFileName({ role, part: number }),
    compose,
    opening: (doc, part) => openingOf(facts, role, doc, part),
    furnishing: (part) => furnishing(facts, role, part),
    ...referenceOf(facts),
    signal: input.signal,
  };
}

/** Whether there is anything that was made afterwards. A part about nothing stays with the others. */
export function hasApart({ material, composition }: VolumeInput): boolean {
  const { exhibits, runs } = material.state;
  const withheld = new Set(composition.withheld.map(({ id }) => id));
  return (
    [...exhibits.values()].some((one) => one.class === 'E' && !withheld.has(one.id)) ||
    [...runs.values()].some((one) => one.series === 'recreation' && !withheld.has(one.id))
  );
}

/** Composes everything of a role once; called again where page numbers have to settle. */
export async function composeWhole(
  input: VolumeInput,
  role: VolumeRole,
  doc: PdfDocument,
  within: (done: number, total: number) => void = () => undefined,
): Promise<void> {
  const setting = openFile(input, role, doc);
  const steps = stepsOf(setting, hasApart(input));
  if (role !== 'volume') openingOf(setting.facts, role, doc, null);
  // The closing parts are one item more.
  const total = steps.length + 1;
  for (const [i, step] of steps.entries()) {
    await take(step, setting);
    within(i + 1, total);
  }
  await take(
    {
      id: null,
      item: 'integrity',
      rank: 'group',
      compose() {
        composeClosing(setting);
        composeUnprinted(setting.paper);
        attachProofs(setting.shown, setting.paper);
      },
    },
    setting,
  );
  within(total, total);
}

/** Composes a role from one of its items on, without what is in front of it; from the first without one. */
export async function composeFrom(
  from: string | null,
  input: VolumeInput,
  role: VolumeRole,
  doc: PdfDocument,
): Promise<void> {
  const setting = openFile(input, role, doc);
  const steps = stepsOf(setting, hasApart(input));
  const first = from === null ? 0 : steps.findIndex(({ id }) => id === from);
  if (role !== 'volume' && first <= 0) openingOf(setting.facts, role, doc, null);
  for (const step of steps.slice(Math.max(0, first))) await take(step, setting);
  // What is missing is what was passed over, so that nothing is said of what the volume does not print.
  composeClosing(setting);
}

/** An item of a paper, by the part, exhibit or prompt that it is; its `item` names it where it fails. */
type Step = {
  id: string | null;
  item: string;
  rank: BreakRank | null;
  compose(): void | Promise<void>;
};

/** The items of a paper but for its closing parts, in their order. */
function stepsOf(setting: VolumeSetting, apart: boolean): Step[] {
  const { paper, role } = setting;
  const parts = paper.composition.parts.filter(
    (part) => !apart || APART_PARTS.has(part) === (role === 'recreations'),
  );
  const exhibits = paper.exhibits.filter((one) => isPrinted(setting, one));
  const prompts = role === 'recreations' ? [] : promptsInOrder(paper.material.state);
  return [
    ...parts.map(
      (part): Step => ({
        id: part,
        item: `part ${part}`,
        rank: null,
        compose: () => composerOf(setting, part)?.(paper),
      }),
    ),
    ...exhibits.map(
      (one, i): Step => ({
        id: one.state.id,
        item: `exhibit ${one.name}`,
        rank: one.group.number === exhibits[i - 1]?.group.number ? 'exhibit' : 'group',
        compose: () => composePlaced(setting, one),
      }),
    ),
    ...prompts.map(
      (one): Step => ({
        id: one.id,
        item: `prompt ${one.number}`,
        rank: 'group',
        async compose() {
          composePrompt(paper, await paper.source.readPrompt(one));
          if (setting.hidden.prompts.has(one.id)) prose(paper, 'volume.promptWithheld');
        },
      }),
    ),
  ];
}

/** Composes an item. Throws an ItemFailure that names it. */
async function take(
  { item, rank, compose }: Step,
  { paper, shown: { signal } }: VolumeSetting,
): Promise<void> {
  if (rank) paper.doc.mayBreak(rank);
  // What is prepared already keeps nothing waiting: without this, nobody would be heard who asks to stop.
  await setImmediate();
  await atItem(item, signal, compose);
}

/** The closing parts, but for those that a part of the forum says already. */
function composeClosing(setting: VolumeSetting): void {
  if (setting.role !== 'recreations') composeIntegrity(setting);
  composeMasking(setting);
}

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
