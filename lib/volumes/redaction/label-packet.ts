const NAMESPACE = 'http://www.tc260.org.cn/ns/AIGC/1.0/';

const escaped = (text: string) =>
  text
    // XML 1.0 has no way to write most control characters.
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '\ufffd')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');

/** XMP that holds the fields of a label of generated content (GB 45438-2025), and nothing else. */
export function labelPacket(fields: Readonly<Record<string, string>>): string {
  const label = escaped(JSON.stringify(fields));
  return (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">' +
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">' +
    `<rdf:Description rdf:about="" xmlns:TC260="${NAMESPACE}">` +
    `<TC260:AIGC>${label}</TC260:AIGC></rdf:Description></rdf:RDF></x:xmpmeta>`
  );
}
