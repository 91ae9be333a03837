import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestInstance, testInstance } from '@/db/testing/instance';
import { writeText } from '@/lib/exhibits/commands/write-text';
import { loadOrigins } from './loaders';
import { Pen, promptScene } from './testing-pen';

let instance: TestInstance;

beforeAll(async () => {
  instance = await testInstance();
});

afterAll(() => instance.close());

const FOREIGN = 'backlit macro photograph of a glass pendant on black velvet';

describe('pasted words', () => {
  it('that stand in an exhibit or a message are shown for confirmation, and no longer once linked', async () => {
    const { caseId, promptId, owner, member } = await promptScene();
    const desk = { caseId, promptId };
    const note = await writeText(owner.caller, {
      caseId,
      kind: 'note',
      title: 'Chat',
      text: `Yes:\r\n${FOREIGN}\r\nand so on`,
      supplierId: null,
    });
    if (!note.ok) throw new Error(note.code);
    const pen = await Pen.at(member, desk);
    await pen.push(
      pen.insert(0, FOREIGN, 'pasted'),
      pen.insert(0, 'short ', 'pasted'),
      pen.insert(0, 'words that nobody wrote down anywhere else ', 'pasted'),
    );
    const found = await loadOrigins(owner.caller, desk);
    expect(found.findings).toMatchObject([
      { field: 'positive', text: FOREIGN, messages: [], exhibits: [{ number: 1, title: 'Chat' }] },
    ]);
    const [{ spans } = { spans: [] }] = found.findings;
    const message = 'ab'.repeat(16);
    const about = { from: 'Lin', source: 'chat', sentAt: null, exhibit: null };
    await pen.push(pen.claim({ k: 'message', message, ...about, text: `> ${FOREIGN}` }));
    const again = await loadOrigins(owner.caller, desk);
    expect(again.findings).toMatchObject([{ messages: [message], exhibits: [{ number: 1 }] }]);
    await pen.push(
      pen.claim({
        k: 'origin',
        spans,
        message: null,
        exhibit: note.data.exhibitId,
        answer: 'confirmed',
      }),
    );
    expect((await loadOrigins(owner.caller, desk)).findings).toEqual([]);
  });
});
