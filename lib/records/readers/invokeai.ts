import type { Cursor } from '../json-cursor';
import type { Material, Reader } from '../reader';
import type { Fact } from '../reading';
import type { Saying } from '../statement';

const MOST_PARTS = 200;

/**
 * InvokeAI: `sd-metadata` and the `Dream` command of versions 1 and 2, `invokeai_metadata` and its
 * graph from version 3 on. `orig_hash` is the SHA-256 of the file an image was made from.
 */
export const invokeai: Reader = {
  name: 'invokeai',
  version: 1,
  read(material) {
    for (const record of material.texts(/\/invokeai_metadata$/)) {
      const cursor = material.json(record);
      if (cursor) sayMetadata(material, cursor);
    }
    const old = material.texts(/\/sd-metadata$/);
    for (const record of old) {
      const cursor = material.json(record);
      if (cursor) sayOldMetadata(material, cursor);
    }
    for (const record of material.texts(/\/Dream$/)) {
      const isPlaceholder = /^<too lazy|^!/.test(record.whole);
      const fact = { value: record.whole, record: record.order, at: '' };
      if (isPlaceholder) material.find('placeholder_text', record.place, [fact]);
      const saying = material.say('invokeai', 1).tool(named('InvokeAI', record.order));
      saying.parameter('dream_command', fact);
      if (!isPlaceholder) sayCommand(saying, record.whole, record.order, old.length === 0);
    }
  },
};

function sayMetadata(material: Material, data: Cursor): void {
  const saying = material.say('invokeai', 1);
  saying
    .tool(named('InvokeAI', data.record), data.get('app_version'))
    .text(data.get('positive_prompt'), 'positive', 'entered')
    .text(data.get('negative_prompt'), 'negative', 'entered')
    .text(data.get('positive_style_prompt'), 'positive', 'entered', 'style')
    .text(data.get('negative_style_prompt'), 'negative', 'entered', 'style')
    .parameter('mode', data.get('generation_mode'))
    .parameter('seed', data.get('seed'))
    .parameter('steps', data.get('steps'))
    .parameter('cfg', data.get('cfg_scale'))
    .parameter('sampler', data.get('scheduler'))
    .parameter('width', data.get('width'))
    .parameter('height', data.get('height'))
    .parameter('denoise', data.get('strength'))
    .parameter('clip_skip', data.get('clip_skip'))
    .parameter('rand_device', data.get('rand_device'))
    .model('model', modelOf(data.get('model')))
    .model('vae', modelOf(data.get('vae')))
    .model('refiner', modelOf(data.get('refiner_model')));
  for (const one of data.get('loras').items().slice(0, MOST_PARTS)) {
    const model = one.get('lora').isPresent ? one.get('lora') : one.get('model');
    saying.model('lora', { ...modelOf(model), weight: one.get('weight') });
  }
  for (const one of data.get('controlnets').items().slice(0, MOST_PARTS)) {
    saying.model('controlnet', {
      ...modelOf(one.get('control_model')),
      weight: one.get('control_weight'),
    });
    saying.reference('control', { name: one.get('image', 'image_name') });
  }
  for (const one of data.get('ipAdapters').items().slice(0, MOST_PARTS)) {
    saying.reference('ip_adapter', {
      name: one.get('image', 'image_name'),
      strength: one.get('weight'),
    });
  }
  saying.reference('input', { name: data.get('init_image') });
  compareWithGraph(material, data.get('seed'));
}

const modelOf = (model: Cursor) => ({
  name: model.isObject ? firstOf(model.get('model_name'), model.get('name')) : model,
  hash: model.get('hash'),
});

const firstOf = (a: Cursor, b: Cursor) => (a.isPresent ? a : b);

/** The graph names the seed of its noise; the seed of the metadata is the one that was meant. */
function compareWithGraph(material: Material, seed: Cursor): void {
  const said = seed.fact();
  if (!said) return;
  for (const record of material.texts(/\/invokeai_graph$/)) {
    const nodes = material.json(record)?.get('nodes').entries() ?? [];
    for (const [, node] of nodes.slice(0, 2_000)) {
      const other = node.get('type').text() === 'noise' ? node.get('seed').fact() : null;
      if (other && other.value !== said.value) {
        material.find('seed_differs_in_graph', 'seed', [said, other]);
      }
    }
  }
}

function sayOldMetadata(material: Material, data: Cursor): void {
  const saying = material.say('invokeai', 1);
  saying
    .tool(named('InvokeAI', data.record), data.get('app_version'))
    .id('app_id', data.get('app_id'))
    .model('model', {
      name: firstOf(data.get('model_weights'), firstOf(data.get('model_id'), data.get('model'))),
      hash: data.get('model_hash'),
    });
  const images = data.get('image').isObject ? [data.get('image')] : data.get('images').items();
  for (const [i, image] of images.slice(0, MOST_PARTS).entries()) {
    const part = images.length > 1 ? String(i + 1) : '';
    saying.pass(part);
    const prompt = image.get('prompt');
    const pieces =
      prompt.string() === null ? prompt.items().map((one) => one.get('prompt')) : [prompt];
    for (const piece of pieces) {
      saying.text(piece, 'positive', 'entered', part);
      sayBrackets(saying, piece.fact(), part);
    }
    saying
      .parameter('mode', image.get('type'))
      .parameter('seed', image.get('seed'))
      .parameter('steps', image.get('steps'))
      .parameter('cfg', image.get('cfg_scale'))
      .parameter('sampler', image.get('sampler'))
      .parameter('width', image.get('width'))
      .parameter('height', image.get('height'))
      .parameter('strength', image.get('strength_steps'))
      .parent(image.get('orig_hash'), 'orig_hash')
      .reference('input', { name: image.get('init_img'), sha256: image.get('orig_hash') });
    if (image.get('variations').items().length > 0) {
      const { record, at } = image.get('variations');
      saying.parameter('variations', { value: image.get('variations').json(), record, at });
    }
    for (const step of image.get('postprocessing').items().slice(0, MOST_PARTS)) {
      saying.event({ action: step.get('tool'), parameters: step.get('dream_command') });
    }
  }
}

/** Negative terms stand in brackets inside the prompt. */
function sayBrackets(saying: Saying, prompt: Fact | null, part: string): void {
  for (const [, term] of [...(prompt?.value.matchAll(/\[([^[\]]{1,2000})\]/g) ?? [])].slice(
    0,
    100,
  )) {
    if (prompt && term) saying.text({ ...prompt, value: term }, 'negative', 'entered', part);
  }
}

const OPTIONS: Record<string, string> = {
  '-s': 'steps',
  '-S': 'seed',
  '-W': 'width',
  '-H': 'height',
  '-C': 'cfg',
  '-A': 'sampler',
  '-f': 'strength',
};

/** The command line; its prompt is told only where no other record has it. */
function sayCommand(saying: Saying, text: string, record: number, alone: boolean): void {
  const quoted = /^"((?:[^"\\]|\\.){0,20000})"/.exec(text);
  if (alone && quoted)
    saying.text({ value: quoted[1] ?? '', record, at: 'prompt' }, 'positive', 'entered');
  const words = text
    .slice(quoted?.[0].length ?? 0)
    .split(/\s+/)
    .slice(0, 100);
  for (const [i, word] of words.entries()) {
    const option = word.slice(0, 2);
    const value = word.length > 2 ? word.slice(2) : (words[i + 1] ?? '');
    const name = OPTIONS[option];
    if (name && value) saying.parameter(name, { value, record, at: option });
    if (option === '-I' && value) {
      saying.reference('input', { name: { value, record, at: option } });
    }
  }
}

const named = (value: string, record: number): Fact => ({ value, record, at: '' });
