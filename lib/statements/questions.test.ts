import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/db/client';
import { counselFirm, counselFirmMember } from '@/db/schema/counsel';
import { questionAnswer } from '@/db/schema/statements';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { join, type Person, person } from '@/db/testing/world';
import { newId } from '@/lib/kernel/ids';
import { caseStateAt } from '@/lib/ledger/read';
import { erasePayload } from '@/lib/logbook/commands/erase-payload';
import { loadChronology } from '@/lib/review/loaders';
import { answerQuestion } from './commands/answer-question';
import { askQuestion, withdrawQuestion } from './commands/ask-question';
import { loadQuestions, loadWaiting } from './loaders';
import { dataOf, disagreements, entryOf, note, type Scene, scene } from './testing-scene';

let instance: TestInstance;
let here: Scene;

beforeAll(async () => {
  instance = await testInstance();
  here = await scene();
});

afterAll(() => instance.close());

const seenBy = async ({ caller }: Person) =>
  (await loadQuestions(caller, { caseId: here.caseId })).questions.map(({ text }) => text);

const ask = (text: string, who = here.counsel) =>
  dataOf(askQuestion(who.caller, { caseId: here.caseId, contributorId: here.lin, text }));

const answer = (questionId: string, words: string, { caller } = here.wei) =>
  answerQuestion(caller, { caseId: here.caseId, questionId, answer: words });

describe('a question of counsel', () => {
  it('is seen by whoever asked, their firm, and the contributor asked, and leaves no entry', async () => {
    const { caseId, workspaceId, counsel, wei, owner } = here;
    const before = (await caseStateAt(caseId, 1000)).size;
    await ask('Who held the pen?');
    expect((await caseStateAt(caseId, 1000)).size).toBe(before);
    const [colleague, stranger] = [await person('Counsel Li'), await person('Counsel Wu')];
    for (const one of [colleague, stranger]) await join(workspaceId, one, 'counsel');
    expect(await seenBy(colleague)).toEqual([]);
    const firmId = newId('firm');
    const at = new Date();
    const firm = { id: firmId, workspaceId, name: 'Li & Zhang', createdAt: at };
    await database()
      .insert(counselFirm)
      .values({ ...firm, createdBy: counsel.accountId });
    for (const { accountId } of [counsel, colleague]) {
      const member = { firmId, accountId, admittedBy: counsel.accountId, at };
      await database().insert(counselFirmMember).values(member);
    }
    for (const one of [counsel, colleague, wei]) {
      expect(await seenBy(one)).toEqual(['Who held the pen?']);
    }
    for (const one of [stranger, owner]) expect(await seenBy(one)).toEqual([]);
    await database()
      .update(counselFirmMember)
      .set({ endedAt: new Date() })
      .where(eq(counselFirmMember.accountId, colleague.accountId));
    expect(await seenBy(colleague)).toEqual([]);
  });

  it('waits for the contributor until he answers, and is counted for nobody else', async () => {
    const { caseId, wei, owner } = here;
    const { questionId } = await ask('When did you begin?');
    const waits = async ({ caller }: Person) => (await loadWaiting(caller, { caseId })).questions;
    const before = await waits(wei);
    expect(before).toBeGreaterThan(0);
    expect(await waits(owner)).toBe(0);
    await dataOf(answer(questionId, 'In March.'));
    expect(await waits(wei)).toBe(before - 1);
  });

  it('is met by others as one that does not exist', async () => {
    const { questionId } = await ask('Which account?');
    const refusal = { ok: false, code: 'NOT_FOUND', reason: 'question' };
    expect(await answer(questionId, 'Mine.', here.owner)).toMatchObject(refusal);
    expect(await answer(newId('question'), 'Mine.', here.owner)).toMatchObject(refusal);
    const other = await person('Counsel Qian');
    await join(here.workspaceId, other, 'counsel');
    const back = { caseId: here.caseId, questionId };
    expect(await withdrawQuestion(other.caller, back)).toMatchObject(refusal);
  });

  it('that was taken back is answered no more, and its answers stay', async () => {
    const { caseId, counsel } = here;
    const { questionId } = await ask('Did anybody help?');
    await dataOf(answer(questionId, 'Nobody.'));
    await dataOf(withdrawQuestion(counsel.caller, { caseId, questionId }));
    const refusal = { ok: false, reason: 'question_withdrawn' };
    expect(await answer(questionId, 'Somebody.')).toMatchObject(refusal);
    expect(await withdrawQuestion(counsel.caller, { caseId, questionId })).toMatchObject(refusal);
    const { answers } = await loadQuestions(counsel.caller, { caseId });
    const given = answers.filter((one) => one.questionId === questionId);
    expect(given.map((one) => one.answer)).toEqual(['Nobody.']);
  });
});

describe('an answer', () => {
  it('repeats the question, names the record, and stands beside later answers', async () => {
    const { caseId, counsel, owner, lin } = here;
    const exhibitId = await note(here, 'a sketch');
    const record = { kind: 'exhibit' as const, id: exhibitId, revision: null };
    const asked = { caseId, contributorId: lin, record, text: 'Is this yours?' };
    const { questionId } = await dataOf(askQuestion(counsel.caller, asked));
    await dataOf(answer(questionId, ' Yes. '));
    await dataOf(answer(questionId, 'The upper half.'));
    const { answers } = await loadQuestions(owner.caller, { caseId, recordId: exhibitId });
    expect(answers).toMatchObject([
      {
        question: 'Is this yours?',
        answer: ' Yes. ',
        contributor: { name: 'Lin Wei' },
        // Counsel has left no entry in this case.
        askedBy: 'Counsel Zhang',
      },
      { answer: 'The upper half.', about: { kind: 'exhibit', title: 'Note' } },
    ]);
    const { lines } = await loadChronology(owner.caller, { caseId, personId: lin });
    expect(lines.filter(({ record: one }) => one.id === questionId)).toHaveLength(2);
  });

  it('can be erased with its question, of which the full check agrees', async () => {
    const { caseId, owner, counsel } = here;
    const { questionId } = await ask('Where does Wang Wei live?');
    const index = await entryOf(answer(questionId, 'Wang Wei lives in Suzhou.'));
    expect(await disagreements(caseId)).toEqual([]);
    await dataOf(erasePayload(owner.caller, { caseId, index, reason: 'asked for' }));
    const { answers } = await loadQuestions(owner.caller, { caseId });
    expect(JSON.stringify(answers)).not.toContain('Wang Wei');
    expect(await disagreements(caseId)).toEqual([]);
    const left = await loadQuestions(counsel.caller, { caseId });
    expect(left.questions.find(({ id }) => id === questionId)?.answers).toBe(1);
  });

  it('that was changed in the table is named by the full check', async () => {
    const { caseId } = here;
    const { questionId } = await ask('Which day?');
    const index = await entryOf(answer(questionId, 'Monday.'));
    const own = eq(questionAnswer.questionId, questionId);
    await database().update(questionAnswer).set({ answer: 'Tuesday.' }).where(own);
    expect(await disagreements(caseId)).toMatchObject([
      { record: `question_answer ${index} answer`, check: 'table.differs' },
    ]);
    await database().update(questionAnswer).set({ answer: 'Monday.' }).where(own);
  });
});
