import { z } from 'zod';
import { count, defineEntry, sha256 } from './define';

/** Bytes arrived that were not the announced ones; nothing was admitted. */
export const intakeRefused = defineEntry({
  kind: 'intake.refused',
  v: 1,
  subject: null,
  act: z.strictObject({
    announced: z.strictObject({ sha256, bytes: count }),
    found: z.strictObject({ sha256: sha256.nullable(), bytes: count.nullable() }),
    reason: z.enum(['missing', 'size_differs', 'digest_differs']),
  }),
  payload: null,
});
