import { exhibitRelation } from '@/db/schema/exhibits';
import type { Tx } from '@/db/tx';
import { draft, type EntryDraft } from '@/lib/entries/draft';
import { exhibitRelated } from '@/lib/entries/exhibit-related.v1';
import {
  type Admission,
  caseFacts,
  compose,
  insertAdmitted,
  requireSupplier,
} from '@/lib/exhibits/commands/admission';
import { newId } from '@/lib/kernel/ids';
import { lockNumbering, type Recorded } from '@/lib/ledger/append';
import type { Inspected } from '@/lib/previews/inspect';
import type { KeptObject } from '@/lib/storage/objects';
import { titleOf } from '../model';
import type { Fate } from '../queries/batches';
import { exhibitsWith } from '../queries/items';

/** A file of an import whose bytes the store has confirmed. */
export type Confirmed = {
  position: number;
  name: string;
  sha256: string;
  bytes: number;
  kept: KeptObject;
  seen: Inspected;
};

/** What is said about every file of an import. */
export type Common = {
  source: string;
  licence: string;
  supplierId: string | null;
  recreation: boolean;
};

/** The exhibit that a file is now, and whether it became one just now. */
export type Became = { position: number; exhibitId: string; number: number; isNew: boolean };

type Context = {
  tx: Tx;
  grant: { caseId: string };
  recordIn(caseId: string, drafts: readonly EntryDraft[]): Promise<Recorded[]>;
};

/**
 * Admits confirmed files in their order: one lock, one append, one insert for each table. Bytes that
 * the case has are the exhibit they are. Each new exhibit out of an archive derives from it. Class
 * by rule, as for any exhibit. Throws INVALID where the supplier is not of the case.
 */
export async function admitMany(
  { tx, grant, recordIn }: Context,
  files: readonly Confirmed[],
  common: Common,
  archiveId: string | null,
): Promise<{ became: Became[]; entries: Recorded[] }> {
  const { caseId } = grant;
  if (files.length === 0) return { became: [], entries: [] };
  await requireSupplier(tx, caseId, common.supplierId);
  await lockNumbering(tx, caseId);
  const known = await exhibitsWith(
    tx,
    caseId,
    files.map((one) => one.sha256),
  );
  const facts = await caseFacts(tx, caseId);
  const now = new Date();
  let { last } = facts;
  const composed: ReturnType<typeof compose>[] = [];
  const became = files.map((file): Became => {
    const twin = known.get(file.sha256);
    if (twin) {
      return {
        position: file.position,
        exhibitId: twin.id,
        number: twin.number,
        isNew: false,
      };
    }
    last += 1;
    const one = compose(caseId, admissionOf(file, common), last, facts, now);
    composed.push(one);
    const { exhibitId, number } = one;
    known.set(file.sha256, { id: exhibitId, number });
    return { position: file.position, exhibitId, number, isNew: true };
  });
  if (composed.length === 0) return { became, entries: [] };
  const relations = archiveId === null ? [] : composed.map((one) => relationOf(one, archiveId));
  const entries = await recordIn(caseId, [
    ...composed.map((one) => one.draft),
    ...relations.map((one) => one.draft),
  ]);
  await insertAdmitted(
    tx,
    caseId,
    composed.map((one, i) => ({ composed: one, entry: entryAt(entries, i) })),
  );
  if (relations.length > 0) {
    await tx.insert(exhibitRelation).values(
      relations.map(({ row }, i) => ({
        ...row,
        caseId,
        entry: entryAt(entries, composed.length + i).index,
      })),
    );
  }
  return { became, entries };
}

/** What holds for files of an import: a recreation where it began as one, or where it is said now. */
export function saidOf({ common }: { common: Common | null }, now: Common): Common {
  return { ...now, recreation: now.recreation || common?.recreation === true };
}

/** What rows of an import say of files that were admitted. */
export function fatesOf(became: readonly Became[]): Fate[] {
  return became.map(({ position, exhibitId, isNew }) => ({
    position,
    exhibitId,
    state: isNew ? 'admitted' : 'known',
  }));
}

function admissionOf({ name, sha256, bytes, kept, seen }: Confirmed, common: Common): Admission {
  const { source, licence, supplierId, recreation } = common;
  return {
    kind: 'file',
    sha256,
    bytes,
    mediaType: seen.mediaType,
    width: seen.width,
    height: seen.height,
    kept,
    embedded: seen.places.length > 0,
    recreation,
    fileName: name,
    description: {
      title: titleOf(name),
      description: '',
      label: '',
      acquisition: '',
      authority: '',
      source,
      licence,
      supplierId,
      happenedAt: null,
    },
  };
}

function relationOf({ exhibitId }: { exhibitId: string }, archiveId: string) {
  const id = newId('relation');
  const name = 'derived_from';
  const act = { exhibit: exhibitId, relation: id, name, to: archiveId } as const;
  return {
    row: { id, fromId: exhibitId, toId: archiveId, relation: name },
    draft: draft(exhibitRelated, act, null),
  };
}

function entryAt(entries: readonly Recorded[], i: number): Recorded {
  const entry = entries[i];
  if (!entry) throw new Error('the ledger answered with fewer entries');
  return entry;
}
