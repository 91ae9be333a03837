import type { Reader } from '../reader';
import type { Fact } from '../reading';
import type { Saying } from '../statement';
import type { XmlCursor } from '../xml-cursor';
import { xmlRoots } from '../xml-roots';
import { MltTimeline, mltProperty } from './mlt-timeline';

const DOCUMENT = 'kdenlive:docproperties.';
const METADATA = 'kdenlive:docmetadata.';

/** What is told of a file that a project holds; the hashes are MD5, of the file or of parts of it. */
const MEDIA = [
  'mlt_service',
  'kdenlive:file_hash',
  'kdenlive:file_size',
  'shotcut:hash',
  'kdenlive:duration',
  'length',
];

/**
 * Projects of Kdenlive, Shotcut and others in MLT's XML (mltframework.org, MLT XML): the files they
 * hold, then the timeline as it is played: tracks, clips, gaps and transitions in their order, with
 * what is taken of each. The format keeps no history.
 */
export const mlt: Reader = {
  name: 'mlt',
  version: 1,
  read(material) {
    for (const root of xmlRoots(material, /^file$/, 'mlt')) {
      const saying = material.say('mlt', 1);
      sayProject(saying, root);
      sayMedia(saying, root);
      const timeline = new MltTimeline(saying, root);
      timeline.say();
      if (timeline.isSpent) material.find('too_many_values', 'mlt');
    }
  },
};

function sayProject(saying: Saying, root: XmlCursor): void {
  const bins = root.children('playlist').filter((one) => /^main[_ ]bin$/.test(idOf(one)));
  const properties = bins.flatMap((bin) =>
    bin.children('property').map((one) => ({ name: one.attribute('name')?.value ?? '', one })),
  );
  const kdenlive = properties.find(({ name }) => name.startsWith(DOCUMENT));
  const title = root.attribute('title');
  const literal = (value: string, at: string): Fact => ({ value, record: root.record, at });
  if (kdenlive) {
    const version = properties.find(({ name }) => name === `${DOCUMENT}kdenliveversion`);
    saying.tool(literal('Kdenlive', kdenlive.one.at), version?.one.text());
  } else if (title?.value.startsWith('Shotcut')) {
    saying.tool(title);
  } else {
    saying.tool(literal('MLT', root.at), root.attribute('version'));
  }
  saying.label('title', title).label('version', root.attribute('version'));
  for (const { name, one } of properties) {
    if (name.startsWith(METADATA)) saying.label(name.slice(METADATA.length), one.text());
    if (name === `${DOCUMENT}documentid`) saying.id('documentid', one.text());
    if (name === `${DOCUMENT}uuid`) saying.id('uuid', one.text());
  }
}

/** Kdenlive writes a file once for every track it stands in; it is told once. */
function sayMedia(saying: Saying, root: XmlCursor): void {
  const seen = new Set<string>();
  for (const one of root.children()) {
    if ((one.name !== 'producer' && one.name !== 'chain') || /^black/.test(idOf(one))) continue;
    const file = mltProperty(one, 'resource');
    const key = `${mltProperty(one, 'kdenlive:id')?.value ?? idOf(one)} ${file?.value ?? ''}`;
    if (seen.has(key)) continue;
    seen.add(key);
    saying.part('media', 0, {
      name: mltProperty(one, 'kdenlive:clipname') ?? mltProperty(one, 'shotcut:caption'),
      file,
      details: MEDIA.map((name) => ({ name, value: mltProperty(one, name) })),
    });
  }
}

const idOf = (one: XmlCursor): string => one.attribute('id')?.value ?? '';
