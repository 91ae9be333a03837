import { eq } from 'drizzle-orm';
import { database } from '@/db/client';
import { job } from '@/db/schema/operations';
import type { JobHandler } from '@/lib/jobs/handlers';
import { READING_JOB } from './commands/ask-reading';

/** Does the readings that were asked for, as the queue would. Answers how many there were. */
export async function doReadings(handler: JobHandler): Promise<number> {
  const waiting = await database().delete(job).where(eq(job.kind, READING_JOB)).returning();
  const control = { progress: () => undefined, signal: new AbortController().signal };
  for (const one of waiting) await handler.run({ ...one, attempt: 1 }, control);
  return waiting.length;
}
