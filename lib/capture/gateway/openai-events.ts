import { Cursor } from '@/lib/records/json-cursor';
import type { JsonObject, JsonValue } from '@/lib/records/json-text';
import type { PassingFile } from '../schema';
import { eventsIn } from './event-lines';
import { filesOf } from './flow';
import type { JsonDocument, Lifted } from './json-images';

const FINAL = /^response\.(completed|failed|incomplete|cancelled)$/;

/**
 * The answer that a stream of events amounts to: the response its last event carries, the pictures
 * of an Images stream, or a chat put together. `partial` are pictures on the way, in their order.
 */
export function answerOfEvents(bytes: Buffer): {
  document: JsonDocument | null;
  partial: PassingFile[];
} {
  const partial: Lifted[] = [];
  const images: { value: JsonValue; lifted: Lifted[] }[] = [];
  const words = new Map<string, string>();
  let final: JsonDocument | null = null;
  for (const { document } of eventsIn(bytes)) {
    const event = new Cursor(document.value, 0);
    const type = event.get('type').text() ?? '';
    if (FINAL.test(type)) {
      const lifted = document.lifted
        .filter(({ path }) => path[0] === 'response')
        .map(({ path, bytes: file }) => ({ path: path.slice(1), bytes: file }));
      final = { value: event.get('response').value ?? null, lifted };
    } else if (/^image_(generation|edit)\.completed$/.test(type)) {
      images.push({ value: document.value, lifted: document.lifted });
    } else if (/partial_image$/.test(type)) partial.push(...document.lifted);
    else if (event.get('object').text() === 'chat.completion.chunk') {
      for (const choice of event.get('choices').items()) {
        const index = choice.get('index').text() ?? '0';
        const piece = choice.get('delta', 'content').string() ?? '';
        words.set(index, (words.get(index) ?? '') + piece);
      }
    }
  }
  final ??= images.length > 0 ? imagesAnswer(images) : null;
  final ??= words.size > 0 ? chatAnswer(words) : null;
  return { document: final, partial: filesOf(partial, 'partial').slice(0, 90) };
}

/** Completed pictures of a stream in the form that an answer without a stream has. */
function imagesAnswer(images: readonly { value: JsonValue; lifted: Lifted[] }[]): JsonDocument {
  const first = new Cursor(images[0]?.value, 0);
  const top: JsonObject = new Map(first.value instanceof Map ? first.value : []);
  top.delete('b64_json');
  top.delete('type');
  top.set('created', first.get('created_at').value ?? null);
  top.set(
    'data',
    images.map((): JsonValue => new Map<string, JsonValue>([['b64_json', '']])),
  );
  const lifted = images.flatMap((one, i) =>
    one.lifted.map(({ bytes }) => ({ path: ['data', i, 'b64_json'], bytes })),
  );
  return { value: top, lifted };
}

function chatAnswer(words: ReadonlyMap<string, string>): JsonDocument {
  const choices = [...words.values()].map(
    (content): JsonValue => new Map([['message', new Map([['content', content]])]]),
  );
  return { value: new Map([['choices', choices]]), lifted: [] };
}
