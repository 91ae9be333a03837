import { openSource } from '@/lib/capture/commands/manage-source';
import { sha256Hex, utf8 } from '@/lib/kernel/digest';
import { type Desk, dataOf, fresh } from './testing-desk';
import type { Line } from './testing-line';

/** Opens a source of the owner's in the case. */
async function opened({ caseId, owner }: Desk, tool: 'events' | 'folder'): Promise<string> {
  const input = { caseId, tool, label: fresh('source') };
  return (await dataOf(openSource(await owner.caller(), input))).sourceId;
}

/** Commands that take what programs and watchers bring. */
export const RECEIVED_COMMANDS: Record<string, Line> = {
  'capture.record_events': {
    scope: 'open_case',
    may: 'owner admin member writer',
    async input(desk) {
      const sourceId = await opened(desk, 'events');
      const events = [{ type: 'run', key: fresh('key') }];
      return { caseId: desk.caseId, sourceId, events };
    },
  },
  'capture.receive_file': {
    scope: 'open_case',
    may: 'owner admin member writer',
    async input(desk) {
      const sourceId = await opened(desk, 'folder');
      const body = utf8(fresh('watched'));
      const sha256 = sha256Hex(body);
      const about = { key: sha256, sha256, bytes: body.length };
      return { caseId: desk.caseId, sourceId, ...about, fileName: 'x.txt', body: asStream(body) };
    },
  },
};

/** A body as a request brings it, which can also be looked at as the bytes it is. */
function asStream(body: Uint8Array): Uint8Array {
  return Object.assign(body, {
    async *[Symbol.asyncIterator]() {
      yield body;
    },
  });
}
