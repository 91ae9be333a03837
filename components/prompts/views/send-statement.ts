import { FailureError } from '@/components/exhibits/intake/failure';
import { deviceKey } from '@/components/prompts/session/device-key';
import { joinPrompt } from '@/components/prompts/session/joining';
import { BrowserKeep } from '@/components/prompts/session/keep';
import { NotRecorded } from '@/components/prompts/session/outgoing';
import { promptApi } from '@/components/prompts/session/prompt-api';
import type { Statement } from '@/components/prompts/session/session-parts';
import { type Claim, claimText } from '@/lib/authorship/claim';
import type { Pushed } from '@/lib/prompts/dto';

/** What a page states of a record without being in the text: a view, an answer, an origin. */
export type SendStatement = (
  body: Extract<Statement, { k: 'view' | 'answer' | 'origin' }>,
) => Promise<Pushed['accepted'][number]>;

/**
 * Puts one statement on a prompt's record: joins as a new writer, signs with this device's key,
 * sends. Throws NotRecorded with the server's code, `no_key` where this browser cannot sign, or the
 * code of a failed request.
 */
export function statementSender(where: {
  caseId: string;
  promptId: string;
  account: string;
}): SendStatement {
  const { caseId, promptId, account } = where;
  return async (body) => {
    try {
      const keep = await BrowserKeep.open();
      const key = await deviceKey(keep, account);
      if (!key) throw new NotRecorded('no_key');
      const api = promptApi(caseId, promptId);
      const parts = { caseId, promptId, account, api, keep, key, feed: { follow: () => () => {} } };
      const joined = await joinPrompt(parts, key, await api.opening());
      if (!joined) throw new NotRecorded('key');
      const claim = claimText({
        v: 1,
        prompt: promptId,
        account,
        w: joined.writer,
        n: 1,
        seen: joined.seq,
        seenHash: joined.hash,
        t: new Date().toISOString(),
        ...body,
      } as Claim);
      const pushed = await api.push([{ claim, sig: await key.sign(claim) }]);
      const [accepted] = pushed.accepted;
      if (!accepted) throw new NotRecorded(pushed.refused?.code ?? 'stopped');
      const { receipt } = pushed;
      await keep
        .putReceipt({ prompt: promptId, receipt, size: accepted.seq + 1, at: accepted.at })
        .catch(() => {});
      return accepted;
    } catch (error) {
      if (error instanceof FailureError) throw new NotRecorded(error.failure.code);
      throw error;
    }
  };
}
