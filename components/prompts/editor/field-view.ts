import { defaultKeymap } from '@codemirror/commands';
import { openSearchPanel, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import {
  drawSelection,
  dropCursor,
  EditorView,
  type KeyBinding,
  keymap,
  placeholder,
} from '@codemirror/view';
import type { PromptSession } from '../session/prompt-session';
import { authorMarks } from './author-marks';
import { bindingOf } from './binding';
import { editorLook } from './editor-look';
import { deleteCompound, type InputNotice, inputRules } from './input-rules';
import { hiddenCharacters, promptSyntax } from './prompt-marks';
import { remoteCursors } from './remote-cursors';
import { spanMarks } from './span-marks';

export type FieldWords = {
  /** Name of the field, for screen readers. */
  label: string;
  placeholder: string;
  /** Words of the search panel, by the editor's English ones. */
  phrases: Record<string, string>;
};

export type FieldEvents = {
  selected(view: EditorView): void;
  notice(what: InputNotice): void;
  freeze(): void;
};

/** One field of a prompt in an editor, and how to change what changes about it. */
export type FieldView = {
  view: EditorView;
  /** Whether the view shows exactly the shared text, with no composition under way. */
  inStep(): boolean;
  setWritable(isWritable: boolean): void;
  setPlaceholder(text: string): void;
};

/** Swapping letters would give one person's letter to another. */
const UNWANTED = new Set([
  'Ctrl-t',
  'Alt-ArrowUp',
  'Alt-ArrowDown',
  'Shift-Alt-ArrowUp',
  'Shift-Alt-ArrowDown',
]);

/** Makes the editor of a field inside an element. */
export function fieldView(
  parent: HTMLElement,
  session: PromptSession,
  field: string,
  words: FieldWords,
  events: FieldEvents,
): FieldView {
  const writable = new Compartment();
  const hint = new Compartment();
  const binding = bindingOf(session, field);
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: session.text(field).toString(),
      extensions: [
        nonce(),
        keymap.of(keys(binding.step, events)),
        search({ top: false }),
        EditorState.phrases.of(words.phrases),
        EditorState.lineSeparator.of('\n'),
        EditorView.lineWrapping,
        EditorView.perLineTextDirection.of(true),
        EditorView.contentAttributes.of({
          'aria-label': words.label,
          spellcheck: 'false',
          autocorrect: 'off',
          autocapitalize: 'off',
          lang: '',
        }),
        drawSelection(),
        dropCursor(),
        inputRules((what) => events.notice(what)),
        promptSyntax,
        hiddenCharacters,
        authorMarks,
        spanMarks,
        remoteCursors,
        editorLook,
        hint.of(placeholder(words.placeholder)),
        writable.of(writableIf(session.mayEdit)),
        binding.extension,
        EditorView.updateListener.of((update) => {
          if (update.selectionSet || update.docChanged || update.focusChanged) {
            events.selected(update.view);
          }
        }),
      ],
    }),
  });
  return {
    view,
    inStep: () => binding.inStep(view),
    setWritable: (is) => view.dispatch({ effects: writable.reconfigure(writableIf(is)) }),
    setPlaceholder: (text) => view.dispatch({ effects: hint.reconfigure(placeholder(text)) }),
  };
}

function writableIf(is: boolean): Extension {
  return [
    EditorState.readOnly.of(!is),
    EditorView.editable.of(is),
    // Read only, it can still be reached, selected and copied with the keyboard.
    EditorView.contentAttributes.of(is ? {} : { tabindex: '0', 'aria-readonly': 'true' }),
    EditorView.editorAttributes.of(is ? {} : { 'data-readonly': '' }),
  ];
}

function keys(
  step: ReturnType<typeof bindingOf>['step'],
  events: FieldEvents,
): readonly KeyBinding[] {
  const freeze = () => {
    events.freeze();
    return true;
  };
  return [
    { key: 'Mod-Enter', run: freeze },
    { key: 'Mod-z', run: step('undo'), preventDefault: true },
    { key: 'Mod-y', mac: 'Mod-Shift-z', run: step('redo'), preventDefault: true },
    { linux: 'Ctrl-Shift-z', run: step('redo'), preventDefault: true },
    { key: 'Backspace', run: deleteCompound(false) },
    { key: 'Delete', run: deleteCompound(true) },
    { key: 'Mod-h', run: openSearchPanel, preventDefault: true },
    ...searchKeymap,
    ...defaultKeymap.filter(({ key, mac }) => !UNWANTED.has(key ?? '') && !UNWANTED.has(mac ?? '')),
  ];
}

/** The policy of the page takes styles by nonce only; its scripts carry the nonce. */
function nonce(): Extension {
  const own = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
  return own ? EditorView.cspNonce.of(own) : [];
}
