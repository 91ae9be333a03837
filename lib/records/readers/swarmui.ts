import type { Reader } from '../reader';

const NAMES: Record<string, string> = {
  seed: 'seed',
  steps: 'steps',
  cfgscale: 'cfg',
  width: 'width',
  height: 'height',
  sampler: 'sampler',
  scheduler: 'scheduler',
  images: 'images',
  aspectratio: 'aspectratio',
  variationseed: 'variation_seed',
  fluxguidancescale: 'guidance',
  initimagecreativity: 'denoise',
  clipstopatlayer: 'clip_skip',
};

/**
 * SwarmUI and StableSwarmUI. `original_prompt` keeps the macros a person typed; `prompt` is then the
 * expansion. The date is a day without a time.
 */
export const swarmui: Reader = {
  name: 'swarmui',
  version: 1,
  read(material) {
    for (const record of material.texts(/\/(parameters|UserComment)$|^pixels\//)) {
      const data = material.json(record);
      const said = data?.get('sui_image_params');
      if (!data || !said?.isObject) continue;
      const extra = data.get('sui_extra_data');
      const original = extra.get('original_prompt');
      const originalNegative = extra.get('original_negativeprompt');
      const saying = material.say('swarmui', 1);
      saying
        .tool({ value: 'SwarmUI', record: record.order, at: '' }, said.get('swarm_version'))
        .text(original, 'positive', 'entered')
        .text(originalNegative, 'negative', 'entered')
        .text(said.get('prompt'), 'positive', original.isPresent ? 'expanded' : 'entered')
        .text(
          said.get('negativeprompt'),
          'negative',
          originalNegative.isPresent ? 'expanded' : 'entered',
        )
        .time(extra.get('date'), 'day_only')
        .parameter('generation_time', extra.get('generation_time'));
      for (const [key, name] of Object.entries(NAMES)) saying.parameter(name, said.get(key));
      const models = data.get('sui_models').items().slice(0, 100);
      const main = models.find((one) => one.get('param').text() === 'model');
      saying.model('model', { name: said.get('model'), hash: main?.get('hash') });
      const weights = said.get('loraweights').items();
      for (const [i, lora] of said.get('loras').items().slice(0, 100).entries()) {
        const known = models.find((one) => one.get('name').text() === lora.text());
        saying.model('lora', { name: lora, weight: weights[i], hash: known?.get('hash') });
      }
      saying.model('vae', { name: said.get('vae') });
    }
  },
};
