import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database } from '@/db/client';
import { prompt } from '@/db/schema/prompts';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { join, type Person, person, room } from '@/db/testing/world';
import type { Attribution } from '@/lib/authorship/attribution';
import { readReplay } from '@/lib/prompts/live/replays';
import { openSampleCase } from './case';

let instance: TestInstance;
let zhou: Person;
let li: Person;
let attribution: Attribution;
let promptId: string;

beforeAll(async () => {
  instance = await testInstance();
  const workspaceId = await room();
  zhou = await person('周婧怡（样例）');
  li = await person('李䶮（样例）');
  await join(workspaceId, zhou, 'owner');
  await join(workspaceId, li, 'member');
  await openSampleCase({ workspaceId, zhou, li });
  const [row] = await database().select().from(prompt);
  promptId = row?.id ?? '';
  attribution = await readReplay(promptId, (replay) => replay.attribution());
});

afterAll(() => instance.close());

const positive = () => {
  const field = attribution.fields.find(({ name }) => name === 'positive');
  if (!field) throw new Error('no positive field');
  return field;
};
const runOf = (words: string) => {
  const run = positive().runs.find(({ text }) => text.includes(words));
  if (!run) throw new Error(`no run of ${words}: ${JSON.stringify(positive().runs)}`);
  return run;
};

describe('the prompt of the sample case', () => {
  it('reads as one text of two people', () => {
    expect(positive().text).toBe(
      'a tiny cat-shaped crystal pendant, eight hearts and eight arrows facets, deep midnight blue backdrop, dramatic studio light，耳朵往里收一点，像草稿那样, 45° three-quarter view',
    );
    expect(
      positive()
        .runs.map(({ text }) => text)
        .join(''),
    ).toBe(positive().text);
  });

  it('shows every way in which words come', () => {
    expect(runOf('pendant')).toMatchObject({ kind: 'typed', typist: zhou.accountId });
    expect(runOf('dramatic')).toMatchObject({ kind: 'typed', typist: li.accountId });
    expect(runOf('eight hearts')).toMatchObject({
      kind: 'suggested',
      typist: null,
      placer: zhou.accountId,
      origin: { from: 'model' },
    });
    expect(runOf('耳朵往里收一点')).toMatchObject({
      kind: 'pasted',
      typist: null,
      placer: li.accountId,
      origin: { from: 'message', answer: 'confirmed' },
    });
    expect(runOf('backdrop').handlings).toMatchObject([{ kind: 'moved', account: zhou.accountId }]);
    expect(runOf('45°')).toMatchObject({
      typist: zhou.accountId,
      placer: li.accountId,
      handlings: [{ kind: 'restored', account: li.accountId }],
    });
    expect(runOf('tiny').says).toHaveLength(1);
  });

  it('keeps deleted words with writer and deleter', () => {
    expect(positive().deleted.find(({ text }) => text === 'soft')).toMatchObject({
      typist: zhou.accountId,
      deleter: li.accountId,
    });
  });

  it('has parameters, a reference, comments, two revisions and two views of them', async () => {
    const kept = await readReplay(promptId, (replay) => ({
      parameters: replay
        .parameters()
        .map(({ name, value, history }) => [name, value, history.length]),
      references: replay.references().length,
      comments: replay.comments().map(({ resolved }) => resolved !== null),
      answers: replay.says().flatMap(({ answers }) => answers.map(({ answer }) => answer)),
      revisions: replay.revisions().map(({ revision, account }) => [revision, account]),
      views: replay.views().map(({ revision, meaning }) => [revision, meaning]),
    }));
    expect(kept).toMatchObject({
      parameters: [
        ['size', '1200×900', 2],
        ['seed', '20260904', 2],
      ],
      references: 1,
      comments: [true, false],
      answers: ['confirmed'],
      revisions: [
        [1, zhou.accountId],
        [2, li.accountId],
      ],
      views: [
        [1, 'acknowledged'],
        [2, 'contested'],
      ],
    });
  });
});
