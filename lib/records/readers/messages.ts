import type { LiveRecord } from '../extract/gathering';
import { mailsOf } from '../mail';
import { LOOKS_LIKE_JSON, type Material, type Reader } from '../reader';

const MOST_MESSAGES = 4_000;
type Text = LiveRecord & { whole: string };

/**
 * Chats and mails as sourced messages: WeChat text exports, Slack exports, `.eml` and `.mbox`. Names
 * and times are claims of the export, which anybody can edit after download.
 */
export const messages: Reader = {
  name: 'messages',
  version: 1,
  read(material) {
    for (const record of material.texts(/^file$/)) {
      if (LOOKS_LIKE_JSON.test(record.whole.slice(0, 1000))) readSlack(material, record);
      else if (!readMail(material, record)) readChat(material, record);
    }
  },
};

function readSlack(material: Material, record: Text): void {
  const data = material.json(record);
  const list =
    data && Array.isArray(data.value) ? data.items() : (data?.get('messages').items() ?? []);
  const told = list.filter(
    (one) => one.get('type').text() === 'message' && one.get('ts').isPresent,
  );
  if (told.length === 0) return;
  const saying = material.say('messages', 1);
  saying.tool({ value: 'Slack', record: record.order, at: '' });
  for (const one of told.slice(0, MOST_MESSAGES)) {
    const name = [one.get('user_profile', 'real_name'), one.get('username'), one.get('user')];
    saying.message({
      author: name.map((each) => each.text()).find((each) => each) ?? null,
      time: one.get('ts').text(),
      text: one.get('text').text() ?? '',
      kind: 'message',
      record: record.order,
      at: one.at,
    });
  }
}

function readMail(material: Material, record: Text): boolean {
  const mails = mailsOf(record.whole, MOST_MESSAGES);
  if (mails.length === 0) return false;
  const saying = material.say('messages', 1);
  saying.tool({ value: mails.length > 1 ? 'mbox' : 'mail', record: record.order, at: '' });
  for (const { from, date, subject, id, body, at } of mails) {
    saying.message({
      author: from,
      time: date,
      text: subject ? `${subject}\n\n${body}` : body,
      kind: 'mail',
      record: record.order,
      at: String(at),
    });
    if (id) saying.id('message_id', { value: id, record: record.order, at: String(at) });
  }
  return true;
}

/** `2024-05-01 12:30:05 name` or `name 2024-05-01 12:30` (also `2024年5月1日 12:30`) on a line of its own. */
const TIME = String.raw`\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日? +(?:[上下]午)?\d{1,2}:\d{2}(?::\d{2})?`;
const HEADERS = [
  new RegExp(String.raw`^\[?(?<time>${TIME})\]?[ \t]+(?<name>\S.{0,79}?):?$`),
  new RegExp(String.raw`^(?<name>\S.{0,79}?)[ \t]+\(?(?<time>${TIME})\)?:?$`),
];
const INLINE = new RegExp(String.raw`^\[?(?<time>${TIME})\]?[ \t]+(?<name>[^:：]{1,80})[:：] ?`);

function readChat(material: Material, record: Text): void {
  const saying = material.say('messages', 1);
  let open: { author: string; time: string; lines: string[]; at: number } | null = null;
  const close = () => {
    if (!open) return;
    const text = open.lines.join('\n').replace(/\s+$/, '');
    const { author, time, at } = open;
    saying.message({ author, time, text, kind: 'message', record: record.order, at: `line ${at}` });
    open = null;
  };
  for (const [i, raw] of record.whole.split('\n').entries()) {
    const line = raw.replace(/\r$/, '');
    const inline = INLINE.exec(line.slice(0, 200));
    // A header alone is a short line; looking for one in long ones would take time for nothing.
    const alone = line.length > 140 ? null : HEADERS.map((one) => one.exec(line)).find(Boolean);
    const found = inline ?? alone;
    if (found) {
      close();
      const { name = '', time = '' } = found.groups ?? {};
      open = { author: name, time, lines: inline ? [line.slice(inline[0].length)] : [], at: i + 1 };
    } else if (open) open.lines.push(line);
  }
  close();
  // One line that happens to begin with a time is no conversation.
  if (saying.said.messages.length < 2) material.drop(saying);
  else saying.tool({ value: 'chat text', record: record.order, at: '' });
}
