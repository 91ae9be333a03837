import { type Extension, RangeSet, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';
import {
  createAbsolutePositionFromRelativePosition,
  createRelativePositionFromTypeIndex,
  decodeRelativePosition,
  encodeRelativePosition,
  type Text,
} from 'yjs';
import { fromBase64, toBase64 } from '@/lib/kernel/digest';
import type { Present } from '@/lib/prompts/dto';
import type { Authors } from '../views/authors';

const setCursors = StateEffect.define<DecorationSet>();

/** Where others are, with their names, and what they have selected. */
export const remoteCursors: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(cursors, transaction) {
    const set = transaction.effects.find((effect) => effect.is(setCursors));
    return set?.value ?? cursors.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Shows the people of a field other than this page's writer. */
export function showCursors(
  view: EditorView,
  text: Text,
  people: readonly Present[],
  authors: Authors,
): void {
  const ranges = people.flatMap((person) => {
    const [anchor, head] = [indexOf(text, person.anchor), indexOf(text, person.head)];
    if (anchor === null || head === null) return [];
    const limit = view.state.doc.length;
    const [from, to] = [Math.min(anchor, head, limit), Math.min(Math.max(anchor, head), limit)];
    const author = String(authors.get(person.account)?.pattern ?? 'unknown');
    const caret = Decoration.widget({ widget: new Caret(author, person.name), side: 10 });
    const selection = Decoration.mark({
      class: 'cm-remote-selection',
      attributes: { 'data-author': author },
    });
    const at = Math.min(head, limit);
    return from === to ? [caret.range(at)] : [selection.range(from, to), caret.range(at)];
  });
  view.dispatch({ effects: setCursors.of(RangeSet.of(ranges, true)) });
}

class Caret extends WidgetType {
  readonly author: string;
  readonly name: string;

  constructor(author: string, name: string) {
    super();
    this.author = author;
    this.name = name;
  }

  override eq(other: Caret): boolean {
    return other.author === this.author && other.name === this.name;
  }

  override toDOM(): HTMLElement {
    const caret = document.createElement('span');
    caret.className = 'cm-remote-caret';
    caret.dataset.author = this.author;
    // The list of who is here says it to screen readers; read inside the text it would be noise.
    caret.setAttribute('aria-hidden', 'true');
    // Drawn by the style sheet, so that it is no part of the text.
    caret.dataset.name = this.name;
    return caret;
  }

  override get lineBreaks(): number {
    return 0;
  }
}

/** A position in a text that stays with its neighbours whatever others write, base64. */
export function relativePosition(text: Text, index: number): string {
  return toBase64(encodeRelativePosition(createRelativePositionFromTypeIndex(text, index)));
}

/** Where such a position is now; null where it is unreadable or in another text. */
export function indexOf(text: Text, position: string | null): number | null {
  if (position === null || !text.doc) return null;
  try {
    const relative = decodeRelativePosition(fromBase64(position));
    const found = createAbsolutePositionFromRelativePosition(relative, text.doc);
    return found && found.type === text ? found.index : null;
  } catch {
    // What others send is not to be relied on.
    return null;
  }
}
