import { z } from 'zod';
import { count, defineEntry, freeText, id } from './define';
import { DOSSIER_LANGUAGES, PAPERS } from './vocabulary';

/** Somebody asks for an export of the ledger's first `size` entries. */
export const dossierRequested = defineEntry({
  kind: 'dossier.requested',
  v: 1,
  subject: 'dossier',
  act: z.strictObject({
    dossier: id('dossier'),
    number: count,
    size: count,
    language: z.enum(DOSSIER_LANGUAGES),
    paper: z.enum(PAPERS),
    withheld: z.array(id('exhibit')).max(100_000),
    /** Whether addresses and devices of sessions are in the bundle. */
    devices: z.boolean(),
  }),
  payload: z.strictObject({
    reason: freeText(2000),
    recipient: freeText(500),
    withholdingReason: freeText(2000),
  }),
});
