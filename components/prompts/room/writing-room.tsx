'use client';

import type { EditorView } from '@codemirror/view';
import { Snowflake } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/choices';
import { Skeleton } from '@/components/ui/skeleton';
import type { IdRange } from '@/lib/authorship/claim';
import { authorsOf } from '../views/authors';
import type { AboutPrompt, Chosen, FieldItem } from './about-prompt';
import { AddField } from './add-field';
import { FieldEditor } from './field-editor';
import { FreezeDialog } from './freeze-dialog';
import { OriginOffer } from './origin-offer';
import { PeopleHere } from './people-here';
import { Acknowledged, RecordingLine } from './recording-line';
import { SaveReceipt } from './save-receipt';
import { SelectionBar } from './selection-bar';
import { SessionBanners } from './session-banners';
import { SideParts } from './side-parts';
import { usePresence } from './use-presence';
import { useWritingRecord, type WritingRecord } from './use-record';
import { SessionProvider, usePromptSession, useSessionView } from './use-session';

const NO_SPANS: IdRange[] = [];

/** The page on which a prompt is written together: text, statements beside it, the freeze. */
export function WritingRoom({ about }: { about: AboutPrompt }) {
  const t = useTranslations('prompts');
  const session = usePromptSession(about.caseId, about.promptId, about.account);
  const view = useSessionView(session);
  const record = useWritingRecord(session);
  const authors = useMemo(() => authorsOf(record?.writers ?? []), [record]);
  const fields = useMemo(() => fieldsOf(record, about.fields), [record, about.fields]);
  const [marks, setMarks] = useState(false);
  const [freezing, setFreezing] = useState(false);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [spans, setSpans] = useState<IdRange[]>(NO_SPANS);
  const editors = useRef(new Map<string, EditorView>());
  const lastField = useRef(fields[0]?.name ?? 'positive');
  const place = usePresence(session, lastField.current);

  if (!session || view.phase === 'opening') return <Opening />;
  const writable = view.phase === 'writing';
  return (
    <SessionProvider value={session}>
      {/* No grid: what sticks in one would go with its row. */}
      <div className="flex flex-col gap-4">
        <RecordingLine view={view} readers={about.readers} />
        <SessionBanners session={session} view={view} closed={about.closed} />
        {view.generation > 0 && (
          <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
            <div className="grid min-w-0 content-start gap-5">
              <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
                <PeopleHere people={view.people} authors={authors} account={about.account} />
                <Checkbox
                  label={t('mark.show')}
                  checked={marks}
                  onChange={(event) => setMarks(event.currentTarget.checked)}
                />
              </div>
              {fields.map((field) => (
                <FieldEditor
                  key={`${view.generation} ${field.name}`}
                  field={field}
                  writable={writable}
                  people={view.people}
                  authors={authors}
                  record={record}
                  account={about.account}
                  marks={marks}
                  about={spans}
                  onChoose={setChosen}
                  onPlace={(next) => {
                    lastField.current = next.field;
                    place(next);
                  }}
                  onView={(name, editor) => {
                    if (editor) editors.current.set(name, editor);
                    else editors.current.delete(name);
                  }}
                  onFreeze={() => setFreezing(writable)}
                />
              ))}
              {writable && <OriginOffer record={record} />}
              {view.writer !== null && (
                <SelectionBar
                  about={about}
                  chosen={chosen}
                  record={record}
                  writable={writable}
                  onDone={() => setChosen(null)}
                />
              )}
              {writable && (
                <div className="flex flex-wrap items-center justify-between gap-3 border-t border-hairline pt-4">
                  <AddField fields={fields} />
                  <div className="ml-auto text-right">
                    <Acknowledged view={view} />
                    <SaveReceipt />
                  </div>
                  <Button
                    variant="primary"
                    icon={<Snowflake aria-hidden />}
                    onClick={() => setFreezing(true)}
                    aria-keyshortcuts="Control+Enter Meta+Enter"
                  >
                    {t('freeze.open')}
                  </Button>
                </div>
              )}
            </div>
            <SideParts
              about={about}
              record={record}
              authors={authors}
              writable={writable}
              mayAnswer={view.writer !== null}
              onPoint={(next) => setSpans(next ?? NO_SPANS)}
              editorOf={() => {
                const name = lastField.current;
                const editor = editors.current.get(name);
                return editor ? { field: name, view: editor } : null;
              }}
            />
          </div>
        )}
      </div>
      <FreezeDialog about={about} open={freezing} onOpenChange={setFreezing} />
    </SessionProvider>
  );
}

/** Fields as the record has them; as the server told them until it is there. */
function fieldsOf(record: WritingRecord | null, given: readonly FieldItem[]): readonly FieldItem[] {
  if (!record || record.attribution.fields.length === 0) return given;
  return record.attribution.fields.map(({ name, label, role }) => ({
    name,
    label,
    // Claims of other roles are refused.
    role: role as FieldItem['role'],
  }));
}

function Opening() {
  const t = useTranslations('prompts');
  return (
    <div role="status" className="grid gap-4">
      <p className="border-y border-hairline py-2 text-sm text-ink-2">{t('state.opening')}</p>
      <Skeleton rows={6} />
    </div>
  );
}
