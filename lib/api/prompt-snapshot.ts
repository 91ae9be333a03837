import type { z } from 'zod';
import type { Caller } from '@/lib/kernel/actor';
import { loadSnapshot } from '@/lib/prompts/loaders';
import type { promptInput } from '@/lib/prompts/schema';

/** The state of a prompt at its head as bytes, with size and hash of the chain it stands for. */
export async function snapshotResponse(
  caller: Caller,
  input: z.input<typeof promptInput>,
): Promise<Response> {
  const { size, hash, bytes } = await loadSnapshot(caller, input);
  return new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: {
      'content-type': 'application/octet-stream',
      'content-length': String(bytes.length),
      'chirograph-size': String(size),
      'chirograph-hash': hash,
    },
  });
}
