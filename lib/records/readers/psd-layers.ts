import { big, isAt, latin1 } from '../numbers';
import type { Material, Reader } from '../reader';
import type { Fact } from '../reading';
import { decodeUtf16 } from '../text-decoding';

/** Blocks whose length takes eight bytes in a PSB. */
const LONG = /^(LMsk|Lr16|Lr32|Layr|Mt16|Mt32|Mtrn|Alph|FMsk|lnk2|FEid|FXid|PxSD)$/;
/** Kinds of a section divider: an open or closed group, and the end of one, which stands below it. */
const DIVIDER = { open: 1, closed: 2, end: 3 };
/** Blocks that make a layer what it is, by their keys, which are what is told. */
const KINDS: Record<string, string> = {
  TySh: 'text',
  SoLd: 'smart object',
  SoLE: 'linked smart object',
  vmsk: 'shape mask',
  vsms: 'shape mask',
  curv: 'curves',
  levl: 'levels',
  hue2: 'hue and saturation',
  blnc: 'colour balance',
  brit: 'brightness and contrast',
  grdm: 'gradient map',
  SoCo: 'solid colour',
  GdFl: 'gradient',
  PtFl: 'pattern',
  lfx2: 'effects',
};
const MOST_BLOCKS = 200;

type Layer = {
  name: string;
  blend: string;
  opacity: number;
  isHidden: boolean;
  hasMask: boolean;
  divider: number;
  keys: string[];
};

/** Layers and groups of a Photoshop document, the topmost first, as its panel shows them. */
export const psdLayers: Reader = {
  name: 'psd-layers',
  version: 1,
  read(material: Material) {
    for (const { place, bytes, order } of material.records) {
      if (place !== 'PSD/layers') continue;
      const layers = layersOf(bytes);
      const saying = material.say('psd-layers', 1);
      let depth = 0;
      for (const [i, layer] of [...layers.entries()].reverse()) {
        if (layer.divider === DIVIDER.end) {
          depth = Math.max(0, depth - 1);
          continue;
        }
        const isGroup = layer.divider === DIVIDER.open || layer.divider === DIVIDER.closed;
        const fact = (value: string): Fact => ({ value, record: order, at: `layer ${i + 1}` });
        const kinds = layer.keys.filter((key) => Object.hasOwn(KINDS, key));
        saying.part(isGroup ? 'group' : 'layer', depth, {
          name: layer.name === '' ? null : fact(layer.name),
          file: null,
          details: [
            { name: 'blend', value: fact(layer.blend) },
            { name: 'opacity', value: fact(String(layer.opacity)) },
            ...(layer.isHidden ? [{ name: 'hidden', value: fact('true') }] : []),
            ...(layer.hasMask ? [{ name: 'mask', value: fact('true') }] : []),
            ...kinds.map((key) => ({ name: KINDS[key] ?? '', value: fact(key) })),
          ],
        });
        if (isGroup) depth += 1;
      }
      if (!saying.said.parts) material.drop(saying);
    }
  },
};

/** Layers in the order of the file, the lowest first. */
function layersOf(data: Uint8Array): Layer[] {
  const layers: Layer[] = [];
  // Lengths of channels take four bytes, or eight in a PSB; only one of them leads to a mark.
  const first = 20 + big(data, 18, 2) * 6;
  const wide = isAt(data, first, '8BIM') ? 4 : 8;
  for (let at = 2; at + 34 <= data.length; ) {
    const blend = at + 18 + big(data, at + 16, 2) * (2 + wide);
    if (!isAt(data, blend, '8BIM')) break;
    const extra = blend + 16;
    const end = extra + big(data, blend + 12, 4);
    // What was cut off would be told wrongly: its last blocks say what it is.
    if (end > data.length) break;
    const mask = big(data, extra, 4);
    const ranges = extra + 4 + mask;
    const name = ranges + 4 + big(data, ranges, 4);
    const length = data[name] ?? 0;
    const layer: Layer = {
      name: latin1(data, name + 1, Math.min(length, Math.max(0, end - name - 1))),
      blend: latin1(data, blend + 4, 4),
      opacity: data[blend + 8] ?? 0,
      isHidden: ((data[blend + 10] ?? 0) & 2) !== 0,
      hasMask: mask > 0,
      divider: 0,
      keys: [],
    };
    const blocks = name + 4 * Math.ceil((1 + length) / 4);
    readBlocks(data.subarray(0, end), blocks, wide, layer);
    layers.push(layer);
    at = end;
  }
  return layers;
}

/** The name in Unicode, what divides groups, and what kinds of blocks there are. */
function readBlocks(data: Uint8Array, from: number, wide: number, layer: Layer): void {
  let at = from;
  for (let i = 0; i < MOST_BLOCKS && at + 12 <= data.length; i++) {
    if (!isAt(data, at, '8BIM') && !isAt(data, at, '8B64')) return;
    const key = latin1(data, at + 4, 4);
    const isLong = wide === 8 && LONG.test(key);
    const start = at + (isLong ? 16 : 12);
    const length = big(data, start - 4, 4);
    layer.keys.push(key);
    if (key === 'luni') {
      const units = Math.min(big(data, start, 4), Math.floor(Math.max(0, length - 4) / 2));
      const name = decodeUtf16(data.subarray(start + 4, start + 4 + units * 2), 'be').text;
      layer.name = name.replace(/\0+$/, '');
    }
    if (key === 'lsct') layer.divider = big(data, start, 4);
    at = start + length;
  }
}
