import { getDefaultSRGBProfile, type PDFRef, PDFString } from 'pdf-lib';
import { utf8 } from '@/lib/kernel/digest';
import type { PdfFile } from './pdf-file';
import { pdfText } from './structure';

export interface DocumentFacts {
  readonly title: string;
  /** BCP 47 tag of the main language. */
  readonly language: string;
  /** Date printed in the metadata; given by the caller so that the same paper is the same file. */
  readonly created: Date;
  readonly author?: string;
  readonly subject?: string;
  /** Program that composed the paper. */
  readonly creator: string;
}

const PRODUCER = 'Chirograph';

function xml(text: string): string {
  // XML 1.0 has no way to write most control characters.
  return text
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;');
}

function isoSeconds(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

/** Declares the PDF/UA property to PDF/A, which knows only its own schemas (ISO 19005-3, 6.6.2.3). */
const UA_SCHEMA = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;

function packet(facts: DocumentFacts): string {
  const { title, author, subject, language, creator, created } = facts;
  const date = isoSeconds(created);
  const alternatives = (name: string, text: string | undefined) =>
    text
      ? `<dc:${name}><rdf:Alt><rdf:li xml:lang="x-default">${xml(text)}</rdf:li></rdf:Alt></dc:${name}>\n`
      : '';
  const creators = author
    ? `<dc:creator><rdf:Seq><rdf:li>${xml(author)}</rdf:li></rdf:Seq></dc:creator>\n`
    : '';
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
${alternatives('title', title)}${alternatives('description', subject)}${creators}<dc:language><rdf:Bag><rdf:li>${xml(language)}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreatorTool>${xml(creator)}</xmp:CreatorTool>
<xmp:CreateDate>${date}</xmp:CreateDate>
<xmp:ModifyDate>${date}</xmp:ModifyDate>
<xmp:MetadataDate>${date}</xmp:MetadataDate>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>${PRODUCER}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
${UA_SCHEMA}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`;
}

/** Writes the XMP packet that declares PDF/A-3A (ISO 19005-3) and PDF/UA-1 (ISO 14289-1). */
export function writeXmp(file: PdfFile, facts: DocumentFacts): PDFRef {
  return file.writeClearStream({ Type: 'Metadata', Subtype: 'XML' }, utf8(packet(facts)));
}

/** Writes the information dictionary, which must say the same as the XMP packet. */
export function writeInfo(file: PdfFile, facts: DocumentFacts): PDFRef {
  const ref = file.nextRef();
  const date = PDFString.fromDate(facts.created);
  let syntax = `<</Title ${pdfText(facts.title)}/Creator ${pdfText(facts.creator)}`;
  if (facts.author) syntax += `/Author ${pdfText(facts.author)}`;
  if (facts.subject) syntax += `/Subject ${pdfText(facts.subject)}`;
  syntax += `/Producer ${pdfText(PRODUCER)}/CreationDate ${date}/ModDate ${date}>>`;
  file.pack(ref, syntax);
  return ref;
}

/** Writes the output intent: all device colours of the file are sRGB. */
export function writeOutputIntent(file: PdfFile): PDFRef {
  const profile = file.writeStream({ N: 3 }, getDefaultSRGBProfile());
  return file.write(
    file.context.obj({
      Type: 'OutputIntent',
      S: 'GTS_PDFA1',
      OutputConditionIdentifier: PDFString.of('sRGB IEC61966-2.1'),
      Info: PDFString.of('sRGB IEC61966-2.1'),
      DestOutputProfile: profile,
    }),
  );
}
