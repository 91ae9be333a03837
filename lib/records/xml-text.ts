/** An element with its namespace resolved, as far as the text declares it. */
export type XmlElement = {
  /** Namespace name, or the prefix with a colon where nothing declares it. */
  space: string;
  name: string;
  attributes: { space: string; name: string; value: string }[];
  children: XmlElement[];
  /** Characters between the tags, those of children left out. */
  text: string;
};

export type XmlRead =
  | { root: XmlElement; wellFormed: boolean }
  | { failure: 'xml_not_well_formed' | 'xml_doctype_refused' | 'xml_too_large' };

/** Elements and attributes together, where nobody asks for more. */
const MOST_ELEMENTS = 50_000;
const MOST_DEPTH = 100;
const MOST_SPACES = 200;

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** One piece of markup and the characters in front of it. */
const PIECE = /([^<]*)(?:<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?[\s\S]*?\?>|<([^<>]*)>|$)/y;
const TAG = /^(\/?)([^\s/>"'=]+)([\s\S]*?)(\/?)$/;
const ATTRIBUTE = /([^\s=/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/**
 * Reads XML as tools write it, slips in processing instructions included. A document type in front
 * that only names a definition kept elsewhere is stepped over and nothing is fetched; one that defines
 * anything is refused, so there are no entities to expand. The five of XML itself and numbered
 * characters are read. Depth and number of elements are limited. Never throws.
 */
export function readXml(text: string, most = MOST_ELEMENTS): XmlRead {
  if (/<!ENTITY|<!DOCTYPE[^<>]*\[/i.test(text)) return { failure: 'xml_doctype_refused' };
  const top = element('', '#document');
  const open: { node: XmlElement; spaces: Map<string, string>; tag: string }[] = [
    { node: top, spaces: new Map([['xml', 'xml']]), tag: '' },
  ];
  let elements = 0;
  let wellFormed = true;
  PIECE.lastIndex = 0;
  while (PIECE.lastIndex < text.length) {
    const found = PIECE.exec(text);
    const here = open.at(-1);
    if (!found || !here || found[0] === '') {
      wellFormed = false;
      break;
    }
    const [, plain = '', cdata = '', tag] = found;
    here.node.text += unescaped(plain) + cdata;
    if (tag === undefined) continue;
    const [, closing, name = '', rest = '', empty] = TAG.exec(tag) ?? [];
    if (elements === 0 && /^!DOCTYPE$/i.test(name)) continue;
    // A comment or instruction without an end; looking for it again and again would take for ever.
    if (!name || /^[!?]/.test(name)) {
      wellFormed = false;
      break;
    }
    if (closing) {
      // An end that fits no beginning is stepped over; one that fits an outer one closes it.
      const index = open.findLastIndex((one) => one.tag === name);
      if (index < 1 || index !== open.length - 1) wellFormed = false;
      if (index > 0) open.length = index;
      continue;
    }
    const given = [...rest.matchAll(ATTRIBUTE)].map(([, key = '', double, single]) => ({
      key,
      value: unescaped(double ?? single ?? ''),
    }));
    elements += 1 + given.length;
    if (elements > most || open.length > MOST_DEPTH) return { failure: 'xml_too_large' };
    const declares = given.some(({ key }) => key.startsWith('xmlns'));
    const spaces = declares ? new Map(here.spaces) : here.spaces;
    if (spaces.size > MOST_SPACES) return { failure: 'xml_too_large' };
    for (const { key, value } of given) {
      if (key === 'xmlns') spaces.set('', value);
      if (key.startsWith('xmlns:')) spaces.set(key.slice(6), value);
    }
    const node = element(...resolved(name, spaces));
    for (const { key, value } of given) {
      if (key === 'xmlns' || key.startsWith('xmlns:')) continue;
      const [space, local] = key.includes(':') ? resolved(key, spaces) : (['', key] as const);
      node.attributes.push({ space, name: local, value });
    }
    here.node.children.push(node);
    if (!empty) open.push({ node, spaces, tag: name });
  }
  if (top.children.length === 0) return { failure: 'xml_not_well_formed' };
  return { root: top, wellFormed: wellFormed && open.length === 1 };
}

const element = (space: string, name: string): XmlElement => ({
  space,
  name,
  attributes: [],
  children: [],
  text: '',
});

function resolved(name: string, spaces: Map<string, string>): [string, string] {
  const colon = name.indexOf(':');
  const prefix = colon < 0 ? '' : name.slice(0, colon);
  const space = spaces.get(prefix) ?? (prefix && `${prefix}:`);
  return [space, name.slice(colon + 1)];
}

function unescaped(text: string): string {
  if (!text.includes('&')) return text.toWellFormed();
  return text
    .replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|([a-z]{2,4}));/g, (all, hex, decimal, name) => {
      if (name) return NAMED[name] ?? all;
      const code = hex ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
    })
    .toWellFormed();
}
