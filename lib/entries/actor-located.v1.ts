import { z } from 'zod';
import { defineEntry, freeText, id } from './define';

/**
 * From where and with what a session acts, as it appeared. Apart from the name, so that an export
 * can show who acted and withhold the device.
 */
export const actorLocated = defineEntry({
  kind: 'actor.located',
  v: 1,
  subject: 'session',
  act: z.strictObject({ session: z.union([id('session'), id('token')]) }),
  payload: z.strictObject({ address: freeText(100), userAgent: freeText(500) }),
});
