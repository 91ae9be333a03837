import { Cursor } from '@/lib/records/json-cursor';
import type { JsonValue } from '@/lib/records/json-text';
import { type Flow, failureIn, nothingAsked, nothingTold, statementOf } from './flow';
import { jsonDocument } from './json-images';

const TOOL = 'ComfyUI';

/** A request as the history of ComfyUI keeps it, in which the reader of such records finds it. */
function asHistory(members: Cursor): JsonValue {
  const extra = members.get('extra_data').value;
  const data = new Map(extra instanceof Map ? extra : []);
  const client = members.get('client_id').value;
  if (client !== undefined) data.set('client_id', client);
  const id = members.get('prompt_id').value ?? null;
  const entry: JsonValue[] = [null, id, members.get('prompt').value ?? null, data];
  return new Map([['request', new Map([['prompt', entry]])]]);
}

/** `/prompt` of ComfyUI. What comes of it is fetched when it has been made (comfyui-watch). */
export const comfyuiFlow: Flow = {
  asks: async ({ document }) => {
    const members = new Cursor(document?.value, 0);
    if (!members.get('prompt').isObject) return nothingAsked(TOOL);
    const said = await statementOf(asHistory(members));
    if (!said) return nothingAsked(TOOL);
    return {
      ...nothingAsked(TOOL),
      texts: said.texts.filter(({ text }) => text !== ''),
      parameters: said.parameters.map(({ name, value }) => ({ name, given: name, value })),
      models: said.models,
    };
  },
  answers: async (answer) => {
    const document = jsonDocument(answer.bytes);
    const top = new Cursor(document?.value, 0);
    const id = top.get('prompt_id').text();
    if (answer.status >= 400 || id === null) {
      return nothingTold('failed', failureIn(answer, document));
    }
    return { ...nothingTold('unknown'), providerIds: [{ name: 'prompt_id', value: id }] };
  },
};
