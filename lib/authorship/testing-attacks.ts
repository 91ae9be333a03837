import { expect, it } from 'vitest';
import { canonicalJson, type Json } from '@/lib/kernel/canonical-json';
import type { ClaimOf } from './claim';
import { ClaimRefused, type Refusal } from './refusal';
import { TestingLog, TestingPerson } from './testing-log';
import { type RawStruct, rawUpdate } from './testing-update';
import type { Signed } from './testing-writer';

/**
 * A prompt of "light 𠮷 glass": alice (writer 1) wrote `light 𠮷 `, bob (writer 2) `glass`. Mallory
 * is bob: signed in, a member, with a key of his own.
 */
export function scene() {
  const log = new TestingLog();
  const alice = new TestingPerson(log, 1);
  const bob = new TestingPerson(log, 2);
  alice.insert(0, 'light 𠮷 ');
  alice.send();
  bob.sync();
  bob.insert(9, 'glass');
  bob.send();
  alice.sync();
  return { log, alice, bob };
}

export type Scene = ReturnType<typeof scene>;
export type Edit = ClaimOf<'edit'>;

/** Bob's next edit, as it would be, with what the attack changes. */
export function edit({ bob }: Scene, change: Partial<Edit>): Signed {
  const { seq: seen, hash: seenHash } = bob.head;
  const claim: Edit = {
    v: 1,
    k: 'edit',
    prompt: bob.who.prompt,
    account: bob.who.account,
    w: bob.writer,
    n: bob.n + 1,
    seen,
    seenHash,
    t: new Date(bob.now).toISOString(),
    u: rawUpdate([]),
    ins: [],
    dt: [0],
    ...change,
  };
  return bob.sealText(canonicalJson(JSON.parse(JSON.stringify(claim)) as Json), claim.n);
}

/** Bob's next edit with these structs of his own, each declared typed. */
export function structs(here: Scene, list: RawStruct[], change: Partial<Edit> = {}): Signed {
  const clock = here.log.replay.state.text.stories.length(here.bob.writer);
  const l = list.reduce((sum, { text = '' }) => sum + text.length, 0);
  return edit(here, {
    u: rawUpdate([{ client: here.bob.writer, clock, structs: list }]),
    ins: l > 0 ? [{ c: clock, l, k: 'typed' }] : [],
    ...change,
  });
}

export const END: RawStruct = { left: [2, 4], text: 'x' };
export const deleting = (here: Scene, w: number, ...ranges: [number, number][]) =>
  edit(here, { u: rawUpdate([], [[w, ranges]]) });

/** What is tried, the code it is refused with, and the claim. */
export type Attack = [string, Refusal, (here: Scene) => Signed];

/** Each is refused with its code, changes no byte, and hinders nobody from going on. */
export function itRefuses(attacks: Attack[]): void {
  it.each(attacks)('%s: %s', (_name, code, attack) => {
    const here = scene();
    const signed = attack(here);
    const before = here.log.replay.snapshot();
    let refusal: unknown;
    try {
      here.log.push(signed, here.bob.by);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(ClaimRefused);
    expect((refusal as ClaimRefused).code).toBe(code);
    expect(here.log.replay.snapshot()).toEqual(before);
    here.bob.n = here.log.replay.writer(here.bob.writer)?.lastN ?? 0;
    here.bob.sync();
    here.bob.insert(0, 'then ');
    expect(here.bob.send()).not.toBeNull();
  });
}
