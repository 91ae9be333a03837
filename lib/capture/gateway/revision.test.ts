import { afterAll, beforeAll, expect, test } from 'vitest';
import { linkAccount } from '@/lib/contributors/commands/account';
import { addContributor } from '@/lib/contributors/commands/contributor';
import { readReplay } from '@/lib/prompts/live/replays';
import { Pen, promptScene } from '@/lib/prompts/testing-pen';
import { runsOf, sourceFor, tokenFor } from './testing-gateway';
import { type Started, started } from './testing-started';

let all: Started;

beforeAll(async () => {
  all = await started();
});

afterAll(() => all.close());

const TEXT = 'tiny crystal pendant, "soft" light\n水晶';

/** A case whose prompt was frozen with a parameter that the owner set; the member runs the tool. */
async function frozenScene() {
  const here = await promptScene();
  const { caseId, promptId, owner, member } = here;
  const named = async (name: string, accountId: string) => {
    const made = await addContributor(owner.caller, { caseId, name, standing: 'member' });
    if (!made.ok) throw new Error(made.code);
    const { contributorId } = made.data;
    await linkAccount(owner.caller, { caseId, contributorId, accountId });
    return contributorId;
  };
  const people = {
    owner: await named('周婧怡', owner.accountId),
    member: await named('Lin', member.accountId),
  };
  const pen = await Pen.at(owner, { caseId, promptId });
  await pen.push(pen.insert(0, TEXT));
  await pen.push(pen.claim({ k: 'parameter', name: 'cfg_scale', value: '6.5' }));
  const freeze = async () => {
    await pen.sync();
    const { sha256 } = await readReplay(promptId, (replay) => replay.frozen());
    await pen.push(pen.claim({ k: 'freeze', sha256, purpose: 'marked_sent', tool: '' }));
  };
  await freeze();
  return { ...here, people, pen, freeze };
}

test('a text that equals a frozen revision is matched with it, and its parameters with their setters', async () => {
  const { caseId, promptId, owner, member, people } = await frozenScene();
  const source = await sourceFor(owner, caseId, 'sdapi', all.sdapi.origin);
  const token = await tokenFor(member);
  const body = { prompt: TEXT, cfg_scale: 6.5, steps: 20 };
  await (await all.send(`/${source}/sdapi/v1/txt2img`, { token, body })).bytes();
  await (
    await all.send(`/${source}/sdapi/v1/txt2img`, { token, body: { ...body, prompt: `${TEXT} ` } })
  ).bytes();
  await all.gateway.settled();
  const [same, other] = await runsOf(caseId);
  expect(same).toMatchObject({ promptId, revision: 1, operatorId: people.member });
  const of = (name: string) => same?.asked.parameters.find((one) => one.name === name);
  expect(of('cfg')).toEqual({
    ...{ name: 'cfg', value: '6.5', setter: people.owner, origin: 'revision' },
  });
  expect(of('steps')).toEqual({ name: 'steps', value: '20', setter: null, origin: 'request' });
  expect(other).toMatchObject({ promptId: null, revision: null });
});

test('the newest of equal revisions counts, and one that the tool names before it', async () => {
  const { caseId, promptId, owner, pen, freeze } = await frozenScene();
  await pen.push(pen.claim({ k: 'parameter', name: 'steps', value: '30' }));
  await freeze();
  const source = await sourceFor(owner, caseId, 'sdapi', all.sdapi.origin);
  const token = await tokenFor(owner);
  const body = { prompt: TEXT };
  const path = `/${source}/sdapi/v1/txt2img`;
  await (await all.send(path, { token, body })).bytes();
  const headers = { 'Chirograph-Prompt': `${promptId}/1` };
  await (await all.send(path, { token, headers, body: { prompt: 'other words' } })).bytes();
  await (
    await all.send(path, { token, body, headers: { 'Chirograph-Prompt': `${promptId}/9` } })
  ).bytes();
  await all.gateway.settled();
  expect((await runsOf(caseId)).map(({ revision }) => revision)).toEqual([2, 1, null]);
  expect(all.sdapi.asked.at(-1)?.headers['chirograph-prompt']).toBeUndefined();
});
