import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { rereadBundle } from '@/lib/dossier/bundle/reread';
import { writeBundle } from '@/lib/dossier/bundle/write-bundle';
import { ItemFailure, originalsOf } from '@/lib/dossier/pages/item-failure';
import { gatherMaterial } from '@/lib/dossier/pages/material';
import { numberOf } from '@/lib/dossier/pages/paper';
import { PreparedPictures } from '@/lib/dossier/pages/prepared-pictures';
import { gatherPrompt } from '@/lib/dossier/pages/prompt/gather';
import { rereadFile } from '@/lib/dossier/pdf/files/reread-file';
import { checkpointCase } from '@/lib/ledger/checkpointer';
import { instanceKeys, vkeyLines } from '@/lib/ledger/keys';
import { streamOperations } from '@/lib/prompts/live/operations';
import { keyFingerprint } from '@/lib/proof/vkey';
import { readWhole } from '@/lib/storage/objects';
import { type VolumeFile, type VolumeOrder, volumeFileName } from './model';
import { bundleOf } from './pages/bundle-contents';
import { composeVolume } from './pages/compose-volume';
import type { WithDerivatives } from './pages/preview';
import { redactedOf } from './pages/redacting';
import type { Redacted, VolumeInput } from './pages/set-up';
import { type Composition, composition as compositionShape } from './schema';

export type RenderedVolume = {
  /** In the order of reading; the bundle last. */
  files: VolumeFile[];
  redactions: readonly Redacted[];
  /** Characters no font could draw. */
  missing: number;
};

export type VolumeControl = {
  /** Folder for the files made; the caller removes it. */
  folder: string;
  progress(
    step: 'reading' | 'redacting' | 'composing' | 'bundling' | 'checking',
    done: number,
    total: number,
  ): void;
  signal: AbortSignal;
};

/**
 * Makes the files of a volume from the ledger's first `size` entries and its composition, reads all of
 * them again and verifies the bundle. Rejects with what failed, by name where it is one item; files left
 * in the folder then mean nothing.
 */
export async function renderVolume(
  order: VolumeOrder,
  control: VolumeControl,
): Promise<RenderedVolume> {
  const { folder, progress } = control;
  const composition = await readComposition(order);
  const input = await volumeInput(order, composition, control);
  const { redacted } = input;
  const composed = await composeVolume(input, folder);
  // They are in the papers now, and the bundle needs the room.
  await rm(path.join(folder, PICTURES), { recursive: true });
  const papers: VolumeFile[] = composed.files;
  const bundle = await bundled(input, papers, control);
  progress('checking', 0, papers.length + 1);
  await checkBundle(bundle.path);
  for (const [i, one] of papers.entries()) {
    progress('checking', i + 1, papers.length + 1);
    const item = volumeFileName(one);
    const pages = await rereadFile(one.path).catch((cause) => {
      throw new ItemFailure(item, cause);
    });
    if (pages !== one.pages) throw new ItemFailure(item, 'the PDF does not read back');
  }
  progress('checking', papers.length + 1, papers.length + 1);
  return { files: [...papers, bundle], redactions: redacted, missing: composed.missing.length };
}

/** Folder, within that of the volume, of pictures prepared for its pages. */
const PICTURES = 'pictures';

/**
 * All that the files of a volume are composed from: record, checkpoint, derivatives. Derivatives and
 * prepared pictures are laid into the folder.
 */
export async function volumeInput(
  order: VolumeOrder,
  composition: Composition,
  control: VolumeControl,
): Promise<VolumeInput> {
  const { withDerivatives } = await recordInput(order, composition, control);
  return withDerivatives(composition.redactions, control.signal);
}

/** The same without derivatives, and what makes some: how long each takes is not known before. */
export async function recordInput(
  order: VolumeOrder,
  composition: Composition,
  { folder, progress, signal }: VolumeControl,
): Promise<{ input: VolumeInput; withDerivatives: WithDerivatives }> {
  progress('reading', 0, order.size);
  const checkpoint = await checkpointCase(order.caseId, order.size);
  const material = await gatherMaterial(order, signal);
  const keys = await instanceKeys();
  const fromStore = originalsOf(material.state, signal, (sha256) =>
    readWhole(order.caseId, sha256),
  );
  const laid = new Map<string, string>();
  const readOriginal = async (sha256: string): Promise<Uint8Array> => {
    const file = laid.get(sha256);
    return file === undefined ? fromStore(sha256) : readFile(file);
  };
  const pictures = path.join(folder, PICTURES);
  await mkdir(pictures);
  const input: VolumeInput = {
    order,
    composition,
    redacted: [],
    material,
    checkpoint,
    fingerprints: keys.vkeys.map(keyFingerprint),
    vkeys: await vkeyLines(order.caseId),
    readOriginal,
    pictures: new PreparedPictures(pictures, readOriginal),
    readPrompt: (prompt) =>
      gatherPrompt(prompt, streamOperations(prompt.id, 0, prompt.heads.at(-1)?.size ?? 0), signal),
    progress: (done, total) => progress('composing', done, total),
    signal,
  };
  return {
    input,
    async withDerivatives(redactions, stop) {
      const redacted = await redactedOf({ redactions }, material.state, fromStore, {
        folder,
        signal: stop,
        progress: (done, total) => progress('redacting', done, total),
      });
      for (const one of redacted) laid.set(one.sha256, one.path);
      return { ...input, redacted };
    },
  };
}

/** The composition as it was asked for, from its own bytes. */
async function readComposition({ caseId, composition }: VolumeOrder): Promise<Composition> {
  const bytes = await readWhole(caseId, composition.sha256);
  return compositionShape.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

async function bundled(
  input: VolumeInput,
  papers: readonly VolumeFile[],
  { folder, progress, signal }: VolumeControl,
): Promise<VolumeFile> {
  const { order, material, checkpoint } = input;
  const file = path.join(folder, 'bundle.zip');
  const compositionFile = path.join(folder, 'composition.json');
  const { caseId, composition } = input.order;
  await writeFile(compositionFile, await readWhole(caseId, composition.sha256), { flush: true });
  const made = await writeBundle(
    file,
    {
      ...bundleOf(input, papers, compositionFile),
      checkpoint,
      verifier: {
        script: path.resolve('scripts/verify.mjs'),
        page: path.resolve('public/verifier.html'),
        instructions: path.resolve('scripts/verify/VERIFY.txt'),
      },
      folder: `${numberOf(material)}-volume-${String(order.number).padStart(2, '0')}`,
    },
    (done, total) => progress('bundling', done, total),
    signal,
  );
  return { role: 'bundle', part: 1, parts: 1, path: file, ...made, pages: null };
}

async function checkBundle(file: string): Promise<void> {
  const report = await rereadBundle(file, (await instanceKeys()).vkeys);
  if (report.ok) return;
  const first = report.usable ? report.failures[0] : undefined;
  const what = report.usable ? `${first?.record}: ${first?.check}` : report.detail;
  throw new ItemFailure('bundle', `does not verify: ${what}`);
}
