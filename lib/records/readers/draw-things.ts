import type { Reader } from '../reader';
import { property, wordsOf, XMP } from '../xmp';

const NAMES: Record<string, string> = {
  seed: 'seed',
  steps: 'steps',
  scale: 'cfg',
  sampler: 'sampler',
  size: 'size',
  strength: 'denoise',
  shift: 'shift',
  seed_mode: 'seed_mode',
};

/** Draw Things: JSON in the user comment of an XMP packet, beside a description in words. */
export const drawThings: Reader = {
  name: 'draw-things',
  version: 1,
  read(material) {
    for (const record of material.texts(/XMP|adobe\.xmp/)) {
      const { properties } = material.xmp(record);
      const tool = property(properties, XMP.xmp, 'CreatorTool');
      if (!/draw things/i.test(tool?.text ?? '')) continue;
      const fact = (value: string, at: string) => ({ value, record: record.order, at });
      const saying = material.say('draw-things', 1);
      saying.tool(fact(tool?.text ?? '', 'CreatorTool'));
      const comment = wordsOf(property(properties, XMP.exif, 'UserComment'));
      const data = comment && material.jsonText(comment.text, record.order, comment.at);
      if (!data?.isObject) {
        const words = wordsOf(property(properties, XMP.dc, 'description'));
        if (words) saying.text(fact(words.text, words.at), 'description', 'unknown');
        continue;
      }
      saying
        .text(data.get('c'), 'positive', 'entered')
        .text(data.get('uc'), 'negative', 'entered')
        .model('model', { name: data.get('model') });
      for (const [key, name] of Object.entries(NAMES)) saying.parameter(name, data.get(key));
      for (const lora of data.get('lora').items().slice(0, 100)) {
        const name = lora.get('model').isPresent ? lora.get('model') : lora.get('file');
        saying.model('lora', { name, weight: lora.get('weight') });
      }
      for (const control of data.get('control').items().slice(0, 100)) {
        saying.model('controlnet', { name: control.get('file'), weight: control.get('weight') });
      }
    }
  },
};
