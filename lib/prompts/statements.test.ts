import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { addContributor } from '@/lib/contributors/commands/contributor';
import { loadState } from './loaders';
import { Pen, promptScene } from './testing-pen';

let instance: TestInstance;

beforeAll(async () => {
  instance = await testInstance();
});

afterAll(() => instance.close());

const SAY = 'd7'.repeat(16);

it('nobody confirms a statement of their own: whoever typed the words answers what others say of themselves', async () => {
  const { caseId, promptId, owner, member, second } = await promptScene();
  const desk = { caseId, promptId };
  const added = await addContributor(owner.caller, {
    caseId,
    name: 'Ann',
    standing: 'member',
    accountId: owner.accountId,
  });
  if (!added.ok) throw new Error(added.code);
  const typist = await Pen.at(member, desk);
  await typist.push(typist.insert(0, 'blown glass'));
  const speaker = await Pen.at(owner, desk);
  const bystander = await Pen.at(second, desk);
  const spans = [[typist.writer, 0, 11]];
  const { contributorId: contributor } = added.data;
  const say = { k: 'say', say: SAY, spans, contributor, mode: 'dictated', note: '' };
  await speaker.push(speaker.claim(say));
  const answer = { k: 'answer', say: SAY, answer: 'confirmed', reason: '' };
  for (const pen of [speaker, bystander]) {
    await pen.sync();
    await expect(pen.push(pen.claim(answer))).rejects.toThrow('contributor');
  }
  await typist.sync();
  await typist.push(typist.claim(answer));
  const { says } = await loadState(owner.caller, desk);
  expect(says.map(({ answers }) => answers.map(({ account }) => account))).toEqual([
    [member.accountId],
  ]);
});
