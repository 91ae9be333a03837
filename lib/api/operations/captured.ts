import { z } from 'zod';
import { MOST_WATCHED_BYTES } from '@/lib/capture/commands/keep-watched';
import { receiveFileInput } from '@/lib/capture/commands/receive-file';
import { runEvent } from '@/lib/capture/commands/run-event';
import { id } from '@/lib/entries/define';
import { ENTRY_HEADER, JSON_TYPE } from '../answers/headers';
import { NDJSON } from '../ndjson';
import { operation } from '../operation';
import { EVENT_LINES, eventAnswerLine } from '../run-events';

export const runEventsOperation = operation({
  id: 'runs.events',
  method: 'POST',
  path: '/cases/{caseId}/runs/events',
  summary: 'Record what a program generated, one event on each line',
  description: `At most ${EVENT_LINES} lines, through an open source for events. Each is answered by one line in the same order; one that is refused spoils no other. The last line of the answer is \`end\`. A key that the source has recorded before is answered with the run it made, so an interrupted body may simply be sent again.`,
  input: z.strictObject({ caseId: id('case'), sourceId: id('source') }),
  body: 'ndjson',
  line: runEvent,
  answer: { status: 200, type: NDJSON, schema: eventAnswerLine },
});

export const receiveFileOperation = operation({
  id: 'sources.receive_file',
  method: 'POST',
  path: '/cases/{caseId}/sources/{sourceId}/files',
  summary: 'Hand over a file that a tool wrote into a watched folder',
  description: `The body is the file's bytes, at most ${MOST_WATCHED_BYTES}. A picture, a film or a sound becomes the output of a run, which says what the records in the file say. A key that the source has received before is answered as it was then.`,
  input: receiveFileInput,
  body: 'stream',
  limit: MOST_WATCHED_BYTES,
  headers: {
    'x-file-name': "The file's name, UTF-8, percent-encoded.",
  },
  answer: {
    status: 200,
    type: JSON_TYPE,
    schema: z.object({
      exhibitId: id('exhibit'),
      /** Null for a file that is no output of a tool. */
      runId: id('run').nullable(),
      repeated: z.boolean(),
    }),
    headers: ENTRY_HEADER,
  },
});
