import { ComfyGraph, classOf, isGraph } from '../comfy-graph';
import type { LiveRecord } from '../extract/gathering';
import type { Cursor } from '../json-cursor';
import type { Material, Reader } from '../reader';
import type { Saying } from '../statement';

const TEXTS =
  /\/(prompt|PROMPT|workflow|WORKFLOW|comment|COMMENT|Make|Model|UserComment|ImageDescription|Software|.cmt)$|^pixels\//;
const IN_FRONT = /^\s*(prompt|workflow)\s*:\s*/i;
const MOST_NODES = 3_000;

/**
 * ComfyUI: the API graph (`prompt`) and the graph of the interface (`workflow`) in PNG, WebP, video
 * and sound, and answers of `GET /history/{id}`, the only ones that hold times and a client.
 */
export const comfyui: Reader = {
  name: 'comfyui',
  version: 1,
  read(material) {
    const graphs: Cursor[] = [];
    const interfaces: Cursor[] = [];
    const sort = (cursor: Cursor | null): void => {
      if (!cursor) return;
      if (isGraph(cursor)) graphs.push(cursor);
      else if (isInterface(cursor)) interfaces.push(cursor);
    };
    for (const record of material.texts(TEXTS)) {
      const cursor = material.json(record, IN_FRONT.exec(record.whole.slice(0, 40))?.[0].length);
      if (!cursor) continue;
      sort(cursor);
      for (const key of ['prompt', 'workflow']) {
        const inner = cursor.get(key);
        sort(inner.isObject ? inner : material.jsonWithin(inner));
      }
    }
    for (const graph of graphs) sayGraph(material, begun(material, graph), graph);
    // The graph of the interface says the same in another way; alone it is told as far as it is sure.
    if (graphs.length === 0) for (const one of interfaces) sayInterface(material, one);
    for (const record of material.texts(/^file$/)) readHistory(material, record);
  },
};

function begun(material: Material, cursor: Cursor): Saying {
  const saying = material.say('comfyui', 1);
  return saying.tool({ value: 'ComfyUI', record: cursor.record, at: cursor.at });
}

/** Samplers with their settings and texts, models, and pictures that were loaded. */
export function sayGraph(material: Material, saying: Saying, cursor: Cursor): void {
  const graph = new ComfyGraph(cursor);
  if (graph.nodes.size > MOST_NODES) material.find('unknown_form', 'graph');
  for (const [id, node] of [...graph.nodes].slice(0, MOST_NODES)) {
    const inputs = node.get('inputs');
    const isSampler =
      (inputs.get('positive').isPresent && inputs.get('latent_image').isPresent) ||
      (inputs.get('guider').isPresent && inputs.get('sigmas').isPresent);
    if (isSampler) saySampler(graph, saying, id, node);
    sayLoader(saying, inputs);
    sayPictures(saying, node);
  }
  if (graph.looped) material.find('graph_loop', 'ComfyUI');
  for (const name of [...graph.unknown].slice(0, 10)) material.find('graph_unknown_node', name);
}

function saySampler(graph: ComfyGraph, saying: Saying, id: string, node: Cursor): void {
  const inputs = node.get('inputs');
  /** Inputs of the node behind a link; of no node where there is none. */
  const of = (key: string) => graph.linked(inputs.get(key))?.node.get('inputs') ?? node.get('none');
  const first = (...cursors: Cursor[]) => {
    for (const cursor of cursors) {
      const value = cursor.isPresent ? graph.value(cursor) : null;
      if (value) return value;
    }
    return null;
  };
  const [noise, guider, sigmas] = [of('noise'), of('guider'), of('sigmas')];
  const hasGuider = inputs.get('guider').isPresent;
  const positive = hasGuider
    ? [guider.get('positive'), guider.get('conditioning'), guider.get('cond1')].find(
        (one) => one.isPresent,
      )
    : inputs.get('positive');
  const negative = hasGuider ? guider.get('negative') : inputs.get('negative');
  saying
    .pass(id)
    .parameter('class_type', node.get('class_type'))
    .parameter('seed', first(inputs.get('seed'), inputs.get('noise_seed'), noise.get('noise_seed')))
    .parameter('steps', first(inputs.get('steps'), sigmas.get('steps')))
    .parameter('cfg', first(inputs.get('cfg'), guider.get('cfg')))
    .parameter('sampler', first(inputs.get('sampler_name'), of('sampler').get('sampler_name')))
    .parameter('scheduler', first(inputs.get('scheduler'), sigmas.get('scheduler')))
    .parameter('denoise', first(inputs.get('denoise'), sigmas.get('denoise')));
  for (const name of ['start_at_step', 'end_at_step', 'add_noise']) {
    saying.parameter(name, first(inputs.get(name)));
  }
  if (positive) {
    const flux = graph.behind(positive, (one) => one.get('inputs', 'guidance').isPresent);
    if (flux) saying.parameter('guidance', first(flux.get('inputs', 'guidance')));
    sayTexts(graph, saying, positive, 'positive', id);
  }
  sayTexts(graph, saying, negative, 'negative', id);
  const empty = graph.behind(
    inputs.get('latent_image'),
    (one) => one.get('inputs', 'width').isPresent && one.get('inputs', 'height').isPresent,
  );
  if (empty) {
    saying.parameter('width', first(empty.get('inputs', 'width')));
    saying.parameter('height', first(empty.get('inputs', 'height')));
  }
}

function sayTexts(
  graph: ComfyGraph,
  saying: Saying,
  input: Cursor,
  sign: 'positive' | 'negative',
  part: string,
): void {
  for (const { cursor, sure } of graph.texts(input, sign)) {
    saying.text(cursor, sign, sure ? 'entered' : 'unknown', part);
  }
}

/** Models and pictures that a node loads. */
function sayLoader(saying: Saying, inputs: Cursor): void {
  for (const key of ['ckpt_name', 'unet_name', 'gguf_name', 'diffusion_name']) {
    saying.model('model', { name: inputs.get(key) });
  }
  saying.model('vae', { name: inputs.get('vae_name') });
  saying.model('controlnet', { name: inputs.get('control_net_name') });
  const weight = ['strength_model', 'lora_wt', 'strength'].map((key) => inputs.get(key));
  saying.model('lora', {
    name: inputs.get('lora_name'),
    weight: weight.find((one) => one.isPresent),
  });
  for (const [key, one] of inputs.entries()) {
    if (!/^lora_\d+$/i.test(key) || !one.isObject) continue;
    if (one.get('on').text() === 'false') continue;
    saying.model('lora', { name: one.get('lora'), weight: one.get('strength') });
  }
}

/** Pictures, videos and sounds that a node loads; `is_changed` is the SHA-256 of the file it loaded. */
function sayPictures(saying: Saying, node: Cursor): void {
  const inputs = node.get('inputs');
  const loaded = ['image', 'video', 'audio'].map((key) => inputs.get(key));
  const name = loaded.find((one) => one.string() !== null);
  if (!name || !/load/i.test(classOf(node))) return;
  const said = node.get('is_changed');
  const digest = said.string() === null ? said.get(0) : said;
  const isDigest = /^[0-9a-f]{64}$/.test(digest.text() ?? '');
  saying.reference('input', { name, sha256: isDigest ? digest : null });
  saying.parent(digest, name.text() ?? '');
}

const isInterface = (cursor: Cursor): boolean =>
  cursor.get('nodes', 0, 'type').string() !== null && cursor.get('links').isPresent;

/** The graph of the interface alone: texts without a sign, as links are not followed in it. */
function sayInterface(material: Material, cursor: Cursor): void {
  const saying = begun(material, cursor);
  for (const node of cursor.get('nodes').items().slice(0, MOST_NODES)) {
    const type = node.get('type').string() ?? '';
    const [words] = node.get('widgets_values').items();
    if (/CLIPTextEncode|PrimitiveString|Text/.test(type) && words?.string()) {
      saying.text(words, 'description', 'unknown', node.get('id').text() ?? '');
    }
    if (/CheckpointLoader|UNETLoader/.test(type)) saying.model('model', { name: words });
  }
  material.find('unknown_form', 'workflow');
}

function readHistory(material: Material, record: LiveRecord): void {
  const top = material.json(record);
  if (!top) return;
  for (const [id, one] of top.entries().slice(0, MOST_NODES)) {
    const graph = one.get('prompt', 2);
    if (!isGraph(graph)) continue;
    const saying = begun(material, one);
    saying
      .id('prompt_id', one.get('prompt', 1).isPresent ? one.get('prompt', 1) : idFact(one, id))
      .person(one.get('prompt', 3, 'client_id'), 'client');
    sayGraph(material, saying, graph);
    saying.parameter('status', one.get('status', 'status_str'));
    for (const message of one.get('status', 'messages').items()) {
      const time = message.get(1, 'timestamp');
      if (message.get(0).string() === 'execution_start') saying.time(time, 'started');
      if (message.get(0).string() === 'execution_success') saying.time(time, 'finished');
    }
    for (const [, output] of one.get('outputs').entries()) {
      for (const kind of ['images', 'gifs', 'video', 'audio']) {
        for (const file of output.get(kind).items()) saying.id('output_file', file.get('filename'));
      }
    }
  }
}

const idFact = (cursor: Cursor, value: string) => ({ value, record: cursor.record, at: cursor.at });
