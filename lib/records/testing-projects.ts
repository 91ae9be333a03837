import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import type { Reading, Statement } from './reading';
import { be, joined } from './testing-files';

/** A ZIP whose first member is stored and says what the archive is; the others are packed. */
export function zipped(type: string, members: Record<string, string | Uint8Array>): Uint8Array {
  const rest = Object.entries(members).map(([name, content]) => [
    name,
    typeof content === 'string' ? strToU8(content) : content,
  ]);
  return zipSync({ mimetype: [strToU8(type), { level: 0 }], ...Object.fromEntries(rest) });
}

const DECLARED = '<?xml version="1.0" encoding="UTF-8"?>\n';

export const DOCUMENT_INFO = `${DECLARED}<!DOCTYPE document-info PUBLIC '-//KDE//DTD document-info 1.1//EN' 'http://www.calligra.org/DTD/document-info-1.1.dtd'>
<document-info xmlns="http://www.calligra.org/DTD/document-info">
 <about>
  <title>雨中的灯</title>
  <abstract><![CDATA[second <draft>]]></abstract>
  <initial-creator>Zhou Ling</initial-creator>
  <editing-cycles>41</editing-cycles>
  <editing-time>18360</editing-time>
  <date>2026-03-02T20:15:09</date>
  <creation-date>2026-02-27T09:14:33</creation-date>
  <language></language>
 </about>
 <author>
  <full-name>ling</full-name>
  <creator-last-name>Zhou</creator-last-name>
  <contact type="email">zl@example.org</contact>
 </author>
</document-info>`;

export const MAIN_DOCUMENT = `${DECLARED}<!DOCTYPE DOC PUBLIC '-//KDE//DTD krita 2.0//EN' 'http://www.calligra.org/DTD/krita-2.0.dtd'>
<DOC xmlns="http://www.calligra.org/DTD/krita" kritaVersion="5.2.6" editor="Krita" syntaxVersion="2.0">
 <IMAGE name="lamp" width="800" height="600" mime="application/x-kra" colorspacename="RGBA">
  <layers>
   <layer name="ink" nodetype="paintlayer" visible="1" opacity="255" compositeop="multiply" filename="layer3"/>
   <layer name="shading" nodetype="grouplayer" visible="1" opacity="200">
    <layers>
     <layer name="photo" nodetype="filelayer" source="../lamp.png" visible="0">
      <masks><mask name="edge" nodetype="transparencymask" visible="1"/></masks>
     </layer>
    </layers>
   </layer>
  </layers>
 </IMAGE>
</DOC>`;

/** What the plug-in “Generative AI for Krita” keeps, as its `persistence.py` writes it. */
export const AI_STATE = {
  version: 1,
  style: 'cinematic.json',
  root: { positive: 'a lamp, not yet sent', negative: '' },
  regions: [],
  history: [
    {
      id: 'job-1',
      slot: 0,
      offsets: [0, 1200],
      kind: 'diffusion',
      in_use: { 1: true },
      params: {
        bounds: [0, 0, 512, 512],
        name: 'a lamp in the rain',
        seed: 'SEED',
        has_mask: false,
        regions: [{ layer_id: '{a}', prompt: 'wet stone', bounds: [0, 0, 9, 9] }],
        metadata: {
          prompt: 'a lamp in the rain',
          negative_prompt: 'blurry',
          strength: 0.43,
          checkpoint: 'dreamshaper.safetensors',
          sampler: 'Default - DPM++ 2M',
          steps: 20,
          guidance: 6.5,
          loras: [{ name: 'ink.safetensors', strength: 0.8 }],
          control: [{ mode: 'Line Art', image: 'ink', strength: 1 }],
        },
      },
    },
    {
      id: 'job-2',
      slot: 1,
      offsets: [0],
      params: { bounds: [0, 0, 8, 8], prompt: 'an older form', seed: 2, strength: 0.9 },
    },
  ],
};
export const AI_SEED = '18446744073709551557';

export const aiState = (state: unknown = AI_STATE): string =>
  JSON.stringify(state).replace('"SEED"', AI_SEED);

/** A Krita document with whatever else lies in it. */
export const kra = (more: Record<string, string | Uint8Array> = {}): Uint8Array =>
  zipped('application/x-krita', {
    'documentinfo.xml': DOCUMENT_INFO,
    'maindoc.xml': MAIN_DOCUMENT,
    ...more,
  });

export type PsdLayer = {
  name: string;
  opacity?: number;
  blend?: string;
  hidden?: boolean;
  mask?: boolean;
  /** Kind of a section divider. */
  divider?: number;
  /** Keys of further blocks. */
  keys?: string[];
};

/** A PSD, or in form 2 a PSB, of nothing but layers, the lowest first, with a picture behind them. */
export function layeredPsd(layers: readonly PsdLayer[], version: 1 | 2): Uint8Array {
  const wide = 4 * version;
  const size = (value: number) => be(value, wide);
  const block = (key: string, data: Uint8Array) => joined('8BIM', key, be(data.length, 4), data);
  const records = layers.map((one) => {
    const unicode = joined(be(one.name.length, 4), Buffer.from(one.name, 'utf16le').swap16());
    const extra = joined(
      one.mask ? joined(be(20, 4), new Uint8Array(20)) : be(0, 4),
      be(0, 4),
      '\x02ab\0',
      block('luni', unicode),
      one.divider === undefined ? '' : block('lsct', be(one.divider, 4)),
      ...(one.keys ?? []).map((key) => block(key, new Uint8Array(8))),
    );
    return joined(
      new Uint8Array(16),
      be(1, 2),
      joined(be(0, 2), size(2)),
      `8BIM${one.blend ?? 'norm'}`,
      be(one.opacity ?? 255, 1),
      be(0, 1),
      be(one.hidden ? 2 : 0, 1),
      be(0, 1),
      be(extra.length, 4),
      extra,
    );
  });
  const info = joined(be(layers.length, 2), ...records, new Uint8Array(2 * layers.length));
  return joined(
    '8BPS',
    be(version, 2),
    new Uint8Array(6),
    be(3, 2),
    be(4, 4),
    be(4, 4),
    be(8, 2),
    be(3, 2),
    be(0, 4),
    be(0, 4),
    size(info.length + wide),
    size(info.length),
    info,
    new Uint8Array(50),
  );
}

/** A project of Premiere Pro around the elements of one. */
export const prproj = (elements: string): Uint8Array =>
  gzipSync(`${DECLARED}<PremiereData Version="3">${elements}</PremiereData>`);

/** The one statement of a reader. */
export function sayingOf(reading: Reading, reader: string): Statement {
  const all = reading.statements.filter((one) => one.reader === reader);
  if (all.length !== 1 || !all[0]) throw new Error(`${all.length} statements of ${reader}`);
  return all[0];
}

/** Parts of a project in a line each: indented as they are nested. */
export const outline = ({ parts = [] }: Statement): string[] =>
  parts.map(({ kind, depth, name, file, details }) => {
    const told = details.map((one) => `${one.name}=${one.value}`);
    const words = [kind, name?.value, file && `<${file.value}>`, ...told].filter(Boolean);
    return '  '.repeat(depth) + words.join(' ');
  });

export const valuesOf = (list: readonly { name: string; value: string }[]) =>
  Object.fromEntries(list.map(({ name, value }) => [name, value]));
