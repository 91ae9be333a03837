import { attachProofs } from '@/lib/dossier/pages/compose';
import {
  composeCompleteness,
  composeHashes,
  composeVerification,
} from '@/lib/dossier/pages/integrity';
import { promptsInOrder } from '@/lib/dossier/pages/material';
import { prose } from '@/lib/dossier/pages/paper';
import { composePrompt } from '@/lib/dossier/pages/prompt/prompt-part';
import type { FinishedPdf } from '@/lib/dossier/pdf/document/pdf-document';
import { TYPE } from '@/lib/dossier/pdf/ink';
import { digestRuns } from '@/lib/dossier/pdf/text/digest-runs';
import { toHex } from '@/lib/kernel/digest';
import { APART_PARTS } from '../model';
import { composePlaced, isPrinted } from './exhibit-pages';
import { MASKED_KINDS } from './mask';
import { PRC_COMPOSERS } from './prc/parts';
import { openFile, type VolumeInput, type VolumeSetting } from './set-up';
import { composeUnprinted } from './unprinted';
import { US_COMPOSERS } from './us/parts';
import type { PartComposer } from './volume-paper';

/** One file of a volume, composed. */
export type ComposedFile = {
  role: VolumeSetting['role'];
  /** From 1 within its role. */
  part: number;
  parts: number;
} & Pick<FinishedPdf, 'bytes' | 'pages' | 'missing'>;

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

/**
 * Composes the files of a volume: the volume, its sealed annex, and recreations bound apart. Equal inputs
 * give equal bytes. Throws a VolumeError naming the item that could not be composed.
 */
export async function composeVolume(input: VolumeInput): Promise<ComposedFile[]> {
  const { composition } = input;
  const files = [await composeFile(input, 'volume')];
  if (composition.mask && composition.annex) files.push(await composeFile(input, 'annex'));
  if (hasApart(input)) files.push(await composeFile(input, 'recreations'));
  return files;
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

/** Composes one file of a volume. Throws a VolumeError naming what could not be composed. */
export async function composeFile(
  input: VolumeInput,
  role: VolumeSetting['role'],
): Promise<ComposedFile> {
  const setting = openFile(input, role);
  const { paper } = setting;
  const { signal } = input;
  const apart = hasApart(input);
  const parts = paper.composition.parts.filter(
    (part) => !apart || APART_PARTS.has(part) === (role === 'recreations'),
  );
  const exhibits = paper.exhibits.filter((one) => isPrinted(setting, one));
  const prompts = role === 'recreations' ? [] : promptsInOrder(paper.material.state);
  const total = parts.length + exhibits.length + prompts.length;
  let done = 0;
  const step = async (item: string, compose: () => void | Promise<void>) => {
    signal.throwIfAborted();
    try {
      await compose();
    } catch (error) {
      if (signal.aborted) throw error;
      throw new VolumeError(item, error);
    }
    done += 1;
    input.progress(done, total);
  };
  if (role !== 'volume') composeOpening(setting);
  for (const part of parts) {
    await step(`part ${part}`, () => composerOf(setting, part)?.(paper));
  }
  for (const one of exhibits) await step(`exhibit ${one.name}`, () => composePlaced(setting, one));
  for (const one of prompts) {
    await step(`prompt ${one.number}`, async () => {
      composePrompt(paper, await paper.source.readPrompt(one));
      if (setting.hidden.prompts.has(one.id)) prose(paper, 'volume.promptWithheld');
    });
  }
  await step('integrity', () => {
    if (role !== 'recreations') composeIntegrity(setting);
    composeMasking(setting);
    composeUnprinted(paper);
    attachProofs(setting.shown, paper);
  });
  const { bytes, pages, missing } = furnished(setting);
  return { role, part: 1, parts: 1, bytes, pages, missing };
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

/** What a file beside the volume is, and which volume and ledger it belongs to. */
function composeOpening({ paper, role }: VolumeSetting): void {
  const { doc, words, material, composition, order } = paper;
  const key = role === 'annex' ? 'annex' : 'apart';
  doc.openSection({ newPage: true });
  doc.heading(1, words.label(`volume.${key}Title`), { style: TYPE.title });
  prose(paper, `volume.${key}Text`);
  doc.keyValues([
    { name: words.label('volume.case'), value: `${composition.title} · ${material.state.title}` },
    {
      name: words.label('volume.caseNumber'),
      value: [composition.cover.caseNumber, paper.number].filter(Boolean).join(' · '),
    },
    {
      name: words.label('volume.covered'),
      value: words.word('cover.dossierText', { number: order.number, last: order.size - 1 }),
    },
    { name: words.label('volume.root'), value: digestRuns(toHex(paper.checkpoint.root)) },
  ]);
  doc.closeSection();
}

/** How much was masked, kind by kind, and where it stands in full. */
function composeMasking({ paper, masks }: VolumeSetting): void {
  if (!masks) return;
  const { doc, words, composition } = paper;
  doc.openSection({ newPage: true });
  doc.heading(1, words.label('volume.masking.title'));
  prose(paper, 'volume.masking.text');
  doc.keyValues(
    MASKED_KINDS.map((kind) => ({
      name: words.label(`volume.masking.${kind}`),
      value: String(masks[kind]),
    })),
  );
  prose(paper, composition.annex ? 'volume.masking.annex' : 'volume.masking.noAnnex');
  doc.closeSection();
}

const HEADERS = { volume: 'header', annex: 'annexHeader', recreations: 'apartHeader' } as const;

function furnished({ paper, role }: VolumeSetting): FinishedPdf {
  const { doc, words, composition, material } = paper;
  const root = toHex(paper.checkpoint.root);
  const banner = [words.word('run.recreation.banner')];
  const name = words.text(`volume.${HEADERS[role]}`, { part: 1, parts: 1 });
  const number = composition.cover.caseNumber || paper.number;
  return doc.finish({
    header: ({ kind }) =>
      kind === 'cover'
        ? null
        : {
            left: [{ text: material.state.title || composition.title, weight: 600 }],
            right: [`${name} · ${number} · ${root.slice(0, 12)}`],
            ...(kind === 'apart' ? { banner } : {}),
          },
    footer: ({ number: page, pages }) => ({
      left: [
        { text: paper.number, weight: 700 },
        `  ${words.text('footer.root')} ${root.slice(0, 16)}…`,
      ],
      right: words
        .prose('footer.page', { number: page, pages })
        .flatMap(({ runs, lead }) => (lead ? runs : ['  ', ...runs])),
    }),
  });
}
