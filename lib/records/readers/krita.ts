import type { Reader } from '../reader';
import type { PartKind } from '../reading';
import type { Saying } from '../statement';
import type { XmlCursor } from '../xml-cursor';
import { xmlRoots } from '../xml-roots';

/** Fields of the document that are told under their own names. */
const ABOUT = [
  'title',
  'subject',
  'description',
  'abstract',
  'keyword',
  'language',
  'license',
  'editing-cycles',
  'editing-time',
];
const AUTHOR = ['creator-first-name', 'creator-last-name', 'position', 'company', 'contact'];

/** What Krita tells of a layer besides its name. */
const DETAILS = [
  'nodetype',
  'visible',
  'opacity',
  'compositeop',
  'filtername',
  'generatorname',
  'clonefrom',
];
const MOST_DEPTH = 40;

/** Who Krita names where nobody gave a name. */
const NOBODY = 'Unknown';

/**
 * A Krita document: who made it and when, how often it was saved and how long it was worked on
 * (`documentinfo.xml`), with layers and masks in the order of the file, the topmost first
 * (`maindoc.xml`; the form is Krita's own: KDE/krita, plugins/impex/libkra). Times are those of the
 * machine and name no zone.
 */
export const krita: Reader = {
  name: 'krita',
  version: 1,
  read(material) {
    const about = xmlRoots(material, /^Krita\/documentinfo\.xml$/, 'document-info');
    const layers = xmlRoots(material, /^Krita\/maindoc\.xml$/, 'DOC');
    // A damaged or doctored archive may hold several; none is left out.
    for (let i = 0; i < Math.max(about.length, layers.length); i++) {
      const saying = material.say('krita', 1);
      const [info, document] = [about[i], layers[i]];
      saying.tool(document?.attribute('editor'), document?.attribute('kritaVersion'));
      if (info) sayAbout(saying, info);
      for (const image of document?.children('IMAGE') ?? []) {
        for (const name of ['name', 'width', 'height', 'colorspacename']) {
          saying.label(name, image.attribute(name));
        }
        sayLayers(saying, image, 0);
      }
    }
  },
};

function sayAbout(saying: Saying, info: XmlCursor): void {
  const about = info.find('about');
  const author = info.find('author');
  const creator = about?.find('initial-creator')?.text();
  if (creator?.value !== NOBODY) saying.person(creator, 'creator');
  saying
    .person(author?.find('full-name')?.text(), 'typed_name')
    .time(about?.find('creation-date')?.text(), 'created')
    .time(about?.find('date')?.text(), 'modified');
  for (const name of ABOUT) saying.label(name, about?.find(name)?.text());
  for (const name of AUTHOR) {
    for (const one of author?.children(name) ?? []) saying.label(name, one.text());
  }
}

/** Older documents wrote the names of lists in capitals. */
function sayLayers(saying: Saying, above: XmlCursor, depth: number): void {
  if (depth > MOST_DEPTH) return;
  for (const list of above.children()) {
    if (!/^(layers|masks)$/i.test(list.name)) continue;
    for (const one of list.children()) {
      saying.part(kindOf(one), depth, {
        name: one.attribute('name'),
        file: one.attribute('source'),
        details: DETAILS.map((name) => ({ name, value: one.attribute(name) })),
      });
      sayLayers(saying, one, depth + 1);
    }
  }
}

function kindOf(one: XmlCursor): PartKind {
  if (/^mask$/i.test(one.name)) return 'mask';
  return one.attribute('nodetype')?.value === 'grouplayer' ? 'group' : 'layer';
}
