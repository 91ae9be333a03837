import type { Browser, Page } from '@playwright/test';
import { type CaseAddress, openCase } from './cases';
import { anotherBrowser, invite, join, type Person, samplePerson, signIn } from './people';
import { ask, openPrompt, PromptWriter } from './prompt-writer';

const MODEL = { sug: '5a'.repeat(16), model: 'glimmer-2', text: ', volumetric haze' };
const MESSAGE = 'c4'.repeat(16);

/** A prompt that two people wrote, with everything its record can hold. */
export type JointPrompt = {
  of: CaseAddress;
  promptId: string;
  room: string;
  /** The second person, in a browser of their own. */
  other: { page: Page; person: Person };
  /** Writes more into it. */
  first: PromptWriter;
  second: PromptWriter;
};

/**
 * Has two people write one prompt: typed, composed, replaced, moved, pasted from a message that is
 * attached, taken from a model, dictated, frozen twice.
 */
export async function writeJointPrompt(
  page: Page,
  browser: Browser,
  name: string,
): Promise<JointPrompt> {
  const owner = samplePerson();
  const workspaceId = await signIn(page, owner);
  const email = `${name.toLowerCase().replace(/\W+/g, '-')}@studio.test`;
  const person = { name, email, password: `the long way home of ${name}` };
  const link = await invite(page, workspaceId, email, 'member');
  const { page: otherPage } = await anotherBrowser(browser);
  await join(otherPage, link, person);
  const of = await openCase(page, workspaceId, { title: `Pendant by two hands: ${name}` });
  await otherPage.goto(of.base);
  const promptId = await openPrompt(page, of, '水晶猫吊坠 Crystal cat pendant');
  const first = await PromptWriter.at(page, of, promptId);
  const second = await PromptWriter.at(otherPage, of, promptId);
  const named = await namePerson(page, of, first);
  await namePerson(page, of, second);
  await write(first, second, named);
  return {
    of,
    promptId,
    room: `${of.base}/prompts/${promptId}`,
    other: { page: otherPage, person },
    first,
    second,
  };
}

/** Names a contributor of the case for whom the writer's account acts. Answers the identifier. */
async function namePerson(page: Page, of: CaseAddress, writer: PromptWriter): Promise<string> {
  const { name, hand } = writer;
  const made = await ask<{ contributorId: string }>(
    page,
    `/api/v1/cases/${of.caseId}/contributors`,
    { name, standing: 'member', accountId: hand.who.account },
  );
  return made.contributorId;
}

async function write(first: PromptWriter, second: PromptWriter, named: string): Promise<void> {
  await first.type(0, 'a cat-shaped crystal pendant, soft studio light');
  await first.send(first.hand.claim({ k: 'parameter', name: 'seed', value: '421' }));
  await second.catchUp();
  await second.type(2, 'tiny ');
  await second.act((hand) => hand.replace(hand.text().indexOf('soft'), 4, 'dramatic'));
  await first.freeze('marked_sent', 'glimmer-2');
  await second.catchUp();
  const words = ' studio light';
  const at = second.hand.text().indexOf(words);
  const clip = second.hand.cut(at, words.length);
  await second.act((hand) => hand.put(hand.text().indexOf(','), clip));
  await first.catchUp();
  const pasted = ', macro shot on velvet';
  await first.act((hand) => hand.paste(hand.text().length, pasted));
  await second.catchUp();
  const message = {
    message: MESSAGE,
    from: '林薇',
    source: 'chat of 2 September',
    sentAt: null,
    exhibit: null,
    text: `Maybe add${pasted}, like the samples?`,
  };
  await second.send(second.hand.claim({ k: 'message', ...message }));
  await second.send(second.hand.claim({ k: 'suggest', ...MODEL }));
  await second.act((hand) => hand.accept(hand.text().length, { ...MODEL, at: 0 }));
  await second.act((hand) => hand.insert(0, '水晶 ', 'composed'));
  // The second states that the first said the word they typed.
  const { src } = second.hand.clip(second.hand.text().indexOf('tiny'), 4);
  await second.send(
    second.hand.claim({
      k: 'say',
      say: 'd7'.repeat(16),
      spans: src,
      contributor: named,
      mode: 'dictated',
      note: 'Said at the table while I typed.',
    }),
  );
  await second.send(second.hand.claim({ k: 'parameter', name: 'seed', value: '422' }));
  await second.freeze('sent', 'glimmer-2');
}
