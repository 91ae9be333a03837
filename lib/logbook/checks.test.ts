import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/db/client';
import { exhibit } from '@/db/schema/exhibits';
import { ledgerEntry } from '@/db/schema/ledger';
import { job } from '@/db/schema/operations';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { join, type Person, person, room } from '@/db/testing/world';
import { amendCase, setStatus } from '@/lib/cases/commands/amend-case';
import { openCase } from '@/lib/cases/commands/open-case';
import { writeText } from '@/lib/exhibits/commands/write-text';
import { startWorker, type Worker } from '@/lib/jobs/worker';
import { NO_CLIENT, service } from '@/lib/kernel/actor';
import type { Reply } from '@/lib/kernel/reply';
import { objectKey, removeObject } from '@/lib/storage/objects';
import { askCheck } from './commands/ask-check';
import { keepCheck } from './commands/keep-check';
import { checkHandler, runCheck } from './commands/run-check';
import { casesDue, scheduledChecks } from './commands/schedule-checks';
import { loadChecks } from './loaders';
import { CHECK_JOB } from './queries/checks';

let instance: TestInstance;
let owner: Person;
let stranger: Person;
let workspaceId: string;
let worker: Worker | undefined;

beforeAll(async () => {
  instance = await testInstance();
  workspaceId = await room();
  owner = await person('Owner');
  stranger = await person('Stranger');
  await join(workspaceId, owner, 'owner');
});

afterEach(async () => {
  await worker?.stop();
  worker = undefined;
});

afterAll(() => instance.close());

function dataOf<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  return reply.data;
}

async function newCase(): Promise<string> {
  const input = { workspaceId, title: 'Checked', kind: 'image' as const };
  return dataOf(await openCase(owner.caller, input)).caseId;
}

const write = async (caseId: string, text: string) =>
  dataOf(await writeText(owner.caller, { caseId, kind: 'note', title: text, text }));

/** Lets the application do its jobs until none of a case waits. */
async function work(caseId: string) {
  worker ??= startWorker({ handlers: { [CHECK_JOB]: checkHandler }, pollMs: 20 });
  for (let i = 0; i < 400; i++) {
    const rows = await database().select().from(job).where(eq(job.caseId, caseId));
    const checks = rows.filter((row) => row.kind === CHECK_JOB);
    if (checks.every((row) => !['queued', 'running'].includes(row.state))) return checks;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('the check did not end');
}

const kinds = async (caseId: string) =>
  (await database().select().from(ledgerEntry).where(eq(ledgerEntry.caseId, caseId)))
    .sort((a, b) => a.index - b.index)
    .map((row) => row.kind);

describe('a full check', () => {
  it('asked for by a person is done apart, recorded, and shown on the case', async () => {
    const caseId = await newCase();
    await write(caseId, 'a note');
    const { jobId } = dataOf(await askCheck(owner.caller, { caseId }));
    const asked = await loadChecks(owner.caller, { caseId });
    expect(asked).toMatchObject({ checks: [], newest: null, running: { jobId, state: 'queued' } });
    expect(await work(caseId)).toMatchObject([
      { state: 'done', result: { failures: 0, objects: 1 } },
    ]);
    const shown = await loadChecks(owner.caller, { caseId });
    expect(shown.running).toBeNull();
    expect(shown.newest).toMatchObject({ failures: 0, objects: 1, disagreements: [], more: 0 });
    expect((await kinds(caseId)).at(-1)).toBe('ledger.checked');
    expect((await runCheck(caseId)).failures).toEqual([]);
  });

  it('names a changed fact and a lost object, and keeps saying so', async () => {
    const caseId = await newCase();
    const { exhibitId } = await write(caseId, 'another note');
    const [row] = await database().select().from(exhibit).where(eq(exhibit.id, exhibitId));
    await database().update(exhibit).set({ captureClass: 'A' }).where(eq(exhibit.id, exhibitId));
    await removeObject(objectKey(caseId, row?.sha256 ?? ''));
    dataOf(await askCheck(owner.caller, { caseId }));
    await work(caseId);
    const { newest } = await loadChecks(owner.caller, { caseId });
    expect(newest?.disagreements.map((d) => [d.record, d.check, d.expected, d.found])).toEqual([
      [`exhibit ${exhibitId} captureClass`, 'table.differs', '"B"', '"A"'],
      [`object ${row?.sha256}`, 'object.missing', `${row?.bytes} bytes`, 'none'],
    ]);
  });

  it('sees one moment, whatever is recorded while it reads', async () => {
    const caseId = await newCase();
    let isOver = false;
    const people = Array.from({ length: 3 }, async (_, one) => {
      for (let n = 0; n < 25; n++) {
        await write(caseId, `note ${one} ${n}`);
        await amendCase(owner.caller, { caseId, title: `Title ${one} ${n}` });
      }
    });
    const everybody = Promise.all(people).then(() => {
      isOver = true;
    });
    while (!isOver) expect((await runCheck(caseId)).failures).toEqual([]);
    await everybody;
    expect(await runCheck(caseId)).toMatchObject({ failures: [], objects: 75 });
  });

  it('asked for twice at once is made once', async () => {
    const caseId = await newCase();
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => askCheck(owner.caller, { caseId })),
    );
    expect(new Set(replies.map((reply) => dataOf(reply).jobId)).size).toBe(1);
    expect(await work(caseId)).toHaveLength(1);
  });

  it('is made of a sealed or closed case too', async () => {
    const caseId = await newCase();
    dataOf(await setStatus(owner.caller, { caseId, to: 'closed', reason: 'settled' }));
    dataOf(await askCheck(owner.caller, { caseId }));
    expect(await work(caseId)).toMatchObject([{ state: 'done' }]);
  });

  it('is not asked for by strangers, and no person writes its result', async () => {
    const caseId = await newCase();
    expect(await askCheck(stranger.caller, { caseId })).toMatchObject({ code: 'NOT_FOUND' });
    const report = await runCheck(caseId);
    const before = await kinds(caseId);
    expect(await keepCheck(owner.caller, { caseId, report })).toMatchObject({
      code: 'FORBIDDEN',
      reason: 'service_only',
    });
    const application = { actor: service('checker'), client: NO_CLIENT };
    const other = await keepCheck(application, { caseId: await newCase(), report });
    expect(other).toMatchObject({ code: 'INVALID', reason: 'other_case' });
    expect(await kinds(caseId)).toEqual(before);
  });
});

describe('checks by schedule', () => {
  it('are due for a new case, and again when a day has passed since a change', async () => {
    const caseId = await newCase();
    expect(await casesDue(1000)).toContain(caseId);
    await scheduledChecks.work();
    const [made] = await work(caseId);
    expect(made).toMatchObject({ createdBy: 'svc_checker', sessionId: null, state: 'done' });
    expect(await casesDue(1000)).not.toContain(caseId);
    const age = (hours: number) =>
      instance.db.sql`update ledger_check set started_at = now() - ${hours} * interval '1 hour'
                      where case_id = ${caseId}`;
    await age(25);
    expect(await casesDue(1000)).not.toContain(caseId);
    dataOf(await amendCase(owner.caller, { caseId, title: 'Changed' }));
    expect(await casesDue(1000)).toContain(caseId);
  });

  it('come round in a week for a case that rests', async () => {
    const caseId = await newCase();
    dataOf(await askCheck(owner.caller, { caseId }));
    await work(caseId);
    await instance.db.sql`update ledger_check set started_at = now() - interval '8 days'
                          where case_id = ${caseId}`;
    expect(await casesDue(1000)).toContain(caseId);
  });
});
