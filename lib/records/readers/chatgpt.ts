import type { Cursor } from '../json-cursor';
import type { Material, Reader } from '../reader';
import type { Message } from '../reading';
import type { Saying } from '../statement';

const MOST_CONVERSATIONS = 2_000;
const MOST_NODES = 20_000;
const MOST_DEPTH = 20_000;

/**
 * ChatGPT data export: `conversations.json`, or one of the parts `conversations-000.json` of newer
 * exports. Every branch is kept: edited prompts and left answers are process, not noise.
 */
export const chatgpt: Reader = {
  name: 'chatgpt',
  version: 1,
  read(material) {
    for (const record of material.texts(/^file$/)) {
      const data = material.json(record);
      if (!data) continue;
      const all = Array.isArray(data.value) ? data.items() : [data];
      const conversations = all.filter((one) => one.get('mapping').isObject);
      for (const one of conversations.slice(0, MOST_CONVERSATIONS)) sayConversation(material, one);
    }
  },
};

function sayConversation(material: Material, data: Cursor): void {
  const saying = material.say('chatgpt', 1);
  const { record } = data;
  saying
    .tool({ value: 'ChatGPT', record, at: data.at })
    .id(
      'conversation_id',
      data.get('conversation_id').isPresent ? data.get('conversation_id') : data.get('id'),
    )
    .label('title', data.get('title'))
    .time(data.get('create_time'), 'created')
    .time(data.get('update_time'), 'modified');
  const mapping = data.get('mapping');
  const active = activeBranch(mapping, data.get('current_node').text());
  const models = new Set<string>();
  for (const [id, node] of mapping.entries().slice(0, MOST_NODES)) {
    const message = node.get('message');
    if (!message.isObject) continue;
    const isActive = active.has(id);
    const role = message.get('author', 'role').text();
    const slug = message.get('metadata', 'model_slug');
    if (slug.text() && !models.has(slug.text() ?? '')) {
      models.add(slug.text() ?? '');
      saying.model('model', { name: slug });
    }
    for (const part of parts(message)) {
      if (part.get('asset_pointer').isPresent) sayImage(saying, part, message, id);
      else sayWords(material, saying, part, message, { id, role, isActive });
    }
  }
  saying.model('model', { name: models.size === 0 ? data.get('default_model_slug') : null });
}

/** Nodes from the one shown last up to the root. */
function activeBranch(mapping: Cursor, current: string | null): Set<string> {
  const branch = new Set<string>();
  let id = current;
  while (id !== null && !branch.has(id) && branch.size < MOST_DEPTH) {
    branch.add(id);
    id = mapping.get(id, 'parent').text();
  }
  return branch;
}

function parts(message: Cursor): Cursor[] {
  const listed = message.get('content', 'parts').items();
  return listed.length > 0 ? listed.slice(0, 200) : [message.get('content', 'text')];
}

/** What a message says: a person's words, a call of the image tool written by the model, an answer. */
function sayWords(
  material: Material,
  saying: Saying,
  part: Cursor,
  message: Cursor,
  { id, role, isActive }: { id: string; role: string | null; isActive: boolean },
): void {
  const words = part.isObject ? part.get('text') : part;
  const text = words.text();
  if (text === null || text === '') return;
  const recipient = message.get('recipient').text() ?? 'all';
  const isCall = role === 'assistant' && recipient !== 'all';
  if (role === 'user') saying.text(words, 'positive', 'entered', id);
  if (role === 'system' && text) saying.text(words, 'system', 'unknown', id);
  if (isCall) {
    const prompt = material.jsonWithin(words)?.get('prompt');
    saying.text(prompt?.isPresent ? prompt : words, 'positive', 'rewritten_by_model', id);
  }
  const kind: Message['kind'] = isActive
    ? isCall || role === 'tool'
      ? 'tool'
      : 'message'
    : 'abandoned_branch';
  saying.message({
    author: message.get('author', 'name').text() ?? role,
    time: message.get('create_time').text(),
    text,
    kind,
    record: words.record,
    at: words.at,
  });
}

/** An image of the tool: what the model asked for, the seed, the identifiers, the size. */
function sayImage(saying: Saying, part: Cursor, message: Cursor, id: string): void {
  const made = part.get('metadata', 'dalle');
  const generation = part.get('metadata', 'generation');
  const isUpload = message.get('author', 'role').text() === 'user';
  if (isUpload) {
    saying.reference('input', { name: part.get('asset_pointer') });
    return;
  }
  saying
    .pass(id)
    .parameter('asset_pointer', part.get('asset_pointer'))
    .parameter('seed', made.get('seed'))
    .parameter('width', part.get('width'))
    .parameter('height', part.get('height'))
    .parameter('edit_op', made.get('edit_op'))
    .id('gen_id', made.get('gen_id').text() ? made.get('gen_id') : generation.get('gen_id'))
    .id('parent_gen_id', made.get('parent_gen_id'))
    .time(message.get('create_time'), 'created');
  // An empty prompt stands there since the model that draws is the one that talks.
  if (made.get('prompt').text()) {
    saying.text(made.get('prompt'), 'positive', 'rewritten_by_model', id);
  }
}
