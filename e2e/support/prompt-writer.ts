import { expect, type Page } from '@playwright/test';
import type { Operation } from '@/lib/authorship/operation';
import { PromptReplay } from '@/lib/authorship/prompt-replay';
import { type Signed, TestingWriter } from '@/lib/authorship/testing-writer';
import { fromBase64 } from '@/lib/kernel/digest';
import type { Joined, PromptDetail, Pushed } from '@/lib/prompts/dto';
import type { CaseAddress } from './cases';

/** Opens a prompt by the API, as whoever is signed in on the page. Answers its identifier. */
export async function openPrompt(page: Page, of: CaseAddress, title: string): Promise<string> {
  const made = await ask<{ promptId: string }>(page, `/api/v1/cases/${of.caseId}/prompts`, {
    title,
  });
  return made.promptId;
}

/** Asks the API as whoever is signed in on the page; with a body it is a POST. */
export async function ask<T>(page: Page, path: string, body?: object): Promise<T> {
  // A change by cookie says where it comes from, as a browser would.
  const headers = { origin: new URL(page.url()).origin };
  const answer = body
    ? await page.request.post(path, { data: body, headers })
    : await page.request.get(path);
  expect(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
  return (await answer.json()) as T;
}

/** Somebody writing in a prompt through the API, with a device key of their own. */
export class PromptWriter {
  private constructor(
    private readonly page: Page,
    private readonly path: string,
    readonly hand: TestingWriter,
    /** Name that the account shows. */
    readonly name: string,
  ) {}

  static async at(page: Page, of: CaseAddress, promptId: string): Promise<PromptWriter> {
    const path = `/api/v1/cases/${of.caseId}/prompts/${promptId}`;
    const { account, name, size, hash } = await ask<PromptDetail>(page, path);
    const hand = new TestingWriter({ prompt: promptId, account, now: Date.now() });
    const writer = new PromptWriter(page, path, hand, name);
    const { claim, sig } = hand.join({ seq: size - 1, hash });
    const joined = await ask<Joined>(page, `${path}/writers`, { claim, sig });
    hand.begin(joined.writer, fromBase64(joined.state), joined);
    return writer;
  }

  /** Sends what was done; every claim must be taken. */
  async send(...others: Signed[]): Promise<Pushed> {
    const edit = this.hand.flush();
    const claims = [...(edit ? [edit] : []), ...others].map(({ claim, sig }) => ({ claim, sig }));
    const pushed = await ask<Pushed>(this.page, `${this.path}/operations`, { claims });
    expect(pushed.refused).toBeUndefined();
    await this.catchUp();
    return pushed;
  }

  /** Does one act and sends it. */
  async act(work: (hand: TestingWriter) => void): Promise<void> {
    work(this.hand);
    await this.send();
  }

  /** Types key by key, a few keys to an operation as a page would send them. */
  async type(at: number, text: string): Promise<void> {
    const keys = text.split('');
    for (let i = 0; i < keys.length; i += 4) {
      for (const [j, key] of keys.slice(i, i + 4).entries()) this.hand.insert(at + i + j, key);
      await this.send();
    }
  }

  private async operations(from: number): Promise<Operation[]> {
    const answer = await this.page.request.get(`${this.path}/operations?from=${from}&limit=10000`);
    const lines = (await answer.text()).split('\n').filter((line) => line !== '');
    return lines.map((line) => JSON.parse(line) as Operation);
  }

  /** Receives what others did. */
  async catchUp(): Promise<void> {
    for (const operation of await this.operations(this.hand.head.seq + 1)) {
      this.hand.receive(operation);
    }
  }

  /** Freezes the prompt as it stands. Answers the number of the revision. */
  async freeze(purpose: 'sent' | 'marked_sent' | 'draft', tool: string): Promise<number> {
    await this.catchUp();
    const replay = PromptReplay.empty();
    for (const operation of await this.operations(0)) replay.apply(operation);
    const { sha256 } = replay.frozen();
    const pushed = await this.send(this.hand.claim({ k: 'freeze', sha256, purpose, tool }));
    return pushed.accepted[0]?.revision ?? 0;
  }
}
