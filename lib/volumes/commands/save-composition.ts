import { command } from '@/lib/door/command';
import { AppError } from '@/lib/kernel/errors';
import { newId } from '@/lib/kernel/ids';
import { lockNumbering } from '@/lib/ledger/append';
import { appendToLog } from '@/lib/review/commands/counsel-log';
import { COMPOSITION_KIND, compositionsOf } from '../queries/compositions';
import { saveCompositionInput } from '../schema';

/**
 * Keeps a composition in the log of whoever composes, as a new item or a further version of one that the
 * writer may read. It is counsel's work, and no entry of the ledger says of it until a volume is asked
 * for. Authors of earlier versions go on reading it. Throws CONFLICT where another version came meanwhile.
 */
export const saveComposition = command({
  name: 'volume.save_composition',
  action: 'desk.write',
  input: saveCompositionInput,
  async run({ tx, grant, input }) {
    const { compositionId, version, composition, sharedWith } = input;
    const { caseId, workspaceId, actor } = grant;
    const place = { caseId, workspaceId, accountId: actor.id };
    let before = 0;
    let authors: string[] = [];
    if (compositionId !== null) {
      await lockNumbering(tx, `${caseId} ${compositionId}`);
      const known = await compositionsOf(tx, place);
      const history = known.find(({ id }) => id === compositionId);
      if (!history) throw new AppError('NOT_FOUND');
      before = history.versions.length;
      if (version !== before) throw new AppError('CONFLICT');
      authors = history.versions.map(({ by }) => by.id);
    }
    const subject = compositionId ?? newId('composition');
    await appendToLog(tx, place, {
      kind: COMPOSITION_KIND,
      subject,
      record: null,
      sharedWith: [...authors, ...sharedWith],
      content: composition,
    });
    const answer = { compositionId: subject, version: before + 1 };
    return { answer, unrecorded: 'compositions are apart from evidence' };
  },
});
