/** A name and its value as somebody wrote them. */
export type NamedLine = { name: string; value: string };

/**
 * Lines of the form `name: value`. Seeds and other numbers stay the digits they are; a line without
 * a colon is a name without a value, and nothing that was written is left out but empty lines.
 */
export function namedLines(text: string): NamedLine[] {
  return text.split(/\r?\n/).flatMap((line) => {
    if (line.trim() === '') return [];
    // A colon of Chinese writing divides as well.
    const at = line.search(/[:：]/);
    if (at < 0) return [{ name: line.trim(), value: '' }];
    return [{ name: line.slice(0, at).trim(), value: line.slice(at + 1).trim() }];
  });
}
