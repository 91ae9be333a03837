/** A number as its digits stand in the text: seeds reach 2^64 and must not be rounded. */
export class Digits {
  constructor(readonly digits: string) {}
}

export type JsonValue = null | boolean | string | Digits | JsonValue[] | JsonObject;

/** Members in the order of the text. Of members with one name the last counts, as in JavaScript. */
export type JsonObject = Map<string, JsonValue>;

export type JsonNote = {
  code: 'json_duplicate_key' | 'json_not_finite';
  /** JSON pointer of the member. */
  at: string;
  values: string[];
};

export type JsonRead =
  | { value: JsonValue; notes: JsonNote[] }
  | { failure: 'json_not_valid' | 'json_too_deep' | 'json_too_large'; offset: number };

const MOST_DEPTH = 200;
const MOST_VALUES = 1_000_000;
const MOST_NOTES = 20;

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null|NaN|-?Infinity/y;
const BLANK = /[\t\n\r ]*/y;
const PLAIN = /[^"\\\p{Cc}]*/uy;
const ESCAPES: Record<string, string> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

class Stop extends Error {
  constructor(readonly failure: 'json_not_valid' | 'json_too_deep' | 'json_too_large') {
    super(failure);
  }
}

/**
 * Reads JSON as generators write it: numbers keep their digits, `NaN` and `Infinity` are read and
 * noted, members given twice are noted with both values. Depth and number of values are limited.
 * Never throws.
 */
export function readJson(text: string): JsonRead {
  const reading = new JsonReading(text.replace(/^\ufeff/, '').replace(/[\0\s]+$/, ''));
  try {
    return { value: reading.whole(), notes: reading.notes };
  } catch (error) {
    if (error instanceof Stop) return { failure: error.failure, offset: reading.offset };
    throw error;
  }
}

/** JSON pointer (RFC 6901) of a member or item below another. */
export const below = (path: string, key: string | number): string =>
  `${path}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;

class JsonReading {
  readonly notes: JsonNote[] = [];
  offset = 0;
  #values = 0;

  constructor(readonly text: string) {}

  whole(): JsonValue {
    const value = this.#value('', 0);
    this.#match(BLANK);
    if (this.offset < this.text.length) throw new Stop('json_not_valid');
    return value;
  }

  #value(path: string, depth: number): JsonValue {
    if (depth > MOST_DEPTH) throw new Stop('json_too_deep');
    this.#values += 1;
    if (this.#values > MOST_VALUES) throw new Stop('json_too_large');
    this.#match(BLANK);
    const first = this.text[this.offset];
    if (first === '"') return this.#string();
    if (first === '{') return this.#object(path, depth);
    if (first === '[') return this.#array(path, depth);
    const word = this.#match(WORD);
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    if (word) {
      this.#note('json_not_finite', path, [word]);
      return new Digits(word);
    }
    const digits = this.#match(NUMBER);
    if (!digits) throw new Stop('json_not_valid');
    return new Digits(digits);
  }

  #object(path: string, depth: number): JsonObject {
    const members: JsonObject = new Map();
    this.offset += 1;
    if (this.#takes('}')) return members;
    do {
      this.#match(BLANK);
      if (this.text[this.offset] !== '"') throw new Stop('json_not_valid');
      const key = this.#string();
      if (!this.#takes(':')) throw new Stop('json_not_valid');
      const at = below(path, key);
      const value = this.#value(at, depth + 1);
      const before = members.get(key);
      if (before !== undefined) {
        this.#note('json_duplicate_key', at, [brief(before), brief(value)]);
      }
      members.set(key, value);
    } while (this.#takes(','));
    if (!this.#takes('}')) throw new Stop('json_not_valid');
    return members;
  }

  #array(path: string, depth: number): JsonValue[] {
    const items: JsonValue[] = [];
    this.offset += 1;
    if (this.#takes(']')) return items;
    do items.push(this.#value(below(path, items.length), depth + 1));
    while (this.#takes(','));
    if (!this.#takes(']')) throw new Stop('json_not_valid');
    return items;
  }

  #string(): string {
    this.offset += 1;
    let value = '';
    for (;;) {
      value += this.#match(PLAIN);
      const next = this.text[this.offset];
      this.offset += 1;
      if (next === '"') return value;
      // Line ends and tabs stand raw in records of several tools; they are what was written.
      if (next === '\\') value += this.#escape();
      else if (next !== undefined) value += next;
      else throw new Stop('json_not_valid');
    }
  }

  #escape(): string {
    const letter = this.text[this.offset] ?? '';
    this.offset += 1;
    const plain = ESCAPES[letter];
    if (plain !== undefined) return plain;
    const code = this.text.slice(this.offset, this.offset + 4);
    if (letter !== 'u' || !/^[0-9a-fA-F]{4}$/.test(code)) throw new Stop('json_not_valid');
    this.offset += 4;
    return String.fromCharCode(Number.parseInt(code, 16));
  }

  #takes(mark: string): boolean {
    this.#match(BLANK);
    if (this.text[this.offset] !== mark) return false;
    this.offset += 1;
    return true;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.offset;
    const [found = ''] = pattern.exec(this.text) ?? [];
    this.offset += found.length;
    return found;
  }

  #note(code: JsonNote['code'], at: string, values: string[]): void {
    if (this.notes.length < MOST_NOTES) this.notes.push({ code, at, values });
  }
}

/** A value in a few characters; a list or object only by what it is. */
function brief(value: JsonValue): string {
  if (value instanceof Digits) return value.digits;
  if (typeof value === 'string') return value.slice(0, 200);
  if (value === null || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? '[…]' : '{…}';
}
