import type { Reader } from '../reader';
import { property, wordsOf, XMP } from '../xmp';

const FIELDS = [
  'DigitalSourceType',
  'AISystemUsed',
  'AISystemVersionUsed',
  'AIPromptInformation',
  'AIPromptWriterName',
  'DigImageGUID',
] as const;

/**
 * IPTC Photo Metadata 2025.1 in XMP: the AI properties and the digital source type. The writer of a
 * prompt is not the creator of the image, says the standard; nor is it here. IPTC-IIM credit lines,
 * as Google writes them, are told as labels.
 */
export const iptc: Reader = {
  name: 'iptc',
  version: 1,
  read(material) {
    for (const record of material.texts(/XMP|adobe\.xmp/)) {
      const { properties } = material.xmp(record);
      const fact = (value: string, at: string) => ({ value, record: record.order, at });
      const of = (name: string) => {
        const found = wordsOf(property(properties, XMP.iptcExt, name));
        return found ? fact(found.text.trim(), found.at) : null;
      };
      if (!FIELDS.some((name) => of(name))) continue;
      const saying = material.say('iptc', 1);
      saying
        .tool(of('AISystemUsed'), of('AISystemVersionUsed'))
        .text(of('AIPromptInformation'), 'positive', 'entered')
        .person(of('AIPromptWriterName'), 'prompt_writer')
        .id('digital_image_guid', of('DigImageGUID'));
      const type = of('DigitalSourceType');
      if (type) saying.label('DigitalSourceType', type);
    }
    const credits = material.texts(/\/IPTC\/(Credit|OriginatingProgram|By-line)$/);
    if (credits.length === 0) return;
    const saying = material.say('iptc', 1);
    for (const { place, whole, order } of credits) {
      const name = place.slice(place.lastIndexOf('/') + 1);
      const fact = { value: whole, record: order, at: '' };
      if (name === 'By-line') saying.person(fact, 'creator');
      else saying.label(name, fact);
    }
  },
};
