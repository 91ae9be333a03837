import type { Reader } from '../reader';
import type { Saying } from '../statement';
import type { XmlCursor } from '../xml-cursor';
import { xmlRoots } from '../xml-roots';

const DETAILS = ['opacity', 'visibility', 'composite-op', 'x', 'y'];
const MOST_DEPTH = 40;

/**
 * OpenRaster (draft 0.0.5, layers stack): size, and layers and groups in the order of the file, the
 * topmost first. The format names neither a person nor a time nor a tool.
 */
export const openraster: Reader = {
  name: 'openraster',
  version: 1,
  read(material) {
    for (const image of xmlRoots(material, /^OpenRaster\/stack\.xml$/, 'image')) {
      const saying = material.say('openraster', 1);
      for (const name of ['version', 'name', 'w', 'h']) saying.label(name, image.attribute(name));
      for (const stack of image.children('stack')) sayStack(saying, stack, 0);
    }
  },
};

function sayStack(saying: Saying, stack: XmlCursor, depth: number): void {
  if (depth > MOST_DEPTH) return;
  for (const one of stack.children()) {
    if (one.name !== 'layer' && one.name !== 'stack') continue;
    saying.part(one.name === 'stack' ? 'group' : 'layer', depth, {
      name: one.attribute('name'),
      file: one.attribute('src'),
      details: DETAILS.map((name) => ({ name, value: one.attribute(name) })),
    });
    if (one.name === 'stack') sayStack(saying, one, depth + 1);
  }
}
