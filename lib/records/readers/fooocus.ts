import type { Cursor } from '../json-cursor';
import type { Reader } from '../reader';

const NAMES: Record<string, string> = {
  seed: 'seed',
  steps: 'steps',
  guidance_scale: 'cfg',
  sampler: 'sampler',
  scheduler: 'scheduler',
  clip_skip: 'clip_skip',
  width: 'width',
  height: 'height',
  resolution: 'resolution',
  sharpness: 'sharpness',
  adm_guidance: 'adm_guidance',
  performance: 'performance',
  styles: 'styles',
  refiner_switch: 'refiner_switch',
};

/**
 * Fooocus and its forks, JSON scheme. `prompt` was entered, `full_prompt` is what styles and the
 * prompt expansion made of it. Lists are Python texts and stay what they are.
 */
export const fooocus: Reader = {
  name: 'fooocus',
  version: 1,
  read(material) {
    for (const record of material.texts(/\/(parameters|UserComment|Comment)$/)) {
      const data = material.json(record);
      if (!data?.get('prompt').isPresent) continue;
      const software = data.get('software').text();
      const version = data.get('version');
      const says = `${version.text() ?? ''} ${software ?? ''}`;
      if (!/fooocus/i.test(says) && !data.get('full_prompt').isPresent) continue;
      const name = software ?? 'Fooocus';
      const saying = material.say('fooocus', 1);
      saying
        .tool({ value: name, record: record.order, at: software ? '/software' : '' }, version)
        .text(data.get('prompt'), 'positive', 'entered')
        .text(data.get('negative_prompt'), 'negative', 'entered')
        .model('model', { name: data.get('base_model'), hash: data.get('base_model_hash') })
        .model('vae', { name: data.get('vae') });
      const refiner = data.get('refiner_model').text();
      if (refiner && refiner !== 'None') {
        saying.model('refiner', {
          name: data.get('refiner_model'),
          hash: data.get('refiner_model_hash'),
        });
      }
      for (const text of list(data.get('full_prompt'))) saying.text(text, 'positive', 'expanded');
      for (const text of list(data.get('full_negative_prompt'))) {
        saying.text(text, 'negative', 'expanded');
      }
      for (const [key, label] of Object.entries(NAMES)) saying.parameter(label, data.get(key));
      for (const lora of data.get('loras').items().slice(0, 100)) {
        saying.model('lora', { name: lora.get(0), weight: lora.get(1), hash: lora.get(2) });
      }
      saying.person(data.get('created_by'), 'typed_name');
    }
  },
};

const list = (cursor: Cursor): Cursor[] =>
  cursor.string() === null ? cursor.items().slice(0, 50) : [cursor];
