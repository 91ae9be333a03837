import { methods } from '@/lib/api/methods';
import { withdrawIntakeOperation } from '@/lib/api/operations/intake';
import { replied, serve } from '@/lib/api/serve';
import { withdrawIntake } from '@/lib/exhibits/commands/withdraw-intake';

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  DELETE: serve(withdrawIntakeOperation, async ({ caller, input }) => {
    const reply = await withdrawIntake(caller, input);
    // Whether there was anything to withdraw is not told: it is gone either way.
    return replied(withdrawIntakeOperation, reply.ok ? { ...reply, data: null } : reply);
  }),
});
