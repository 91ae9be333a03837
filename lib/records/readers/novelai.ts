import { ed25519 } from '@noble/curves/ed25519.js';
import { fromBase64, utf8 } from '@/lib/kernel/digest';
import type { LiveRecord } from '../extract/gathering';
import type { Cursor } from '../json-cursor';
import type { Pixels } from '../pixels';
import type { Material, Reader } from '../reader';
import type { Saying } from '../statement';

/** Public key of the service's signatures, as open readers of its files publish it. */
const KEY = 'Y2JcQAOhLwzwSDUJPNgL04nS0Tbqm7cSRc4xk0vRMic=';
const SCHEME = 'novelai-ed25519';

/** The member with the signature as it stands in the text, with the comma in front of it. */
const SIGNATURE = /,? ?"signed_hash": ?"([A-Za-z0-9+/=]{80,100})"/;

const NAMES: Record<string, string> = {
  seed: 'seed',
  steps: 'steps',
  scale: 'cfg',
  sampler: 'sampler',
  noise_schedule: 'scheduler',
  width: 'width',
  height: 'height',
  strength: 'denoise',
  cfg_rescale: 'cfg_rescale',
  request_type: 'mode',
};

/**
 * NovelAI: texts of a PNG, or the same as JSON in its least bits. Where a signature stands in the
 * comment it is checked over the pixels and the comment's own bytes. "Generation time" is a duration.
 */
export const novelai: Reader = {
  name: 'novelai',
  version: 1,
  async read(material) {
    const [software] = material.texts(/\/Software$/);
    const [comment] = material.texts(/\/Comment$/);
    if (software && comment && /NovelAI/.test(software.whole)) {
      const saying = material.say('novelai', 1);
      saying.tool({ value: software.whole, record: software.order, at: '' });
      const [description] = material.texts(/\/Description$/);
      const [source] = material.texts(/\/Source$/);
      const [seconds] = material.texts(/\/Generation time$/);
      if (source) saying.model('model', { name: whole(source) });
      const data = material.json(comment);
      if (data) sayComment(saying, data, description);
      if (seconds) saying.parameter('generation_seconds', whole(seconds));
      await check(material, saying, comment.whole, comment.order);
    }
    for (const record of material.texts(/^pixels\//)) {
      const data = material.json(record);
      if (!/NovelAI/.test(data?.get('Software').text() ?? '') || !data) continue;
      const saying = material.say('novelai', 1);
      saying.tool(data.get('Software')).model('model', { name: data.get('Source') });
      const inner = data.get('Comment');
      const said = material.jsonWithin(inner);
      if (said) sayComment(saying, said, undefined);
      saying.parameter('generation_seconds', data.get('Generation time'));
      if (inner.string() !== null) {
        await check(material, saying, inner.string() ?? '', record.order);
      }
    }
  },
};

function sayComment(saying: Saying, data: Cursor, description: LiveRecord | undefined): void {
  if (data.get('prompt').isPresent) saying.text(data.get('prompt'), 'positive', 'entered');
  else if (description) saying.text(whole(description), 'positive', 'entered');
  saying.text(data.get('uc'), 'negative', 'entered');
  for (const [key, role] of [
    ['v4_prompt', 'positive'],
    ['v4_negative_prompt', 'negative'],
  ] as const) {
    for (const [i, one] of data
      .get(key, 'caption', 'char_captions')
      .items()
      .slice(0, 20)
      .entries()) {
      saying.text(one.get('char_caption'), role, 'entered', `character ${i + 1}`);
    }
  }
  for (const [key, name] of Object.entries(NAMES)) saying.parameter(name, data.get(key));
}

/** Checks the signature over colours, row by row, and the comment without the signature. */
async function check(
  material: Material,
  saying: Saying,
  comment: string,
  record: number,
): Promise<void> {
  const found = SIGNATURE.exec(comment);
  if (!found) return;
  const at = '/signed_hash';
  const pixels = await material.pixels();
  const said = { scheme: SCHEME, key: KEY, record, at };
  if (!pixels || pixels.rows < pixels.height) {
    material.find('pixels_not_read', SCHEME);
    saying.signature({ ...said, outcome: 'not_checked' });
    return;
  }
  const outcome = isSigned(pixels, comment.replace(found[0], ''), found[1] ?? '', KEY);
  saying.signature({ ...said, outcome: outcome ? 'verified' : 'not_verified' });
  if (!outcome) {
    material.find('signature_not_verified', SCHEME, [{ value: found[1] ?? '', record, at }]);
  }
}

/** Whether an Ed25519 signature (base64) covers the colours and the comment, by a key (base64). */
export function isSigned(pixels: Pixels, comment: string, signature: string, key: string): boolean {
  const colours = coloursOf(pixels);
  const text = utf8(comment);
  const message = new Uint8Array(colours.length + text.length);
  message.set(colours);
  message.set(text, colours.length);
  try {
    return ed25519.verify(fromBase64(signature), message, fromBase64(key));
  } catch {
    return false;
  }
}

function coloursOf({ channels, data }: Pixels): Uint8Array {
  if (channels === 3) return data;
  const colours = new Uint8Array((data.length / 4) * 3);
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    colours[to] = data[from] ?? 0;
    colours[to + 1] = data[from + 1] ?? 0;
    colours[to + 2] = data[from + 2] ?? 0;
  }
  return colours;
}

const whole = ({ whole: text, order }: LiveRecord) => ({
  value: text ?? '',
  record: order,
  at: '',
});
