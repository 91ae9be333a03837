import { command } from '@/lib/door/command';
import { AppError } from '@/lib/kernel/errors';
import { writeNoteInput } from '../schema';
import { appendToLog } from './counsel-log';

/**
 * Counsel notes something for themselves, and for other counsel they name: words, a mark, and elements that a
 * record bears on, which moves no element, for links that count are acts of those who make. It goes into a log of
 * their own, sealed and chained; nothing of it stands in the ledger, not even that it was written.
 */
export const writeNote = command({
  name: 'counsel.write_note',
  action: 'counsel.write',
  input: writeNoteInput,
  async run({ tx, grant, input }) {
    const { caseId, workspaceId, actor } = grant;
    const { record, mark, text, sharedWith } = input;
    const elements = [...new Set(input.elements)];
    if (text === '' && mark === null && elements.length === 0) {
      throw new AppError('INVALID', { fields: { text: 'required' } });
    }
    const place = { caseId, workspaceId, accountId: actor.id };
    const content = { mark, text, ...(elements.length > 0 ? { elements } : {}) };
    const note = { kind: 'note', subject: null, record, sharedWith, content };
    const { id } = await appendToLog(tx, place, note);
    return { answer: { noteId: id }, unrecorded: 'the log of counsel is apart from evidence' };
  },
});
