import { eq } from 'drizzle-orm';
import { actAnswer, elementLink, legalHold, notice } from '@/db/schema/review';
import type { Reader } from '@/db/tx';
import type { CaseState } from '@/lib/entries/state';
import { spelt } from './runs';

type Facts = Map<string, Record<string, unknown>>;

const iso = (time: Date | null) => time?.toISOString() ?? null;

/** What the entries say the tables of links, notices, holds and answers hold. */
export function expectedReviewFacts({
  links,
  notices,
  holds,
  answers,
}: CaseState): Record<string, Facts> {
  return {
    element_link: new Map(
      [...links.values()].map((one) => [
        one.id,
        {
          element: one.element,
          bearing: one.bearing,
          recordKind: one.record.kind,
          recordId: one.record.id,
          revision: one.record.revision,
          aspects: spelt(one.aspects),
          region: spelt(one.region),
          span: spelt(one.span),
          note: one.note,
          accountId: one.linked.actor,
          at: one.linked.at,
          entry: one.linked.index,
          withdrawnAt: one.withdrawn?.mark.at,
          withdrawnEntry: one.withdrawn?.mark.index,
          withdrawnReason: one.withdrawn?.reason,
        },
      ]),
    ),
    notice: new Map(
      [...notices.values()].map(({ id, exhibit, recorded, ...rest }) => [
        id,
        {
          ...rest,
          exhibitId: exhibit,
          accountId: recorded.actor,
          at: recorded.at,
          entry: recorded.index,
        },
      ]),
    ),
    legal_hold: new Map(
      [...holds.values()].map(({ id, people, notice: cause, placed, released, ...rest }) => [
        id,
        {
          ...rest,
          people: spelt(people),
          noticeId: cause,
          accountId: placed.actor,
          at: placed.at,
          entry: placed.index,
          releasedAt: released?.mark.at,
          releaseEntry: released?.mark.index,
          releaseReason: released?.reason,
        },
      ]),
    ),
    act_answer: new Map(
      answers.map((one) => [
        String(one.answered.index),
        {
          actEntry: one.entry,
          contributorId: one.contributor,
          meaning: one.meaning,
          reason: one.reason,
          accountId: one.answered.actor,
          at: one.answered.at,
          entry: one.answered.index,
        },
      ]),
    ),
  };
}

/** What those tables hold, lists and shapes spelt as canonical JSON. */
export async function storedReviewFacts(
  caseId: string,
  db: Reader,
): Promise<Record<string, Facts>> {
  const links = await db.select().from(elementLink).where(eq(elementLink.caseId, caseId));
  const notices = await db.select().from(notice).where(eq(notice.caseId, caseId));
  const holds = await db.select().from(legalHold).where(eq(legalHold.caseId, caseId));
  const answers = await db.select().from(actAnswer).where(eq(actAnswer.caseId, caseId));
  return {
    element_link: new Map(
      links.map(({ id, caseId: _, ...row }) => [
        id,
        {
          ...row,
          aspects: spelt(row.aspects),
          region: spelt(row.region),
          span: spelt(row.span),
          at: iso(row.at),
          withdrawnAt: iso(row.withdrawnAt),
        },
      ]),
    ),
    notice: new Map(
      notices.map(({ id, caseId: _, ...row }) => [
        id,
        { ...row, happenedAt: iso(row.happenedAt), at: iso(row.at) },
      ]),
    ),
    legal_hold: new Map(
      holds.map(({ id, caseId: _, ...row }) => [
        id,
        {
          ...row,
          people: spelt(row.people),
          startsAt: iso(row.startsAt),
          at: iso(row.at),
          releasedAt: iso(row.releasedAt),
        },
      ]),
    ),
    act_answer: new Map(
      answers.map(({ caseId: _, ...row }) => [String(row.entry), { ...row, at: iso(row.at) }]),
    ),
  };
}
