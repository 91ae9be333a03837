import type { z } from 'zod';
import type { Caller } from '@/lib/kernel/actor';
import type { Reply } from '@/lib/kernel/reply';
import type { Operation } from './operation';
import { refuseOtherSites } from './same-site';
import { type RouteHandler, replied, serve } from './serve';

/**
 * A route handler that records who asked for a file and then leads to its bytes: 303 to an address that
 * works for a short while, with the digest and the entry in the headers. A page of another site cannot
 * make a browser ask.
 */
export function handOut<S extends z.ZodObject>(
  operation: Operation<S>,
  open: (caller: Caller, input: z.input<S>) => Promise<Reply<{ url: string; sha256: string }>>,
): RouteHandler {
  return serve(operation, async ({ caller, request, input }) => {
    refuseOtherSites(request);
    const reply = await open(caller, input);
    if (!reply.ok) return replied(operation, reply);
    return new Response(null, {
      status: 303,
      headers: {
        location: reply.data.url,
        'chirograph-sha256': reply.data.sha256,
        'chirograph-entry': String(reply.index),
        'referrer-policy': 'no-referrer',
      },
    });
  });
}
