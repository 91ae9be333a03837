import { type Extension, RangeSetBuilder } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
  WidgetType,
} from '@codemirror/view';
import { visiblePieces } from '@/lib/kernel/visible-text';

/** Weights `(word:1.2)`, `<lora:name:0.8>`, alternatives `[a|b]` and `BREAK`, as tools write them. */
const SYNTAX =
  /\((?:[^()\\\n]|\\.)+:\s*\d*\.?\d+\)|<(?:lora|lyco|hypernet|embedding):[^<>\n]+>|\[[^[\]\n]*\|[^[\]\n]*\]|\bBREAK\b/g;

const syntaxMark = Decoration.mark({ class: 'cm-prompt-syntax' });

const syntax = new MatchDecorator({ regexp: SYNTAX, decoration: syntaxMark });

/** Marks what a generator reads as an instruction, lightly: it is still text. */
export const promptSyntax: Extension = ViewPlugin.define(
  (view) => ({
    marks: syntax.createDeco(view),
    update(update: ViewUpdate) {
      this.marks = syntax.updateDeco(update, this.marks);
    },
  }),
  { decorations: (plugin) => plugin.marks },
);

class HiddenCharacter extends WidgetType {
  readonly name: string;

  constructor(name: string) {
    super();
    this.name = name;
  }

  override eq(other: HiddenCharacter): boolean {
    return other.name === this.name;
  }

  override toDOM(): HTMLElement {
    const mark = document.createElement('span');
    mark.className = 'cm-hidden-character';
    mark.textContent = this.name;
    return mark;
  }
}

/** Anything but letters, digits, punctuation, spaces and line breaks is looked at closely. */
const SUSPECT = /[^\P{C}\n\t]|[\p{Zl}\p{Zp}\p{M}\u115f\u1160\u2800\u3164\uffa0]/u;

/** Characters that are not seen, told by their code point in the place where they stand. */
export const hiddenCharacters: Extension = ViewPlugin.define(
  (view) => ({
    marks: hiddenIn(view),
    update({ docChanged, viewportChanged, view: now }: ViewUpdate) {
      if (docChanged || viewportChanged) this.marks = hiddenIn(now);
    },
  }),
  { decorations: (plugin) => plugin.marks },
);

function hiddenIn(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    const text = view.state.sliceDoc(from, to);
    if (!SUSPECT.test(text)) continue;
    let at = from;
    for (const piece of visiblePieces(text, true)) {
      if ('text' in piece) {
        at += piece.text.length;
        continue;
      }
      const length =
        piece.mark.length > 6 || Number.parseInt(piece.mark.slice(2), 16) > 0xffff ? 2 : 1;
      builder.add(at, at + length, Decoration.replace({ widget: new HiddenCharacter(piece.mark) }));
      at += length;
    }
  }
  return builder.finish();
}
