import { eq, sql } from 'drizzle-orm';
import { caseFile, work } from '@/db/schema/cases';
import { command } from '@/lib/door/command';
import { caseOpened } from '@/lib/entries/case-opened.v1';
import { caseWorkRecordedV2 } from '@/lib/entries/case-work-recorded.v2';
import { draft } from '@/lib/entries/draft';
import { newId } from '@/lib/kernel/ids';
import { lockNumbering, openLedger } from '@/lib/ledger/append';
import { workFacts } from '../model';
import { openCaseInput } from '../schema';

/** Opens a case in a workspace: its row, its ledger and the first entries. */
export const openCase = command({
  name: 'case.open',
  action: 'case.open',
  input: openCaseInput,
  async run({ tx, grant, input, recordIn }) {
    const caseId = newId('case');
    await lockNumbering(tx, grant.workspaceId);
    const [last] = await tx
      .select({ number: sql<number>`coalesce(max(${caseFile.number}), 0)::int` })
      .from(caseFile)
      .where(eq(caseFile.workspaceId, grant.workspaceId));
    const number = (last?.number ?? 0) + 1;
    const { works, title, party, workspaceId: _, ...facts } = input;
    const act = { ...facts, textAsOf: facts.textAsOf ?? new Date().toISOString().slice(0, 10) };
    const workIds = works.map(() => newId('work'));
    await openLedger(tx, caseId);
    const entries = await recordIn(caseId, [
      draft(caseOpened, { workspace: grant.workspaceId, number, ...act }, { title, party }),
      ...works.map((w, i) => {
        const { act, payload } = workFacts(w);
        return draft(caseWorkRecordedV2, { work: workIds[i] ?? '', ...act }, payload);
      }),
    ]);
    const [opened, ...rest] = entries;
    if (!opened) throw new Error('the ledger answered with no entry');
    await tx.insert(caseFile).values({
      id: caseId,
      workspaceId: grant.workspaceId,
      number,
      title,
      party,
      status: 'open',
      ...act,
      forums: act.forums.join(' '),
      createdAt: opened.at,
      entry: opened.index,
    });
    for (const [i, w] of works.entries()) {
      await tx
        .insert(work)
        .values({ id: workIds[i] ?? '', caseId, ...w, entry: rest[i]?.index ?? 0 });
    }
    return { answer: { caseId, number }, entries: [opened, ...rest] };
  },
});
