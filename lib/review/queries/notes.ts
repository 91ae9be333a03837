import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';
import type { Element } from '@/lib/entries/vocabulary';
import type { NoteItem, Notes } from '../dto';
import type { CounselMark } from '../model';
import { isLogUnbroken, readLog } from './counsel-log';
import { readerNames, readersFor } from './readers';

/** Notes without the names of the records that they are about. */
export type NotesRead = Omit<Notes, 'notes'> & { notes: Omit<NoteItem, 'shown'>[] };

/** Notes the reader may read, oldest first: their own, and those shared with them or their firm. */
export async function notesOf(
  tx: Tx,
  grant: Grant<'counsel.read'>,
  recordId: string | undefined,
): Promise<NotesRead> {
  const { caseId, workspaceId, actor } = grant;
  const place = { caseId, accountId: actor.id };
  const lines = (await readLog(tx, place, ['note'])).filter(
    ({ record }) => recordId === undefined || record?.id === recordId,
  );
  const names = await readerNames(
    tx,
    lines.flatMap(({ sharedWith }) => sharedWith),
  );
  return {
    me: actor.id,
    notes: lines.map(({ id, at, accountId, name, record, sharedWith, content }) => {
      const said = content as {
        mark: CounselMark | null;
        text: string;
        elements?: Element[];
      } | null;
      return {
        id,
        at: at.toISOString(),
        mark: said?.mark ?? null,
        text: said?.text ?? null,
        elements: said?.elements ?? [],
        record,
        by: name,
        own: accountId === actor.id,
        sharedWith: sharedWith.map((one) => ({ id: one, name: names.get(one) ?? '' })),
      };
    }),
    holds: await isLogUnbroken(tx, place),
    readers: await readersFor(tx, { workspaceId, accountId: actor.id }, ['counsel']),
  };
}
