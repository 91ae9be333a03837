import type { Tx } from '@/db/tx';
import { enqueue, type NewJob } from '@/lib/jobs/queue';

/** Kind of the jobs that read what exhibits hold. */
export const READING_JOB = 'reading';

/**
 * Asks for the records in an exhibit's bytes to be read; done apart, in a limited process. `asked`
 * says that a person wanted it, and then it leaves an entry whatever it finds.
 */
export async function askReading(
  tx: Tx,
  caseId: string,
  about: { exhibitId: string; sha256: string; asked: boolean },
): Promise<void> {
  await enqueue(tx, readingJob(caseId, about));
}

/** The job that reads an exhibit's bytes. */
export function readingJob(
  caseId: string,
  about: { exhibitId: string; sha256: string; asked: boolean },
): NewJob {
  return {
    kind: READING_JOB,
    caseId,
    input: about,
    createdBy: 'svc_readings',
    sessionId: null,
  };
}
