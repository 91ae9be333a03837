import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sha256Hex } from '@/lib/kernel/digest';
import { checkpointCase } from '@/lib/ledger/checkpointer';
import { instanceKeys, vkeyLines } from '@/lib/ledger/keys';
import { streamOperations } from '@/lib/prompts/live/operations';
import { keyFingerprint } from '@/lib/proof/vkey';
import { readWhole } from '@/lib/storage/objects';
import { rereadBundle } from './bundle/reread';
import { withheldRuns } from './bundle/withheld-runs';
import { writeBundle } from './bundle/write-bundle';
import type { DossierOrder, MadeFile } from './model';
import { composeDossier } from './pages/compose';
import { ItemFailure, originalsOf } from './pages/item-failure';
import { gatherMaterial } from './pages/material';
import { numberOf } from './pages/paper';
import { PreparedPictures } from './pages/prepared-pictures';
import { gatherPrompt } from './pages/prompt/gather';
import { inspectPdf } from './pdf/foreign/inspect-pdf';

export type Rendered = {
  pdf: MadeFile & { pages: number };
  bundle: MadeFile;
  /** Characters no font could draw; each stands in the paper as its code point. */
  missing: readonly { codePoint: number; count: number }[];
};

export type RenderControl = {
  /** Folder for the files made; the caller removes it. */
  folder: string;
  progress(
    step: 'reading' | 'composing' | 'bundling' | 'checking',
    done: number,
    total: number,
  ): void;
  signal: AbortSignal;
};

/**
 * Makes the PDF and the bundle of an export from the ledger's first `size` entries, then reads both
 * again and verifies them. Rejects with what failed; files left in the folder then mean nothing.
 */
export async function renderDossier(
  order: DossierOrder,
  control: RenderControl,
): Promise<Rendered> {
  const { folder, progress, signal } = control;
  progress('reading', 0, order.size);
  const checkpoint = await checkpointCase(order.caseId, order.size);
  const material = await gatherMaterial(order, signal);
  const keys = await instanceKeys();
  const vkeys = await vkeyLines(order.caseId);
  const readOriginal = originalsOf(material.state, signal, (sha256) =>
    readWhole(order.caseId, sha256),
  );
  const pictures = path.join(folder, 'pictures');
  await mkdir(pictures);
  const finished = await composeDossier({
    order,
    material,
    checkpoint,
    fingerprints: keys.vkeys.map(keyFingerprint),
    vkeys,
    readOriginal,
    pictures: new PreparedPictures(pictures, readOriginal),
    readPrompt: (prompt) =>
      gatherPrompt(prompt, streamOperations(prompt.id, 0, prompt.heads.at(-1)?.size ?? 0), signal),
    progress: (done, total) => progress('composing', done, total),
    signal,
  });
  await rm(pictures, { recursive: true });
  const pdf = {
    path: path.join(folder, 'dossier.pdf'),
    sha256: sha256Hex(finished.bytes),
    bytes: finished.bytes.length,
    pages: finished.pages,
  };
  await writeFile(pdf.path, finished.bytes, { flush: true });
  const withheld = new Set(order.withheld);
  const bundlePath = path.join(folder, 'bundle.zip');
  const made = await writeBundle(
    bundlePath,
    {
      order,
      state: material.state,
      checkpoint,
      papers: [{ ...pdf, member: 'data/dossier.pdf' }],
      kept: {
        exhibits: withheld,
        redacted: new Set(),
        prompts: new Set(),
        runs: withheldRuns(material.state, withheld),
      },
      volume: null,
      verifier: {
        script: path.resolve('scripts/verify.mjs'),
        page: path.resolve('public/verifier.html'),
        instructions: path.resolve('scripts/verify/VERIFY.txt'),
      },
      folder: `${numberOf(material)}-dossier-${String(order.number).padStart(2, '0')}`,
    },
    (done, total) => progress('bundling', done, total),
    signal,
  );
  progress('checking', 0, 1);
  const report = await rereadBundle(bundlePath, keys.vkeys);
  if (!report.ok) {
    const first = report.usable ? report.failures[0] : undefined;
    const what = report.usable ? `${first?.record}: ${first?.check}` : report.detail;
    throw new ItemFailure('bundle', `does not verify: ${what}`);
  }
  const paper = await inspectPdf(finished.bytes);
  if (!paper.ok || paper.pages.length !== finished.pages) {
    throw new ItemFailure('dossier.pdf', 'it does not read back');
  }
  progress('checking', 1, 1);
  return { pdf, bundle: { path: bundlePath, ...made }, missing: finished.missing };
}
