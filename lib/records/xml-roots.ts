import type { Material } from './reader';
import type { XmlCursor } from './xml-cursor';

/** Characters in which a root element shows, after comments and declarations. */
const HEAD = 64 * 1024;

/** Root elements of a name among the XML records at a place. Other XML is not read for it. */
export function xmlRoots(material: Material, place: RegExp, root: string): XmlCursor[] {
  const begins = new RegExp(`<(?:[\\w.-]+:)?${root}[\\s/>]`);
  return material.texts(place).flatMap((record) => {
    if (!begins.test(record.whole.slice(0, HEAD))) return [];
    const found = material.xml(record);
    return found?.name === root ? [found] : [];
  });
}
