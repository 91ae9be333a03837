import { below, Digits, type JsonValue } from './json-text';
import type { Fact } from './reading';

/** A place in a record's JSON that may or may not hold something; asking further never throws. */
export class Cursor {
  constructor(
    readonly value: JsonValue | undefined,
    readonly record: number,
    readonly at = '',
  ) {}

  /** The member of an object or the item of a list. */
  get(...path: (string | number)[]): Cursor {
    let { value, at } = this as { value: JsonValue | undefined; at: string };
    for (const key of path) {
      if (Array.isArray(value)) value = typeof key === 'number' ? value[key] : undefined;
      else value = value instanceof Map ? value.get(String(key)) : undefined;
      at = below(at, key);
    }
    return new Cursor(value, this.record, at);
  }

  get isPresent(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  get isObject(): boolean {
    return this.value instanceof Map;
  }

  /** A text, or the digits of a number, or the word of a truth value; null for everything else. */
  text(): string | null {
    const { value } = this;
    // Half a character can stand in JSON but in no digest of ours; the raw record keeps it.
    if (typeof value === 'string') return value.toWellFormed();
    if (value instanceof Digits) return value.digits;
    return typeof value === 'boolean' ? String(value) : null;
  }

  /** The same with its place. */
  fact(): Fact | null {
    const value = this.text();
    return value === null ? null : { value, record: this.record, at: this.at };
  }

  /** Only a JSON string, as the graph of ComfyUI tells texts from links. */
  string(): string | null {
    return typeof this.value === 'string' ? this.value : null;
  }

  items(): Cursor[] {
    return Array.isArray(this.value) ? this.value.map((_, i) => this.get(i)) : [];
  }

  entries(): [string, Cursor][] {
    return this.value instanceof Map
      ? [...this.value.keys()].map((key) => [key, this.get(key)])
      : [];
  }

  /** JSON text of the value, numbers as they were written; limited in length by the caller. */
  json(): string {
    return this.value === undefined ? '' : jsonOf(this.value);
  }
}

function jsonOf(value: JsonValue): string {
  if (value instanceof Digits) return value.digits;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(jsonOf).join(',')}]`;
  return `{${[...value].map(([key, item]) => `${JSON.stringify(key)}:${jsonOf(item)}`).join(',')}}`;
}
