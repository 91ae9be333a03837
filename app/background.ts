import { pendingMail } from '@/lib/accounts/commands/pending-mail';
import { endStreams } from '@/lib/api/event-stream';
import { runGateway } from '@/lib/capture/gateway/run';
import { dossierHandler } from '@/lib/dossier/job';
import { intakeExpiry } from '@/lib/exhibits/commands/announce';
import { READING_JOB } from '@/lib/exhibits/commands/ask-reading';
import { readingHandler } from '@/lib/exhibits/commands/read-records';
import { beforeEnding } from '@/lib/jobs/before-ending';
import { forgottenJobs } from '@/lib/jobs/forget';
import { startPeriodic } from '@/lib/jobs/periodic';
import { startWorker } from '@/lib/jobs/worker';
import { keptCheckpoints } from '@/lib/logbook/commands/keep-checkpoints';
import { checkHandler } from '@/lib/logbook/commands/run-check';
import { scheduledChecks } from '@/lib/logbook/commands/schedule-checks';
import { previewHandler } from '@/lib/previews/handler';
import { enteredHeads } from '@/lib/prompts/commands/enter-heads';
import { VOLUME_JOB } from '@/lib/volumes/commands/request-volume';
import { volumeHandler } from '@/lib/volumes/job';

const holder = globalThis as typeof globalThis & { chirographBackground?: boolean };

/** Milliseconds that ending in order may hold up the end of the process. */
const ENDING_MS = 4_000;

/**
 * Starts what this process does apart from requests: jobs by the handlers of the rooms, and work
 * that comes round. Once in a process; on SIGTERM it is put back before the server ends.
 */
export function startBackground(): void {
  if (holder.chirographBackground) return;
  holder.chirographBackground = true;
  const worker = startWorker({
    // No kind can fill the places of another: nobody waits for an export behind a thousand previews.
    handlers: {
      preview: { ...previewHandler, atOnce: 2 },
      [READING_JOB]: { ...readingHandler, atOnce: 1 },
      fsck: { ...checkHandler, atOnce: 1 },
      dossier: { ...dossierHandler, atOnce: 1 },
      [VOLUME_JOB]: { ...volumeHandler, atOnce: 1 },
    },
    concurrency: 4,
  });
  const periodic = startPeriodic([
    keptCheckpoints,
    enteredHeads,
    intakeExpiry,
    scheduledChecks,
    pendingMail,
    forgottenJobs(['preview', READING_JOB]),
  ]);
  const gateway = runGateway();
  beforeEnding(
    // Streams first: the server does not end while one is open.
    () => Promise.all([endStreams(), gateway.stop(), worker.stop(), periodic.stop()]),
    ENDING_MS,
  );
}
