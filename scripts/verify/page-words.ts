import type { Words } from './messages';

/** Sentences that only the page needs. */
export const PAGE_WORDS = {
  intro: {
    en: 'This page checks a Chirograph bundle on your own computer. It needs no network and sends nothing.',
    zh: '本页面在您的电脑上检查 Chirograph 证据包，不需要网络，也不发送任何内容。',
  },
  drop: { en: 'Drop a bundle here', zh: '将证据包拖放到此处' },
  dropNote: {
    en: 'A ZIP file, or the folder it was unpacked to.',
    zh: 'ZIP 文件，或其解压后的文件夹。',
  },
  chooseFile: { en: 'Choose a file', zh: '选择文件' },
  chooseFolder: { en: 'Choose a folder', zh: '选择文件夹' },
  chosen: { en: 'Chosen', zh: '已选择' },
  filesIn: { en: 'files', zh: '个文件' },
  options: { en: 'Key and earlier bundle', zh: '公钥与较早的证据包' },
  keyLabel: {
    en: 'Key to trust, one a line, from a source other than the bundle (optional)',
    zh: '信任的公钥，每行一个，应来自证据包以外的来源（可选）',
  },
  keyWrong: { en: 'This is not a list of keys.', zh: '这不是公钥列表。' },
  olderLabel: {
    en: 'Earlier bundle of the same case, to see that nothing was rewritten (optional)',
    zh: '同一案件较早的证据包，用于查看内容是否被改写（可选）',
  },
  verify: { en: 'Verify', zh: '开始验证' },
  cancel: { en: 'Cancel', zh: '取消' },
  cancelled: { en: 'Cancelled. Nothing was decided.', zh: '已取消，未得出结果。' },
  reading: { en: 'Reading', zh: '正在读取' },
  language: { en: '中文', zh: 'English' },
  theme: { en: 'Light or dark', zh: '浅色或深色' },
  save: { en: 'Save the report (JSON)', zh: '保存报告（JSON）' },
  print: { en: 'Print', zh: '打印' },
  more: { en: 'Show more', zh: '显示更多' },
  rule: { en: 'Check', zh: '项目' },
  result: { en: 'Result', zh: '结果' },
  whose: { en: 'Compare the key', zh: '核对公钥' },
} satisfies Record<string, Words>;
