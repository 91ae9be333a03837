import { and, eq, inArray } from 'drizzle-orm';
import { securityLog } from '@/db/schema/operations';
import { prompt } from '@/db/schema/prompts';
import type { Tx } from '@/db/tx';
import { authorize, type Grant } from '@/lib/access/authorize';
import type { Place } from '@/lib/access/membership';
import type { EntryDraft } from '@/lib/entries/draft';
import type { Client } from '@/lib/kernel/actor';
import { AppError } from '@/lib/kernel/errors';
import type { Recorded } from '@/lib/ledger/append';
import type { Pushed } from '../dto';
import { ANSWERING_KINDS } from '../model';

/** A claim as it was sent. */
export type Sent = { claim: string; sig: string };

/** What one request asks to have appended, with its own right to it. */
export type Asked = {
  grant: Grant<'prompt.answer'>;
  place: Place;
  client: Client;
  claims: readonly Looked[];
  record(draft: EntryDraft): Promise<Recorded>;
};

/** What came of a request so far. */
export type Progress = {
  asked: Asked;
  accepted: Pushed['accepted'];
  refused: Pushed['refused'];
  entries: Recorded[];
  /** What an accepted joining was given. */
  joined: { writer: number; seq: number; hash: string } | null;
};

/** What can be read of a claim before it is checked; nothing of it is to be believed. */
export type Glance = {
  kind: string | null;
  writer: number | null;
  seen: number | null;
  n: number;
};

const countIn = (value: unknown) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;

/** A claim as it was sent, with what can be read of it. */
export type Looked = Sent & Glance;

/** Reads of a claim what can be read; never throws. */
export function look({ claim, sig }: Sent): Looked {
  return { claim, sig, ...glance(claim) };
}

function glance(text: string): Glance {
  try {
    const { k, w, seen, n } = JSON.parse(text) as Record<string, unknown>;
    return {
      kind: typeof k === 'string' ? k.slice(0, 20) : null,
      writer: countIn(w),
      seen: countIn(seen),
      n: countIn(n) ?? -1,
    };
  } catch {
    return { kind: null, writer: null, seen: null, n: -1 };
  }
}

/**
 * Why a request is refused whole: the prompt is none of the grant's case, or a claim writes and its
 * sender may only answer. Null where it may be looked at.
 */
export function refusalOf(asked: Asked, promptCase: string | undefined): AppError | null {
  if (promptCase !== asked.grant.caseId) return new AppError('NOT_FOUND', { reason: 'prompt' });
  try {
    if (asked.claims.some(({ kind }) => !answers(kind))) {
      authorize(asked.grant.actor, asked.place, 'prompt.write');
    }
    return null;
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

const answers = (kind: string | null) => ANSWERING_KINDS.some((one) => one === kind);

/** Whether one of some cases has a prompt. */
export async function isPromptOf(
  tx: Tx,
  promptId: string,
  cases: readonly string[],
): Promise<boolean> {
  const rows = await tx
    .select({ caseId: prompt.caseId })
    .from(prompt)
    .where(and(eq(prompt.id, promptId), inArray(prompt.caseId, [...cases])));
  return rows.length > 0;
}

/** Throws NOT_FOUND where the case has no such prompt. */
export async function requirePrompt(tx: Tx, caseId: string, promptId: string) {
  const [row] = await tx
    .select()
    .from(prompt)
    .where(and(eq(prompt.id, promptId), eq(prompt.caseId, caseId)));
  if (!row) throw new AppError('NOT_FOUND', { reason: 'prompt' });
  return row;
}

/** Keeps a refused claim, with its code and never its content. */
export async function keepRefusal(
  tx: Tx,
  { grant, client }: Asked,
  what: { promptId: string; code: string; n: number; kind: string | null },
): Promise<void> {
  await tx.insert(securityLog).values({
    event: 'refused',
    actorId: grant.actor.id,
    sessionId: grant.actor.session,
    workspaceId: grant.workspaceId,
    caseId: grant.caseId,
    action: grant.action,
    code: what.code,
    address: client.address,
    detail: { prompt: what.promptId, n: what.n, kind: what.kind },
  });
}
