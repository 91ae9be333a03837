import type { Caller } from '../../lib/kernel/actor';
import { openPrompt } from '../../lib/prompts/commands/open-prompt';
import { loadChain } from '../../lib/prompts/loaders';
import { newClientId, Paper, Pen } from './pen';

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
 * them.
 */
export async function writeSamplePrompt(scene: PromptScene): Promise<void> {
  const { caseId } = scene;
  const title = '样例：猫晶吊坠提示词 · Sample: prompt of the cat crystal pendant';
  const opened = await openPrompt(scene.zhou.caller, { caseId, title });
  if (!opened.ok) throw new Error(`sample prompt: ${opened.code}`);
  const { promptId } = opened.data;
  const chain = await loadChain(scene.zhou.caller, { caseId, promptId });
  const paper = new Paper(caseId, promptId);
  paper.took({ seq: chain.size - 1, hash: chain.hash });
  const zhou = new Pen(paper, scene.zhou.caller, scene.zhou.accountId);
  const li = new Pen(paper, scene.li.caller, scene.li.accountId);
  await zhou.join();
  await li.join();
  await writeTogether(zhou, li, scene);
  await freeze(zhou, paper);
  await writeOn(zhou, li);
  await freeze(li, paper);
  await sayOfRecord(zhou, li);
}

/** Up to the first revision. */
async function writeTogether(zhou: Pen, li: Pen, scene: PromptScene): Promise<void> {
  await zhou.act({ k: 'field', name: 'negative', role: 'negative', label: '' });
  await zhou.type(
    'positive',
    0,
    'a cat-shaped crystal pendant, soft studio light, deep navy backdrop',
  );
  await zhou.type('negative', 0, '文字、水印 text, watermark');
  await li.type('positive', 2, 'tiny ');
  await li.replace('positive', 'soft', 'dramatic');

  const message = newClientId();
  await li.act({
    k: 'message',
    message,
    from: '周婧怡（样例）',
    source: '聊天记录 chat.txt',
    sentAt: '2026-09-03T02:05:00.000Z',
    exhibit: scene.chatId,
    text: MESSAGE,
  });
  await li.put('positive', li.text('positive').length, `，${MESSAGE}`, { k: 'pasted' });
  const { ids: pasted } = li.find('positive', MESSAGE);
  await li.act({ k: 'origin', spans: pasted, message, exhibit: null, answer: 'confirmed' });

  await zhou.move('positive', ', deep navy backdrop', ', dramatic');

  const angle = ', 45° three-quarter view';
  await zhou.type('positive', zhou.text('positive').length, angle);
  const { at } = li.find('positive', angle);
  const gone = await li.cut('positive', angle);
  await li.put('positive', at, angle, { k: 'restored', src: gone });

  const sug = newClientId();
  await zhou.act({ k: 'suggest', sug, model: MODEL, text: SUGGESTION });
  await zhou.put('positive', zhou.find('positive', 'deep navy').at, SUGGESTION, {
    k: 'suggested',
    sug,
    at: 0,
  });

  const comment = newClientId();
  const { ids: light } = zhou.find('positive', 'dramatic');
  await zhou.act({
    k: 'comment',
    comment,
    parent: null,
    spans: light,
    text: '光再硬一点？ Harder light?',
  });
  await li.act({
    k: 'comment',
    comment: newClientId(),
    parent: comment,
    spans: [],
    text: '够了，先出图看看。 Enough, let us see a picture first.',
  });
  await zhou.act({ k: 'resolve', comment });

  const say = newClientId();
  const { ids: tiny } = li.find('positive', 'tiny');
  await li.act({
    k: 'say',
    say,
    spans: tiny,
    contributor: scene.zhouId,
    mode: 'dictated',
    note: '电话里说的 said on the phone',
  });
  await zhou.act({ k: 'answer', say, answer: 'confirmed', reason: '' });

  await zhou.act({ k: 'parameter', name: 'seed', value: '20260903' });
  await zhou.act({ k: 'parameter', name: 'size', value: '1024×768' });
  await li.act({ k: 'parameter', name: 'size', value: '1200×900' });
  await li.act({
    k: 'reference',
    ref: newClientId(),
    exhibit: scene.sketchId,
    label: '手稿 sketch.png',
    purpose: '构图，耳朵内收 composition, ears turned in',
  });
}

/** Between the revisions. */
async function writeOn(zhou: Pen, li: Pen): Promise<void> {
  await li.replace('positive', 'navy', 'midnight blue');
  await zhou.type('negative', zhou.text('negative').length, ', extra ears');
  await zhou.act({ k: 'parameter', name: 'seed', value: '20260904' });
}

async function freeze(pen: Pen, paper: Paper): Promise<void> {
  const sha256 = await paper.frozen();
  await pen.act({ k: 'freeze', sha256, purpose: 'marked_sent', tool: TOOL });
}

/** What each says of the record; nobody's word replaces another's. */
async function sayOfRecord(zhou: Pen, li: Pen): Promise<void> {
  await zhou.act({ k: 'view', revision: 1, meaning: 'acknowledged', reason: '', contested: [] });
  const { ids: spans } = li.find('positive', 'midnight blue');
  const reason =
    '"midnight" 是周婧怡在电话里提的（样例）。 Zhou Jingyi proposed "midnight" on the phone (sample).';
  await li.act({
    k: 'view',
    revision: 2,
    meaning: 'contested',
    reason,
    contested: [{ spans, reason }],
  });
}
