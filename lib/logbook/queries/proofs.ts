import { toHex } from '@/lib/kernel/digest';
import { treeOf } from '@/lib/ledger/read';
import { formatTlogProof } from '@/lib/proof/tlog-proof';
import type { CheckpointItem, ConsistencyProof, InclusionProof } from '../dto';

// These read leaves through a connection of their own: call them outside a transaction, or many at
// once would each hold one connection while they wait for a second.

/** Proof that an entry lies under a checkpoint, as text that stands alone (C2SP tlog-proof v1). */
export async function tlogProof(
  caseId: string,
  index: number,
  checkpoint: Pick<CheckpointItem, 'size' | 'note'>,
): Promise<string> {
  const tree = await treeOf(caseId, checkpoint.size);
  const hashes = tree.inclusionProof(index, checkpoint.size);
  return formatTlogProof({ index, hashes, checkpoint: checkpoint.note });
}

/** Inclusion proof in the tree of `size` entries; `note` is the checkpoint at that size, if any. */
export async function inclusionProof(
  caseId: string,
  index: number,
  size: number,
  note: string | null,
): Promise<InclusionProof> {
  const tree = await treeOf(caseId, size);
  const hashes = tree.inclusionProof(index, size);
  return {
    index,
    size,
    leaf: toHex(tree.leaf(index)),
    root: toHex(tree.root(size)),
    hashes: hashes.map(toHex),
    checkpoint: note,
    proof: note === null ? null : formatTlogProof({ index, hashes, checkpoint: note }),
  };
}

/** Consistency proof between the trees of the first `from` and the first `to` entries. */
export async function consistencyProof(
  caseId: string,
  from: number,
  to: number,
): Promise<ConsistencyProof> {
  const tree = await treeOf(caseId, to);
  return {
    from,
    to,
    fromRoot: toHex(tree.root(from)),
    toRoot: toHex(tree.root(to)),
    hashes: tree.consistencyProof(from, to).map(toHex),
  };
}
