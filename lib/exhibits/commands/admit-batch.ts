import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { exhibit } from '@/db/schema/exhibits';
import type { Tx } from '@/db/tx';
import { command } from '@/lib/door/command';
import { toAppError } from '@/lib/door/failure';
import { id } from '@/lib/entries/define';
import { sha256Hex } from '@/lib/kernel/digest';
import { AppError, type ErrorCode, type FieldErrors } from '@/lib/kernel/errors';
import { lockNumbering } from '@/lib/ledger/append';
import { registerDigestInput, writeTextInput } from '../schema';
import {
  type Admission,
  type Composed,
  caseFacts,
  compose,
  insertAdmitted,
  suppliersIn,
} from './admission';
import { keepText, TEXT_TYPE } from './write-text';

/** Items admitted in one transaction. */
export const BATCH_ITEMS = 500;

/** Texts written to the store at once. */
const AT_ONCE = 8;

/** One item: a digest whose file stays with its owner, or a text. */
export const batchItem = z.discriminatedUnion('op', [
  registerDigestInput.omit({ caseId: true }).extend({ op: z.literal('hash_only') }),
  writeTextInput.omit({ caseId: true }).extend({ op: z.literal('text') }),
]);

type Item = z.output<typeof batchItem>;

/** What became of one item. */
export type BatchResult =
  | { ok: true; exhibitId: string; number: number; entry: number }
  | { ok: false; code: ErrorCode; reason?: string; fields?: FieldErrors };

/**
 * Admits many items in one transaction, in their order: one lock, one append, one insert for each
 * table. An item that is refused is answered so and spoils no other; a failure of the database or
 * the store refuses all.
 */
export const admitBatch = command({
  name: 'exhibit.admit_batch',
  action: 'exhibit.add',
  input: z.strictObject({
    caseId: id('case'),
    items: z.array(batchItem).min(1).max(BATCH_ITEMS),
  }),
  async prepare({ grant, input, read }) {
    const known = await read((tx) => digestsIn(tx, grant.caseId, input.items.map(digestOf)));
    const admissions: Admission[] = new Array(input.items.length);
    const waiting = [...input.items.entries()];
    const work = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        admissions[next[0]] = await admissionOf(grant.caseId, next[1], known);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return admissions;
  },
  async run({ tx, grant, prepared, recordIn }) {
    const { caseId } = grant;
    const suppliers = await suppliersIn(
      tx,
      caseId,
      prepared.flatMap((a) => a.description.supplierId ?? []),
    );
    await lockNumbering(tx, caseId);
    const taken = await digestsIn(
      tx,
      caseId,
      prepared.map((a) => a.sha256),
    );
    const facts = await caseFacts(tx, caseId);
    const now = new Date();
    let number = facts.last;
    const composed = prepared.map((admission): Composed | AppError => {
      try {
        const { supplierId } = admission.description;
        if (supplierId !== null && !suppliers.has(supplierId)) {
          throw new AppError('INVALID', { fields: { supplierId: 'unknown_contributor' } });
        }
        refuseTwin(taken.get(admission.sha256));
        // It had a twin when it was prepared, so it was not stored; now it has none.
        if (admission.kind !== 'hash_only' && !admission.kept) {
          throw new AppError('CONFLICT', { reason: 'changed_meanwhile' });
        }
        const one = compose(caseId, admission, number + 1, facts, now);
        number += 1;
        taken.set(admission.sha256, number);
        return one;
      } catch (error) {
        const failure = toAppError(error);
        if (failure.code === 'INTERNAL') throw error;
        return failure;
      }
    });
    const accepted = composed.filter((one): one is Composed => !(one instanceof AppError));
    const entries = await (accepted.length === 0
      ? []
      : recordIn(
          caseId,
          accepted.map((one) => one.draft),
        ));
    const admitted = accepted.map((one, i) => {
      const entry = entries[i];
      if (!entry) throw new Error('the ledger answered with fewer entries');
      return { composed: one, entry };
    });
    if (admitted.length > 0) await insertAdmitted(tx, caseId, admitted);
    const results = resultsOf(composed, admitted);
    const [first, ...rest] = entries;
    return first
      ? { answer: { results }, entries: [first, ...rest] }
      : { answer: { results }, unrecorded: 'every item was refused' };
  },
});

function digestOf(item: Item): string {
  return item.op === 'hash_only' ? item.sha256 : sha256Hex(item.text);
}

/** Throws CONFLICT where an exhibit with that number has the same bytes. */
function refuseTwin(number: number | undefined): void {
  if (number === undefined) return;
  const fields = { exhibit: String(number) };
  throw new AppError('CONFLICT', { reason: 'duplicate_digest', fields });
}

/** Digest → number of the exhibit of the case that has these bytes. */
async function digestsIn(tx: Tx, caseId: string, digests: string[]): Promise<Map<string, number>> {
  const found = await tx
    .select({ sha256: exhibit.sha256, number: exhibit.number })
    .from(exhibit)
    .where(and(eq(exhibit.caseId, caseId), inArray(exhibit.sha256, digests)));
  return new Map(found.map((row) => [row.sha256, row.number]));
}

/** A text is stored first, unless the case has it already and it will be refused. */
async function admissionOf(
  caseId: string,
  item: Item,
  known: ReadonlyMap<string, number>,
): Promise<Admission> {
  const common = { width: null, height: null, embedded: false };
  if (item.op === 'hash_only') {
    const { op: _, sha256, bytes, mediaType, fileName, recreation, ...description } = item;
    return {
      ...common,
      kind: 'hash_only',
      kept: null,
      sha256,
      bytes,
      mediaType: mediaType || 'application/octet-stream',
      fileName,
      recreation,
      description,
    };
  }
  const { op: _, kind, text, ...description } = item;
  const sha256 = sha256Hex(text);
  const stored = known.has(sha256)
    ? { kept: null, sha256, bytes: 0 }
    : await keepText(caseId, text);
  return {
    ...common,
    ...stored,
    kind,
    mediaType: TEXT_TYPE,
    fileName: '',
    recreation: false,
    description,
  };
}

function resultsOf(
  composed: readonly (Composed | AppError)[],
  admitted: readonly { composed: Composed; entry: { index: number } }[],
): BatchResult[] {
  const entryOf = new Map(admitted.map((a) => [a.composed, a.entry.index]));
  return composed.map((one) =>
    one instanceof AppError
      ? {
          ok: false,
          code: one.code,
          ...(one.reason ? { reason: one.reason } : {}),
          ...(one.fields ? { fields: one.fields } : {}),
        }
      : {
          ok: true,
          exhibitId: one.exhibitId,
          number: one.number,
          entry: entryOf.get(one) ?? -1,
        },
  );
}
