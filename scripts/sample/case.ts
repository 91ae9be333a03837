import { openCase } from '../../lib/cases/commands/open-case';
import { addContributor } from '../../lib/contributors/commands/contributor';
import { recordRole } from '../../lib/contributors/commands/role';
import { admitBytes } from '../../lib/exhibits/commands/admit-bytes';
import { relateExhibits } from '../../lib/exhibits/commands/describe';
import { reviseText, writeText } from '../../lib/exhibits/commands/write-text';
import type { Caller } from '../../lib/kernel/actor';
import type { Reply } from '../../lib/kernel/reply';
import { type SamplePicture, samplePictures } from './pictures';
import { writeSamplePrompt } from './prompt';
import { recordSampleRuns } from './runs';

/** Unwraps a reply; the sample must be whole or not be. */
export async function done<T>(reply: Promise<Reply<T>>): Promise<T> {
  const answer = await reply;
  if (!answer.ok)
    throw new Error(
      `sample case: ${answer.code} ${answer.reason ?? ''} ${JSON.stringify(answer.fields ?? {})}`,
    );
  return answer.data;
}

const PROMPT = `正向提示词 / positive prompt
一枚猫形水晶吊坠，切面呈钻石八心八箭，a tiny cat-shaped crystal pendant, dramatic studio light, deep navy backdrop, 45° three-quarter view

反向提示词 / negative prompt
文字、水印 text, watermark`;

const CHAT = `2026-09-03 10:05 周婧怡: 耳朵往里收一点，像草稿那样
2026-09-03 10:06 李䶮: 好，光也改成 dramatic，背景用深海军蓝
2026-09-03 10:12 周婧怡: 第四张最接近，选它
`;

const TERMS = `样例条款：所绘图片归使用者所有。
Sample terms: pictures drawn belong to whoever uses the script.
`;

export type SampleCast = {
  workspaceId: string;
  zhou: { caller: Caller; accountId: string };
  li: { caller: Caller; accountId: string };
};

/** Opens the sample case and fills it through the same commands people use. Answers its id. */
export async function openSampleCase({ workspaceId, zhou, li }: SampleCast): Promise<string> {
  const { caseId } = await done(
    openCase(zhou.caller, {
      workspaceId,
      title: '样例：猫晶钻石吊坠 · Sample: cat crystal pendant',
      kind: 'image',
      party: '晶猫设计工作室（样例） Crystal Cat Studio (sample)',
      side: 'claimant',
      forums: ['prc', 'us'],
      language: 'zh',
      works: [
        { title: '猫晶钻石吊坠 v7 · Cat Crystal Diamond Pendant v7', completedOn: '2026-10-21' },
      ],
    }),
  );
  const person = (name: string, accountId?: string, note = '') =>
    done(
      addContributor(zhou.caller, {
        caseId,
        name,
        standing: accountId ? 'member' : 'outsider',
        employer: accountId ? '晶猫设计工作室（样例）' : '',
        note,
        ...(accountId ? { accountId } : {}),
      }),
    );
  const { contributorId: zhouId } = await person('周婧怡 Zhou Jingyi', zhou.accountId);
  const { contributorId: liId } = await person('李䶮 Li Yan', li.accountId);
  const { contributorId: otherId } = await person(
    '陈镕 Chen Rong',
    undefined,
    '对方人员（样例）。The other side (sample).',
  );
  const role = (
    contributorId: string,
    name: 'lead_creator' | 'prompt_writer' | 'editor' | 'adviser',
    startsOn: string,
  ) => done(recordRole(zhou.caller, { caseId, contributorId, name, startsOn }));
  await role(zhouId, 'lead_creator', '2026-09-01');
  await role(zhouId, 'prompt_writer', '2026-09-03');
  await role(liId, 'editor', '2026-09-05');
  await role(otherId, 'adviser', '2026-08-30');

  const pictures = await samplePictures();
  const add = (
    who: Caller,
    picture: SamplePicture,
    supplierId: string,
    happenedAt: string | null,
    acquisition: string,
  ) =>
    done(
      admitBytes(who, {
        caseId,
        body: new Uint8Array(picture.bytes),
        mediaType: '',
        fileName: picture.fileName,
        title: picture.title,
        description: picture.description,
        supplierId,
        happenedAt,
        acquisition,
      }),
    );
  const sketch = await add(
    zhou.caller,
    pictures.sketch,
    zhouId,
    '2026-09-01T02:10:00.000Z',
    '扫描纸稿 scanned from paper',
  );
  await done(
    writeText(zhou.caller, {
      caseId,
      kind: 'note',
      title: '提示词第 1 版 · Prompt, version 1',
      text: PROMPT.replace('dramatic', 'soft'),
      supplierId: zhouId,
    }),
  ).then(({ exhibitId }) =>
    done(
      reviseText(li.caller, {
        caseId,
        exhibitId,
        after: 1,
        text: PROMPT,
        reason: 'soft → dramatic',
      }),
    ),
  );
  const candidates = [];
  for (const [i, picture] of pictures.candidates.entries()) {
    candidates.push(
      await add(
        zhou.caller,
        picture,
        zhouId,
        `2026-09-03T02:1${i}:00.000Z`,
        '生成工具输出 output of the generator',
      ),
    );
  }
  const final = await add(
    li.caller,
    pictures.final,
    liId,
    '2026-10-21T10:47:00.000Z',
    '后期软件导出 exported from the editor',
  );
  const chosen = candidates.at(-1);
  if (chosen)
    await done(
      relateExhibits(li.caller, {
        caseId,
        exhibitId: final.exhibitId,
        relation: 'derived_from',
        toId: chosen.exhibitId,
      }),
    );
  for (const one of candidates) {
    await done(
      relateExhibits(zhou.caller, {
        caseId,
        exhibitId: one.exhibitId,
        relation: 'derived_from',
        toId: sketch.exhibitId,
      }),
    );
  }
  const chat = await done(
    admitBytes(li.caller, {
      caseId,
      body: new TextEncoder().encode(CHAT),
      mediaType: 'text/plain',
      fileName: '聊天记录 chat.txt',
      title: '往来消息 · Messages',
      description: '',
      supplierId: liId,
      happenedAt: '2026-09-03T02:05:00.000Z',
      acquisition: '从聊天软件导出 exported from the chat',
    }),
  );
  await done(
    writeText(zhou.caller, {
      caseId,
      kind: 'statement',
      title: '创作说明（样例） · Statement (sample)',
      text: '本案为样例，人物与内容均为虚构。\nThis case is a sample; people and contents are invented.',
      supplierId: zhouId,
    }),
  );
  const { promptId, revisions } = await writeSamplePrompt({
    caseId,
    zhou,
    li,
    zhouId,
    sketchId: sketch.exhibitId,
    chatId: chat.exhibitId,
  });
  const terms = await done(
    admitBytes(zhou.caller, {
      caseId,
      body: new TextEncoder().encode(TERMS),
      mediaType: 'text/plain',
      fileName: '用户协议 terms.txt',
      title: '绘图脚本的使用条款（样例） · Terms of the drawing script (sample)',
      supplierId: zhouId,
    }),
  );
  const recreated = await done(
    admitBytes(zhou.caller, {
      caseId,
      body: new Uint8Array(pictures.recreated.bytes),
      mediaType: '',
      fileName: pictures.recreated.fileName,
      title: pictures.recreated.title,
      description: pictures.recreated.description,
      supplierId: zhouId,
      recreation: true,
    }),
  );
  await recordSampleRuns({
    caseId,
    zhou: zhou.caller,
    li: li.caller,
    zhouId,
    liId,
    promptId,
    revisions,
    sketch: sketch.exhibitId,
    candidates: candidates.map(({ exhibitId }) => exhibitId),
    final: final.exhibitId,
    terms: terms.exhibitId,
    recreated: recreated.exhibitId,
  });
  return caseId;
}
