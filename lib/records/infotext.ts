/** A value of an infotext with its key, in the order of the text. */
export type InfoPair = { key: string; value: string };

export type Infotext = {
  prompt: string;
  negative: string;
  /** The line of parameters as it stands, and what it holds. */
  pairs: InfoPair[];
  /** Lines behind the parameters, where extensions put the source of a prompt. */
  trailing: string;
  /** Whether more than one line begins like a negative prompt, so that the cut may be wrong. */
  ambiguous: boolean;
};

const STEPS = /^Steps: ?\d/;
const NEGATIVE = 'Negative prompt:';
const MOST_PAIRS = 500;

/**
 * Splits a text as AUTOMATIC1111 and its relatives write it: prompt, negative prompt, and the last
 * line that begins with `Steps: `. Null where there is no such line. Nothing is trimmed but the one
 * space after `Negative prompt:`.
 */
export function readInfotext(text: string): Infotext | null {
  const lines = text.split('\n');
  const at = lines.findLastIndex((line) => STEPS.test(line));
  if (at < 0) return null;
  const said = lines.slice(0, at);
  const negativeAt = said.findIndex((line) => line.startsWith(NEGATIVE));
  const negatives = said.filter((line) => line.startsWith(NEGATIVE)).length;
  const prompt = (negativeAt < 0 ? said : said.slice(0, negativeAt)).join('\n');
  const negative = negativeAt < 0 ? '' : said.slice(negativeAt).join('\n').slice(NEGATIVE.length);
  return {
    prompt,
    negative: negative.replace(/^ /, ''),
    pairs: readPairs(lines[at] ?? ''),
    trailing: lines.slice(at + 1).join('\n'),
    ambiguous: negatives > 1,
  };
}

/** `Key: value, Key: "quoted, value", …`; a value in quotation marks is JSON. */
export function readPairs(line: string): InfoPair[] {
  const pairs: InfoPair[] = [];
  let at = 0;
  while (at < line.length && pairs.length < MOST_PAIRS) {
    const colon = line.indexOf(':', at);
    if (colon < 0) break;
    const key = line.slice(at, colon).trim();
    let start = colon + 1;
    while (line[start] === ' ') start += 1;
    let end = line[start] === '"' ? quotedEnd(line, start) : -1;
    let value: string;
    if (end > 0) value = unquoted(line.slice(start, end));
    else {
      end = line.indexOf(',', start);
      if (end < 0) end = line.length;
      value = line.slice(start, end);
    }
    if (key) pairs.push({ key, value });
    const comma = line.indexOf(',', end);
    if (comma < 0) break;
    at = comma + 1;
  }
  return pairs;
}

/** Position behind the closing quotation mark; -1 where there is none. */
function quotedEnd(line: string, start: number): number {
  for (let i = start + 1; i < line.length; i++) {
    if (line[i] === '\\') i += 1;
    else if (line[i] === '"') return i + 1;
  }
  return -1;
}

function unquoted(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value.toWellFormed() : text;
  } catch {
    return text;
  }
}
