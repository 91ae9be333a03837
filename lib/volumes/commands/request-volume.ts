import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { dossier, type VolumeRow } from '@/db/schema/dossiers';
import { ledgerHead } from '@/db/schema/ledger';
import type { Tx } from '@/db/tx';
import { command } from '@/lib/door/command';
import { draft } from '@/lib/entries/draft';
import { volumeRequested } from '@/lib/entries/volume-requested.v1';
import { enqueue } from '@/lib/jobs/queue';
import { sha256Hex, utf8 } from '@/lib/kernel/digest';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { lockNumbering } from '@/lib/ledger/append';
import { enterHeads } from '@/lib/prompts/commands/enter-heads';
import { readCase } from '@/lib/review/queries/case-state';
import { objectKey, putObject } from '@/lib/storage/objects';
import type { VolumeOrder } from '../model';
import { settledGroups } from '../pages/placing';
import { requireFitting } from '../queries/validity';
import { type Composition, compositionText, requestVolumeInput } from '../schema';

/** Name of the job that makes a volume. */
export const VOLUME_JOB = 'volume';

/**
 * Asks for a volume of the ledger as it stands, or stood. The composition, with a place for every
 * exhibit, is kept as bytes before the entry that names them. Throws INVALID for what `requireFitting`
 * refuses, a size beyond the ledger, or a previous volume that is none.
 */
export const requestVolume = command({
  name: 'volume.request',
  action: 'dossier.export',
  input: requestVolumeInput,
  async prepare({ grant, input, read }) {
    const { caseId } = grant;
    const head = await read(async (tx) => {
      // Before anything is kept: what is refused leaves no object behind.
      await requirePrevious(tx, caseId, input.previous);
      return requireSize(input.size, await sizeOf(tx, caseId));
    });
    const { state } = await readCase(caseId, head);
    requireFitting(input.composition, state);
    const groups = settledGroups(input.composition.groups, state);
    const settled: Composition = { ...input.composition, groups };
    const bytes = utf8(compositionText(settled));
    const kept = { sha256: sha256Hex(bytes), bytes: bytes.length };
    const contentType = 'application/json';
    await putObject({ key: objectKey(caseId, kept.sha256), body: bytes, ...kept, contentType });
    return { composition: settled, kept };
  },
  async run({ tx, grant, input, prepared, record }) {
    const { caseId } = grant;
    const { composition, kept } = prepared;
    const { language, paper, devices, forum, title, purpose, recipient } = composition;
    await lockNumbering(tx, caseId);
    if (input.size === undefined) await enterHeads(tx, caseId);
    const head = await sizeOf(tx, caseId);
    requireSize(input.size, head);
    const size = input.size ?? head;
    await requirePrevious(tx, caseId, input.previous);
    const number = await nextNumber(tx, caseId);
    const dossierId = newId('dossier');
    const withheld = composition.withheld.map(({ kind, id }) => ({ kind, id }));
    const redacted = composition.redactions.map(({ exhibit }) => exhibit);
    const reasons = [...composition.withheld, ...composition.redactions].map(
      ({ reason }) => reason,
    );
    const entry = await record(
      draft(
        volumeRequested,
        {
          dossier: dossierId,
          number,
          size,
          forum,
          language,
          paper,
          devices,
          composition: kept,
          previous: input.previous,
          withheld,
          redacted,
        },
        { title, purpose, recipient, reasons },
      ),
    );
    const order: VolumeOrder = { dossierId, number, caseId, size, composition: kept };
    const jobId = await enqueue(tx, {
      kind: VOLUME_JOB,
      caseId,
      input: order,
      createdBy: grant.actor.id,
      sessionId: grant.actor.session,
    });
    const volume: VolumeRow = {
      forum,
      composition: kept,
      previous: input.previous,
      withheld,
      redacted,
      title,
      reasons,
      files: [],
      redactions: [],
    };
    await tx.insert(dossier).values({
      id: dossierId,
      caseId,
      number,
      jobId,
      state: 'queued',
      size,
      options: {
        language,
        paper,
        devices,
        withheld: withheld.flatMap(({ kind, id }) => (kind === 'exhibit' ? [id] : [])),
        reason: purpose,
        recipient,
        withholdingReason: '',
      },
      volume,
      createdAt: entry.at,
      entry: entry.index,
    });
    return { answer: { dossierId, number, size }, entries: [entry] };
  },
});

async function sizeOf(tx: Tx, caseId: string): Promise<number> {
  const [head] = await tx
    .select({ size: ledgerHead.size })
    .from(ledgerHead)
    .where(eq(ledgerHead.caseId, caseId));
  return head?.size ?? 0;
}

/** Answers with the size of the ledger. */
function requireSize(asked: number | undefined, head: number): number {
  if ((asked ?? head) < 1 || (asked ?? head) > head) {
    throw new AppError('INVALID', { fields: { size: 'beyond_ledger' } });
  }
  return head;
}

async function requirePrevious(tx: Tx, caseId: string, dossierId: string | null): Promise<void> {
  if (dossierId === null) return;
  const [row] = await tx
    .select({ id: dossier.id })
    .from(dossier)
    .where(and(eq(dossier.caseId, caseId), eq(dossier.id, dossierId), isNotNull(dossier.volume)));
  if (!row) throw new AppError('INVALID', { fields: { previous: 'unknown_volume' } });
}

async function nextNumber(tx: Tx, caseId: string): Promise<number> {
  const [last] = await tx
    .select({ number: sql<number>`coalesce(max(${dossier.number}), 0)::int` })
    .from(dossier)
    .where(eq(dossier.caseId, caseId));
  return (last?.number ?? 0) + 1;
}
