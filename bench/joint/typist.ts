import type { Operation } from '../../lib/authorship/operation';
import { type Signed, TestingWriter } from '../../lib/authorship/testing-writer';
import { fromBase64 } from '../../lib/kernel/digest';
import type { Joined } from '../../lib/prompts/dto';

/** What a screen needs of an operation: the rest of the server part is for the record. */
export type Heard = Pick<Operation, 'seq' | 'hash' | 'claim' | 'server'>;

/** How claims go to a server and operations come back, whatever carries them. */
export type Line = {
  head(): Promise<{ seq: number; hash: string }>;
  join(signed: Signed): Promise<Joined>;
  /** Resolves when the server has accepted them; rejects where it refused one. */
  send(claims: readonly Signed[]): Promise<void>;
  /** Follows from an operation on. Without `take` everything is received and left unread. */
  follow(from: number, take: ((operations: Heard[]) => void) | null): Promise<void>;
  close(): void;
};

const LETTERS = 'etaoin shrdlu';

/**
 * One person at a screen: types, sends what was typed with one request under way at a time, and
 * sees what others typed.
 */
export class Typist {
  readonly writer: TestingWriter;
  /** Time of each keystroke by number of the claim that holds it, in milliseconds. */
  readonly typed = new Map<number, number[]>();
  private keys: number[] = [];
  private flight: Promise<void> | null = null;
  private typedCount = 0;

  constructor(
    private readonly line: Line,
    prompt: string,
    account: string,
  ) {
    this.writer = new TestingWriter({ prompt, account, now: Date.now(), step: 0, undo: false });
  }

  /** Joins; a full screen takes over what others write, any other receives and does not look. */
  async sitDown(seesOthers: boolean, heard: (operation: Heard, at: number) => void): Promise<void> {
    const joined = await this.line.join(this.writer.join(await this.line.head()));
    const { seq, hash } = joined;
    this.writer.begin(joined.writer, fromBase64(joined.state), { seq, hash });
    const take = (operations: Heard[]) => {
      const at = performance.now();
      for (const operation of operations) {
        this.writer.receive({ ...operation, sig: '' });
        heard(operation, at);
      }
    };
    await this.line.follow(seq + 1, seesOthers ? take : null);
  }

  /** Presses one key and sees to it that it is sent. */
  press(): void {
    const text = this.writer.text();
    const letter = LETTERS.charAt(this.typedCount++ % LETTERS.length);
    this.keys.push(performance.now());
    this.writer.now = Date.now();
    this.writer.insert(text.length, letter);
    this.flight ??= this.sendAll();
  }

  private async sendAll(): Promise<void> {
    try {
      for (;;) {
        const signed = this.writer.flush();
        if (!signed) return;
        this.typed.set(signed.n, this.keys.splice(0));
        await this.line.send([signed]);
      }
    } finally {
      this.flight = null;
    }
  }

  /** Waits until everything typed was accepted. */
  async settled(): Promise<void> {
    while (this.flight) await this.flight;
  }

  standUp(): void {
    this.line.close();
  }
}
