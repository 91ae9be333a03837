import { readInfotext } from '../infotext';
import type { Cursor } from '../json-cursor';
import type { Material, Reader } from '../reader';
import { sayInfotext } from './a1111';

const MOST_IMAGES = 200;

/**
 * Answers of `/sdapi/v1/txt2img` and `img2img` (AUTOMATIC1111, Forge). `info` is JSON in a text and
 * names the seeds that were drawn; `parameters.seed` is what was asked for.
 */
export const sdapi: Reader = {
  name: 'sdapi',
  version: 1,
  read(material) {
    for (const record of material.texts(/^file$/)) {
      const data = material.json(record);
      if (!data?.get('parameters').isObject || !data.get('info').isPresent) continue;
      const info = data.get('info').isObject
        ? data.get('info')
        : material.jsonWithin(data.get('info'));
      if (info?.isObject) sayAnswer(material, data, info);
    }
  },
};

function sayAnswer(material: Material, data: Cursor, info: Cursor): void {
  const saying = material.say('sdapi', 1);
  const seeds = info.get('all_seeds').items();
  const images = Math.min(MOST_IMAGES, Math.max(1, seeds.length));
  saying.tool({ value: 'AUTOMATIC1111 API', record: data.record, at: '' }, info.get('version'));
  for (let i = 0; i < images; i++) {
    const part = images > 1 ? String(i + 1) : '';
    const each = (all: string, one: string) => {
      const own = info.get(all, i);
      return own.isPresent ? own : info.get(one);
    };
    saying
      .pass(part)
      .text(each('all_prompts', 'prompt'), 'positive', 'entered', part)
      .text(each('all_negative_prompts', 'negative_prompt'), 'negative', 'entered', part)
      .parameter('seed', each('all_seeds', 'seed'))
      .parameter('variation_seed', each('all_subseeds', 'subseed'));
    for (const [key, name] of Object.entries(NAMES)) saying.parameter(name, info.get(key));
  }
  const { record, at } = data.get('images');
  const count = data.get('images').items().length;
  saying
    .parameter('images', { value: String(count), record, at })
    .model('model', { name: info.get('sd_model_name'), hash: info.get('sd_model_hash') })
    .model('vae', { name: info.get('sd_vae_name'), hash: info.get('sd_vae_hash') })
    .time(info.get('job_timestamp'), 'local_without_zone');
  const [asked, drawn] = [data.get('parameters', 'seed').fact(), info.get('seed').fact()];
  if (asked && drawn && asked.value !== drawn.value) {
    material.find('request_seed', 'seed', [asked, drawn]);
  }
  // The infotext repeats what the fields say; it is told where the fields are not there.
  if (info.get('prompt').isPresent) return;
  for (const one of info.get('infotexts').items().slice(0, MOST_IMAGES)) {
    const text = readInfotext(one.text() ?? '');
    if (text) sayInfotext(material, saying, text, one.record, `${one.at}#`);
  }
}

const NAMES: Record<string, string> = {
  steps: 'steps',
  sampler_name: 'sampler',
  cfg_scale: 'cfg',
  width: 'width',
  height: 'height',
  denoising_strength: 'denoise',
  clip_skip: 'clip_skip',
};
