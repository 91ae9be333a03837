import { eq } from 'drizzle-orm';
import { database } from '../../db/client';
import { work } from '../../db/schema/cases';
import type { Caller } from '../../lib/kernel/actor';
import type { Reply } from '../../lib/kernel/reply';
import { recordGenerator } from '../../lib/runs/commands/record-generator';
import { recordModification } from '../../lib/runs/commands/record-modification';
import { recordSelection } from '../../lib/runs/commands/record-selection';
import { stateRun } from '../../lib/runs/commands/state-run';
import { finishWork, publishWork } from '../../lib/runs/commands/work-events';
import type { SampleRevision } from './prompt';

/** What the sample's runs are about: people as contributors, files as exhibits. */
export type RunScene = {
  caseId: string;
  zhou: Caller;
  li: Caller;
  zhouId: string;
  liId: string;
  promptId: string;
  /** What the revisions of the prompt hold, in order. */
  revisions: readonly SampleRevision[];
  sketch: string;
  /** Four candidates in the order in which they were drawn. */
  candidates: string[];
  final: string;
  terms: string;
  /** Drawn later, to show how the script behaves. */
  recreated: string;
};

const TOOL = '样例绘图脚本（非模型生成） · Sample drawing script (no model)';

/** The sample must be whole or not be. */
async function done<T>(reply: Promise<Reply<T>>): Promise<T> {
  const answer = await reply;
  if (!answer.ok) {
    const fields = JSON.stringify(answer.fields ?? {});
    throw new Error(`sample runs: ${answer.code} ${answer.reason ?? ''} ${fields}`);
  }
  return answer.data;
}

/**
 * Records how the sample's pictures came about, as people would state it: two runs, a choice, a
 * retouching, completion and publication, and a recreation apart. What drew them is a script of
 * ours, and the record says so.
 */
export async function recordSampleRuns(scene: RunScene): Promise<void> {
  const { caseId, zhou, zhouId, liId, promptId, revisions, candidates, recreated } = scene;
  const [one = '', two = '', three = '', four = ''] = candidates;
  const { generatorId } = await done(
    recordGenerator(zhou, {
      caseId,
      holderId: zhouId,
      startsOn: '2026-09-01',
      service: TOOL,
      account: '本机 · this machine',
      plan: '样例 sample',
      termsId: scene.terms,
    }),
  );
  const run = (outputs: string[], revision: number, ear: string, requestedAt: string | null) => {
    const sent = revisions[revision - 1];
    if (!sent) throw new Error(`sample runs: no revision ${revision}`);
    return {
      caseId,
      requestedAt,
      generatorId,
      operatorId: liId,
      instructorId: zhouId,
      revision: { prompt: promptId, revision },
      inputs: [{ exhibit: scene.sketch, role: 'reference' as const }],
      outputs,
      tool: TOOL,
      toolVersion: '1',
      texts: [
        { role: 'positive' as const, origin: 'entered' as const, text: sent.positive, part: '' },
        { role: 'negative' as const, origin: 'entered' as const, text: sent.negative, part: '' },
      ],
      parameters: [
        { name: 'seed', value: sent.seed, setter: zhouId, origin: 'stated' as const },
        { name: 'size', value: '1200×900', setter: liId, origin: 'stated' as const },
        { name: 'ear', value: ear, setter: null, origin: 'stated' as const },
      ],
      environment: [{ name: 'renderer', value: 'librsvg' }],
      purpose: '耳朵往里收 Ears turned in',
    };
  };
  const first = await done(stateRun(zhou, run([one, two], 1, '0, 60', null)));
  const lately = new Date(Date.now() - 60_000).toISOString();
  const second = await done(stateRun(zhou, run([three, four], 2, '24, 40', lately)));
  await chooseAndFinish(scene, [first.runId, second.runId]);
  await done(
    stateRun(zhou, {
      ...run([recreated], 2, '52', null),
      revision: null,
      environment: [],
      purpose: '演示脚本的表现 To show how the script behaves',
      recreates: { runId: second.runId, exhibitId: four, sight: 'with_sight' },
    }),
  );
}

/** The choice among all four, the retouching of the chosen one, and what became of it. */
async function chooseAndFinish(scene: RunScene, [first = '', second = '']: string[]) {
  const { caseId, zhou, li, zhouId, liId, candidates, final } = scene;
  await done(
    recordSelection(zhou, {
      caseId,
      chooserId: zhouId,
      lookers: [zhouId, liId],
      candidates: candidates.map((exhibitId, i) => ({
        exhibitId,
        runId: i < 2 ? first : second,
        verdict:
          i === 3 ? ('chosen' as const) : i === 2 ? ('undecided' as const) : ('rejected' as const),
        aspects: i === 3 ? (['composition', 'line'] as const).slice() : [],
        reason:
          i === 0 ? '耳朵太开 Ears too far apart' : i === 1 ? '切面偏青 Facets too green' : '',
      })),
      reason: '耳朵的线条与手稿一致，构图最稳。 The line of the ears agrees with the sketch.',
    }),
  );
  await done(
    recordModification(li, {
      caseId,
      kind: 'retouch',
      happenedAt: '2026-10-21T10:40:00.000Z',
      editorId: liId,
      before: candidates.slice(3),
      afterId: final,
      regions: [
        { x: 430, y: 246, width: 100, height: 160, note: '左耳尖抬高 Left ear tip raised' },
        { x: 670, y: 246, width: 100, height: 160, note: '右耳尖抬高 Right ear tip raised' },
      ],
      aspects: ['line'],
      tool: '矢量编辑（样例） · vector editing (sample)',
      toolVersion: '1',
      purpose: '耳尖与手稿一致 Ear tips as in the sketch',
    }),
  );
  const [row] = await database().select().from(work).where(eq(work.caseId, caseId));
  if (!row) throw new Error('sample runs: no work');
  await done(
    finishWork(zhou, {
      caseId,
      workId: row.id,
      exhibitId: final,
      happenedAt: '2026-10-21T10:47:00.000Z',
      byId: zhouId,
    }),
  );
  await done(
    publishWork(zhou, {
      caseId,
      workId: row.id,
      exhibitId: final,
      byId: zhouId,
      promptShown: false,
      place: '样例站点 https://sample.invalid/pendant（虚构 invented）',
      audience: '公开 public',
    }),
  );
}
