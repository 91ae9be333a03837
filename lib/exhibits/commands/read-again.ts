import { command } from '@/lib/door/command';
import { AppError } from '@/lib/kernel/errors';
import { readAgainInput } from '../schema';
import { askReading } from './ask-reading';
import { lockExhibit } from './describe';

/**
 * Has the records of an exhibit read once more, by the readers as they are now. Earlier readings
 * stay; the new one leaves its entry when it is there.
 */
export const readAgain = command({
  name: 'exhibit.read_again',
  action: 'exhibit.describe',
  input: readAgainInput,
  async run({ tx, grant, input }) {
    const row = await lockExhibit(tx, grant.caseId, input.exhibitId);
    if (row.kind === 'hash_only') throw new AppError('NOT_FOUND', { reason: 'digest_only' });
    const { exhibitId } = input;
    await askReading(tx, grant.caseId, { exhibitId, sha256: row.sha256, asked: true });
    return { answer: null, unrecorded: 'the reading that was asked for leaves the entry' };
  },
});
