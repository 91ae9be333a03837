import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { S3Error } from './errors';

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  // Decoded below: the five of XML and character references, nothing a document could define.
  processEntities: false,
});

/** An element of a request body, read by name; whatever is not asked for is ignored, as in S3. */
export class XmlElement {
  readonly #content: unknown;

  constructor(content: unknown) {
    this.#content = content;
  }

  /** Child elements of a name. */
  all(name: string): XmlElement[] {
    const content = this.#content;
    if (typeof content !== 'object' || content === null || !Object.hasOwn(content, name)) return [];
    const value: unknown = Object.entries(content).find(([key]) => key === name)?.[1];
    return (Array.isArray(value) ? value : [value]).map((item) => new XmlElement(item));
  }

  /** Text of the only child of a name, or undefined. Throws MalformedXML if there are several. */
  text(name: string): string | undefined {
    const [first, second] = this.all(name);
    if (second) throw malformed();
    return first?.value();
  }

  /** Own text; MalformedXML where the element holds elements. */
  value(): string {
    if (typeof this.#content !== 'string') throw malformed();
    return decode(this.#content);
  }
}

/** The root element `name` of a request body. Throws MalformedXML. */
export function parseXml(text: string, name: string): XmlElement {
  if (/<!(DOCTYPE|ENTITY)/i.test(text) || XMLValidator.validate(text) !== true) throw malformed();
  let document: XmlElement;
  try {
    document = new XmlElement(parser.parse(text));
  } catch {
    throw malformed();
  }
  const [root, second] = document.all(name);
  if (!root || second) throw malformed();
  return root;
}

/** Something to be written: text, or elements in order. Undefined children are left out. */
export type XmlContent = string | number | boolean | readonly XmlChild[];
export type XmlChild = readonly [name: string, content: XmlContent] | undefined;

/** An S3 answer document. */
export function formatXml(name: string, content: XmlContent, namespace = true): string {
  const open = namespace ? `<${name} xmlns="${NAMESPACE}">` : `<${name}>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${open}${format(content)}</${name}>`;
}

function format(content: XmlContent): string {
  if (!isChildren(content)) return escaped(String(content));
  let text = '';
  for (const child of content) if (child) text += `<${child[0]}>${format(child[1])}</${child[0]}>`;
  return text;
}

function isChildren(content: XmlContent): content is readonly XmlChild[] {
  return typeof content === 'object';
}

function escaped(text: string): string {
  // Control characters are no XML 1.0 even as references; S3 writes them so, and clients that
  // list such keys ask for encoding-type=url instead.
  return text.replace(/[&<>"'\p{Cc}]/gu, (c) => `&#${c.charCodeAt(0)};`);
}

const NAMED = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function decode(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|([a-z]+));/g, (_, dec, hex, name) => {
    const named = name === undefined ? undefined : NAMED.get(name);
    if (named !== undefined) return named;
    const code = dec === undefined ? Number.parseInt(hex ?? '', 16) : Number(dec);
    if (!(code <= 0x10ffff)) throw malformed();
    return String.fromCodePoint(code);
  });
}

function malformed(): S3Error {
  return new S3Error('MalformedXML', 'the request body is not the document this call takes');
}
