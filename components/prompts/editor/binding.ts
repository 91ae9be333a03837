import {
  type ChangeSet,
  type ChangeSpec,
  ChangeSet as Changes,
  Transaction,
} from '@codemirror/state';
import { type EditorView, type PluginValue, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import type { Text, YTextEvent } from 'yjs';
import { identitiesBetween, textOf } from '../session/identities';
import type { PromptSession } from '../session/prompt-session';
import { type Circumstances, changesOf, composedChanges, fromShared } from './act-kind';
import { type Carried, readCarried, writeCarried } from './clipboard';
import { tellSource } from './tell-source';

/**
 * Ties an editor to a shared text. What the person does is written there at once with how it came;
 * what others do is shown at once. While an input method composes, both wait: changes of the
 * composition (`pending`) and of others (`held`) stand over the same text and are joined at its end,
 * so that a composition is one act and nothing moves under the person's hands.
 */
class Binding implements PluginValue {
  readonly #view: EditorView;
  readonly #session: PromptSession;
  readonly #field: string;
  /** The text this view was made for: the session's own until its document is replaced. */
  readonly #observed: Text;
  #composing = false;
  #pending: ChangeSet | null = null;
  #held: ChangeSet | null = null;
  #ending: ReturnType<typeof setTimeout> | undefined;
  #stepping: 'undo' | 'redo' | null = null;
  #about: Circumstances;
  /** What the last paste or drop brought from another prompt of the case. */
  #elsewhere: Carried | null = null;

  constructor(view: EditorView, session: PromptSession, field: string) {
    this.#view = view;
    this.#session = session;
    this.#field = field;
    this.#about = {
      inputType: '',
      carried: null,
      pastedCuts: new Set(),
      identities: (from, to) => identitiesBetween(this.#text, from, to),
      textOf: (src) => textOf(session.doc, src),
    };
    this.#observed = this.#text;
    this.#observed.observe(this.#observe);
  }

  get #text() {
    return this.#session.text(this.#field);
  }

  destroy(): void {
    clearTimeout(this.#ending);
    this.#observed.unobserve(this.#observe);
    // Offsets in a document that was replaced say nothing about the one in its place.
    if (this.#observed === this.#text) this.#write();
  }

  /** Whether the view shows exactly the shared text. */
  get inStep(): boolean {
    return this.#pending === null && this.#held === null;
  }

  update({ transactions }: ViewUpdate): void {
    for (const transaction of transactions) {
      if (!transaction.docChanged || transaction.annotation(fromShared)) continue;
      if (this.#composing) {
        this.#pending = this.#pending?.compose(transaction.changes) ?? transaction.changes;
      } else {
        this.#session.edit(this.#field, changesOf(transaction, this.#about));
        if (this.#elsewhere) {
          const { cut } = this.#elsewhere;
          const moves = cut !== null && !this.#about.pastedCuts.has(cut);
          if (cut !== null) this.#about.pastedCuts.add(cut);
          tellSource(this.#session, this.#field, transaction, { ...this.#elsewhere, moves });
        }
      }
    }
    if (!transactions.some((transaction) => transaction.docChanged)) return;
    // Said of this act; the next may come without an event of its own, as a replacement does.
    this.#about.carried = null;
    this.#about.inputType = '';
    this.#elsewhere = null;
  }

  step(way: 'undo' | 'redo'): boolean {
    if (this.#composing) return true;
    this.#stepping = way;
    this.#session.step(this.#field, way);
    this.#stepping = null;
    return true;
  }

  beginComposition(): void {
    if (this.#ending !== undefined && this.#held === null) this.#finish();
    clearTimeout(this.#ending);
    this.#ending = undefined;
    this.#composing = true;
  }

  /** The last change of a composition reaches the view after the event that ends it. */
  endComposition(): void {
    clearTimeout(this.#ending);
    this.#ending = setTimeout(() => this.#finish(), 0);
  }

  #finish(): void {
    this.#ending = undefined;
    this.#composing = false;
    const held = this.#held;
    const pending = this.#pending;
    if (held) {
      const changes = pending ? held.map(pending, true) : held;
      this.#held = null;
      this.#view.dispatch({ changes, annotations: SHARED });
    }
    this.#pending = pending && held ? pending.map(held) : pending;
    this.#write();
  }

  /** Writes what was composed, in the positions of the shared text. */
  #write(): void {
    const pending = this.#pending;
    this.#pending = null;
    if (pending && !pending.empty) this.#session.edit(this.#field, composedChanges(pending));
  }

  readonly #observe = (event: YTextEvent, { origin }: { origin: unknown }) => {
    if (this.#session.owns(this.#field, origin)) return;
    const length = this.#held?.newLength ?? this.#view.state.doc.length;
    if (this.#composing) {
      const base = this.#pending ? this.#pending.length : this.#view.state.doc.length;
      const changes = Changes.of(specsOf(event), this.#held?.newLength ?? base);
      this.#held = this.#held?.compose(changes) ?? changes;
      return;
    }
    const changes = Changes.of(specsOf(event), length);
    let last = -1;
    changes.iterChangedRanges((_from, _to, _fromNow, toNow) => {
      last = toNow;
    });
    const stepped = this.#stepping !== null && last >= 0;
    this.#view.dispatch({
      changes,
      annotations: SHARED,
      ...(stepped && { selection: { anchor: last }, scrollIntoView: true }),
    });
  };

  noteInput(inputType: string): void {
    this.#about.inputType = inputType;
  }

  noteCarried(carried: Carried | null): void {
    const { caseId, promptId } = this.#session.parts;
    const here = carried?.prompt === promptId;
    this.#about.carried = here ? carried : null;
    this.#elsewhere = !here && carried?.case === caseId ? carried : null;
  }

  /** Puts the selection on a clipboard or drag with the identities of its characters. */
  take(data: DataTransfer, cut: boolean): boolean {
    const { from, to, empty } = this.#view.state.selection.main;
    if (empty || !this.inStep) return false;
    const text = this.#view.state.sliceDoc(from, to);
    const { caseId, promptId } = this.#session.parts;
    writeCarried(data, {
      case: caseId,
      prompt: promptId,
      text,
      src: identitiesBetween(this.#text, from, to),
      cut: cut ? crypto.randomUUID() : null,
    });
    return true;
  }
}

const SHARED = [
  fromShared.of(true),
  Transaction.addToHistory.of(false),
  Transaction.remote.of(true),
];

function specsOf(event: YTextEvent): ChangeSpec[] {
  const specs: ChangeSpec[] = [];
  let at = 0;
  for (const { retain, insert, delete: gone } of event.delta) {
    if (retain !== undefined) at += retain;
    else if (typeof insert === 'string') specs.push({ from: at, insert });
    else if (gone !== undefined) {
      specs.push({ from: at, to: at + gone });
      at += gone;
    }
  }
  return specs;
}

/** The extension, and a way to its commands. */
export function bindingOf(session: PromptSession, field: string) {
  const plugin = ViewPlugin.define((view) => new Binding(view, session, field), {
    eventObservers: {
      compositionstart(_event) {
        this.beginComposition();
      },
      compositionend(_event) {
        this.endComposition();
      },
      beforeinput(event) {
        this.noteInput(event.inputType);
      },
      paste(event) {
        this.noteCarried(readCarried(event.clipboardData));
      },
      drop(event) {
        this.noteCarried(readCarried(event.dataTransfer));
      },
      dragstart(event) {
        if (event.dataTransfer) this.take(event.dataTransfer, false);
      },
    },
    eventHandlers: {
      copy(event) {
        return takeFrom(this, event, false);
      },
      cut(event, view) {
        if (view.state.readOnly) return false;
        if (!takeFrom(this, event, true)) return false;
        view.dispatch(view.state.replaceSelection(''), { userEvent: 'delete.cut' });
        return true;
      },
    },
  });
  return {
    extension: plugin,
    step: (way: 'undo' | 'redo') => (view: EditorView) => view.plugin(plugin)?.step(way) ?? false,
    inStep: (view: EditorView) => view.plugin(plugin)?.inStep ?? false,
  };
}

/** Nothing is selected: nothing is taken, not the whole line as elsewhere. */
function takeFrom(binding: Binding, event: ClipboardEvent, cut: boolean): boolean {
  if (!event.clipboardData) return false;
  if (!binding.take(event.clipboardData, cut)) return false;
  event.preventDefault();
  return true;
}
