import type { Cursor } from '../json-cursor';
import type { Material, Reader } from '../reader';
import { property, XMP } from '../xmp';

const MOST_FIELDS = 50;

/**
 * The implicit label of generated content (GB 45438-2025) in every form it is known to be written:
 * XMP element or attribute, PNG text, Exif comment, JPEG segment, keys of MP4, tags of Matroska, RIFF
 * and ID3, front matter of Markdown, `meta` of HTML. It names a provider and a number, never a prompt;
 * nothing signs it.
 */
export const aigcLabel: Reader = {
  name: 'aigc-label',
  version: 1,
  read(material) {
    for (const record of material.texts(/XMP|adobe\.xmp/)) {
      const { properties } = material.xmp(record);
      const value =
        property(properties, XMP.aigc, 'AIGC') ??
        properties.find(({ name }) => name === 'AIGC')?.value;
      const text = value?.text.trim();
      if (text)
        say(material, material.jsonText(text, record.order, value?.at ?? ''), text, record.order);
      const fields = value?.fields ?? [];
      if (fields.length > 0 && !text?.startsWith('{')) {
        const saying = material.say('aigc-label', 1);
        for (const { name, value: one } of fields.slice(0, MOST_FIELDS)) {
          saying.label(name, { value: one.text, record: record.order, at: one.at });
        }
      }
    }
    const places =
      /AIGC$|UserComment$|ImageDescription$|\/Comment$|(COMM|TXXX)(\/|$)|\/ICMT$|\/COMMENT$|cmt$|XPComment$|aigc$/;
    for (const record of material.texts(places)) {
      const start = record.whole.indexOf('{');
      const isMarked =
        /AIGC|aigc_label/i.test(record.whole.slice(0, 200)) || /AIGC$/i.test(record.place);
      if (start < 0 || start > 200 || !isMarked) continue;
      const text = record.whole.slice(start);
      say(material, material.jsonText(text, record.order, ''), text, record.order);
    }
    for (const record of material.texts(/^file$/))
      readDocument(material, record.whole, record.order);
  },
};

/** Tells a label; what looks like one and is no JSON is told as the text it is. */
function say(material: Material, data: Cursor | null, text: string, record: number): void {
  const inner = data?.get('AIGC');
  const nested = inner && (inner.isObject ? inner : material.jsonWithin(inner));
  const label = nested ?? data;
  const isLabel = label
    ?.entries()
    .some(([key]) =>
      /^(Label|ContentProducer|ProduceID|ServiceProvider|aigc_label_type)$/.test(key),
    );
  if (!label?.isObject || !isLabel) {
    if (/AIGC/.test(text.slice(0, 200)) || data) {
      material.find('unknown_form', 'AIGC', [
        { value: text.slice(0, 2_000).toWellFormed(), record, at: '' },
      ]);
    }
    return;
  }
  const saying = material.say('aigc-label', 1);
  for (const [key, value] of label.entries().slice(0, MOST_FIELDS)) saying.label(key, value);
}

const FRONT = /^\ufeff?---\r?\n([\s\S]{0,20000}?)\r?\n---/;
const META = /<meta\s+name=["']AIGC["']\s+content=(?:"([^"]{0,5000})"|'([^']{0,5000})')/i;

/** Front matter and `meta` elements. Codes begin with zeros and are text, never numbers. */
function readDocument(material: Material, whole: string, record: number): void {
  const front = FRONT.exec(whole.slice(0, 24_000))?.[1];
  const block = front && /^AIGC:[ \t]*(\S.*)?((?:\r?\n[ \t]+\S.*)*)/m.exec(front);
  if (block) {
    if (block[1])
      say(material, material.jsonText(unquoted(block[1]), record, 'AIGC'), block[1], record);
    else {
      const saying = material.say('aigc-label', 1);
      for (const line of (block[2] ?? '').split(/\r?\n/).slice(0, MOST_FIELDS)) {
        const [, key = '', value = ''] = /^[ \t]+["']?([\w]+)["']?:[ \t]*(.*)$/.exec(line) ?? [];
        if (key) saying.label(key, { value: unquoted(value), record, at: `AIGC/${key}` });
      }
    }
  }
  const meta = META.exec(whole.slice(0, 200_000));
  const content = (meta?.[1] ?? meta?.[2] ?? '').replaceAll('&quot;', '"');
  if (content) say(material, material.jsonText(content, record, 'meta'), content, record);
}

/** A scalar without the quotation marks around it. */
const unquoted = (text: string): string =>
  /^(["'])([\s\S]*)\1\s*$/.exec(text.trim())?.[2] ?? text.trim();
