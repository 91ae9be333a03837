import { ask, type Questionnaire } from './questionnaire';

// Declarations on how things were recorded, translated, shown again and labelled.

export const EVIDENCE_METHOD: Questionnaire = {
  template: 'evidence_method',
  version: 1,
  title: {
    zh: '证据保存方式约定（要点）',
    en: 'Agreement on the manner of evidence: points to settle',
  },
  about: {
    zh: '各方约定电子数据保存、传输、提取方式时应写明的要点（《民事诉讼证据的若干规定》第九十四条第一款第五项）。约定文本另在“协议”中由各人逐一接受。',
    en: 'Points that parties settle when they agree how electronic data is kept, sent and extracted (Art. 94(1)(5) of the SPC Provisions on Evidence). The words themselves are accepted person by person under Agreements.',
  },
  questions: [
    ask('parties', ['各方', 'Parties'], ['全部参与人员。', 'Everybody who takes part.']),
    ask(
      'data',
      ['哪些数据', 'Which data'],
      [
        '提示词、生成结果、选择、修改、消息等。',
        'Prompts, outputs, choices, changes, messages and so on.',
      ],
    ),
    ask(
      'captured',
      ['如何采集', 'How it is captured'],
      ['由何系统、何时、以何方式。', 'By which system, when and how.'],
    ),
    ask(
      'stored',
      ['如何保存', 'How it is stored'],
      ['保存地点、期限、备份。', 'Where, for how long, with which copies.'],
    ),
    ask(
      'extracted',
      ['如何提取', 'How it is extracted'],
      ['由谁、按何程序。', 'By whom and by which procedure.'],
    ),
    ask(
      'verified',
      ['如何核验', 'How it is verified'],
      ['核验方法及谁可以进行。', 'By which method, and who may do it.'],
    ),
    ask(
      'adverse',
      ['是否包括对己不利的记录', 'Whether adverse records are included'],
      ['写明包括在内。', 'Say that they are.'],
    ),
    ask(
      'notification',
      ['提取的通知', 'Notification of export'],
      ['提取时如何通知其他各方。', 'How the others are told of an export.'],
    ),
    ask(
      'leaving',
      ['退出', 'Exit'],
      ['退出后既有记录如何处理。', 'What becomes of records when somebody leaves.'],
    ),
    ask(
      'version',
      ['适用版本', 'Governing version'],
      ['约定文本及系统版本。', 'Which version of the words and of the system.'],
    ),
  ],
};

/** Asks besides how each party signed. */
export const EVIDENCE_METHOD_2: Questionnaire = {
  ...EVIDENCE_METHOD,
  version: 2,
  questions: [
    ...EVIDENCE_METHOD.questions,
    ask(
      'signatures',
      ['各方签署', 'Signatures of the parties'],
      [
        '各方由何人、以何方式、于何日签署，签署件由何人保管；尚未签署的如实写明。',
        'Who signed for each party, how and on which day, and who keeps what was signed; say so where it is not signed yet.',
      ],
    ),
  ],
};

export const TRANSLATOR: Questionnaire = {
  template: 'translator',
  version: 1,
  title: { zh: '译者声明', en: "Translator's statement" },
  about: {
    zh: '由译者本人填写。译文另作为独立项目保存，与原文分开。',
    en: 'Filled in by the translator. The translation itself is an item of its own, apart from the original.',
  },
  questions: [
    ask('languages', ['语种', 'Languages'], ['由何种语言译为何种语言。', 'From which into which.']),
    ask(
      'competence',
      ['翻译能力', 'Competence'],
      ['资格、经历，是否为翻译机构。', 'Qualification and experience; whether an agency.'],
    ),
    ask(
      'machine_aid',
      ['机器翻译的使用', 'Machine aid'],
      [
        '是否使用、用于哪些部分、如何校对。',
        'Whether any was used, for what, and how it was checked.',
      ],
    ),
    ask(
      'scope',
      ['翻译范围', 'Scope'],
      [
        '译了什么、未译什么、含义不明之处。',
        'What was translated, what was not, and what is ambiguous.',
      ],
    ),
    ask(
      'relation',
      ['与各方的关系', 'Relation to the parties'],
      ['有无利害关系。', 'Whether there is any interest.'],
    ),
  ],
};

export const RECREATION: Questionnaire = {
  template: 'recreation',
  version: 1,
  title: { zh: '事后模拟说明', en: 'Statement on a recreation' },
  about: {
    zh: '由进行事后模拟的人填写。事后模拟不作为原始生成过程的记录。',
    en: 'Filled in by whoever made a recreation. A recreation is no record of the original making.',
  },
  questions: [
    ask(
      'purpose',
      ['目的', 'Purpose'],
      ['想说明工具的什么表现。', 'What about the tool it is to show.'],
    ),
    ask(
      'model',
      ['模型与版本的差异', 'Differences of model and version'],
      ['原始与模拟各为何。', 'Which then and which now.'],
    ),
    ask(
      'seed',
      ['随机种子与参数的差异', 'Differences of seed and parameters'],
      ['逐项列出。', 'Item by item.'],
    ),
    ask(
      'environment',
      ['软硬件与网络环境的差异', 'Differences of environment'],
      ['设备、系统、应用版本、网络。', 'Device, system, version of the application, network.'],
    ),
    ask(
      'operator',
      ['操作人的差异', 'Difference of operator'],
      ['原操作人与模拟操作人。', 'Who then and who now.'],
    ),
    ask('sight', ['是否看着目标作品', 'Sight of the target'], ['是或否。', 'Yes or no.']),
    ask(
      'attempts',
      ['尝试次数', 'Number of attempts'],
      ['全部次数，不只成功的。', 'All of them, not those alone that succeeded.'],
    ),
    ask(
      'attached',
      ['全部尝试是否附上', 'Whether all attempts are attached'],
      ['证据编号；未附的说明理由。', 'Exhibit numbers; the reason for any that is not.'],
    ),
  ],
};

export const AI_USE: Questionnaire = {
  template: 'ai_use',
  version: 1,
  title: { zh: '人工智能使用与标识说明', en: 'Statement on AI use and labels' },
  about: {
    zh: '由使用工具或经手文件的人填写。对是否使用人工智能的陈述应当真实、完整。',
    en: 'Filled in by whoever used the tools or handled the files. A statement on the use of AI has to be true and complete.',
  },
  questions: [
    ask(
      'used',
      ['是否使用人工智能', 'Whether AI was used'],
      ['使用的工具，用于作品的哪些部分。', 'Which tool and for which parts of the work.'],
    ),
    ask(
      'labels_found',
      ['发现的标识', 'Labels found'],
      ['显式、隐式标识，在哪些文件中。', 'Visible and embedded labels, and in which files.'],
    ),
    ask(
      'labels_absent',
      ['未见标识', 'Labels absent'],
      ['哪些文件没有，已知原因。', 'Which files have none, and why, as far as known.'],
    ),
    ask(
      'none_removed',
      ['本人是否去除过标识', 'Whether the signer removed any'],
      ['未去除，或去除了什么、何时、为何。', 'None, or which, when and why.'],
    ),
    ask(
      'handling',
      ['经手过程', 'Handling'],
      [
        '文件经过的程序与平台（可能去除标识）。',
        'Programs and platforms the files passed, which may strip labels.',
      ],
    ),
  ],
};
