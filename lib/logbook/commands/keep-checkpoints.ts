import type { Periodic } from '@/lib/jobs/periodic';
import { checkpointPending } from '@/lib/ledger/checkpointer';

/** Signs ledgers that are ahead of their checkpoint, as after a crash between act and signature. */
export const keptCheckpoints: Periodic = {
  name: 'checkpoints',
  everyMs: 5_000,
  async work() {
    await checkpointPending();
  },
};
