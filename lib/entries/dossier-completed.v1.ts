import { z } from 'zod';
import { count, defineEntry, id, sha256 } from './define';

export const dossierCompleted = defineEntry({
  kind: 'dossier.completed',
  v: 1,
  subject: 'dossier',
  act: z.strictObject({
    dossier: id('dossier'),
    pdf: z.strictObject({ sha256, bytes: count, pages: count }),
    bundle: z.strictObject({ sha256, bytes: count }),
  }),
  payload: null,
});
