import { getT } from '@/app/locale';
import { WriteNote } from '@/components/review/note-dialog';
import { NoteList } from '@/components/review/note-list';
import { PageHeading } from '@/components/shell/page-heading';
import { load } from '@/lib/door/perform';
import type { RecordKind } from '@/lib/entries/vocabulary';
import { loadNotes } from '@/lib/review/loaders';
import { caseHead } from './case-head';
import { writeNoteAction } from './review/actions';

type Props = { caseId: string; record: { kind: RecordKind; id: string } | null };

/** What counsel noted about a record, or in the whole case; nothing at all for everybody else. */
export async function CounselNotes({ caseId, record }: Props) {
  const head = await caseHead(caseId);
  if (!head.can['counsel.read']) return null;
  const [notes, t, desk] = await Promise.all([
    load(loadNotes, { caseId, ...(record ? { recordId: record.id } : {}) }),
    getT('review'),
    getT('desk'),
  ]);
  return (
    <section className="mt-9">
      <PageHeading
        level={2}
        title={t('notes.title')}
        actions={
          <WriteNote readers={notes.readers} action={writeNoteAction.bind(null, caseId, record)} />
        }
      >
        {t('notes.text')}
      </PageHeading>
      <NoteList t={t} desk={desk} notes={notes} />
    </section>
  );
}
