import { z } from 'zod';
import { defineEntry, freeText, id } from './define';

/** An export that made nothing: it failed, saying at what, or was cancelled. */
export const dossierEnded = defineEntry({
  kind: 'dossier.ended',
  v: 1,
  subject: 'dossier',
  act: z.strictObject({ dossier: id('dossier'), outcome: z.enum(['failed', 'cancelled']) }),
  payload: z.strictObject({ reason: freeText(2000) }),
});
