import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { CaseState, ExhibitState } from '@/lib/entries/state';
import { toHex } from '@/lib/kernel/digest';
import type { StoredCheckpoint } from '@/lib/ledger/checkpointer';
import { vkeyLines } from '@/lib/ledger/keys';
import { type StoredEntry, streamEntries, treeOf } from '@/lib/ledger/read';
import {
  BAG_DECLARATION,
  BAG_INFO,
  BAGIT,
  formatBagInfo,
  MANIFEST,
  manifestLine,
  TAG_MANIFEST,
} from '@/lib/proof/bag';
import { CHECKPOINT, VKEYS } from '@/lib/proof/bundle';
import { INDEX, INDEX_CSV, objectPath, proofPath } from '@/lib/proof/bundle-exhibits';
import {
  BUNDLE_FORMAT,
  BUNDLE_FORMAT_PROMPTS,
  BUNDLE_FORMAT_VOLUME,
  type BundleIndex,
  formatIndex,
  type IndexRow,
  indexCsv,
  indexTotals,
} from '@/lib/proof/bundle-index';
import { ENTRIES, PAYLOADS } from '@/lib/proof/bundle-ledger';
import { formatTlogProof } from '@/lib/proof/tlog-proof';
import type { VolumeIndex } from '@/lib/proof/volume-rows';
import { objectKey, readObject } from '@/lib/storage/objects';
import { DEVICE_KINDS, type DossierOrder, type MadeFile } from '../model';
import { atItem } from '../pages/item-failure';
import { isKept, type Kept } from './kept-back';
import { addLines } from './line-member';
import { addPrompts } from './prompt-members';
import { type Member, ZipFile } from './zip-file';

/** A file made by the export, and its path in the bundle. */
export type Paper = Pick<MadeFile, 'path' | 'bytes'> & { member: string };

export type BundleParts = {
  order: Pick<DossierOrder, 'caseId' | 'size' | 'devices'>;
  /** State at exactly `order.size`. */
  state: CaseState;
  checkpoint: StoredCheckpoint;
  /** The first of them before the ledger, where readers look for it. */
  papers: readonly Paper[];
  kept: Kept;
  /** What the index says of a volume; null for a dossier. */
  volume: VolumeIndex | null;
  /** Where the verifier's files lie: verify.mjs, verifier.html and VERIFY.txt. */
  verifier: { script: string; page: string; instructions: string };
  /** Name of the one folder at the top of the archive. */
  folder: string;
};

/**
 * Writes the bundle of docs/formats/bundle.md to a file, streaming: originals from the store,
 * entries from the ledger, nothing held whole. Rejects with an ItemFailure where an original's bytes are not
 * those its entry names, or a prompt's log is not. `progress` counts originals.
 */
export async function writeBundle(
  path: string,
  parts: BundleParts,
  progress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<{ sha256: string; bytes: number }> {
  const zip = await ZipFile.create(path, parts.folder);
  try {
    return await writeMembers(zip, parts, progress, signal);
  } catch (error) {
    await zip.abandon();
    throw error;
  }
}

async function writeMembers(
  zip: ZipFile,
  parts: BundleParts,
  progress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<{ sha256: string; bytes: number }> {
  const { order, state, checkpoint, papers, kept, verifier, volume } = parts;
  const rows = [...state.exhibits.values()].flatMap((one) => rowsOf(one, kept));
  rows.sort((a, b) => a.entry - b.entry);

  await zip.text(BAGIT, BAG_DECLARATION);
  for (const { member, path, bytes } of papers)
    await zip.stream(member, createReadStream(path), bytes);
  await addLedger(zip, order, kept, signal);
  await zip.text(CHECKPOINT, checkpoint.note);
  await zip.text(VKEYS, await vkeyLines(order.caseId));
  const tree = await treeOf(order.caseId, order.size);
  for (const row of rows) {
    if (row.kind === 'hash_only') continue;
    const hashes = tree.inclusionProof(row.entry, order.size);
    await zip.text(
      proofPath(row.entry),
      formatTlogProof({ index: row.entry, hashes, checkpoint: checkpoint.note }),
    );
  }
  const held = new Map(rows.flatMap((row) => (row.file ? [[row.file, row] as const] : [])));
  let done = 0;
  for (const [file, row] of held) {
    await atItem(`exhibit no. ${row.number}`, signal, async () => {
      const { stream } = await readObject(objectKey(order.caseId, row.sha256));
      const member = await zip.stream(file, stream, row.bytes);
      if (member.sha256 !== row.sha256)
        throw new Error(`original of entry ${row.entry} reads as ${member.sha256}`);
    });
    done += 1;
    progress(done, held.size);
  }
  const prompts = await addPrompts(zip, state, signal, kept.prompts);
  const index: BundleIndex = {
    case: order.caseId,
    exhibits: rows,
    ...(volume
      ? { format: BUNDLE_FORMAT_VOLUME, prompts, volume }
      : prompts.length > 0
        ? { format: BUNDLE_FORMAT_PROMPTS, prompts }
        : { format: BUNDLE_FORMAT }),
    root: toHex(checkpoint.root),
    size: order.size,
    totals: indexTotals(rows),
  };
  await zip.text(INDEX, formatIndex(index));
  await zip.text(INDEX_CSV, indexCsv(index));
  const tags: Member[] = [zip.members[0] as Member];
  tags.push(await zip.text('VERIFY.txt', await readFile(verifier.instructions)));
  tags.push(await zip.text('verify/verify.mjs', await readFile(verifier.script)));
  tags.push(await zip.text('verify/verifier.html', await readFile(verifier.page)));
  const payload = zip.members.filter((m) => m.path.startsWith('data/'));
  const info = formatBagInfo({
    date: state.lastAt.slice(0, 10),
    caseId: order.caseId,
    payloadBytes: payload.reduce((sum, m) => sum + m.bytes, 0),
    payloadFiles: payload.length,
  });
  tags.push(await zip.text(BAG_INFO, info));
  tags.push(await zip.text(MANIFEST, manifestOf(payload)));
  await zip.text(TAG_MANIFEST, manifestOf(tags));
  return zip.finish();
}

function manifestOf(members: Member[]): string {
  const sorted = [...members].sort((a, b) => (a.path < b.path ? -1 : 1));
  return sorted.map((m) => manifestLine(m.sha256, m.path)).join('');
}

/** One row for each version of an exhibit, by the entry that admitted it. */
function rowsOf(one: ExhibitState, kept: Kept): IndexRow[] {
  const withheld = kept.exhibits.has(one.id);
  const isBack = withheld || kept.redacted.has(one.id);
  const status = one.kind === 'hash_only' ? 'hash-only' : isBack ? 'withheld' : 'held';
  const fileName = one.kind === 'file' ? one.fileName : 'text.txt';
  return one.versions.map((version) => ({
    bytes: version.bytes,
    class: one.classAtIntake,
    entry: version.entry,
    file: status === 'held' ? objectPath(version.sha256, fileName) : null,
    id: one.id,
    kind: one.kind,
    label: withheld ? null : one.label || null,
    number: one.number,
    sha256: version.sha256,
    status,
    title: withheld ? null : one.title || null,
  }));
}

/** Entries and payload records, each streamed once: the sizes are not known before. */
async function addLedger(
  zip: ZipFile,
  order: BundleParts['order'],
  kept: Kept,
  signal: AbortSignal,
): Promise<void> {
  const entries = () => streamEntries(order.caseId, 0, order.size);
  await addLines(zip, ENTRIES, async function* () {
    for await (const entry of entries()) {
      signal.throwIfAborted();
      yield entry.body;
    }
  });
  await addLines(zip, PAYLOADS, async function* () {
    for await (const entry of entries()) {
      const line = payloadLine(entry, order, kept);
      if (line !== null) yield line;
    }
  });
}

/** The payload record of an entry as the export may show it, or null where it committed none. */
function payloadLine(entry: StoredEntry, order: BundleParts['order'], kept: Kept): string | null {
  const { payload, index } = entry;
  if (payload === null) return null;
  if (payload.data === null || payload.salt === null) {
    const erased = {
      at: payload.erasedAt?.toISOString() ?? '',
      reason: payload.erasedReason ?? '',
    };
    return `{"erased":{"at":"${erased.at}","reason":${JSON.stringify(erased.reason)}},"index":${index}}`;
  }
  const hidden = (DEVICE_KINDS.has(entry.kind) && !order.devices) || isKept(entry, kept);
  // Stored canonical texts are joined in key order, so the line is canonical too.
  return hidden
    ? `{"index":${index},"withheld":true}`
    : `{"index":${index},"payload":${payload.data},"salt":"${payload.salt}"}`;
}
