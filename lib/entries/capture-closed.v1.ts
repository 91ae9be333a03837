import { z } from 'zod';
import { defineEntry, id } from './define';

/** A source of captured runs closes; nothing more comes through it. */
export const captureClosed = defineEntry({
  kind: 'capture.closed',
  v: 1,
  subject: 'source',
  act: z.strictObject({ source: id('source') }),
  payload: null,
});
