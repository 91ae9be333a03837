import type { LiveRecord } from '../extract/gathering';
import type { Reader } from '../reader';
import type { Fact } from '../reading';

const NAMES: Record<string, string> = {
  seed: 'seed',
  num_inference_steps: 'steps',
  guidance_scale: 'cfg',
  sampler_name: 'sampler',
  scheduler_name: 'scheduler',
  width: 'width',
  height: 'height',
  prompt_strength: 'denoise',
  clip_skip: 'clip_skip',
};

/**
 * Easy Diffusion: one PNG text for each field, or the same fields as JSON in a user comment or in a
 * file beside the picture.
 */
export const easyDiffusion: Reader = {
  name: 'easy-diffusion',
  version: 1,
  read(material) {
    const chunks = new Map<string, LiveRecord & { whole: string }>();
    for (const record of material.texts(/^PNG\/[tzi](EXt|TXt)\//)) {
      chunks.set(record.place.slice(record.place.lastIndexOf('/') + 1), record);
    }
    const say = (field: (key: string) => Fact | null) => {
      if (!field('prompt') || !field('use_stable_diffusion_model')) return;
      const record = field('prompt')?.record ?? 0;
      const saying = material.say('easy-diffusion', 1);
      saying
        .tool({ value: 'Easy Diffusion', record, at: '' })
        .text(field('prompt'), 'positive', 'entered')
        .text(field('negative_prompt'), 'negative', 'entered')
        .model('model', { name: field('use_stable_diffusion_model') })
        .model('vae', { name: field('use_vae_model') })
        .model('lora', { name: field('use_lora_model'), weight: field('lora_alpha') })
        .model('controlnet', { name: field('use_controlnet_model') });
      for (const [key, name] of Object.entries(NAMES)) saying.parameter(name, field(key));
      const source = field('original_prompt');
      if (source) saying.text(source, 'positive', 'template');
    };
    say((key) => {
      const record = chunks.get(key);
      return record ? { value: record.whole, record: record.order, at: '' } : null;
    });
    for (const record of material.texts(/UserComment$|^file$/)) {
      const data = material.json(record);
      if (data?.isObject) say((key) => data.get(key).fact());
    }
  },
};
