import { pendingMail } from '@/lib/accounts/commands/pending-mail';
import { dossierHandler } from '@/lib/dossier/job';
import { intakeExpiry } from '@/lib/exhibits/commands/announce';
import { startPeriodic } from '@/lib/jobs/periodic';
import { startWorker } from '@/lib/jobs/worker';
import { keptCheckpoints } from '@/lib/logbook/commands/keep-checkpoints';
import { checkHandler } from '@/lib/logbook/commands/run-check';
import { scheduledChecks } from '@/lib/logbook/commands/schedule-checks';
import { previewHandler } from '@/lib/previews/handler';

const holder = globalThis as typeof globalThis & { chirographBackground?: boolean };

/**
 * Starts what this process does apart from requests: jobs by the handlers of the rooms, and work
 * that comes round. Once in a process; stops in order on SIGTERM.
 */
export function startBackground(): void {
  if (holder.chirographBackground) return;
  holder.chirographBackground = true;
  const worker = startWorker({
    handlers: { preview: previewHandler, fsck: checkHandler, dossier: dossierHandler },
  });
  const periodic = startPeriodic([keptCheckpoints, intakeExpiry, scheduledChecks, pendingMail]);
  const stop = () => {
    void Promise.allSettled([worker.stop(), periodic.stop()]);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
