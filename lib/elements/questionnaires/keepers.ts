import { ask, type Questionnaire } from './questionnaire';

// Declarations of those who ran the system, copied from it or kept its records.

export const SYSTEM_OPERATOR: Questionnaire = {
  template: 'system_operator',
  version: 1,
  title: { zh: '系统运营者说明', en: "System operator's statement" },
  about: {
    zh: '由运行本系统的人填写，对应《最高人民法院关于民事诉讼证据的若干规定》第九十三条各项及美国联邦证据规则 902(13) 所问事实。',
    en: 'Filled in by whoever runs the system. It asks for the facts of Art. 93 of the SPC Provisions on Evidence and of FRE 902(13).',
  },
  questions: [
    ask(
      'position',
      ['职务与专业能力', 'Position and competence'],
      [
        '职责、相关经验，对系统的了解来自何处。',
        'Duties, experience, and where the knowledge of the system comes from.',
      ],
    ),
    ask(
      'system',
      ['系统情况', 'What the system is'],
      [
        '名称、版本及升级日期、部署位置与方式、时钟来源。',
        'Name, versions with days of upgrade, hosting, and source of time.',
      ],
    ),
    ask(
      'operation',
      ['运行状况与异常', 'Normal operation and incidents'],
      [
        '是否处于正常运行状态；各次异常的时间、范围、影响。',
        'Whether it ran normally; each incident with time, extent and effect.',
      ],
    ),
    ask(
      'making',
      ['记录如何自动形成', 'How records are made automatically'],
      [
        '由什么触发、记录什么、何时写入，是否属日常活动。',
        'What starts them, what they hold, when they are written, and whether that is routine.',
      ],
    ),
    ask(
      'integrity',
      ['防止出错与篡改的措施', 'Integrity measures'],
      ['监测、核验手段及其结果。', 'Monitoring and checks, with their results.'],
    ),
    ask(
      'bypass',
      ['何人可以绕过上述措施', 'Who could bypass them'],
      [
        '姓名或岗位、方式、是否留痕。',
        'Names or positions, by what means, and whether it would leave a trace.',
      ],
    ),
    ask(
      'interest',
      ['运营者与争议的利害关系', "Operator's interest in the dispute"],
      [
        '与各方的关系；是否为当事人或其单位。',
        'Relation to the parties; whether the operator is a party or employed by one.',
      ],
    ),
    ask(
      'extraction',
      ['本次提取的方法', 'Method of extraction for this export'],
      [
        '操作人、时间、步骤、所用程序及版本。',
        'Who, when, which steps, which program and version.',
      ],
    ),
    ask(
      'not_verified',
      ['未经核验的事项', 'What is not verified'],
      ['逐项列出。', 'Item by item.'],
    ),
  ],
};

export const HASH_COPY: Questionnaire = {
  template: 'hash_copy',
  version: 1,
  title: { zh: '哈希值与复制件证明', en: 'Certification of hash and copy' },
  about: {
    zh: '由完成比对的适格人员填写，对应美国联邦证据规则 902(14) 所问事实。本系统只打印数值，不作证明。',
    en: 'Filled in by the qualified person who compared, with the facts FRE 902(14) asks for. The app prints values; it certifies nothing.',
  },
  questions: [
    ask(
      'person',
      ['比对人', 'Qualified person'],
      ['姓名、资格、与各方关系。', 'Name, qualification, relation to the parties.'],
    ),
    ask(
      'source',
      ['来源', 'Source'],
      ['原件所在的设备、媒介或存储。', 'Device, medium or store that holds the original.'],
    ),
    ask('tool', ['工具', 'Tool'], ['程序名称与版本。', 'Program and version.']),
    ask(
      'algorithm',
      ['算法', 'Algorithm'],
      ['算法名称、计算范围（字节）。', 'Algorithm, and exactly which bytes it covers.'],
    ),
    ask(
      'values',
      ['两端数值', 'Both values'],
      ['原件的值与复制件的值，全文写出。', 'That of the original and that of the copy, in full.'],
    ),
    ask(
      'dates',
      ['计算日期', 'Dates'],
      ['各次计算的日期与时间。', 'Day and time of each computation.'],
    ),
    ask(
      'result',
      ['是否一致', 'Whether they are identical'],
      ['一致或不一致。', 'Identical or not.'],
    ),
    ask(
      'deviations',
      ['差异', 'Deviations'],
      ['差异及原因；没有的写“无”。', 'Each with its cause; write “none” where there is none.'],
    ),
    ask(
      'notice',
      ['通知情况', 'Notice'],
      [
        '向对方发出书面通知及提供查验的情况。',
        'Written notice to the other side, and how the record could be inspected.',
      ],
    ),
  ],
};

export const CUSTODIAN: Questionnaire = {
  template: 'custodian',
  version: 1,
  title: { zh: '记录保管人说明', en: "Custodian's statement on records" },
  about: {
    zh: '由了解记录保管情况的人填写，对应美国联邦证据规则 902(11)、803(6) 所问事实。',
    en: 'Filled in by somebody who knows how records are kept, with the facts FRE 902(11) and 803(6) ask for.',
  },
  questions: [
    ask(
      'custodian',
      ['保管人', 'Custodian'],
      ['姓名、职务、保管期间。', 'Name, position, period of custody.'],
    ),
    ask(
      'at_or_near',
      ['记录与事件的时间关系', 'At or near the time'],
      [
        '记录于事件发生时或随后多久作成。',
        'Whether the record was made at the time of the event, or how long after.',
      ],
    ),
    ask(
      'knowledge',
      ['由知情人作成或提供信息', 'By, or from, somebody with knowledge'],
      ['何人知情、如何知情。', 'Who knew, and how.'],
    ),
    ask(
      'regular_course',
      ['在日常活动中保管', 'Kept in the course of a regular activity'],
      ['何种活动，从何时起。', 'Which activity, since when.'],
    ),
    ask(
      'regular_practice',
      ['作成记录是否为惯例', 'Making the record was a regular practice'],
      ['惯例的内容、例外。', 'The practice and its exceptions.'],
    ),
  ],
};

export const COMPLETENESS: Questionnaire = {
  template: 'completeness',
  version: 1,
  title: { zh: '完整性说明', en: 'Statement on completeness' },
  about: {
    zh: '由查找并整理记录的人填写。数字由账本给出，范围与理由由本人说明。',
    en: 'Filled in by whoever searched and put the records together. The ledger gives numbers; scope and reasons are theirs.',
  },
  questions: [
    ask(
      'scope',
      ['查找范围', 'Scope of the search'],
      [
        '查找了哪些账号、设备、人员、期间，用何方法。',
        'Accounts, devices, people and periods searched, and how.',
      ],
    ),
    ask(
      'totals',
      ['总数', 'Totals'],
      ['持有多少、提交多少。', 'How many are held and how many handed over.'],
    ),
    ask(
      'exclusions',
      ['未提交的内容与理由', 'Exclusions and reasons'],
      ['按类别列出数量与理由。', 'By kind, with number and reason.'],
    ),
    ask(
      'losses',
      ['已知的缺失', 'Known losses'],
      ['内容、日期、原因；没有的写“无”。', 'What, when and why; write “none” where there is none.'],
    ),
  ],
};

export const HOLD_NOTICE: Questionnaire = {
  template: 'hold_notice',
  version: 1,
  title: { zh: '保全通知与确认', en: 'Legal-hold notice and acknowledgement' },
  about: {
    zh: '前半由发出通知的人填写，后半由收到通知的人填写。',
    en: 'The first part is filled in by whoever gives notice, the second by whoever was told.',
  },
  questions: [
    ask('matter', ['事由', 'Matter'], ['争议的各方与对象。', 'Between whom and about what.']),
    ask(
      'scope',
      ['保全范围', 'What has to be kept'],
      ['文件、账号、设备、消息及期间。', 'Files, accounts, devices, messages and periods.'],
    ),
    ask(
      'instructions',
      ['要求', 'Instructions'],
      ['停止何种自动删除，向谁报告。', 'Which automatic deletion is to stop, and whom to tell.'],
    ),
    ask(
      'recipients',
      ['接收人', 'Recipients'],
      ['姓名、送达方式与时间。', 'Names, how and when they were told.'],
    ),
    ask(
      'received',
      ['收悉', 'Receipt'],
      ['何时收到、是否理解。', 'When it was received, and whether it was understood.'],
    ),
    ask('steps', ['已采取的措施', 'Steps taken'], ['措施、日期。', 'Steps with their days.']),
    ask(
      'known_loss',
      ['已知的删除', 'Deletions known'],
      ['内容、日期、原因；没有的写“无”。', 'What, when and why; write “none” where there is none.'],
    ),
  ],
};
