import { readXml, type XmlElement } from './xml-text';

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

/** A property of an XMP packet: a text, a list or a structure; at its place by name. */
export type XmpValue = { text: string; items: XmpValue[]; fields: XmpProperty[]; at: string };
export type XmpProperty = { space: string; name: string; value: XmpValue };

/** Namespaces of properties that readers know, matched by name: prefixes differ between tools. */
export const XMP = {
  dc: 'http://purl.org/dc/elements/1.1/',
  xmp: 'http://ns.adobe.com/xap/1.0/',
  xmpMM: 'http://ns.adobe.com/xap/1.0/mm/',
  stEvt: 'http://ns.adobe.com/xap/1.0/sType/ResourceEvent#',
  stRef: 'http://ns.adobe.com/xap/1.0/sType/ResourceRef#',
  exif: 'http://ns.adobe.com/exif/1.0/',
  photoshop: 'http://ns.adobe.com/photoshop/1.0/',
  iptcExt: 'http://iptc.org/std/Iptc4xmpExt/2008-02-29/',
  dcterms: 'http://purl.org/dc/terms/',
  aigc: 'http://www.tc260.org.cn/ns/AIGC/1.0/',
} as const;

export type XmpRead = {
  properties: XmpProperty[];
  finding: 'xml_not_well_formed' | 'xml_doctype_refused' | 'xml_too_large' | null;
};

/** Reads the properties of an XMP packet (ISO 16684-1). What cannot be read is left out and said. */
export function readXmp(packet: string): XmpRead {
  const read = readXml(packet);
  if ('failure' in read) return { properties: [], finding: read.failure };
  const properties: XmpProperty[] = [];
  for (const description of descriptions(read.root))
    properties.push(...propertiesOf(description, ''));
  return { properties, finding: read.wellFormed ? null : 'xml_not_well_formed' };
}

/** First property of a name. */
export function property(
  properties: readonly XmpProperty[],
  space: string,
  name: string,
): XmpValue | undefined {
  return properties.find((one) => one.space === space && one.name === name)?.value;
}

/** What a property says in words: its own text, or that of its first item, as of language lists. */
export function wordsOf(value: XmpValue | undefined): { text: string; at: string } | undefined {
  if (!value) return undefined;
  return value.items[0] ?? value;
}

function* descriptions(node: XmlElement): Generator<XmlElement> {
  for (const child of node.children) {
    if (child.space === RDF && child.name === 'Description') yield child;
    else yield* descriptions(child);
  }
}

function propertiesOf(node: XmlElement, above: string): XmpProperty[] {
  const place = (name: string) => (above ? `${above}/${name}` : name);
  const given = node.attributes
    .filter(({ space }) => space !== RDF && space !== 'xml' && space !== '')
    .map(({ space, name, value }) => {
      const held: XmpValue = { text: value, items: [], fields: [], at: place(name) };
      return { space, name, value: held };
    });
  const children = node.children
    .filter(({ space }) => space !== RDF)
    .map((child) => {
      const { space, name } = child;
      return { space, name, value: xmpValue(child, place(name)) };
    });
  return [...given, ...children];
}

function xmpValue(node: XmlElement, at: string): XmpValue {
  const list = node.children.find(
    ({ space, name }) => space === RDF && /^(Seq|Bag|Alt)$/.test(name),
  );
  const nested = node.children.find(({ space, name }) => space === RDF && name === 'Description');
  const resource = node.attributes.find(({ space, name }) => space === RDF && name === 'resource');
  const items = (list?.children ?? [])
    .filter(({ name }) => name === 'li')
    .map((item, i) => xmpValue(item, `${at}[${i + 1}]`));
  const own = propertiesOf(node, at);
  return {
    text: resource?.value ?? node.text,
    items,
    fields: nested ? [...own, ...propertiesOf(nested, at)] : own,
    at,
  };
}
