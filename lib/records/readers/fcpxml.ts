import type { Reader } from '../reader';
import type { PartKind } from '../reading';
import type { Saying } from '../statement';
import type { XmlCursor } from '../xml-cursor';
import { xmlRoots } from '../xml-roots';

const KINDS: Record<string, PartKind> = {
  'asset-clip': 'clip',
  clip: 'clip',
  video: 'clip',
  audio: 'clip',
  'ref-clip': 'clip',
  'sync-clip': 'clip',
  'mc-clip': 'clip',
  title: 'title',
  gap: 'gap',
  transition: 'transition',
  project: 'sequence',
};
/** Elements that only hold others. */
const HOLD = /^(library|event|project|sequence|spine|audition)$/;

const TIMES = ['lane', 'offset', 'start', 'duration', 'audioRole', 'videoRole', 'role', 'enabled'];
const PROJECT = ['id', 'uid', 'modDate'];
const MOST_EFFECTS = 10;

/**
 * Final Cut Pro XML (FCPXML Reference, Apple): the files of a project, then its clips, titles, gaps and
 * transitions in their order, with what is taken of each and what was applied to it by name. Several
 * programs write it and do not say which they are.
 */
export const fcpxml: Reader = {
  name: 'fcpxml',
  version: 1,
  read(material) {
    for (const root of xmlRoots(material, /^file$/, 'fcpxml')) {
      const saying = material.say('fcpxml', 1).label('version', root.attribute('version'));
      const assets = new Map<string, XmlCursor>();
      for (const asset of root.find('resources')?.children('asset') ?? []) {
        assets.set(asset.attribute('id')?.value ?? '', asset);
        saying.part('media', 0, {
          name: asset.attribute('name'),
          file: fileOf(asset),
          details: ['uid', 'start', 'duration'].map((name) => ({
            name,
            value: asset.attribute(name),
          })),
        });
      }
      sayBelow(saying, assets, root, 0);
    }
  },
};

function fileOf(asset: XmlCursor | undefined) {
  return asset?.attribute('src') ?? asset?.find('media-rep')?.attribute('src') ?? null;
}

type Assets = ReadonlyMap<string, XmlCursor>;

/** Depth is limited where the text is read. */
function sayBelow(saying: Saying, assets: Assets, above: XmlCursor, depth: number): void {
  for (const one of above.children()) {
    if (one.name === 'library') saying.label('location', one.attribute('location'));
    if (one.name === 'event') saying.label('event', one.attribute('name'));
    if (one.name === 'project') saying.time(one.attribute('modDate'), 'modified');
    const kind = KINDS[one.name];
    if (kind) {
      saying.part(kind, depth, {
        name: one.attribute('name'),
        file: fileOf(assets.get(one.attribute('ref')?.value ?? '')),
        details: detailsOf(one),
      });
    }
    if (kind || HOLD.test(one.name)) sayBelow(saying, assets, one, kind ? depth + 1 : depth);
  }
}

function detailsOf(one: XmlCursor) {
  const names = one.name === 'project' ? PROJECT : TIMES;
  const applied = one.children().filter(({ name }) => /^(adjust|filter)-/.test(name));
  const words = one.name === 'title' ? (one.find('text')?.children('text-style') ?? []) : [];
  return [
    ...names.map((name) => ({ name, value: one.attribute(name) })),
    ...words.map((each) => ({ name: 'text', value: each.text() })),
    ...applied.slice(0, MOST_EFFECTS).map((each) => ({
      name: 'applied',
      value: each.attribute('name') ?? { value: each.name, record: each.record, at: each.at },
    })),
  ];
}
