import type { Periodic } from '@/lib/jobs/periodic';
import { deliverPending } from '@/lib/mail/send';

/** Sends letters that a stopped process left behind; the usual way is at once, after the commit. */
export const pendingMail: Periodic = {
  name: 'mail',
  everyMs: 60_000,
  async work() {
    await deliverPending();
  },
};
