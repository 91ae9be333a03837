import type { LiveRecord } from './extract/gathering';
import { Cursor } from './json-cursor';
import { type JsonRead, readJson } from './json-text';
import type { Pixels } from './pixels';
import type { Fact, FindingCode } from './reading';
import { type Budget, MOST_UNITS_ALTOGETHER, MOST_VALUES, Saying } from './statement';
import { XmlCursor } from './xml-cursor';
import { readXml } from './xml-text';
import { readXmp, type XmpRead } from './xmp';

/** A bracket in front, but not one around a time, as chats have it. */
export const LOOKS_LIKE_JSON = /^[\s\ufeff]*[[{](?!\d{4}[-/年])/;

/** Elements and attributes of one XML record; projects have more than the records of a picture. */
const MOST_ELEMENTS = 400_000;

/** What readers see of a file. JSON and XMP of a record are read once, whoever asks. */
export class Material {
  readonly sayings: Saying[] = [];
  readonly #json = new Map<number, JsonRead>();
  readonly #xmp = new Map<number, XmpRead>();
  readonly #xml = new Map<number, XmlCursor | null>();

  constructor(
    readonly records: readonly LiveRecord[],
    readonly find: (code: FindingCode, about?: string, facts?: Fact[]) => void,
    /** Rows of a picture, decoded when asked for; null where there are none to be had. */
    readonly pixels: (rows?: number) => Promise<Pixels | null>,
    /** Of all that is said of one file; a file that is read in pieces has one for all of them. */
    readonly budget: Budget = { units: MOST_UNITS_ALTOGETHER },
  ) {}

  /** Begins what one reader says. */
  say(reader: string, version: number): Saying {
    const saying = new Saying(reader, version, this.budget);
    this.sayings.push(saying);
    return saying;
  }

  /** Takes a saying back that turned out to say nothing. */
  drop(saying: Saying): void {
    const at = this.sayings.indexOf(saying);
    if (at >= 0) this.sayings.splice(at, 1);
  }

  /** Records whose place matches and that are text. */
  texts(place: RegExp): (LiveRecord & { whole: string })[] {
    return this.records.filter(
      (one): one is LiveRecord & { whole: string } => one.whole !== null && place.test(one.place),
    );
  }

  /**
   * A record's text as JSON, or null where it is none. A text that only looks like JSON is said;
   * `from` cuts a word in front of it off.
   */
  json(record: LiveRecord, from = 0): Cursor | null {
    const text = record.whole?.slice(from) ?? '';
    if (!LOOKS_LIKE_JSON.test(text.slice(0, 1000))) return null;
    let read = this.#json.get(record.order);
    if (!read) {
      read = readJson(text);
      this.#json.set(record.order, read);
      this.#note(record, read);
    }
    return 'value' in read ? new Cursor(read.value, record.order) : null;
  }

  /** JSON that stands as a text inside JSON. */
  jsonWithin(cursor: Cursor): Cursor | null {
    const text = cursor.string();
    return text === null ? null : this.jsonText(text, cursor.record, cursor.at);
  }

  /** JSON that stands as a text in a record, at a place of its own; null where it is none. */
  jsonText(text: string, record: number, at: string): Cursor | null {
    if (!/^\s*["[{]/.test(text.slice(0, 1000))) return null;
    const read = readJson(text);
    return 'value' in read ? new Cursor(read.value, record, `${at}#`) : null;
  }

  xmp(record: LiveRecord): XmpRead {
    let read = this.#xmp.get(record.order);
    if (!read) {
      read = readXmp(record.whole ?? '');
      this.#xmp.set(record.order, read);
      if (read.finding) this.find(read.finding, record.place, fact(record, ''));
    }
    return read;
  }

  /** The root element of a record's XML; null where it cannot be read, which is said. */
  xml(record: LiveRecord): XmlCursor | null {
    const known = this.#xml.get(record.order);
    if (known !== undefined) return known;
    const read = readXml(record.whole ?? '', MOST_ELEMENTS);
    const node = 'root' in read ? read.root.children[0] : undefined;
    const root = node ? new XmlCursor(node, record.order, `/${node.name}`) : null;
    const finding =
      'failure' in read ? read.failure : read.wellFormed ? null : 'xml_not_well_formed';
    if (finding) this.find(finding, record.place, fact(record, ''));
    this.#xml.set(record.order, root);
    return root;
  }

  /** Says it where a reader met more values than a reading keeps. */
  finish(): void {
    for (const { isFull, said } of this.sayings) {
      if (isFull) this.find('too_many_values', `${said.reader} > ${MOST_VALUES}`);
      if (this.budget.units <= 0) break;
    }
  }

  #note(record: LiveRecord, read: JsonRead): void {
    if ('failure' in read) {
      this.find(read.failure, record.place, fact(record, String(read.offset)));
      return;
    }
    for (const { code, at, values } of read.notes) {
      this.find(
        code,
        record.place,
        values.map((value) => ({ value: value.toWellFormed(), record: record.order, at })),
      );
    }
  }
}

const fact = (record: LiveRecord, value: string): Fact[] => [
  { value, record: record.order, at: '' },
];

/** Reads the records of one family of tools. Throws nothing for what is in the file. */
export type Reader = {
  name: string;
  /** Rises with every change of what this reader answers. */
  version: number;
  read(material: Material): void | Promise<void>;
};
