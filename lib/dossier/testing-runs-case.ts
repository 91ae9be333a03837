import { eq } from 'drizzle-orm';
import sharp from 'sharp';
import { z } from 'zod';
import { database } from '@/db/client';
import { work } from '@/db/schema/cases';
import { join, type Person, person, room } from '@/db/testing/world';
import { openCase } from '@/lib/cases/commands/open-case';
import { addContributor } from '@/lib/contributors/commands/contributor';
import { command } from '@/lib/door/command';
import { admitBytes } from '@/lib/exhibits/commands/admit-bytes';
import { checkpointCase } from '@/lib/ledger/checkpointer';
import { recordModification } from '@/lib/runs/commands/record-modification';
import { recordRequest } from '@/lib/runs/commands/record-run';
import { recordSelection } from '@/lib/runs/commands/record-selection';
import { stateRun } from '@/lib/runs/commands/state-run';
import { finishWork } from '@/lib/runs/commands/work-events';

export const SEED = '18446744073709551615';

/** A case in which somebody made an image, chose, changed, finished, and imitated it later. */
export type RunsCase = {
  owner: Person;
  caseId: string;
  /** Two candidates and the work. */
  exhibits: string[];
  /** Entries before the recreation, and all of them. */
  early: number;
  last: number;
};

export async function ok<T>(
  reply: Promise<{ ok: true; data: T } | { ok: false; code: string; reason?: string }>,
): Promise<T> {
  const answer = await reply;
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.data;
}

async function picture(
  { owner, caseId }: Pick<RunsCase, 'owner' | 'caseId'>,
  title: string,
  background: string,
  recreation = false,
): Promise<string> {
  const body = await sharp({ create: { width: 400, height: 300, channels: 3, background } })
    .png()
    .toBuffer();
  const { exhibitId } = await ok(
    admitBytes(owner.caller, {
      caseId,
      body: new Uint8Array(body),
      mediaType: 'image/png',
      fileName: `${title}.png`,
      title,
      recreation,
    }),
  );
  return exhibitId;
}

function said(caseId: string, zhou: string, outputs: string[]) {
  return {
    caseId,
    operatorId: zhou,
    outputs,
    tool: '即梦 3.0',
    texts: [
      { role: 'positive' as const, origin: 'entered' as const, text: '一枚猫形水晶吊坠', part: '' },
    ],
    parameters: [{ name: 'seed', value: SEED, setter: null, origin: 'stated' as const }],
  };
}

export async function runsCase(): Promise<RunsCase> {
  const workspaceId = await room();
  const owner = await person('周婧怡');
  await join(workspaceId, owner, 'owner');
  const { caseId } = await ok(
    openCase(owner.caller, {
      workspaceId,
      title: '吊坠',
      kind: 'image',
      party: '',
      side: 'claimant',
      forums: ['prc'],
      works: [{ title: '吊坠 v7' }],
    }),
  );
  const { contributorId: zhou } = await ok(
    addContributor(owner.caller, {
      caseId,
      name: '周婧怡',
      standing: 'member',
      accountId: owner.accountId,
    }),
  );
  const here = { owner, caseId };
  const exhibits = [
    await picture(here, 'Candidate one', '#102030'),
    await picture(here, 'Candidate two', '#304050'),
    await picture(here, 'Final', '#506070'),
  ];
  const [one = '', two = '', final = ''] = exhibits;
  const { runId } = await ok(stateRun(owner.caller, said(caseId, zhou, [one, two])));
  await ok(
    recordSelection(owner.caller, {
      caseId,
      chooserId: zhou,
      candidates: [
        { exhibitId: one, runId, verdict: 'rejected', reason: '太暗 too dark' },
        { exhibitId: two, runId, verdict: 'chosen', aspects: ['composition'] },
      ],
      reason: 'the steadier one',
    }),
  );
  await ok(
    recordModification(owner.caller, {
      caseId,
      kind: 'retouch',
      editorId: zhou,
      before: [two],
      afterId: final,
      regions: [{ x: 10, y: 20, width: 100, height: 50, note: 'ear' }],
      tool: 'Krita',
    }),
  );
  const [row] = await database().select().from(work).where(eq(work.caseId, caseId));
  await ok(
    finishWork(owner.caller, { caseId, workId: row?.id ?? '', exhibitId: final, byId: zhou }),
  );
  const early = (await checkpointCase(caseId)).size;
  const again = await picture(here, 'Later demonstration', '#708090', true);
  await ok(
    stateRun(owner.caller, {
      ...said(caseId, zhou, [again]),
      recreates: { runId, exhibitId: two, sight: 'with_sight' },
    }),
  );
  const last = (await checkpointCase(caseId)).size;
  return { owner, caseId, exhibits, early, last };
}

/** A run as an import records it: from a file of the case. */
export const imported = command({
  name: 'test.imported_run',
  action: 'run.record',
  input: z.strictObject({ caseId: z.string(), exhibitId: z.string() }),
  async run(context) {
    const nothing = { texts: [], parameters: [], models: [], environment: [] };
    const text = 'a secret pendant';
    const { entry } = await recordRequest(context, {
      capture: 'import',
      source: null,
      requestedAt: null,
      generator: null,
      operator: null,
      instructor: null,
      revision: null,
      inputs: [],
      records: [{ exhibit: context.input.exhibitId, role: 'source' }],
      readFrom: null,
      recreates: null,
      said: {
        ...nothing,
        texts: [{ role: 'positive', origin: 'entered', text, part: '' }],
        tool: 'tool',
        toolVersion: '',
        purpose: '',
      },
    });
    return { answer: null, entries: [entry] };
  },
});
