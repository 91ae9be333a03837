import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { sha256Hex } from '@/lib/kernel/digest';
import { erasePayload } from '@/lib/logbook/commands/erase-payload';
import { loadChronology, loadElements } from '@/lib/review/loaders';
import { answerAgreement, proposeAgreement } from './commands/agreements';
import { loadAgreements, loadWaiting } from './loaders';
import { firstCovering } from './queries/statements';
import { dataOf, disagreements, entryOf, type Scene, scene } from './testing-scene';

let instance: TestInstance;
let here: Scene;

beforeAll(async () => {
  instance = await testInstance();
  here = await scene();
});

afterAll(() => instance.close());

type Words = Parameters<typeof proposeAgreement>[1];

const propose = (more: Partial<Words> = {}, { caller } = here.owner) =>
  proposeAgreement(caller, {
    caseId: here.caseId,
    kind: 'ownership',
    title: 'Who owns it',
    text: 'Both own it.\n',
    parties: [here.zhou, here.lin],
    ...more,
  });

const say = (
  agreementId: string,
  contributorId: string,
  answer: 'accepted' | 'declined',
  { caller } = here.owner,
  more = {},
) =>
  answerAgreement(caller, {
    caseId: here.caseId,
    agreementId,
    version: 1,
    sha256: sha256Hex('Both own it.\n'),
    contributorId,
    answer,
    ...more,
  });

async function one(agreementId: string, { caller } = here.owner) {
  const { agreements } = await loadAgreements(caller, { caseId: here.caseId });
  const found = agreements.find(({ id }) => id === agreementId);
  if (!found) throw new Error('no such agreement');
  return found;
}

async function element(id: string) {
  const { elements } = await loadElements(here.counsel.caller, { caseId: here.caseId });
  return elements.find((found) => found.id === id);
}

describe('an agreement', () => {
  it('is accepted person by person, each for himself alone', async () => {
    const { zhou, lin, outsider, wei, owner } = here;
    const { agreementId } = await dataOf(propose());
    const refusal = { fields: { contributorId: 'not_your_contributor' } };
    expect(await say(agreementId, lin, 'accepted')).toMatchObject(refusal);
    expect(await say(agreementId, outsider, 'accepted')).toMatchObject(refusal);
    await dataOf(say(agreementId, zhou, 'accepted'));
    expect((await one(agreementId)).standing).toEqual({
      accepted: [zhou],
      declined: [],
      silent: [lin],
    });
    const before = await loadWaiting(wei.caller, { caseId: here.caseId });
    expect(before.agreements).toBeGreaterThan(0);
    await dataOf(say(agreementId, lin, 'declined', wei, { reason: 'the shares are missing' }));
    await dataOf(say(agreementId, lin, 'accepted', wei));
    const found = await one(agreementId, wei);
    expect(found.own).toEqual([{ id: lin, name: 'Lin Wei' }]);
    expect(found.answers.map(({ answer }) => answer)).toEqual(['accepted', 'declined', 'accepted']);
    expect(found.standing.accepted).toEqual([zhou, lin]);
    const after = await loadWaiting(wei.caller, { caseId: here.caseId });
    expect(after.agreements).toBe(before.agreements - 1);
    const { lines } = await loadChronology(owner.caller, { caseId: here.caseId });
    expect(lines.map(({ record }) => record.kind)).toEqual(
      expect.arrayContaining(['agreement', 'agreement_accepted', 'agreement_declined']),
    );
  });

  it('in a new version needs new answers, and the old words can be answered no more', async () => {
    const { zhou } = here;
    const { agreementId } = await dataOf(propose());
    await dataOf(say(agreementId, zhou, 'accepted'));
    const text = 'Both own it in equal shares.';
    await dataOf(propose({ agreementId, after: 1, text }));
    expect((await one(agreementId)).standing).toMatchObject({ accepted: [] });
    expect((await one(agreementId)).answers).toHaveLength(1);
    const refusal = { ok: false, reason: 'newer_words' };
    expect(await say(agreementId, zhou, 'accepted')).toMatchObject(refusal);
    // The version is right and the words are not those that were proposed in it.
    const blind = say(agreementId, zhou, 'accepted', here.owner, { version: 2 });
    expect(await blind).toMatchObject(refusal);
    const sha256 = sha256Hex(text);
    await dataOf(say(agreementId, zhou, 'accepted', here.owner, { version: 2, sha256 }));
    expect(await propose({ agreementId, after: 1, text: 'Other.' })).toMatchObject({
      reason: 'changed_meanwhile',
    });
    expect(await propose({ agreementId, after: 2, text })).toMatchObject({ reason: 'same_text' });
    const kind = 'transfer' as const;
    expect(await propose({ agreementId, after: 2, text: 'Other.', kind })).toMatchObject({
      fields: { kind: 'wrong_value' },
    });
  });

  it('binds nobody who is no party to it', async () => {
    const { zhou, lin } = here;
    const { agreementId } = await dataOf(propose({ parties: [lin] }));
    expect(await say(agreementId, zhou, 'accepted')).toMatchObject({
      fields: { contributorId: 'not_a_party' },
    });
    const strange = here.outsider.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    expect(await propose({ parties: [strange] })).toMatchObject({
      fields: { parties: 'unknown_contributor' },
    });
  });

  it('shows the first checkpoint that covers an answer', async () => {
    const { zhou } = here;
    const { agreementId } = await dataOf(propose());
    const entry = await entryOf(say(agreementId, zhou, 'accepted'));
    const signedAt = new Date();
    const sizes = [entry - 1, entry, entry + 1, entry + 5].map((size) => ({ size, signedAt }));
    expect(firstCovering(sizes, entry)?.size).toBe(entry + 1);
    expect(firstCovering(sizes, entry + 9)).toBeNull();
    await expect
      .poll(async () => (await one(agreementId)).answers[0]?.checkpoint?.size ?? 0, {
        timeout: 15_000,
      })
      .toBeGreaterThan(entry);
  });

  it('bears on title once somebody accepted, and is whole when all did', async () => {
    const fresh = await scene();
    here = fresh;
    const { zhou, lin, wei } = fresh;
    const { agreementId } = await dataOf(propose());
    expect((await element('E15'))?.standing).toBe('missing');
    await dataOf(say(agreementId, zhou, 'accepted'));
    expect(await element('E15')).toMatchObject({
      standing: 'declared_only',
      bears: [
        {
          record: { kind: 'agreement', id: agreementId, class: 'D' },
          weaknesses: ['stated_later', 'unsigned', 'not_accepted_by_all'],
        },
      ],
    });
    const last = await entryOf(say(agreementId, lin, 'accepted', wei));
    expect(await element('E15')).toMatchObject({
      standing: 'supported_uncorroborated',
      bears: [{ record: { class: null, entry: last }, weaknesses: ['unsigned'] }],
    });
    const method = { kind: 'evidence_method' as const, text: 'Records stay.', parties: [zhou] };
    const second = await dataOf(propose(method));
    const words = { version: 1, sha256: sha256Hex('Records stay.') };
    await dataOf(say(second.agreementId, zhou, 'accepted', fresh.owner, words));
    for (const id of ['E11', 'E20']) {
      const found = await element(id);
      expect(found?.bears.map(({ record }) => record.id)).toEqual([second.agreementId]);
    }
    expect((await element('E14'))?.bears.map(({ record }) => record.kind)).toEqual([]);
    const work = { kind: 'division_of_work' as const, text: 'Lin draws.', parties: [zhou] };
    const third = await dataOf(propose(work));
    const draws = { version: 1, sha256: sha256Hex('Lin draws.') };
    await dataOf(say(third.agreementId, zhou, 'accepted', fresh.owner, draws));
    expect((await element('E14'))?.bears.map(({ record }) => record.id)).toEqual([
      third.agreementId,
    ]);
  });

  it('loses words and reasons where they are erased; who accepted what stays', async () => {
    const { caseId, owner, zhou } = here;
    const text = 'Wang Wei owns it.';
    const proposed = propose({ title: 'Of Wang Wei', text });
    const index = await entryOf(proposed);
    const { agreementId } = await dataOf(proposed);
    const more = { sha256: sha256Hex(text), reason: 'Wang Wei asked' };
    const answered = await entryOf(say(agreementId, zhou, 'accepted', owner, more));
    expect(await disagreements(caseId)).toEqual([]);
    for (const at of [index, answered]) {
      await dataOf(erasePayload(owner.caller, { caseId, index: at, reason: 'asked for' }));
    }
    const found = await one(agreementId);
    expect(JSON.stringify(found)).not.toContain('Wang Wei');
    expect(found.standing.accepted).toEqual([zhou]);
    expect(await disagreements(caseId)).toEqual([]);
  });
});
