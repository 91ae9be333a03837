import { sha256Hex } from '@/lib/kernel/digest';
import type { Cursor } from '../json-cursor';
import type { Reader } from '../reader';
import type { Saying } from '../statement';

const MOST_PARTS = 200;
const MOST_BASE64 = 32 * 1024 * 1024;

/**
 * Google: answers of `generateContent` (Gemini) and of `predict` for Imagen on Vertex AI, alone or
 * as `{request, response}`.
 */
export const vertex: Reader = {
  name: 'vertex',
  version: 1,
  read(material) {
    for (const record of material.texts(/^file$/)) {
      const data = material.json(record);
      if (!data?.isObject) continue;
      const answer = data.get('response').isObject ? data.get('response') : data;
      const request = data.get('request').isObject ? data.get('request') : data;
      const isGemini = answer.get('candidates', 0, 'content').isObject;
      const isImagen = answer.get('predictions', 0, 'bytesBase64Encoded').isPresent;
      if (!isGemini && !isImagen) continue;
      const saying = material.say('vertex', 1);
      const name = isGemini ? 'Google generateContent' : 'Google Imagen';
      saying
        .tool({ value: name, record: answer.record, at: answer.at })
        .model('model', {
          name: answer.get('modelVersion').isPresent
            ? answer.get('modelVersion')
            : answer.get('model'),
        })
        .id('response_id', answer.get('responseId'))
        .time(answer.get('createTime'), 'created');
      if (isGemini) sayGemini(saying, request, answer);
      else sayImagen(saying, request, answer);
    }
  },
};

function sayGemini(saying: Saying, request: Cursor, answer: Cursor): void {
  for (const part of request.get('systemInstruction', 'parts').items().slice(0, MOST_PARTS)) {
    saying.text(part.get('text'), 'system', 'entered');
  }
  for (const content of request.get('contents').items().slice(0, MOST_PARTS)) {
    if (content.get('role').text() === 'model') continue;
    for (const part of content.get('parts').items().slice(0, MOST_PARTS)) {
      saying.text(part.get('text'), 'positive', 'entered');
      saying.reference('input', { name: part.get('fileData', 'fileUri') });
    }
  }
  const config = request.get('generationConfig');
  for (const key of ['seed', 'temperature', 'topP', 'topK', 'candidateCount']) {
    saying.parameter(key, config.get(key));
  }
  saying.parameter('aspectRatio', config.get('imageConfig', 'aspectRatio'));
  for (const [i, one] of answer.get('candidates').items().slice(0, MOST_PARTS).entries()) {
    for (const part of one.get('content', 'parts').items().slice(0, MOST_PARTS)) {
      saying.text(part.get('text'), 'description', 'rewritten_by_model', String(i + 1));
      sayDigest(saying, part.get('inlineData', 'data'));
    }
  }
}

function sayImagen(saying: Saying, request: Cursor, answer: Cursor): void {
  for (const one of request.get('instances').items().slice(0, MOST_PARTS)) {
    saying.text(one.get('prompt'), 'positive', 'entered');
  }
  for (const [key, value] of request.get('parameters').entries().slice(0, MOST_PARTS)) {
    if (key === 'negativePrompt') saying.text(value, 'negative', 'entered');
    else saying.parameter(key === 'guidanceScale' ? 'guidance' : key, value);
  }
  for (const [i, one] of answer.get('predictions').items().slice(0, MOST_PARTS).entries()) {
    saying.text(one.get('prompt'), 'positive', 'rewritten_by_model', String(i + 1));
    sayDigest(saying, one.get('bytesBase64Encoded'));
  }
}

function sayDigest(saying: Saying, data: Cursor): void {
  const text = data.string();
  if (text === null || text.length > MOST_BASE64) return;
  try {
    const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    saying.id('image_sha256', { value: sha256Hex(bytes), record: data.record, at: data.at });
  } catch {
    // Not base64 after all; then it has no digest.
  }
}
