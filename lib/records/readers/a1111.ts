import { type Infotext, readInfotext } from '../infotext';
import type { Material, Reader } from '../reader';
import type { Fact } from '../reading';
import type { Saying } from '../statement';

const NAMES: Record<string, string> = {
  Steps: 'steps',
  Sampler: 'sampler',
  'Schedule type': 'scheduler',
  'CFG scale': 'cfg',
  Seed: 'seed',
  'Denoising strength': 'denoise',
  'Clip skip': 'clip_skip',
  'Variation seed': 'variation_seed',
  'Distilled CFG Scale': 'guidance',
};
/** Keys that are told as models or as the tool. */
const ELSEWHERE = new Set([
  'Size',
  'Model',
  'Model hash',
  'VAE',
  'VAE hash',
  'Version',
  'App',
  'Lora hashes',
  'TI hashes',
  'Wildcard prompt',
]);
const LORA = /<(?:lora|lyco|hypernet):([^:<>]{1,300})(?::([^:<>]{1,40}))?[^<>]{0,200}>/g;
const MOST_LORAS = 100;

/**
 * AUTOMATIC1111, Forge, SD.Next and what writes like them: an infotext in PNG `parameters`, a user
 * comment, a GIF comment, the least bits of pixels or a text file beside the picture.
 */
export const a1111: Reader = {
  name: 'a1111',
  version: 1,
  read(material) {
    const places =
      /\/parameters$|UserComment$|^GIF\/comment|^JPEG\/COM|^pixels\/|^file$|XPComment$/;
    for (const record of material.texts(places)) {
      if (/^\s*[[{]/.test(record.whole.slice(0, 100))) continue;
      const info = readInfotext(record.whole);
      if (info) sayInfotext(material, material.say('a1111', 1), info, record.order);
    }
  },
};

/** What an infotext says; `above` is put in front of each place, for texts that stand in JSON. */
export function sayInfotext(
  material: Material,
  saying: Saying,
  info: Infotext,
  record: number,
  above = '',
): void {
  const fact = (value: string, at: string): Fact => ({ value, record, at: above + at });
  const value = (key: string) => {
    const found = info.pairs.find((pair) => pair.key === key);
    return found && fact(found.value, key);
  };
  const version = value('Version');
  const isFooocus = version?.value.startsWith('Fooocus');
  const name = isFooocus ? 'Fooocus' : (value('App')?.value ?? 'AUTOMATIC1111 infotext');
  const template = /^Template: ?([\s\S]*?)(?:\nNegative Template: ?([\s\S]*))?$/.exec(
    info.trailing,
  );
  const wildcard = value('Wildcard prompt');
  const origin = template || wildcard ? 'expanded' : 'entered';
  saying
    .tool(fact(name, ''), version)
    .text(fact(info.prompt, 'prompt'), 'positive', origin)
    .text(
      fact(info.negative, 'Negative prompt'),
      'negative',
      template?.[2] ? 'expanded' : 'entered',
    )
    .text(wildcard, 'positive', 'template');
  if (template) {
    saying
      .text(fact(template[1] ?? '', 'Template'), 'positive', 'template')
      .text(template[2] ? fact(template[2], 'Negative Template') : null, 'negative', 'template');
  }
  if (info.trailing) saying.parameter('trailing_text', fact(info.trailing, 'trailing'));
  for (const { key, value: text } of info.pairs) {
    if (!ELSEWHERE.has(key)) saying.parameter(NAMES[key] ?? key, fact(text, key));
  }
  const size = /^(\d+)x(\d+)$/.exec(value('Size')?.value ?? '');
  if (size) {
    saying.parameter('width', fact(size[1] ?? '', 'Size'));
    saying.parameter('height', fact(size[2] ?? '', 'Size'));
  }
  saying.model('model', { name: value('Model'), hash: value('Model hash') });
  saying.model('vae', { name: value('VAE'), hash: value('VAE hash') });
  sayAdded(saying, info, fact, value('Lora hashes'), value('TI hashes'));
  if (info.ambiguous) {
    material.find('unknown_form', 'Negative prompt', [fact(info.negative, 'Negative prompt')]);
  }
}

/** LoRAs named in the prompt, with the hashes that the parameters give for them; embeddings. */
function sayAdded(
  saying: Saying,
  info: Infotext,
  fact: (value: string, at: string) => Fact,
  loraHashes: Fact | undefined,
  embeddingHashes: Fact | undefined,
): void {
  const hashes = hashList(loraHashes?.value ?? '');
  for (const [, name = '', weight] of [...info.prompt.matchAll(LORA)].slice(0, MOST_LORAS)) {
    const hash = hashes.get(name);
    hashes.delete(name);
    saying.model('lora', {
      name: fact(name, 'prompt'),
      weight: weight === undefined ? null : fact(weight, 'prompt'),
      hash: hash === undefined ? null : fact(hash, 'Lora hashes'),
    });
  }
  for (const [name, hash] of hashes) {
    saying.model('lora', { name: fact(name, 'Lora hashes'), hash: fact(hash, 'Lora hashes') });
  }
  for (const [name, hash] of hashList(embeddingHashes?.value ?? '')) {
    saying.model('embedding', { name: fact(name, 'TI hashes'), hash: fact(hash, 'TI hashes') });
  }
}

/** `a: h, b: h` */
function hashList(text: string): Map<string, string> {
  const pairs = text.split(',').map((part) => {
    const at = part.lastIndexOf(':');
    return [part.slice(0, Math.max(0, at)).trim(), part.slice(at + 1).trim()] as const;
  });
  return new Map(pairs.filter(([name]) => name !== '').slice(0, MOST_LORAS));
}
