import type { InputRole } from '@/lib/entries/vocabulary';
import { Cursor } from '@/lib/records/json-cursor';
import type { JsonValue } from '@/lib/records/json-text';
import type { PassingFile } from '../schema';
import {
  type AnsweredBytes,
  type Asked,
  type Flow,
  failureIn,
  filesOf,
  fits,
  nothingAsked,
  nothingTold,
  parametersOf,
  statementOf,
  type Told,
  textOf,
  toldBy,
} from './flow';
import { formOf } from './form-body';
import { type JsonDocument, jsonDocument, type Path } from './json-images';
import { answerOfEvents } from './openai-events';

const IMAGES = 'OpenAI Images API';

/** Members of a request that are not settings. */
const CONTENT = ['prompt', 'model', 'input', 'messages', 'instructions', 'tools', 'image', 'mask'];

function modelsOf(members: Cursor): Asked['models'] {
  const name = members.get('model').text() ?? '';
  if (name === '' || !fits(name, 500)) return [];
  return [{ kind: 'model', name, version: '', hash: '', weight: '' }];
}

/** What a file in a request is, by where it stands; of several pictures the first is worked on. */
function roleOf(path: Path, i: number): InputRole {
  if (path.some((step) => /mask/.test(String(step)))) return 'mask';
  return path[0] === 'image' && i === 0 ? 'initial' : 'reference';
}

const inputsOf = (document: JsonDocument): Asked['inputs'] =>
  filesOf(document.lifted, 'input').map((file, i) => ({
    ...file,
    role: roleOf(document.lifted[i]?.path ?? [], i),
  }));

/** `/v1/images/generations`, `edits` and `variations`, JSON or form, streamed or not. */
export const openaiImages: Flow = {
  asks: async ({ document, contentType, bytes }) => {
    const form = document ? null : await formOf(bytes, contentType);
    const members = new Cursor(form ? form.fields : document?.value, 0);
    if (!members.isObject) return nothingAsked(IMAGES);
    return {
      ...nothingAsked(IMAGES),
      texts: textOf(members.get('prompt'), 'positive'),
      parameters: parametersOf(members, CONTENT),
      models: modelsOf(members),
      inputs: document
        ? inputsOf(document)
        : (form?.files ?? []).map(({ name, ...file }, i) => ({ ...file, role: roleOf([name], i) })),
    };
  },
  answers: (answer, asked) => answered(answer, asked, (path) => path[0] === 'data'),
};

/** `/v1/responses` and `/v1/chat/completions`. */
export const openaiResponses: Flow = {
  asks: async ({ document, route }) => {
    const members = new Cursor(document?.value, 0);
    const tool = route.endsWith('/responses')
      ? 'OpenAI Responses API'
      : 'OpenAI Chat Completions API';
    if (!document || !members.isObject) return nothingAsked(tool);
    const images = members
      .get('tools')
      .items()
      .find((one) => one.get('type').text() === 'image_generation');
    return {
      ...nothingAsked(tool),
      texts: [...textOf(members.get('instructions'), 'system'), ...(await enteredTexts(members))],
      parameters: [
        ...parametersOf(members, CONTENT),
        ...(images ? parametersOf(images, ['type', 'input_image_mask']) : []),
      ].slice(0, 500),
      models: modelsOf(members),
      inputs: inputsOf(document),
    };
  },
  answers: (answer, asked) =>
    answered(answer, asked, (path) => path[0] === 'output' && path.at(-1) === 'result'),
};

/** Words of the messages, told apart by who said them as the reader of such records does. */
async function enteredTexts(members: Cursor): Promise<Asked['texts']> {
  const asked = members.get('input').isPresent ? members.get('input') : members.get('messages');
  const pair: JsonValue = new Map<string, JsonValue>([
    ['request', new Map([['input', asked.value ?? null]])],
    ['response', new Map([['object', 'response']])],
  ]);
  return (await statementOf(pair))?.texts ?? [];
}

async function answered(
  answer: AnsweredBytes,
  asked: Asked,
  isOutput: (path: Path) => boolean,
): Promise<Told> {
  const isStream = /^text\/event-stream/i.test(answer.contentType);
  const streamed = isStream ? answerOfEvents(answer.bytes) : null;
  const document = streamed ? streamed.document : jsonDocument(answer.bytes);
  if (answer.status >= 400 || !document) {
    return {
      ...nothingTold('failed', failureIn(answer, document)),
      progress: streamed?.partial ?? [],
    };
  }
  const top = new Cursor(document.value, 0);
  const pictures = document.lifted.filter(({ path }) => isOutput(path));
  const outputs = [...filesOf(pictures, 'output'), ...wordsOf(top)];
  const status = top.get('status').text();
  const isCut = status === 'failed' || status === 'incomplete' || status === 'cancelled';
  const byAddress = top.get('data', 0, 'url').isPresent && pictures.length === 0;
  return {
    ...nothingTold(status === 'cancelled' ? 'cancelled' : isCut ? 'failed' : 'completed'),
    ...toldBy(await statementOf(document.value), asked),
    failure: isCut ? (top.get('error', 'message').text() ?? status).slice(0, 4000) : '',
    outputs,
    progress: streamed?.partial ?? [],
    missed: byAddress ? 'the answer gives its pictures by address only' : '',
  };
}

/** Texts a model wrote, each as a file: of a response its messages, of a chat its choices. */
function wordsOf(top: Cursor): PassingFile[] {
  const parts = [
    ...top
      .get('output')
      .items()
      .flatMap((item) => item.get('content').items())
      .map((part) => part.get('text')),
    ...top
      .get('choices')
      .items()
      .map((choice) => choice.get('message', 'content')),
  ];
  return parts.flatMap((part, i) => {
    const text = part.string();
    if (text === null || text === '') return [];
    return [{ bytes: Buffer.from(text), fileName: `answer-${i}.txt`, mediaType: 'text/plain' }];
  });
}
