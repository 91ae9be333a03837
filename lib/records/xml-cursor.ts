import type { Fact } from './reading';
import type { XmlElement } from './xml-text';

/**
 * An element of a record's XML with its place: a path of names without prefixes, numbered from 1
 * where there are several of one name, as in XPath. Whatever is asked of it again and again is looked
 * up once: elements of hostile projects name each other as often as they like.
 */
export class XmlCursor {
  #children: readonly XmlCursor[] | undefined;
  #named: Map<string, XmlCursor[]> | undefined;
  #attributes: Map<string, string> | undefined;

  constructor(
    readonly node: XmlElement,
    readonly record: number,
    readonly at: string,
  ) {}

  get name(): string {
    return this.node.name;
  }

  /** Elements below in the order of the text; those of one name where it is given. */
  children(name?: string): readonly XmlCursor[] {
    this.#children ??= this.#placed();
    return name === undefined ? this.#children : (this.#named?.get(name) ?? []);
  }

  /** The first element at the end of a path of names. */
  find(...path: string[]): XmlCursor | undefined {
    return path.reduce<XmlCursor | undefined>((here, name) => here?.children(name)[0], this);
  }

  /** An attribute by its name without a prefix; null where it is absent or empty. */
  attribute(name: string): Fact | null {
    this.#attributes ??= new Map(this.node.attributes.map((one) => [one.name, one.value]));
    const value = this.#attributes.get(name);
    return value ? { value, record: this.record, at: `${this.at}/@${name}` } : null;
  }

  /** Characters of the element as they stand; null where there are none but blanks. */
  text(): Fact | null {
    const { text } = this.node;
    return text.trim() === '' ? null : { value: text, record: this.record, at: this.at };
  }

  #placed(): XmlCursor[] {
    const totals = new Map<string, number>();
    for (const { name } of this.node.children) totals.set(name, (totals.get(name) ?? 0) + 1);
    const named = new Map<string, XmlCursor[]>();
    this.#named = named;
    return this.node.children.map((child) => {
      const same = named.get(child.name) ?? [];
      named.set(child.name, same);
      const number = (totals.get(child.name) ?? 0) > 1 ? `[${same.length + 1}]` : '';
      const one = new XmlCursor(child, this.record, `${this.at}/${child.name}${number}`);
      same.push(one);
      return one;
    });
  }
}
