import { describe, expect, it } from 'vitest';
import { PromptReplay } from './prompt-replay';
import { TestingLog, TestingPerson } from './testing-log';
import { randomFrom } from './testing-random';

function two() {
  const log = new TestingLog();
  return { log, alice: new TestingPerson(log, 1), bob: new TestingPerson(log, 2) };
}

const noteOf = (operation: { server: string } | null) =>
  (JSON.parse(operation?.server ?? '{}') as { note?: { flags?: string[] } }).note;

/** Text that must come back byte for byte, and whether it is shown as not to be seen. */
const LETTERS: [string, string, boolean][] = [
  ['a family of four', '👨‍👩‍👧‍👦 and 👩🏽‍🚀', false],
  ['flags and keycaps', '🇨🇭 1️⃣', false],
  ['Han beyond the basic plane', '𠮷野家𠀋', false],
  ['right to left', 'שלום עולם مرحبا', false],
  ['combined marks', 'e\u0301 क्षि', false],
  ['a flood of marks', `z${'\u0301'.repeat(40)}`, true],
  ['bidirectional controls', 'a\u202eb\u202c', true],
  ['zero width', 'a\u200bb\u2060c\ufeff', true],
  ['the sign for an unreadable letter', 'a\ufffdb', true],
  ['controls, NUL among them', 'a\u0000b\u0007\u001b\u007f\u0085', true],
  ['tags', 'a\u{e0041}\u{e007f}', true],
  ['tab and line end', 'a\tb\nc', false],
];

describe('letters of every kind', () => {
  it.each(LETTERS)('%s are kept as they are', (_name, text, unseen) => {
    const { log, alice, bob } = two();
    alice.insert(0, 'before ');
    alice.send();
    alice.paste(7, text);
    const flags = noteOf(alice.send())?.flags ?? [];
    expect(flags.includes('invisible')).toBe(unseen);
    bob.sync();
    expect(bob.text()).toBe(`before ${text}`);
    expect(log.replay.fields()[0]?.text).toBe(`before ${text}`);
    expect(JSON.parse(log.replay.frozen().document).fields[0].text).toBe(`before ${text}`);
    const again = PromptReplay.restore(log.replay.snapshot());
    expect(again.frozen()).toEqual(log.replay.frozen());
    bob.remove(7, text.length);
    expect(bob.send()).not.toBeNull();
    expect(
      log.replay
        .attribution()
        .fields[0]?.deleted.map((run) => run.text)
        .join(''),
    ).toBe(text);
  });

  it('no run begins or ends within a letter', () => {
    const { log, alice, bob } = two();
    alice.insert(0, '𠮷a👨‍👩‍👧b𠀋');
    alice.send();
    bob.sync();
    bob.insert(2, '光');
    bob.remove(0, 2);
    bob.send();
    const [field] = log.replay.attribution().fields;
    for (const run of [...(field?.runs ?? []), ...(field?.deleted ?? [])]) {
      expect(run.text.isWellFormed()).toBe(true);
    }
  });
});

describe('many edits of two people', () => {
  it('all hundred are kept, replacements of the same length included', () => {
    const { log, alice, bob } = two();
    const random = randomFrom(11);
    const made = new Set<number>();
    for (let i = 0; i < 100; i++) {
      const person = random(2) === 0 ? alice : bob;
      person.sync();
      const { length } = person.text();
      const size = 1 + random(99);
      const text = Array.from({ length: size }, () => String.fromCharCode(97 + random(26))).join(
        '',
      );
      if (length >= size && i % 2 === 1) person.replace(random(length - size + 1), size, text);
      else person.insert(random(length + 1), text);
      const operation = person.send();
      if (operation) made.add(operation.seq);
    }
    expect(made.size).toBe(100);
    const [field] = log.replay.attribution().fields;
    const seen = new Set([...(field?.runs ?? []), ...(field?.deleted ?? [])].map((run) => run.seq));
    expect(seen).toEqual(made);
  });
});

describe('what is noticed of an edit', () => {
  it('retyping what one deleted of another is called an echo, letter by letter too', () => {
    const { alice, bob } = two();
    alice.insert(0, 'a cat-shaped crystal pendant');
    alice.send();
    bob.sync();
    bob.remove(2, 18);
    bob.send();
    const flags = [...'cat-shaped crystal'].map((letter, i) => {
      bob.insert(2 + i, letter);
      return noteOf(bob.send())?.flags ?? [];
    });
    expect(flags.slice(0, 9).flat()).toEqual([]);
    expect(flags.slice(10).every((one) => one.includes('echo'))).toBe(true);
  });

  it('one who retypes own words is not noticed', () => {
    const { alice } = two();
    alice.insert(0, 'a cat-shaped crystal pendant');
    alice.send();
    alice.remove(2, 18);
    alice.send();
    const flags = [...'cat-shaped crystal'].map((letter, i) => {
      alice.insert(2 + i, letter);
      return noteOf(alice.send())?.flags ?? [];
    });
    expect(flags.flat()).toEqual([]);
  });

  it('words of another that come in again undeclared are found, short ones are left alone', () => {
    const { log, alice, bob } = two();
    alice.insert(0, 'soft studio light, ');
    alice.send();
    bob.sync();
    bob.paste(19, 'soft studio');
    bob.insert(0, 'so ');
    bob.send();
    const runs = log.replay.attribution().fields[0]?.runs ?? [];
    expect(runs.find((run) => run.found)).toMatchObject({
      text: 'soft studio',
      typist: alice.by.account,
      handlings: [{ kind: 'copied', account: bob.by.account }],
    });
    expect(runs.find((run) => run.text === 'so ')).toMatchObject({
      typist: bob.by.account,
      found: false,
    });
  });
});
