import { refuse } from './refusal';
import type { SharedText } from './shared-text';
import type { Stories } from './stories';
import type { Id, Struct } from './update-reading';

/** Items that may be passed while the neighbours of one claim are looked for. */
const MAX_STEPS = 2_000_000;

/** New text in one gap between characters of the document. `order` is the gap's list of pieces. */
type Piece = {
  c: number;
  end: number;
  field: string;
  /** Nearest characters of the document on both sides when it was placed; null at the ends. */
  leftBase: Id | null;
  rightBase: Id | null;
  order: Piece[];
};

/** The writer of a claim: what it inserts from which clock on, and what it had seen. */
export type Placer = { w: number; start: number; seen: number };

/**
 * Checks that every piece of new text stands between two neighbours: that both exist, in one field,
 * left before right, and nothing between them that the writer must have known. Crossed neighbours
 * would let documents merge into different texts. Pieces that came by undo are held to the order
 * only. New pieces are not in the document yet: they are known by their bases in it.
 */
export class Placement {
  /** Ascending by clock. */
  readonly #pieces: Piece[] = [];
  #steps = 0;

  constructor(
    private readonly text: SharedText,
    private readonly stories: Stories,
    private readonly by: Placer,
  ) {}

  /** Checks one struct, in the order of the update, and returns the field it stands in. */
  place({ c, text, left, right, field: root }: Struct, orderOnly: boolean): string {
    const before = left && this.#piece(left, c, 'left');
    const after = right && this.#piece(right, c, 'right');
    const field = root ?? this.#fieldAt(left, before) ?? this.#fieldAt(right, after);
    if (field === undefined || !this.text.has(field)) refuse('field', `field ${field}`);
    const leftBase = before ? before.leftBase : left;
    const rightBase = after ? after.rightBase : right;
    this.#walk(field, leftBase, rightBase, orderOnly);
    const piece: Piece = { c, end: c + text.length, field, leftBase, rightBase, order: [] };
    arrange(piece, before, after, orderOnly);
    this.#pieces.push(piece);
    return field;
  }

  /**
   * The new piece that ends (left) or begins (right) with a neighbour, split where needed; null for
   * a character of the document.
   */
  #piece(id: Id, c: number, side: 'left' | 'right'): Piece | null {
    const fresh = id.w === this.by.w && id.c >= this.by.start;
    if (fresh ? id.c >= c : id.c >= this.stories.length(id.w)) {
      refuse('origin', `no character ${id.w}:${id.c}`);
    }
    if (!fresh) {
      this.#uncut(id, side);
      return null;
    }
    const at = this.#pieces.findIndex((piece) => id.c < piece.end);
    const piece = this.#pieces[at];
    if (!piece) refuse('origin', `no character ${id.w}:${id.c}`);
    const cut = side === 'left' ? id.c + 1 : id.c;
    if (cut === piece.c || cut === piece.end) return piece;
    const rest: Piece = { ...piece, c: cut };
    piece.end = cut;
    this.#pieces.splice(at + 1, 0, rest);
    piece.order.splice(piece.order.indexOf(piece) + 1, 0, rest);
    return side === 'left' ? piece : rest;
  }

  #uncut(id: Id, side: 'left' | 'right'): void {
    const chars = this.stories.of(id.w)?.chars;
    if (side === 'left' ? chars?.isHigh(id.c) : chars?.isLow(id.c)) {
      refuse('surrogate', `between the halves of ${id.w}:${id.c}`);
    }
  }

  #fieldAt(id: Id | null, piece: Piece | null): string | undefined {
    if (piece) return piece.field;
    return id ? this.text.fieldOf(this.text.itemAt(id)) : undefined;
  }

  /** Walks from one character of the document to another, by character and not by item. */
  #walk(field: string, from: Id | null, to: Id | null, orderOnly: boolean): void {
    let { item, offset } = from
      ? this.text.behind(from)
      : { item: this.text.first(field), offset: 0 };
    for (; item !== null; item = item.right, offset = 0) {
      if (++this.#steps > MAX_STEPS) refuse('oversize', 'neighbours too far apart');
      const { client, clock } = item.id;
      const first = clock + offset;
      const here = to?.w === client && to.c >= first && to.c < clock + item.length;
      if (!orderOnly && (here ? first < to.c : offset < item.length)) this.#unseen(client, first);
      if (here) return;
    }
    if (to !== null) refuse('origin', 'the right neighbour does not follow the left');
  }

  /** Between neighbours may stand only what the writer need not have known. */
  #unseen(w: number, clock: number): void {
    const seq = this.stories.of(w)?.chars.seq(clock) ?? 0;
    if (w === this.by.w || seq <= this.by.seen) {
      refuse('origin', `${w}:${clock} stands between the neighbours`);
    }
  }
}

function arrange(
  piece: Piece,
  before: Piece | null,
  after: Piece | null,
  orderOnly: boolean,
): void {
  const order = before?.order ?? after?.order ?? piece.order;
  const left = before ? order.indexOf(before) : -1;
  const right = after ? order.indexOf(after) : -1;
  if (before && after && (right <= left || (right > left + 1 && !orderOnly))) {
    refuse('origin', 'new neighbours are crossed');
  }
  if (after) order.splice(right, 0, piece);
  else order.splice(left + 1, 0, piece);
  piece.order = order;
}
