'use client';

import type { EditorView } from '@codemirror/view';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { Present } from '@/lib/prompts/dto';
import { authorRuns, showAuthors } from '../editor/author-marks';
import { type FieldView, fieldView } from '../editor/field-view';
import type { InputNotice } from '../editor/input-rules';
import { relativePosition, showCursors } from '../editor/remote-cursors';
import { showSpans } from '../editor/span-marks';
import { identitiesBetween, positionsOf } from '../session/identities';
import type { Authors } from '../views/authors';
import { type Chosen, type FieldItem, fieldName } from './about-prompt';
import { useSearchPhrases } from './search-phrases';
import type { WritingRecord } from './use-record';
import { useSession } from './use-session';

export type FieldEditorProps = {
  field: FieldItem;
  writable: boolean;
  people: readonly Present[];
  authors: Authors;
  record: WritingRecord | null;
  account: string;
  /** Shows who wrote what under the words. */
  marks: boolean;
  /** Words that something open beside the text is about. */
  about: Chosen['spans'];
  onChoose(chosen: Chosen | null): void;
  onPlace(place: { field: string; anchor: string; head: string }): void;
  onView(field: string, view: EditorView | null): void;
  onFreeze(): void;
};

/** One field of the prompt: the shared text, others' cursors, marks of authors. */
export function FieldEditor(props: FieldEditorProps) {
  const { field, writable, people, authors, record, account, marks, about } = props;
  const t = useTranslations('prompts');
  const session = useSession();
  const frame = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<FieldView | null>(null);
  const [notice, setNotice] = useState<InputNotice | null>(null);
  const phrases = useSearchPhrases();
  const name = fieldName(t, field);
  const hint = writable ? t('editor.empty') : t('editor.emptyRead');

  const selected = useEffectEvent((view: EditorView, inStep: boolean) => {
    if (!inStep) return;
    const { from, to, anchor, head, empty } = view.state.selection.main;
    const text = session.text(field.name);
    const spans = empty ? [] : identitiesBetween(text, from, to);
    props.onChoose(
      empty ? null : { field: field.name, spans, text: view.state.sliceDoc(from, to) },
    );
    if (view.hasFocus) {
      props.onPlace({
        field: field.name,
        anchor: relativePosition(text, anchor),
        head: relativePosition(text, head),
      });
    }
  });
  const freeze = useEffectEvent(() => props.onFreeze());
  const tell = useEffectEvent((view: EditorView | null) => props.onView(field.name, view));

  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with the language, and then the page does
  useEffect(() => {
    if (!frame.current) return;
    const made: FieldView = fieldView(
      frame.current,
      session,
      field.name,
      { label: name, placeholder: hint, phrases },
      {
        selected: (view) => queueMicrotask(() => selected(view, made.inStep())),
        notice: (what) => queueMicrotask(() => setNotice(what)),
        freeze: () => freeze(),
      },
    );
    setEditor(made);
    tell(made.view);
    return () => {
      made.view.destroy();
      setEditor(null);
      tell(null);
    };
  }, [session, field.name]);

  useEffect(() => editor?.setWritable(writable), [editor, writable]);
  useEffect(() => editor?.setPlaceholder(hint), [editor, hint]);

  useEffect(() => {
    if (!editor) return;
    // One's own cursor in another tab, or the one that a reload left behind, is nobody to wait for.
    const here = people.filter((one) => one.field === field.name && one.account !== account);
    showCursors(editor.view, session.text(field.name), here, authors);
  }, [editor, session, people, authors, account, field.name]);

  const recorded = record?.attribution.fields.find((one) => one.name === field.name);
  useEffect(() => {
    if (!editor?.inStep()) return;
    const runs = marks
      ? authorRuns(session.text(field.name), recorded, { who: 'person', account })
      : [];
    showAuthors(editor.view, runs, authors, { unknown: t('mark.unknown'), model: t('mark.model') });
  }, [editor, session, recorded, authors, marks, account, field.name, t]);

  useEffect(() => {
    if (editor) showSpans(editor.view, positionsOf(session.text(field.name), about));
  }, [editor, session, about, field.name]);

  return (
    <section aria-label={name} className="min-w-0">
      <h3 className="mb-1 font-medium">{name}</h3>
      <div ref={frame} className="prompt-field" />
      {notice && (
        <p role="status" className="mt-1 text-sm text-seal">
          {t(`editor.notice.${notice}`)}
        </p>
      )}
    </section>
  );
}
