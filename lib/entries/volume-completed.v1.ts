import { z } from 'zod';
import { count, defineEntry, id, sha256 } from './define';
import { VOLUME_FILES } from './vocabulary';

/** A volume is finished: its files in the order of reading, and the derivatives it shows. */
export const volumeCompleted = defineEntry({
  kind: 'volume.completed',
  v: 1,
  subject: 'dossier',
  act: z.strictObject({
    dossier: id('dossier'),
    files: z
      .array(
        z.strictObject({
          role: z.enum(VOLUME_FILES),
          part: count.min(1),
          parts: count.min(1),
          sha256,
          bytes: count,
          /** Null where it is no PDF. */
          pages: count.nullable(),
        }),
      )
      .min(1)
      .max(1000),
    /** Derivatives with parts taken out, each of one version of an exhibit. */
    redactions: z
      .array(
        z.strictObject({ exhibit: id('exhibit'), version: count.min(1), sha256, bytes: count }),
      )
      .max(10_000),
  }),
  payload: null,
});
