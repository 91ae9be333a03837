import type { UnusableReason } from '@/lib/proof/archive';
import type { Check, Group } from '@/lib/proof/report';

// The verifier travels inside bundles and must explain itself without the application, so it
// carries its own words, in both languages.

export type Language = 'en' | 'zh';
export type Words = Readonly<Record<Language, string>>;

/** What each group of rules is about. */
export const GROUP_WORDS: Record<Group, Words> = {
  archive: { en: 'Files readable', zh: '文件可读' },
  bag: { en: 'Bag description', zh: '包说明' },
  manifest: { en: 'Files match the manifests', zh: '文件与清单一致' },
  checkpoint: { en: 'Signed checkpoint', zh: '已签名的检查点' },
  entry: { en: 'Ledger entries', zh: '账本条目' },
  payload: { en: 'Personal payloads', zh: '个人信息载荷' },
  object: { en: 'Originals match the ledger', zh: '原件与账本一致' },
  proof: { en: 'Inclusion proofs', zh: '收录证明' },
  prompt: { en: 'Joint prompts match the ledger', zh: '共同提示词与账本一致' },
  run: { en: 'Runs and choices', zh: '生成与选择' },
  index: { en: 'Index of exhibits', zh: '证据索引' },
  older: { en: 'Extends the earlier bundle', zh: '延续较早的证据包' },
};

/** What it means that a rule does not hold. */
export const CHECK_WORDS: Record<Check, Words> = {
  'archive.member': { en: 'the file cannot be read whole', zh: '文件无法完整读取' },
  'bag.declaration': { en: 'the bag declaration is not as required', zh: '包声明不符合要求' },
  'bag.info': {
    en: 'the bag information does not fit the content',
    zh: '包信息与内容不符',
  },
  'bag.path': { en: 'the path is not allowed in a bundle', zh: '证据包中不允许此路径' },
  'manifest.form': { en: 'the manifest line is not as required', zh: '清单行不符合要求' },
  'manifest.missing': {
    en: 'a required or listed file is missing',
    zh: '缺少应有或清单所列的文件',
  },
  'manifest.unlisted': { en: 'the file is in no manifest', zh: '文件未列入清单' },
  'manifest.digest': {
    en: 'the file is not the one the manifest lists',
    zh: '文件与清单所列的不同',
  },
  'checkpoint.form': { en: 'this is no signed checkpoint', zh: '不是已签名的检查点' },
  'checkpoint.keys': { en: 'the list of keys is not as required', zh: '公钥列表不符合要求' },
  'checkpoint.signature': {
    en: 'the checkpoint is not signed by a known key',
    zh: '检查点没有已知公钥的有效签名',
  },
  'checkpoint.origin': { en: 'the origin names no case', zh: '来源标识未指明案件' },
  'checkpoint.size': {
    en: 'the number of entries is not the one signed',
    zh: '条目数与签名的数目不符',
  },
  'checkpoint.root': {
    en: 'the entries do not have the signed root',
    zh: '条目的根哈希与签名的不符',
  },
  'entry.json': { en: 'the entry cannot be read', zh: '条目无法读取' },
  'entry.canonical': { en: 'the entry is not in its one exact form', zh: '条目不是规范形式' },
  'entry.field': { en: 'a field of the entry is not as required', zh: '条目的字段不符合要求' },
  'entry.case': { en: 'the entry belongs to another case', zh: '条目属于其他案件' },
  'entry.order': { en: 'the entry is out of place or repeated', zh: '条目位置不对或重复' },
  'entry.missing': { en: 'entries are missing', zh: '缺少条目' },
  'entry.time': { en: 'the time of record goes back', zh: '记录时间倒退' },
  'entry.link': {
    en: 'the entry does not refer to the one before it',
    zh: '条目未指向其前一条目',
  },
  'entry.altered': {
    en: 'the entry is not the one that was recorded',
    zh: '条目不是当时记录的条目',
  },
  'entry.uncovered': {
    en: 'the checkpoint does not cover these entries',
    zh: '检查点未覆盖这些条目',
  },
  'payload.form': { en: 'the payload record is not as required', zh: '载荷记录不符合要求' },
  'payload.order': { en: 'the payload record belongs nowhere here', zh: '载荷记录位置不对' },
  'payload.missing': { en: 'the payload record is missing', zh: '缺少载荷记录' },
  'payload.commitment': {
    en: 'the payload is not the one that was recorded',
    zh: '载荷不是当时记录的内容',
  },
  'object.form': { en: 'the entry does not say what it admits', zh: '条目未写明所收录的内容' },
  'object.missing': { en: 'the original is missing', zh: '缺少原件' },
  'object.digest': {
    en: 'the file is not the original that was recorded',
    zh: '文件不是当时记录的原件',
  },
  'object.unknown': { en: 'no entry admitted this file', zh: '没有条目收录此文件' },
  'proof.missing': { en: 'the inclusion proof is missing', zh: '缺少收录证明' },
  'proof.form': { en: 'this is no proof of its entry', zh: '不是该条目的收录证明' },
  'proof.checkpoint': { en: 'the proof is of another checkpoint', zh: '证明对应另一个检查点' },
  'proof.inclusion': {
    en: 'the proof does not lead to the signed root',
    zh: '证明不能推出签名的根哈希',
  },
  'proof.unknown': { en: 'the proof belongs to no exhibit', zh: '证明不属于任何证据' },
  'prompt.entry': {
    en: 'the entry does not continue the prompt that it names',
    zh: '条目与其所指的提示词不相衔接',
  },
  'prompt.missing': {
    en: 'operations or a frozen document are missing',
    zh: '缺少操作或冻结文档',
  },
  'prompt.unknown': { en: 'no entry names this file', zh: '没有条目指明此文件' },
  'prompt.form': { en: 'the operation cannot be read', zh: '操作无法读取' },
  'prompt.chain': {
    en: 'the operation does not join the chain',
    zh: '操作未与操作链相接',
  },
  'prompt.server': {
    en: 'what the server states of the operation is not as required',
    zh: '服务器对该操作的记载不符合要求',
  },
  'prompt.signature': {
    en: 'the device did not sign this claim',
    zh: '该声明并非由该设备签名',
  },
  'prompt.claim': {
    en: 'the claim does not agree with the log before it',
    zh: '声明与此前的日志不符',
  },
  'prompt.document': {
    en: 'the frozen document is not the one that log and ledger state',
    zh: '冻结文档与日志和账本所载不符',
  },
  'prompt.head': {
    en: 'the log does not have the hash that the ledger states',
    zh: '日志的哈希与账本所载不符',
  },
  'prompt.uncovered': {
    en: 'the ledger does not cover these operations',
    zh: '账本未覆盖这些操作',
  },
  'run.entry': {
    en: 'the entry about a run does not fit the entries before it',
    zh: '关于生成的条目与此前的条目不符',
  },
  'index.prompt': {
    en: 'a prompt of the index does not fit the ledger',
    zh: '索引中的提示词与账本不符',
  },
  'index.volume': {
    en: 'a file of the volume is not the one that the index names',
    zh: '证据册的文件与索引所载不符',
  },
  'index.form': { en: 'the index cannot be read', zh: '索引无法读取' },
  'index.case': { en: 'the index is of another case', zh: '索引属于其他案件' },
  'index.tree': { en: 'the index is of another checkpoint', zh: '索引对应另一个检查点' },
  'index.exhibit': { en: 'a row of the index does not fit the ledger', zh: '索引行与账本不符' },
  'index.totals': { en: 'the totals of the index are wrong', zh: '索引的合计有误' },
  'index.csv': { en: 'the table does not say what the index says', zh: '表格与索引不一致' },
  'older.origin': { en: 'the earlier bundle is of another log', zh: '较早的证据包属于其他账本' },
  'older.prefix': {
    en: 'the earlier state is no beginning of this one',
    zh: '较早的状态不是本状态的前段',
  },
};

/** Why an input cannot be verified at all. */
export const REASON_WORDS: Record<UnusableReason, Words> = {
  'not-zip': { en: 'This is not a ZIP archive.', zh: '这不是 ZIP 文件。' },
  damaged: { en: 'The archive is damaged or was cut short.', zh: '压缩文件已损坏或不完整。' },
  limit: { en: 'The archive has too many files.', zh: '压缩文件中的文件过多。' },
  name: {
    en: 'The archive holds a file name or link that is not safe.',
    zh: '压缩文件中有不安全的文件名或链接。',
  },
  duplicate: { en: 'Two files of the archive have one name.', zh: '压缩文件中有同名文件。' },
  encrypted: { en: 'The archive is encrypted.', zh: '压缩文件已加密。' },
  method: { en: 'The archive uses an unknown compression.', zh: '压缩文件使用了未知的压缩方法。' },
  bomb: { en: 'The archive would expand beyond measure.', zh: '压缩文件解压后体积异常。' },
  'no-bag': { en: 'There is no bundle in it.', zh: '其中没有证据包。' },
  missing: { en: 'Parts that everything hangs on are missing.', zh: '缺少必不可少的部分。' },
  unreadable: { en: 'It cannot be read.', zh: '无法读取。' },
};

/** Sentences of the report and the page. */
export const WORDS = {
  title: { en: 'Verify a bundle', zh: '验证证据包' },
  holds: { en: 'All checks hold', zh: '全部检查通过' },
  fails: { en: 'Some checks do not hold', zh: '部分检查未通过' },
  unusable: { en: 'This cannot be verified', zh: '无法验证' },
  holdsNote: {
    en: 'Every file and record agrees with the manifests and with what the key below signed.',
    zh: '每个文件和记录都与清单及下列公钥所签内容一致。',
  },
  failsNote: {
    en: 'Every record that does not hold is named below.',
    zh: '下面列出了每一项未通过的记录。',
  },
  trustBundle: {
    en: 'Checked with the key inside this bundle. That shows that nothing changed since this key signed, not whose key it is. Compare the fingerprint with a copy that did not come with the bundle.',
    zh: '使用证据包自带的公钥进行检查。这只说明自该公钥签名以来内容未变，并不说明公钥属于谁。请将指纹与另行取得的副本核对。',
  },
  trustSupplied: {
    en: 'Checked with the key that you supplied.',
    zh: '使用您提供的公钥进行检查。',
  },
  uncovered: {
    en: 'The signature covers the ledger and, through it, originals, personal payloads, and logs and frozen documents of prompts. The dossier PDF, titles and labels in the index, and the verifier itself are covered by the manifests only.',
    zh: '签名覆盖账本，并通过账本覆盖原件、个人信息载荷以及提示词的日志和冻结文档。卷宗 PDF、索引中的标题和标签以及验证程序本身仅由清单覆盖。',
  },
  case: { en: 'Case', zh: '案件' },
  origin: { en: 'Origin', zh: '来源标识' },
  checkpoint: { en: 'Checkpoint', zh: '检查点' },
  entriesCovered: { en: 'entries', zh: '个条目' },
  root: { en: 'Root hash', zh: '根哈希' },
  lastEntry: { en: 'Last entry recorded', zh: '最后条目记录时间' },
  beijing: { en: 'Beijing time', zh: '北京时间' },
  fingerprint: { en: 'Key fingerprint', zh: '公钥指纹' },
  noSignature: { en: 'no valid signature', zh: '没有有效签名' },
  checks: { en: 'Checks', zh: '检查项目' },
  examined: { en: 'examined', zh: '已检查' },
  failed: { en: 'failed', zh: '未通过' },
  notExamined: { en: 'nothing to examine', zh: '无可检查内容' },
  pass: { en: 'holds', zh: '通过' },
  fail: { en: 'does not hold', zh: '未通过' },
  content: { en: 'Content', zh: '内容' },
  exhibits: { en: 'Exhibits', zh: '证据' },
  held: { en: 'Originals in this bundle', zh: '本包所含原件' },
  withheld: { en: 'Originals kept but not in it', zh: '已保存但未包含的原件' },
  hashOnly: { en: 'Registered by digest only', zh: '仅登记摘要' },
  prompts: { en: 'Joint prompts', zh: '共同提示词' },
  prompt: { en: 'Prompt', zh: '提示词' },
  operations: { en: 'operations verified', zh: '项操作已验证' },
  headHash: { en: 'hash of the last', zh: '最后一项的哈希' },
  revision: { en: 'Revision', zh: '版本' },
  document: { en: 'frozen document', zh: '冻结文档' },
  text: { en: 'text', zh: '文字' },
  units: { en: 'UTF-16 units', zh: '个 UTF-16 单元' },
  runs: { en: 'Runs', zh: '生成任务' },
  gapless: { en: 'numbered 1 to', zh: '编号 1 至' },
  open: { en: 'without a recorded end', zh: '项未记录结束' },
  outputs: { en: 'outputs', zh: '项输出' },
  recreations: { en: 'Recreations, apart', zh: '事后模拟（另列）' },
  choices: { en: 'Choices', zh: '选择' },
  steps: { en: 'Steps of later work', zh: '修改步骤' },
  gaps: { en: 'Gaps in capture', zh: '采集缺口' },
  payloadsErased: { en: 'Payloads erased', zh: '已删除的载荷' },
  payloadsWithheld: { en: 'Payloads not in it', zh: '未包含的载荷' },
  files: { en: 'Files', zh: '文件' },
  failures: { en: 'Records that do not hold', zh: '未通过的记录' },
  expected: { en: 'expected', zh: '应为' },
  found: { en: 'found', zh: '实为' },
  omitted: { en: 'further failures not listed', zh: '项其他未通过记录未列出' },
  olderBundle: { en: 'Earlier bundle', zh: '较早的证据包' },
  detail: { en: 'Detail', zh: '详情' },
} satisfies Record<string, Words>;

export type WordKey = keyof typeof WORDS;

/** Values that reports write out in English where there is no figure to show. */
const VALUE_WORDS: Readonly<Record<string, string>> = {
  present: '存在',
  missing: '缺失',
  none: '无',
  another: '另一个',
  readable: '可读',
  unreadable: '无法读取',
  'not listed': '未列出',
  'another root': '另一个根哈希',
  'no file': '无文件',
  'one that does not verify': '有签名但验证不通过',
};

/** An expected or found value in words of the language, where it is not a figure. */
export function valueWords(value: string, language: Language): string {
  return language === 'zh' ? (VALUE_WORDS[value] ?? value) : value;
}

/** Name of a record in words of the language; paths stay as they are. */
export function recordWords(record: string, language: Language): string {
  if (language === 'en') return record;
  return record
    .replace(/\bentr(y|ies) (?=\d)/, '条目 ')
    .replace(/\bpayload (?=\d)/, '载荷 ')
    .replace(/\boperations? (?=\d)/, '操作 ')
    .replace(/\bline (\d+)/, '第 $1 行');
}
