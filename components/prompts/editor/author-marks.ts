import { type Extension, RangeSetBuilder, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';
import type { Text } from 'yjs';
import type { FieldAttribution, Run } from '@/lib/authorship/attribution';
import { type FirstWriter, firstWriter, writerKey } from '@/lib/authorship/first-writer';
import { visibleRuns } from '../session/identities';
import { type Authors, markOf } from '../views/authors';

/** A run of characters with one first writer, in positions of the view. */
export type AuthorRun = { from: number; to: number; writer: FirstWriter };

const setRuns = StateEffect.define<DecorationSet>();

/** Who wrote what, under the words: pattern, initials, colour. Moves with the text between updates. */
export const authorMarks: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    const set = transaction.effects.find((effect) => effect.is(setRuns));
    return set?.value ?? marks.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Shows these runs; an empty list takes the marks away. */
export function showAuthors(
  view: EditorView,
  runs: readonly AuthorRun[],
  authors: Authors,
  words: { unknown: string; model: string },
): void {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to, writer } of runs) {
    const author = markOf(authors, writer);
    const text =
      writer.who === 'person'
        ? (authors.get(writer.account)?.initials ?? words.unknown)
        : words[writer.who];
    builder.add(from, from, Decoration.widget({ widget: new Initials(author, text), side: 1 }));
    builder.add(
      from,
      to,
      Decoration.mark({ class: 'author-run', attributes: { 'data-author': author } }),
    );
  }
  view.dispatch({ effects: setRuns.of(builder.finish()) });
}

class Initials extends WidgetType {
  readonly author: string;
  readonly text: string;

  constructor(author: string, text: string) {
    super();
    this.author = author;
    this.text = text;
  }

  override eq(other: Initials): boolean {
    return other.author === this.author && other.text === this.text;
  }

  override toDOM(): HTMLElement {
    const mark = document.createElement('span');
    mark.className = 'author-initials cm-author-initials';
    mark.dataset.author = this.author;
    mark.setAttribute('aria-hidden', 'true');
    // Drawn by the style sheet, so that it is no part of the text.
    mark.dataset.initials = this.text;
    return mark;
  }
}

/**
 * Runs of a text as it stands in this page. The record knows acknowledged characters by identity;
 * what it does not know yet was written here, by this page's own person.
 */
export function authorRuns(
  text: Text,
  field: FieldAttribution | undefined,
  own: FirstWriter,
): AuthorRun[] {
  const byWriter = recordedRuns(field);
  const runs: AuthorRun[] = [];
  const push = (from: number, to: number, writer: FirstWriter) => {
    const last = runs.at(-1);
    const follows = last?.to === from && writerKey(last.writer) === writerKey(writer);
    if (last && follows) last.to = to;
    else runs.push({ from, to, writer });
  };
  for (const { at, id } of visibleRuns(text)) {
    const [writer, first, length] = id;
    const end = first + length;
    let clock = first;
    for (const run of byWriter.get(writer) ?? []) {
      const [from, to] = [Math.max(clock, run.id[1]), Math.min(end, run.id[1] + run.id[2])];
      if (to <= from) continue;
      if (from > clock) push(at + clock - first, at + from - first, own);
      push(at + from - first, at + to - first, firstWriter(run));
      clock = to;
    }
    if (clock < end) push(at + clock - first, at + length, own);
  }
  return runs;
}

/** Recorded runs by writer of their present identity, in order of clocks. */
function recordedRuns(field: FieldAttribution | undefined): Map<number, Run[]> {
  const byWriter = new Map<number, Run[]>();
  for (const run of field?.runs ?? []) {
    const list = byWriter.get(run.id[0]) ?? [];
    list.push(run);
    byWriter.set(run.id[0], list);
  }
  for (const list of byWriter.values()) list.sort((a, b) => a.id[1] - b.id[1]);
  return byWriter;
}
