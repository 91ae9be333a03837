import type { BundleParts } from '@/lib/dossier/bundle/write-bundle';
import { objectPath } from '@/lib/proof/bundle-exhibits';
import { COMPOSITION, REDACTED, type RedactionRow, type VolumeRow } from '@/lib/proof/volume-rows';
import { type VolumeFile, volumeFileName } from '../model';
import { namedState, placeExhibits } from './placing';
import type { Redacted, VolumeInput } from './set-up';
import { withholdingOf } from './withholding';

/**
 * What the bundle of a volume holds besides the ledger: its files (a sealed annex only where counsel asks
 * for it), its composition and its derivatives; and what it keeps back.
 */
export function bundleOf(
  { order, composition, material, redacted }: VolumeInput,
  papers: readonly VolumeFile[],
  compositionFile: string,
): Pick<BundleParts, 'order' | 'state' | 'papers' | 'kept' | 'volume'> {
  const { state } = material;
  const given = papers.filter(({ role }) => role !== 'annex' || composition.annexInBundle);
  const files = given.map((one): VolumeRow & { path: string } => ({
    bytes: one.bytes,
    file: `data/${volumeFileName(one)}`,
    pages: one.pages ?? 0,
    part: one.part,
    parts: one.parts,
    path: one.path,
    role: one.role,
    sha256: one.sha256,
  }));
  const redactions = redacted.map((one): RedactionRow & { path: string } => {
    const version = state.exhibits
      .get(one.exhibit)
      ?.versions.find((known) => known.version === one.version);
    return {
      bytes: one.bytes,
      entry: version?.entry ?? 0,
      exhibit: one.exhibit,
      file: redactedPath(one),
      path: one.path,
      sha256: one.sha256,
    };
  });
  const members = [
    ...files.map(({ path, file, bytes }) => ({ path, member: file, bytes })),
    {
      path: compositionFile,
      member: COMPOSITION,
      bytes: order.composition.bytes,
    },
    // Equal derivatives are one file.
    ...new Map(
      redactions.map(({ path, file, bytes }) => [file, { path, member: file, bytes }] as const),
    ).values(),
  ];
  return {
    order: { caseId: order.caseId, size: order.size, devices: composition.devices },
    state: namedState(state, placeExhibits(state, composition)),
    papers: members,
    kept: withholdingOf(state, composition),
    volume: {
      composition: {
        bytes: order.composition.bytes,
        file: COMPOSITION,
        sha256: order.composition.sha256,
      },
      files: files.map(({ path: _, ...row }) => row),
      redactions: redactions.map(({ path: _, ...row }) => row),
    },
  };
}

/** Path of a derivative in a bundle. */
function redactedPath({ sha256, mediaType }: Redacted): string {
  const extension = EXTENSION[mediaType] ?? 'bin';
  const name = objectPath(sha256, `redacted.${extension}`).split('/').at(-1) ?? sha256;
  return `${REDACTED}${name}`;
}

const EXTENSION: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
};
