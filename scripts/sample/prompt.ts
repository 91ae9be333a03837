import type { Caller } from '../../lib/kernel/actor';
import { openPrompt } from '../../lib/prompts/commands/open-prompt';
import { readReplay } from '../../lib/prompts/live/replays';
import { newClientId, Pen } from './pen';

type Person = { caller: Caller; accountId: string };

/** What the sample's prompt refers to. */
export type PromptScene = {
  caseId: string;
  zhou: Person;
  li: Person;
  /** Contributor who dictated a word. */
  zhouId: string;
  /** Exhibit of the sketch and of the messages. */
  sketchId: string;
  chatId: string;
};

const MODEL = '样例模型 · sample model';
const TOOL = '生成工具（样例） · image generator (sample)';
const MESSAGE = '耳朵往里收一点，像草稿那样';
const SUGGESTION = 'eight hearts and eight arrows facets, ';

/**
 * Writes the sample's joint prompt as two people would, through the write path that browsers use:
 * typing, replacing, pasting from a message, moving, deleting, undoing, a model's suggestion,
 * parameters, a reference, comments, a statement about dictation, two revisions and what both say of
 * them. Answers the prompt's identifier and what each revision holds, in order.
 */
export async function writeSamplePrompt(
  scene: PromptScene,
): Promise<{ promptId: string; revisions: SampleRevision[] }> {
  const { caseId } = scene;
  const title = '样例：猫晶吊坠提示词 · Sample: prompt of the cat crystal pendant';
  const opened = await openPrompt(scene.zhou.caller, { caseId, title });
  if (!opened.ok) throw new Error(`sample prompt: ${opened.code}`);
  const { promptId } = opened.data;
  const paper = { caseId, promptId };
  const zhou = new Pen(paper, scene.zhou.caller, scene.zhou.accountId);
  const li = new Pen(paper, scene.li.caller, scene.li.accountId);
  await zhou.join();
  await li.join();
  await writeTogether(zhou, li, scene);
  const first = await freeze(zhou, promptId, '20260903');
  await writeOn(zhou, li);
  const second = await freeze(li, promptId, '20260904');
  await sayOfRecord(zhou, li);
  return { promptId, revisions: [first, second] };
}

/** What a revision sends to the generator. */
export type SampleRevision = { positive: string; negative: string; seed: string };

/** Up to the first revision. */
async function writeTogether(zhou: Pen, li: Pen, scene: PromptScene): Promise<void> {
  await zhou.state({ k: 'field', name: 'negative', role: 'negative', label: '' });
  await zhou.type(
    'positive',
    0,
    'a cat-shaped crystal pendant, soft studio light, deep navy backdrop',
  );
  await zhou.type('negative', 0, '文字、水印 text, watermark');
  await li.type('positive', 2, 'tiny ');
  await li.replace('soft', 'dramatic');

  const message = newClientId();
  await li.state({
    k: 'message',
    message,
    from: '周婧怡（样例）',
    source: '聊天记录 chat.txt',
    sentAt: '2026-09-03T02:05:00.000Z',
    exhibit: scene.chatId,
    text: MESSAGE,
  });
  await li.act((hand) => hand.paste(hand.text().length, `，${MESSAGE}`));
  const pasted = await li.identities(MESSAGE);
  await li.state({ k: 'origin', spans: pasted, message, exhibit: null, answer: 'confirmed' });

  await zhou.move(', deep navy backdrop', ', dramatic');

  const angle = ', 45° three-quarter view';
  await zhou.type('positive', 'end', angle);
  await li.act((hand) => hand.remove(li.placeOf(angle), angle.length));
  await li.act((hand) => hand.undo());

  const sug = newClientId();
  await zhou.state({ k: 'suggest', sug, model: MODEL, text: SUGGESTION });
  await zhou.act((hand) =>
    hand.accept(zhou.placeOf('deep navy'), { sug, text: SUGGESTION, at: 0 }),
  );

  const comment = newClientId();
  const light = await zhou.identities('dramatic');
  await zhou.state({
    k: 'comment',
    comment,
    parent: null,
    spans: light,
    text: '光再硬一点？ Harder light?',
  });
  await li.state({
    k: 'comment',
    comment: newClientId(),
    parent: comment,
    spans: [],
    text: '够了，先出图看看。 Enough, let us see a picture first.',
  });
  await zhou.state({ k: 'resolve', comment });

  const say = newClientId();
  const tiny = await li.identities('tiny');
  await li.state({
    k: 'say',
    say,
    spans: tiny,
    contributor: scene.zhouId,
    mode: 'dictated',
    note: '电话里说的 said on the phone',
  });
  await zhou.state({ k: 'answer', say, answer: 'confirmed', reason: '' });

  await zhou.state({ k: 'parameter', name: 'size', value: '1024×768' });
  await li.state({ k: 'parameter', name: 'size', value: '1200×900' });
  await li.state({
    k: 'reference',
    ref: newClientId(),
    exhibit: scene.sketchId,
    label: '手稿 sketch.png',
    purpose: '构图，耳朵内收 composition, ears turned in',
  });
}

/** Between the revisions. */
async function writeOn(zhou: Pen, li: Pen): Promise<void> {
  await li.replace('navy', 'midnight blue');
  await zhou.type('negative', 'end', ', extra ears');
}

/** Sets the seed and seals the text as it stands. */
async function freeze(pen: Pen, promptId: string, seed: string): Promise<SampleRevision> {
  await pen.state({ k: 'parameter', name: 'seed', value: seed });
  const { sha256 } = await readReplay(promptId, (replay) => replay.frozen());
  await pen.state({ k: 'freeze', sha256, purpose: 'marked_sent', tool: TOOL });
  const { fields } = await readReplay(promptId, (replay) => replay.attribution());
  const text = (name: string) => fields.find((field) => field.name === name)?.text ?? '';
  return { positive: text('positive'), negative: text('negative'), seed };
}

/** What each says of the record; nobody's word replaces another's. */
async function sayOfRecord(zhou: Pen, li: Pen): Promise<void> {
  await zhou.state({ k: 'view', revision: 1, meaning: 'acknowledged', reason: '', contested: [] });
  const spans = await li.identities('midnight blue');
  const reason =
    '"midnight" 是周婧怡在电话里提的（样例）。 Zhou Jingyi proposed "midnight" on the phone (sample).';
  await li.state({
    k: 'view',
    revision: 2,
    meaning: 'contested',
    reason,
    contested: [{ spans, reason }],
  });
}
