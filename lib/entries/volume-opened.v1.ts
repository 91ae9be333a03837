import { z } from 'zod';
import { count, defineEntry, freeText, id, sha256 } from './define';

/** Somebody was handed a file of a volume: its place among the files, from 0. */
export const volumeOpened = defineEntry({
  kind: 'volume.opened',
  v: 1,
  subject: 'dossier',
  act: z.strictObject({ dossier: id('dossier'), file: count, sha256 }),
  payload: z.strictObject({ address: freeText(100), userAgent: freeText(500) }),
});
