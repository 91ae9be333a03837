import type { z } from 'zod';
import type { Caller } from '@/lib/kernel/actor';
import { AppError } from '@/lib/kernel/errors';
import { type StoredEntry, streamEntries } from '@/lib/ledger/read';
import { loadLedgerSize } from '@/lib/logbook/loaders';
import type { rangeInput } from '@/lib/logbook/schema';
import { formatPayloadRecord } from '@/lib/proof/payload';
import { ndjsonResponse } from './ndjson';

/**
 * Entries of a range as NDJSON, one line for each that `line` has text for, read page by page as
 * fast as they are taken. The end defaults to the size of the ledger when the request came.
 */
export async function streamLedger(
  caller: Caller,
  input: z.input<typeof rangeInput>,
  line: (entry: StoredEntry) => string | null,
): Promise<Response> {
  const { caseId, from = 0, to } = input;
  const { size } = await loadLedgerSize(caller, { caseId });
  const end = to ?? size;
  if (end > size) throw new AppError('INVALID', { fields: { to: 'too_big' } });
  if (from > end) throw new AppError('INVALID', { fields: { from: 'too_big' } });
  async function* lines() {
    for await (const entry of streamEntries(caseId, from, end)) {
      const text = line(entry);
      if (text !== null) yield text;
    }
  }
  return ndjsonResponse(lines(), { 'chirograph-size': String(size) });
}

/** The exact bytes of an entry. */
export const entryLine = (entry: StoredEntry): string => entry.body;

/** The payload record of an entry (docs/formats/entry.md), or null where it committed none. */
export function payloadLine({ index, payload }: StoredEntry): string | null {
  if (!payload) return null;
  if (payload.data !== null && payload.salt !== null) {
    // Its text is the canonical JSON that was committed: put in place as it stands.
    return `{"index":${index},"payload":${payload.data},"salt":"${payload.salt}"}`;
  }
  const at = payload.erasedAt?.toISOString() ?? '';
  return formatPayloadRecord({ index, erased: { at, reason: payload.erasedReason ?? '' } });
}
