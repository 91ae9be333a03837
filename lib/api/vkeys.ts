import { vkeyLines } from '@/lib/ledger/keys';

/** The public keys of this instance, for anybody who verifies. */
export async function vkeysResponse(): Promise<Response> {
  const headers = { 'content-type': 'text/plain; charset=utf-8' };
  return new Response(await vkeyLines(), { headers });
}
