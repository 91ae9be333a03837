import { TestingLog, TestingPerson } from './testing-log';
import type { Signed } from './testing-writer';

// Honest people at random: they type, paste, delete, cut, copy, undo and redo; what they do is sent
// late, in batches, sometimes twice, and reaches the others late. The author of each letter is the
// letter itself, so that what is right needs no second implementation.

/** Letters of a person: 64 Han characters of its own. */
const FIRST_LETTER = 0x4e00;
const LETTERS = 64;

/** Numbers from a seed, the same on every machine (mulberry32). */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

/** Number of the person who typed a letter; undefined for pasted ones. */
export function authorOf(letter: string): number | undefined {
  const code = letter.charCodeAt(0) - FIRST_LETTER;
  return code < 0 ? undefined : 1 + Math.floor(code / LETTERS);
}

class RandomPerson {
  readonly person: TestingPerson;
  readonly #queue: Signed[] = [];
  #clip: ReturnType<TestingPerson['clip']> | undefined;

  constructor(
    private readonly log: TestingLog,
    private readonly number: number,
    private readonly random: (below: number) => number,
  ) {
    this.person = new TestingPerson(log, number);
  }

  step(): void {
    const what = this.random(100);
    if (what < 60) this.#act();
    else if (what < 72) this.flush();
    else if (what < 88) this.deliver(this.random(8) === 0);
    else {
      let few = this.random(40);
      this.person.sync(() => few-- > 0);
    }
  }

  flush(): void {
    const signed = this.person.flush();
    if (signed) this.#queue.push(signed);
  }

  /** Sends the oldest claim; where the answer is lost, it is sent again. */
  deliver(lost = false): boolean {
    const [signed] = this.#queue;
    if (!signed) return false;
    this.log.push(signed, this.person.by);
    if (!lost) this.#queue.shift();
    return true;
  }

  #act(): void {
    const { person, random } = this;
    const { length } = person.text();
    const at = random(length + 1);
    const some = Math.min(length - at, 1 + random(12));
    const what = random(100);
    if (what < 52) person.insert(at, this.#letters(1 + random(6)));
    else if (what < 60) person.insert(at, this.#letters(2 + random(10)), 'composed');
    else if (what < 64) person.paste(at, 'QWERTY'.slice(random(5)).repeat(1 + random(4)));
    else if (what < 76 && some > 0) person.remove(at, some);
    else if (what < 80 && some > 0) person.replace(at, some, this.#letters(some));
    else if (what < 85 && some > 0) {
      const clip = person.cut(at, some);
      person.put(random(length - some + 1), clip);
    } else if (what < 88 && some > 0) this.#clip = person.clip(at, some);
    else if (what < 90 && this.#clip) person.put(at, this.#clip, 'copied');
    else if (what < 96) person.undo();
    else person.redo();
  }

  #letters(count: number): string {
    const first = FIRST_LETTER + (this.number - 1) * LETTERS;
    let text = '';
    while (text.length < count) text += String.fromCharCode(first + this.random(LETTERS));
    return text;
  }
}

/** Lets people write at random until all have sent and received everything. */
export function writeAtRandom(
  people: number,
  steps: number,
  seed: number,
): {
  log: TestingLog;
  people: TestingPerson[];
} {
  const random = randomFrom(seed);
  const log = new TestingLog();
  const all = Array.from({ length: people }, (_, i) => new RandomPerson(log, i + 1, random));
  for (let step = 0; step < steps; step++) all[random(people)]?.step();
  for (const one of all) {
    one.flush();
    while (one.deliver());
  }
  for (const { person } of all) person.sync();
  return { log, people: all.map(({ person }) => person) };
}
