import { z } from 'zod';
import { runEvent } from '@/lib/capture/commands/run-event';
import { id } from '@/lib/entries/define';
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
