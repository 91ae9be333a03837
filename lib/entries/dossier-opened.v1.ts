import { z } from 'zod';
import { defineEntry, freeText, id, sha256 } from './define';

/** An exported file was handed out, recorded before the first byte flowed. */
export const dossierOpened = defineEntry({
  kind: 'dossier.opened',
  v: 1,
  subject: 'dossier',
  act: z.strictObject({ dossier: id('dossier'), part: z.enum(['pdf', 'bundle']), sha256 }),
  payload: z.strictObject({ address: freeText(100), userAgent: freeText(500) }),
});
