import { FailureError, localFailure } from '@/components/exhibits/intake/failure';
import type { Operation } from '@/lib/authorship/operation';
import { ClaimRefused } from '@/lib/authorship/refusal';
import { TEST_CASE, TestingLog } from '@/lib/authorship/testing-log';
import { toBase64 } from '@/lib/kernel/digest';
import type { Pushed } from '@/lib/prompts/dto';
import { deviceKey } from './device-key';
import type { Feed, Following } from './feed';
import { type Keep, PageKeep } from './keep';
import type { PromptApi, Signed } from './prompt-api';
import { PromptSession } from './prompt-session';

/** A server and its network in memory: the real checks, and a line that can be cut. */
export class TestingDesk implements Feed {
  readonly log = new TestingLog();
  /** Requests fail while this is false. */
  connected = true;
  /** Operations are held back from followers while this is false. */
  streaming = true;
  refusals: string[] = [];
  /** Snapshots that were asked for. */
  snapshots = 0;
  /** Public keys that nothing more is taken from. */
  readonly revoked = new Set<string>();
  readonly #followings = new Set<{ following: Following; account: string }>();

  follow(following: Following): () => void {
    const one = { following, account: '' };
    this.#followings.add(one);
    following.live(true);
    return () => this.#followings.delete(one);
  }

  /** Hands followers what they have not received. */
  deliver(): void {
    for (const { following } of [...this.#followings]) {
      const operations = this.log.operations.slice(following.next());
      const { promptId: prompt } = following;
      if (operations.length > 0) following.hear({ event: 'operations', prompt, operations });
    }
  }

  #reach(): void {
    if (!this.connected) throw new FailureError(localFailure('offline'));
  }

  #take(signed: Signed, account: string): Operation {
    const { key, w } = JSON.parse(signed.claim) as { key?: string; w?: number };
    const signer = key ?? this.log.replay.writer(w ?? 0)?.key ?? '';
    if (this.revoked.has(signer)) throw new ClaimRefused('key');
    const by = { account, session: null };
    const found = () => this.log.operations.find(({ claim }) => claim === signed.claim);
    const operation = this.log.push({ ...signed, n: 0 }, by) ?? found();
    if (!operation) throw new Error('acknowledged and not there');
    return operation;
  }

  #join(signed: Signed, account: string): Operation {
    try {
      return this.#take(signed, account);
    } catch (error) {
      if (!(error instanceof ClaimRefused)) throw error;
      const reason = `claim_${error.code}`;
      throw new FailureError({ code: 'INVALID', reason, ref: null, passing: false });
    }
  }

  api(account: string): PromptApi {
    const { log } = this;
    return {
      opening: async () => {
        this.#reach();
        const may = { write: true, answer: true };
        return { size: log.operations.length, hash: log.head.hash, may, account };
      },
      join: async (signed) => {
        this.#reach();
        const { seq, hash, server } = this.#join(signed, account);
        const writer = (JSON.parse(server) as { note: { writer: number } }).note.writer;
        const state = toBase64(log.replay.encodeState());
        return { writer, seq, hash, state, receipt: `receipt ${seq}` };
      },
      push: async (claims) => {
        this.#reach();
        const answer: Pushed = { accepted: [], receipt: '' };
        for (const signed of claims) {
          const { n } = JSON.parse(signed.claim) as { n: number };
          try {
            const { seq, hash, server } = this.#take(signed, account);
            const { at } = JSON.parse(server) as { at: string };
            answer.accepted.push({ n, seq, hash, at });
          } catch (error) {
            if (!(error instanceof ClaimRefused)) throw error;
            this.refusals.push(error.message);
            answer.refused = { n, code: error.code };
            break;
          }
        }
        if (this.streaming) this.deliver();
        return answer;
      },
      operations: async (from) => {
        this.#reach();
        return log.operations.slice(from);
      },
      snapshot: async () => {
        this.#reach();
        this.snapshots += 1;
        const { size, hash } = log.replay;
        return { size, hash, bytes: log.replay.snapshot() };
      },
      present: async () => {},
      scratch: async () => '',
      putScratch: async () => {},
    };
  }

  /** Opens a page for an account, with what its browser keeps. */
  async sit(account: string, keep: Keep = new PageKeep()): Promise<PromptSession> {
    const session = new PromptSession({
      caseId: TEST_CASE,
      promptId: this.log.prompt,
      account,
      api: this.api(account),
      feed: this,
      keep,
      key: await deviceKey(keep, account),
    });
    await session.open();
    return session;
  }
}
