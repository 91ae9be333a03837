import { sha256Hex } from '@/lib/kernel/digest';
import type { Cursor } from '../json-cursor';
import type { Material, Reader } from '../reader';
import type { Saying } from '../statement';

const MOST_OUTPUTS = 200;
/** Base64 characters of one image that are decoded for its digest. */
const MOST_BASE64 = 32 * 1024 * 1024;

/**
 * OpenAI: answers of the Responses and the Images API, alone or with their request as
 * `{request, response}`. What a person typed and what a model wrote of it are told apart.
 */
export const openai: Reader = {
  name: 'openai',
  version: 1,
  read(material) {
    for (const record of material.texts(/^file$/)) {
      const data = material.json(record);
      if (!data?.isObject) continue;
      const isPair = data.get('response').isObject;
      const answer = isPair ? data.get('response') : data;
      const request = isPair ? data.get('request') : data.get('none');
      if (answer.get('object').text() === 'response') sayResponse(material, answer, request);
      else if (isImages(answer)) sayImages(material, answer, request);
    }
  },
};

function sayResponse(material: Material, answer: Cursor, request: Cursor): void {
  const saying = material.say('openai', 1);
  saying
    .tool({ value: 'OpenAI Responses API', record: answer.record, at: answer.at })
    .model('model', { name: answer.get('model') })
    .id('response_id', answer.get('id'))
    .id('previous_response_id', answer.get('previous_response_id'))
    .time(answer.get('created_at'), 'created')
    .person(answer.get('user'), 'account')
    .text(answer.get('instructions'), 'system', 'entered');
  const asked = request.get('input').isPresent ? request.get('input') : answer.get('input');
  if (asked.string() !== null) saying.text(asked, 'positive', 'entered');
  for (const item of asked.items().slice(0, MOST_OUTPUTS)) sayAsked(saying, item);
  for (const item of answer.get('output').items().slice(0, MOST_OUTPUTS)) {
    if (item.get('type').text() !== 'image_generation_call') continue;
    saying
      .pass(item.get('id').text() ?? '')
      .text(
        item.get('revised_prompt'),
        'positive',
        'rewritten_by_model',
        item.get('id').text() ?? '',
      )
      .id('image_call_id', item.get('id'));
    for (const [key, name] of Object.entries(IMAGE)) saying.parameter(name, item.get(key));
    sayDigest(saying, item.get('result'));
  }
}

/** Words of a message of the request; who has the role of user typed them. */
function sayAsked(saying: Saying, item: Cursor): void {
  const role = item.get('role').text();
  if (role === 'assistant') return;
  const as = role === 'user' ? 'positive' : 'system';
  const content = item.get('content');
  if (content.string() !== null) saying.text(content, as, 'entered');
  for (const part of content.items().slice(0, MOST_OUTPUTS)) {
    saying.text(part.get('text'), as, 'entered');
    if (part.get('file_id').isPresent) saying.reference('input', { name: part.get('file_id') });
  }
}

const isImages = (answer: Cursor): boolean =>
  answer.get('created').isPresent &&
  (answer.get('data', 0, 'b64_json').isPresent ||
    answer.get('data', 0, 'url').isPresent ||
    answer.get('data', 0, 'revised_prompt').isPresent);

function sayImages(material: Material, answer: Cursor, request: Cursor): void {
  const saying = material.say('openai', 1);
  saying
    .tool({ value: 'OpenAI Images API', record: answer.record, at: answer.at })
    .text(request.get('prompt'), 'positive', 'entered')
    .model('model', { name: request.get('model') })
    .person(request.get('user'), 'account')
    .time(answer.get('created'), 'created');
  for (const [i, image] of answer.get('data').items().slice(0, MOST_OUTPUTS).entries()) {
    const part = String(i + 1);
    saying.pass(part).text(image.get('revised_prompt'), 'positive', 'rewritten_by_model', part);
    for (const [key, name] of Object.entries(IMAGE)) {
      saying.parameter(name, answer.get(key).isPresent ? answer.get(key) : request.get(key));
    }
    sayDigest(saying, image.get('b64_json'));
  }
}

/** The image inside the answer, by its digest, so that its file can be found. */
function sayDigest(saying: Saying, result: Cursor): void {
  const text = result.string();
  if (text === null || text.length > MOST_BASE64) return;
  try {
    const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    saying.id('image_sha256', { value: sha256Hex(bytes), record: result.record, at: result.at });
  } catch {
    // Not base64 after all; then it has no digest.
  }
}

const IMAGE: Record<string, string> = {
  size: 'size',
  quality: 'quality',
  output_format: 'format',
  background: 'background',
  status: 'status',
  action: 'mode',
};
