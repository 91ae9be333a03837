import type { z } from 'zod';
import { inTransaction, type Tx } from '@/db/tx';
import { authorize, type Grant } from '@/lib/access/authorize';
import type { ActionIn } from '@/lib/access/policy';
import type { EntryDraft } from '@/lib/entries/draft';
import type { Caller, Client } from '@/lib/kernel/actor';
import { AppError } from '@/lib/kernel/errors';
import type { Reply } from '@/lib/kernel/reply';
import { appearance, appeared } from '@/lib/ledger/appearance';
import { checkpointSoon } from '@/lib/ledger/checkpointer';
import { appendAlone } from '@/lib/ledger/group-commit';
import { type Command, declare, placeFor } from './command';
import { failureReply, toAppError } from './failure';
import { recordRefusal } from './security-log';

type RecordedReadSpec<A extends ActionIn<'case'>, S extends z.ZodType, T> = {
  name: string;
  action: A;
  input: S;
  read(context: {
    tx: Tx;
    grant: Grant<A>;
    input: z.output<S>;
    client: Client;
  }): Promise<{ answer: T; drafts: readonly [EntryDraft, ...EntryDraft[]] }>;
};

/**
 * Declares a read that must leave an entry before anything is handed out, such as opening original
 * bytes. It changes no rows, so its entries are appended by group commit after the decision; if
 * that fails there is no answer.
 */
export function recordedRead<
  A extends ActionIn<'case'>,
  S extends z.ZodType<{ caseId: string }>,
  T,
>(spec: RecordedReadSpec<A, S, T>): Command<z.input<S>, T> {
  return declare(
    spec.name,
    spec.action,
    async (caller: Caller, raw: z.input<S>): Promise<Reply<T>> => {
      const ids = raw as { caseId?: string } | null | undefined;
      const where = { action: spec.action, caseId: ids?.caseId ?? null, workspaceId: null };
      try {
        const { actor, client } = caller;
        if (!actor) throw new AppError('UNAUTHENTICATED');
        const input = spec.input.parse(raw, { reportInput: true });
        const { caseId } = input;
        const { answer, drafts, access } = await inTransaction(async (tx) => {
          const place = await placeFor(tx, actor, spec.action, input, 'none');
          const grant = authorize(actor, place, spec.action);
          const found = await spec.read({ tx, grant, input, client });
          const first = await appearance(tx, caseId, actor, client);
          return { ...found, drafts: [...first, ...found.drafts], access: place.access };
        });
        const recorded = await appendAlone(
          caseId,
          drafts.map((draft) => ({ actor, access, draft })),
        );
        appeared(caseId, actor);
        checkpointSoon(caseId);
        return { ok: true, data: answer, index: recorded.at(-1)?.index ?? null };
      } catch (error) {
        const failure = toAppError(error);
        await recordRefusal(caller, where, failure);
        return failureReply(failure, { command: spec.name, caseId: where.caseId });
      }
    },
  );
}
