import { ask, type Questionnaire } from './questionnaire';

// Declarations of those who made the work, or had a part in it.

export const PROCESS: Questionnaire = {
  template: 'process',
  version: 1,
  title: { zh: '创作过程说明', en: 'Statement of the creative process' },
  about: {
    zh: '由创作者本人填写。事后陈述不能单独证明创作过程，应逐项注明证据编号。',
    en: 'Filled in by the creator. A later statement does not stand alone: name the exhibit for each point.',
  },
  questions: [
    ask(
      'identity',
      ['陈述人的姓名与联系方式', 'Who makes this statement, and how they can be reached'],
      ['法定姓名；联系方式可另页密封。', 'Legal name; contact details may go on a sealed page.'],
    ),
    ask(
      'relation',
      ['与各方当事人的关系', 'Relation to the parties'],
      [
        '雇佣、合作、委托、亲属等关系及起止时间。',
        'Employment, cooperation, commission or kinship, with periods.',
      ],
    ),
    ask(
      'knowledge',
      ['哪些行为系本人亲历', 'Which acts are known first hand'],
      [
        '仅限本人亲自实施或在场的行为；其余注明来源。',
        'Only acts done or seen in person; name the source of the rest.',
      ],
    ),
    ask(
      'written_when',
      ['何时写成，当时是否已有争议', 'When it was written, and whether a dispute existed then'],
      [
        '写作日期、是否已收到通知或起诉。',
        'The day of writing, and whether a notice or claim had come.',
      ],
    ),
    ask(
      'work_in_view',
      ['写作时是否看着成品', 'Whether the finished work was in view while writing'],
      ['是或否；如是，为何需要。', 'Yes or no; if yes, why.'],
    ),
    ask(
      'aims',
      ['创作思路', 'Creative aims'],
      [
        '生成之前及过程中想要表达什么，何时形成，有何记录。',
        'What was to be expressed, before and during generation, and which record shows it.',
      ],
    ),
    ask(
      'rounds',
      ['逐轮的输入、选择与修改', 'Inputs, choices and changes, round by round'],
      [
        '每一轮输入了什么、选中与舍弃了什么、改了什么、目的何在，并注明证据编号。',
        'For each round what was entered, chosen, rejected and changed, why, and the exhibit numbers.',
      ],
    ),
    ask(
      'tools_accounts',
      ['使用的工具与账号', 'Tools and accounts used'],
      [
        '工具名称、版本、账号，账号实名登记人。',
        'Tool, version, account, and in whose name the account stands.',
      ],
    ),
    ask(
      'ai_use',
      ['人工智能的使用', 'Use of AI'],
      ['用于作品的哪些部分、哪些步骤。', 'For which parts of the work and at which steps.'],
    ),
    ask(
      'not_recorded',
      ['不记得或未记录的事项', 'What is not remembered or was not recorded'],
      ['逐项列出；没有的写“无”。', 'Item by item; write “none” where there is nothing.'],
    ),
    ask(
      'help_of_others',
      ['起草本说明时他人的协助', 'Help from others in drafting this statement'],
      ['协助者姓名、协助内容。', 'Who helped and with what.'],
    ),
    ask(
      'help_of_ai',
      ['起草本说明时人工智能的协助', 'Help from AI in drafting this statement'],
      ['工具名称、用途；未使用的写“未使用”。', 'Tool and use; write “none” where none was used.'],
    ),
    ask(
      'undertaking',
      ['如实陈述的保证', 'Undertaking of truth'],
      [
        '按受理机构要求的格式书写（如保证书、宣誓或伪证责任声明）。',
        'In the form the forum asks for, such as an undertaking, an oath or a declaration under penalty of perjury.',
      ],
    ),
  ],
};

/** Asks besides where the signed statement is; the app signs and dates none. */
export const PROCESS_2: Questionnaire = {
  ...PROCESS,
  version: 2,
  questions: [
    ...PROCESS.questions,
    ask(
      'signing',
      ['签名与日期', 'Signature and date'],
      [
        '在打印件上亲笔签名并写明日期；此处写明签署件由何人保管，尚未签署的如实写明。',
        'Signed and dated by hand on the printed statement; say here who keeps it, or that it is not signed yet.',
      ],
    ),
  ],
};

export const ACKNOWLEDGEMENT: Questionnaire = {
  template: 'acknowledgement',
  version: 1,
  title: { zh: '参与人员确认书', en: "Contributor's acknowledgement" },
  about: {
    zh: '由被记录为参与人员的本人填写。未作回答既非确认，也非否认。',
    en: 'Filled in by the person to whom the record gives acts. Silence is neither yes nor no.',
  },
  questions: [
    ask(
      'accepts',
      ['认可的片段与行为', 'Spans and acts accepted'],
      ['按版本、条目编号列出。', 'By revision and number of entry.'],
    ),
    ask(
      'disputes',
      ['有异议的片段与行为', 'Spans and acts disputed'],
      ['按版本、条目编号列出，并说明理由。', 'By revision and number of entry, with the reason.'],
    ),
    ask(
      'cannot_say',
      ['无法说明的片段与行为', 'Spans and acts of which nothing can be said'],
      ['列出并说明原因。', 'List them and say why.'],
    ),
    ask(
      'role_period',
      ['担任的角色与期间', 'Role and period'],
      ['角色名称、起止日期。', 'Role, first and last day.'],
    ),
    ask(
      'capacity',
      ['以何身份参与', 'Capacity'],
      [
        '本人、职员（单位名称）或受托人（委托人名称）。',
        'For oneself, as an employee (of whom) or commissioned (by whom).',
      ],
    ),
    ask(
      'rights',
      ['保留或转让的权利', 'Rights kept or assigned'],
      ['权利名称、对方、依据的文件。', 'Which rights, to whom, under which document.'],
    ),
    ask(
      'aware',
      ['是否知悉本确认将作为证据', 'Awareness that this acknowledgement is evidence'],
      ['是或否，何时由何人告知。', 'Yes or no, and who said so when.'],
    ),
    ask(
      'free',
      ['是否出于自愿', 'Free of pressure'],
      [
        '是否受到压力、利益承诺或指示。',
        'Whether there was pressure, a promise or an instruction.',
      ],
    ),
    ask(
      'account_use',
      ['本人账号的使用', 'Use of one’s own account'],
      [
        '期间内是否由本人使用，有无他人使用。',
        'Whether it was used in person throughout, and whether by anybody else.',
      ],
    ),
    ask(
      'undisclosed_ai',
      ['未披露的人工智能工具', 'AI tools not disclosed'],
      ['工具、用途、时间；没有的写“无”。', 'Tool, use and time; write “none” where there is none.'],
    ),
  ],
};

export const AUTHORSHIP: Questionnaire = {
  template: 'authorship',
  version: 1,
  title: { zh: '合作创作／单独创作声明', en: 'Statement of joint or sole authorship' },
  about: {
    zh: '由列名的全部人员共同填写。是否构成合作作品由法律判断，不由本声明决定。',
    en: 'Filled in by all who are named. Whether a work is joint is a question of law that this statement does not decide.',
  },
  questions: [
    ask(
      'named',
      ['列名人员', 'Persons named'],
      ['全部参与人员，包括未签署者。', 'Everybody who took part, those who do not sign included.'],
    ),
    ask(
      'intention',
      ['共同创作的意图', 'Common intention'],
      [
        '有或无；何时形成，以何方式记录。',
        'Whether there was one, when it was formed and how it is recorded.',
      ],
    ),
    ask(
      'division',
      ['分工', 'Division of labour'],
      ['各人实际完成的行为，注明证据编号。', 'What each one did, with exhibit numbers.'],
    ),
    ask(
      'shares',
      ['份额约定', 'Shares'],
      [
        '已约定的份额与依据；未约定的写“未约定”。',
        'Shares agreed and under which document; write “not agreed” where they are not.',
      ],
    ),
    ask(
      'exercise',
      ['权利行使与收益分配', 'Exercise of rights and revenue'],
      [
        '由谁决定、如何分配、意见不一致时如何处理。',
        'Who decides, how revenue is divided, and what happens without consensus.',
      ],
    ),
    ask(
      'name_order',
      ['署名顺序', 'Order of names'],
      ['约定的顺序及依据。', 'The order agreed, and on what ground.'],
    ),
  ],
};

export const ACCOUNT_HOLDER: Questionnaire = {
  template: 'account_holder',
  version: 1,
  title: { zh: '账号持有人说明', en: 'Statement of the account holder' },
  about: {
    zh: '由工具账号的登记人填写。登记人不当然是每次操作的行为人。',
    en: 'Filled in by whoever a tool account stands for. The holder did not for that reason do every act.',
  },
  questions: [
    ask(
      'accounts',
      ['账号与套餐', 'Accounts and plans'],
      [
        '服务名称、账号、套餐、开通与变更日期。',
        'Service, account, plan, days of opening and change.',
      ],
    ),
    ask(
      'real_name',
      ['实名登记人', 'Real-name holder'],
      ['登记姓名、认证时间。', 'Name registered and day of verification.'],
    ),
    ask(
      'others',
      ['其他可使用账号的人', 'Who else had access'],
      ['姓名、取得方式、权限。', 'Names, how they had it, and what they could do.'],
    ),
    ask(
      'shared_periods',
      ['共用的期间', 'Shared periods'],
      ['起止时间，如何区分各人操作。', 'First and last day, and how acts can be told apart.'],
    ),
    ask(
      'compromise',
      ['遗失或被盗用', 'Loss or compromise'],
      [
        '何时发现、如何处理；没有的写“无”。',
        'When it was noticed and what was done; write “none” where there was none.',
      ],
    ),
    ask(
      'vendor_contact',
      ['与服务商的联系', 'Contact with the vendor'],
      ['联系人、请求内容、答复、日期。', 'Whom, what was asked, what was answered, when.'],
    ),
  ],
};
