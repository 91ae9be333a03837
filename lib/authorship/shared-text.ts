import * as Y from 'yjs';
import type { Id } from './update-reading';

/** Letters of an item. Only text is ever let in, and with `gc: false` deleted text stays text. */
export function lettersOf(item: Y.Item): string {
  return (item.content as Y.ContentString).str;
}

/** A place in the list of items: the unit `offset` of `item`, or behind its last. */
export type Cursor = { item: Y.Item | null; offset: number };

/**
 * The texts of a prompt: one Yjs document that keeps deleted letters (`gc: false`), one root text
 * per field. It inserts nothing itself.
 */
export class SharedText {
  readonly doc: Y.Doc;
  readonly #roots = new Map<string, Y.Text>();
  readonly #names = new Map<unknown, string>();

  constructor() {
    this.doc = new Y.Doc({ gc: false });
    // Writers are numbered from 1, so the document never finds its own number in an update.
    this.doc.clientID = 0;
  }

  addField(name: string): void {
    const root = this.doc.getText(name);
    this.#roots.set(name, root);
    this.#names.set(root, name);
  }

  has(name: string): boolean {
    return this.#roots.has(name);
  }

  text(name: string): string {
    return this.#roots.get(name)?.toString() ?? '';
  }

  /** First item of a field, deleted ones included. */
  first(name: string): Y.Item | null {
    return this.#roots.get(name)?._start ?? null;
  }

  names(): string[] {
    return [...this.#roots.keys()];
  }

  /** Joins an update that was checked; throws a RangeError where it would not join completely. */
  join(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update);
    this.#whole();
  }

  encode(): Uint8Array {
    return Y.encodeStateAsUpdateV2(this.doc);
  }

  load(state: Uint8Array): void {
    Y.applyUpdateV2(this.doc, state);
    this.#whole();
  }

  /** The item that holds a unit. Throws a RangeError where there is none. */
  itemAt(id: Id): Y.Item {
    const structs = this.doc.store.clients.get(id.w);
    const last = structs?.at(-1);
    if (!structs || !last || id.c >= last.id.clock + last.length) {
      throw new RangeError(`no character ${id.w}:${id.c}`);
    }
    return structs[Y.findIndexSS(structs, id.c)] as Y.Item;
  }

  /** Place behind a unit in the list. */
  behind(id: Id): Cursor {
    const item = this.itemAt(id);
    return { item, offset: id.c - item.id.clock + 1 };
  }

  /** Name of the field an item stands in. */
  fieldOf(item: Y.Item): string | undefined {
    return this.#names.get(item.parent);
  }

  /** Letters of a run by identity, whether they stand or were deleted. */
  letters(w: number, clock: number, length: number): string {
    let text = '';
    const end = clock + length;
    for (let at = clock; at < end; ) {
      const item = this.itemAt({ w, c: at });
      const from = at - item.id.clock;
      const to = Math.min(item.length, end - item.id.clock);
      text += lettersOf(item).slice(from, to);
      at = item.id.clock + to;
    }
    return text;
  }

  #whole(): void {
    const { pendingStructs, pendingDs } = this.doc.store;
    if (pendingStructs !== null || pendingDs !== null) {
      throw new RangeError('an update names what the log does not hold');
    }
  }
}
