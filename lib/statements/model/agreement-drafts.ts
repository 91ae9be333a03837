import type { AgreementKind } from '@/lib/entries/vocabulary';
import type { Locale } from '@/lib/i18n/locale';

/** Words to begin an agreement from: a draft with blanks, for counsel to check before it is proposed. */
export type AgreementDraft = { title: string; text: string };

/** A blank of a draft, to be filled in by people. */
export const BLANK = '________';

const DRAFTS: Partial<Record<AgreementKind, Record<Locale, AgreementDraft>>> = {
  division_of_work: {
    zh: {
      title: '创作分工协议（草稿）',
      text: `本文本为草稿，供律师审核；空白处由各方填写。

一、作品：${BLANK}。
二、各方及分工：
  ${BLANK}（姓名）负责 ${BLANK}；
  ${BLANK}（姓名）负责 ${BLANK}。
三、共同创作的意图：各方 ${BLANK}（有／没有）共同创作该作品的意图，形成于 ${BLANK}。
四、提供意见、组织、资金、设备、账号或素材的人员：${BLANK}。各方知悉，此类工作是否属于创作由法律判断。
五、分工的变更以书面形式为之，并经各方逐一接受。
六、署名及顺序：${BLANK}。
七、其他：${BLANK}。`,
    },
    en: {
      title: 'Division of work (draft)',
      text: `This is a draft for counsel to check; the parties fill in the blanks.

1. Work: ${BLANK}.
2. Parties and division of work:
   ${BLANK} (name) does ${BLANK};
   ${BLANK} (name) does ${BLANK}.
3. Common intention: the parties ${BLANK} (have / do not have) the intention to create this work together, formed on ${BLANK}.
4. Those who advise, organise, pay, or provide equipment, accounts or material: ${BLANK}. The parties know that it is for the law to say whether this is creation.
5. A change of the division is made in writing and accepted by each party.
6. Names and their order: ${BLANK}.
7. Further terms: ${BLANK}.`,
    },
  },
  ownership: {
    zh: {
      title: '著作权归属协议（草稿）',
      text: `本文本为草稿，供律师审核；空白处由各方填写。

一、作品：${BLANK}。
二、各方关系：${BLANK}（合作／雇佣／委托／其他），自 ${BLANK} 起。
三、著作权归属：${BLANK}。共有的，份额为 ${BLANK}。
四、权利的行使：由 ${BLANK} 决定；不能协商一致时，${BLANK}。
五、收益分配：${BLANK}。
六、署名：${BLANK}。
七、各方带入的既有素材、图稿、模型及其权利：${BLANK}。
八、所用工具的用户协议及套餐：${BLANK}。
九、本协议签订前已形成的内容：${BLANK}（适用／不适用）本协议。
十、适用法律及争议解决：${BLANK}。`,
    },
    en: {
      title: 'Ownership (draft)',
      text: `This is a draft for counsel to check; the parties fill in the blanks.

1. Work: ${BLANK}.
2. Relation of the parties: ${BLANK} (cooperation / employment / commission / other), since ${BLANK}.
3. Copyright belongs to ${BLANK}. Where it is owned jointly, the shares are ${BLANK}.
4. Exercise: ${BLANK} decides; without consensus, ${BLANK}.
5. Revenue: ${BLANK}.
6. Names: ${BLANK}.
7. Material, drawings and models brought in, and the rights in them: ${BLANK}.
8. Terms and plan of the tools used: ${BLANK}.
9. What was made before this agreement ${BLANK} (is / is not) covered by it.
10. Governing law and disputes: ${BLANK}.`,
    },
  },
  evidence_method: {
    zh: {
      title: '电子数据保存、传输、提取方式约定（草稿）',
      text: `本文本为草稿，供律师审核；空白处由各方填写。各方拟以本约定作为《最高人民法院关于民事诉讼证据的若干规定》第九十四条第一款第五项所称当事人约定的方式。

一、各方：${BLANK}。
二、适用的数据：${BLANK}（提示词及其逐字归属、生成请求与结果、选择、修改、消息、参与人员的确认与异议）。
三、采集：由 ${BLANK} 系统在行为发生时记录，记录时间以该系统服务器时间为准；导入、陈述与事后模拟的内容另行标明类别。
四、保存：${BLANK}（地点、期限、备份）。记录只增不改；依法删除个人信息的，保留删除记录。
五、提取：由 ${BLANK} 导出，并附清单、哈希值及可离线核验的程序。
六、核验：任何一方均可自行核验导出内容；核验未通过的，如实列出。
七、对任何一方不利的记录同样在内，任何一方不得要求剔除。
八、导出的通知：导出时以 ${BLANK} 方式通知其他各方。
九、系统由 ${BLANK} 运营，其与各方的关系为 ${BLANK}。
十、退出：退出一方自 ${BLANK} 起不再受本约定约束，此前的记录不受影响。
十一、适用版本：本约定文本及系统版本 ${BLANK}。
十二、本约定不涉及记录内容是否真实，也不涉及权利归属。`,
    },
    en: {
      title: 'Agreed manner of keeping, sending and extracting electronic data (draft)',
      text: `This is a draft for counsel to check; the parties fill in the blanks. The parties mean this to be the agreed manner of Art. 94(1)(5) of the SPC Provisions on Evidence in Civil Proceedings.

1. Parties: ${BLANK}.
2. Data: ${BLANK} (prompts with the author of each character, requests and outputs of generation, choices, modifications, messages, confirmations and contests of contributors).
3. Capture: the system ${BLANK} records at the time of the act, by the clock of its server; what is imported, stated or made later as a recreation bears a class of its own.
4. Storage: ${BLANK} (place, period, copies). Records are added and never changed; where law asks for personal data to be erased, the record of the erasure stays.
5. Extraction: ${BLANK} exports, with a manifest, hashes and a program that verifies offline.
6. Verification: every party may verify an export; what does not verify is shown as it is.
7. Records adverse to a party are included; no party may ask for them to be left out.
8. Notification: the other parties are told of an export by ${BLANK}.
9. The system is run by ${BLANK}, whose relation to the parties is ${BLANK}.
10. Exit: a party that leaves is no longer bound from ${BLANK}; earlier records are not affected.
11. Governing version: these words, and version ${BLANK} of the system.
12. This says nothing of whether the content of a record is true, nor of who owns what.`,
    },
  },
};

/** Starting words of a kind in a language; empty where a kind has none. */
export function agreementDraft(kind: AgreementKind, locale: Locale): AgreementDraft {
  return DRAFTS[kind]?.[locale] ?? { title: '', text: '' };
}
