import type { z } from 'zod';
import { newReference } from '@/lib/door/failure';
import { problem } from '@/lib/door/problem';
import type { Caller } from '@/lib/kernel/actor';
import { joinPrompt } from '@/lib/prompts/commands/push';
import { streamOperations } from '@/lib/prompts/live/operations';
import { loadOperationsEnd } from '@/lib/prompts/loaders';
import type { joinInput, operationsInput } from '@/lib/prompts/schema';
import { formatOperation } from '@/lib/proof/operation-line';
import { ndjsonResponse } from './ndjson';
import { joinPromptOperation } from './operations/prompts';
import { replied } from './serve';

/** Joining; a refused claim is a problem with the refusal's code in its reason. */
export async function joinResponse(
  caller: Caller,
  input: z.input<typeof joinInput>,
): Promise<Response> {
  const reply = await joinPrompt(caller, input);
  if (!reply.ok) return replied(joinPromptOperation, reply);
  const { data, index } = reply;
  if (data.ok) return replied(joinPromptOperation, { ok: true, data: data.joined, index });
  const reason = `claim_${data.code}`;
  return problem({ ok: false, code: 'INVALID', reason, ref: newReference() });
}

/** Operations of a range as NDJSON, read page by page as fast as they are taken. */
export async function streamOperationLines(
  caller: Caller,
  input: z.input<typeof operationsInput>,
): Promise<Response> {
  const { size, from, to } = await loadOperationsEnd(caller, input);
  async function* lines() {
    for await (const one of streamOperations(input.promptId, from, to)) yield formatOperation(one);
  }
  return ndjsonResponse(lines(), { 'chirograph-size': String(size) });
}
