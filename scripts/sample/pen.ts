import { randomBytes } from 'node:crypto';
import type { IdRange } from '../../lib/authorship/claim';
import { type BareClaim, type Signed, TestingWriter } from '../../lib/authorship/testing-writer';
import type { Caller } from '../../lib/kernel/actor';
import { fromBase64 } from '../../lib/kernel/digest';
import type { Reply } from '../../lib/kernel/reply';
import { joinPrompt, pushClaims } from '../../lib/prompts/commands/push';
import { streamOperations } from '../../lib/prompts/live/operations';
import { loadChain } from '../../lib/prompts/loaders';

/** The prompt that pens write to. */
export type Paper = { caseId: string; promptId: string };

/** Milliseconds between the keystrokes of a person who types evenly. */
const KEYSTROKE = 140;

/** An identifier as a browser makes one. */
export const newClientId = (): string => randomBytes(16).toString('hex');

/** The sample must be whole or not be. */
async function done<T>(reply: Promise<Reply<T>>): Promise<T> {
  const answer = await reply;
  if (!answer.ok) throw new Error(`sample prompt: ${answer.code} ${answer.reason ?? ''}`);
  return answer.data;
}

const sent = ({ claim, sig }: Signed) => ({ claim, sig });

/** One person at the prompt, who signs and sends as a page would. */
export class Pen {
  private readonly hand: TestingWriter;

  constructor(
    private readonly paper: Paper,
    private readonly caller: Caller,
    account: string,
  ) {
    this.hand = new TestingWriter({ prompt: paper.promptId, account, step: KEYSTROKE });
  }

  async join(): Promise<void> {
    const { size, hash } = await loadChain(this.caller, this.paper);
    this.hand.now = Date.now();
    const claim = sent(this.hand.join({ seq: size - 1, hash }));
    const answer = await done(joinPrompt(this.caller, { ...this.paper, ...claim }));
    if (!answer.ok) throw new Error(`sample prompt: joining refused: ${answer.code}`);
    const { joined } = answer;
    this.hand.begin(joined.writer, fromBase64(joined.state), joined);
  }

  /** Types into a field letter by letter, a word a claim. */
  async type(field: string, at: number | 'end', text: string): Promise<void> {
    await this.catchUp();
    const claims: Signed[] = [];
    let place = at === 'end' ? this.hand.text(field).length : at;
    for (const word of text.match(/\S*\s*/g) ?? []) {
      for (const letter of word) {
        this.hand.insert(place, letter, 'typed', field);
        place += letter.length;
      }
      const claim = this.hand.flush();
      if (claim) claims.push(claim);
    }
    await this.send(claims);
  }

  /** Deletes words and types others in their place. */
  replace(words: string, by: string): Promise<void> {
    return this.act((hand) => hand.replace(this.placeOf(words), words.length, by));
  }

  /** Takes words to another place in one gesture. */
  move(words: string, before: string): Promise<void> {
    return this.act((hand) => {
      const clip = hand.cut(this.placeOf(words), words.length);
      hand.put(this.placeOf(before), clip);
    });
  }

  /** Does one act in the text, signs and sends it. */
  async act(work: (hand: TestingWriter) => void): Promise<void> {
    await this.catchUp();
    work(this.hand);
    const claim = this.hand.flush();
    if (!claim) throw new Error('sample prompt: nothing was changed');
    await this.send([claim]);
  }

  /** Signs and sends a claim that is not about letters. */
  async state(body: BareClaim): Promise<void> {
    await this.catchUp();
    await this.send([this.hand.claim(body)]);
  }

  /** Which characters of the positive text some words are. */
  async identities(words: string): Promise<IdRange[]> {
    await this.catchUp();
    return this.hand.clip(this.placeOf(words), words.length).src;
  }

  /** Where words stand in the positive text as this person has it. */
  placeOf(words: string): number {
    const at = this.hand.text().indexOf(words);
    if (at < 0) throw new Error(`sample prompt: no ${words}`);
    return at;
  }

  private async catchUp(): Promise<void> {
    const { hand, paper } = this;
    const from = hand.head.seq + 1;
    for await (const one of streamOperations(paper.promptId, from, Number.MAX_SAFE_INTEGER)) {
      hand.receive(one);
    }
    hand.now = Date.now();
  }

  private async send(claims: readonly Signed[]): Promise<void> {
    const { refused } = await done(
      pushClaims(this.caller, { ...this.paper, claims: claims.map(sent) }),
    );
    if (refused) throw new Error(`sample prompt: claim ${refused.n} refused: ${refused.code}`);
  }
}
