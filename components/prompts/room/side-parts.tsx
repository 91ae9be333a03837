'use client';

import type { EditorView } from '@codemirror/view';
import { useTranslations } from 'use-intl';
import { Tabs } from '@/components/ui/tabs';
import type { IdRange } from '@/lib/authorship/claim';
import type { Authors } from '../views/authors';
import type { AboutPrompt } from './about-prompt';
import { CommentsPart } from './comments-part';
import { MessagesPart } from './messages-part';
import { ParametersPart } from './parameters-part';
import { ReferencesPart } from './references-part';
import { ScratchPart } from './scratch-part';
import { SuggestionsPart } from './suggestions-part';
import type { WritingRecord } from './use-record';

export type SidePartProps = {
  about: AboutPrompt;
  record: WritingRecord | null;
  authors: Authors;
  writable: boolean;
  mayAnswer: boolean;
  /** Shows in the text which words something is about. */
  onPoint(spans: IdRange[] | null): void;
  /** The editor that had the cursor last. */
  editorOf(): { field: string; view: EditorView } | null;
};

/** What stands beside the text: settings that are sent with it, and what is said about it. */
export function SideParts(props: SidePartProps) {
  const t = useTranslations('prompts');
  const { record } = props;
  const open = record?.comments.filter(({ parent, resolved }) => parent === null && !resolved);
  return (
    <div className="grid min-w-0 content-start gap-8">
      <Tabs
        label={t('side.settings')}
        tabs={[
          {
            value: 'parameters',
            label: t('parameters.title'),
            content: <ParametersPart {...props} />,
          },
          {
            value: 'references',
            label: t('references.title'),
            content: <ReferencesPart {...props} />,
          },
        ]}
      />
      <Tabs
        label={t('side.said')}
        tabs={[
          {
            value: 'comments',
            label: t('comments.title', { count: open?.length ?? 0 }),
            content: <CommentsPart {...props} />,
          },
          { value: 'messages', label: t('messages.title'), content: <MessagesPart {...props} /> },
          {
            value: 'suggestions',
            label: t('suggestions.title'),
            content: <SuggestionsPart {...props} />,
          },
        ]}
      />
      {props.mayAnswer && <ScratchPart />}
    </div>
  );
}
