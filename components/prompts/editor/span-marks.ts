import { type Extension, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';

const setSpans = StateEffect.define<DecorationSet>();

const spanMark = Decoration.mark({ class: 'cm-commented' });

/** Words that something is said about: a comment, a statement, a message. */
export const spanMarks: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    const set = transaction.effects.find((effect) => effect.is(setSpans));
    return set?.value ?? marks.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Shows ranges, ascending and apart from each other. */
export function showSpans(view: EditorView, ranges: readonly { from: number; to: number }[]): void {
  const limit = view.state.doc.length;
  const inside = ranges.filter(({ from, to }) => from < to && to <= limit);
  const set = Decoration.set(
    inside.map(({ from, to }) => spanMark.range(from, to)),
    true,
  );
  view.dispatch({ effects: setSpans.of(set) });
}
