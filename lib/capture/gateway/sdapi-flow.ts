import type { InputRole } from '@/lib/entries/vocabulary';
import { Cursor } from '@/lib/records/json-cursor';
import {
  type Flow,
  failureIn,
  filesOf,
  fits,
  nothingAsked,
  nothingTold,
  parametersOf,
  statementOf,
  textOf,
  toldBy,
} from './flow';
import { jsonDocument, type Path } from './json-images';

const TOOL = 'AUTOMATIC1111 API';

/** What a file in a request is to the generation, by where it stands. */
function roleOf(path: Path): InputRole {
  if (path[0] === 'init_images' || path[0] === 'image' || path[0] === 'imageList') return 'initial';
  if (path[0] === 'mask') return 'mask';
  return path.includes('alwayson_scripts') ? 'control' : 'reference';
}

/** `/sdapi/v1/txt2img`, `img2img` and the upscalers of AUTOMATIC1111 and Forge. */
export const sdapiFlow: Flow = {
  asks: async ({ document, route }) => {
    const members = new Cursor(document?.value, 0);
    if (!document || !members.isObject) return nothingAsked(TOOL);
    const model = members.get('override_settings', 'sd_model_checkpoint').text() ?? '';
    const files = filesOf(document.lifted, 'input');
    return {
      ...nothingAsked(TOOL),
      texts: [
        ...textOf(members.get('prompt'), 'positive'),
        ...textOf(members.get('negative_prompt'), 'negative'),
      ],
      parameters: [
        { name: 'mode', given: 'mode', value: route.split('/').at(-1) ?? '' },
        ...parametersOf(members, ['prompt', 'negative_prompt', 'init_images', 'mask', 'image']),
      ],
      models:
        model !== '' && fits(model, 500)
          ? [{ kind: 'model', name: model, version: '', hash: '', weight: '' }]
          : [],
      inputs: document.lifted.flatMap(({ path }, i) => {
        const file = files[i];
        return file ? [{ ...file, role: roleOf(path) }] : [];
      }),
    };
  },
  answers: async (answer, asked) => {
    const document = jsonDocument(answer.bytes);
    if (answer.status >= 400 || !document) {
      return nothingTold('failed', failureIn(answer, document));
    }
    const outputs = document.lifted.filter(({ path }) => /^images?$/.test(String(path[0])));
    const told = toldBy(await statementOf(document.value), asked);
    return {
      ...nothingTold('completed'),
      ...told,
      outputs: filesOf(outputs, 'output'),
      missed: outputs.length === 0 ? 'the answer holds no picture' : '',
    };
  },
};
