import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { captureSource } from '@/db/schema/captures';
import { generator } from '@/db/schema/runs';
import { command } from '@/lib/door/command';
import { captureClosed } from '@/lib/entries/capture-closed.v1';
import { captureOpened } from '@/lib/entries/capture-opened.v1';
import { draft } from '@/lib/entries/draft';
import { env } from '@/lib/kernel/env';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { sealKey } from '../gateway/upstream-key';
import { isGatewayTool, kindOfTool, originOf, originsIn } from '../model';
import { closeSourceInput, openSourceInput } from '../schema';

/**
 * Opens a source of captured runs. Upstreams are only those of the instance's allowlist; a key for
 * one is kept encrypted and is in no entry.
 */
export const openSource = command({
  name: 'capture.open_source',
  action: 'capture.manage',
  input: openSourceInput,
  run: async ({ tx, grant, input, record }) => {
    const { caseId, actor } = grant;
    const { tool, label, software, generatorId, onFailure, key } = input;
    const place = placeOf(input);
    if (generatorId !== null) {
      const [own] = await tx
        .select({ id: generator.id })
        .from(generator)
        .where(and(eq(generator.id, generatorId), eq(generator.caseId, caseId)));
      if (!own) throw new AppError('INVALID', { fields: { generatorId: 'unknown_generator' } });
    }
    const sourceId = newId('source');
    const kind = kindOfTool(tool);
    const entry = await record(
      draft(
        captureOpened,
        { source: sourceId, kind, tool, generator: generatorId, onFailure },
        { label, place, software },
      ),
    );
    await tx.insert(captureSource).values({
      id: sourceId,
      caseId,
      accountId: actor.id,
      kind,
      tool,
      generatorId,
      onFailure,
      label,
      place,
      software,
      openedAt: entry.at,
      openEntry: entry.index,
      secret: key === '' ? null : sealKey(sourceId, key),
    });
    return { answer: { sourceId }, entries: [entry] };
  },
});

/** Where the runs come from, in words for the entry. Throws INVALID for what may not be one. */
function placeOf(input: z.output<typeof openSourceInput>): string {
  if (!isGatewayTool(input.tool)) {
    if (input.key !== '') throw new AppError('INVALID', { fields: { key: 'wrong_value' } });
    if (input.upstream !== '')
      throw new AppError('INVALID', { fields: { upstream: 'wrong_value' } });
    return input.folder;
  }
  const origin = originOf(input.upstream);
  if (origin === null || !originsIn(env().GATEWAY_UPSTREAMS).includes(origin)) {
    throw new AppError('INVALID', { fields: { upstream: 'upstream_not_allowed' } });
  }
  return origin;
}

/** Closes a source: nothing more comes through it, and its key is forgotten. */
export const closeSource = command({
  name: 'capture.close_source',
  action: 'capture.manage',
  input: closeSourceInput,
  run: async ({ tx, grant, input, record }) => {
    const isOwn = and(eq(captureSource.id, input.sourceId), eq(captureSource.caseId, grant.caseId));
    const [row] = await tx.select().from(captureSource).where(isOwn).for('update');
    if (!row) throw new AppError('NOT_FOUND');
    if (row.closedAt) throw new AppError('CONFLICT', { reason: 'source_closed' });
    const entry = await record(draft(captureClosed, { source: row.id }, null));
    await tx
      .update(captureSource)
      .set({ closedAt: entry.at, closeEntry: entry.index, secret: null })
      .where(isOwn);
    return { answer: null, entries: [entry] };
  },
});
