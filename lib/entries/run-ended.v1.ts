import { z } from 'zod';
import { defineEntry, freeText, id, isoTime } from './define';
import {
  environment,
  modelList,
  outputRefs,
  parameterList,
  providerIds,
  recordRefs,
  textList,
} from './run-body';
import { RUN_OUTCOMES } from './vocabulary';

/** A run ended, with every output in order and the answer as it came. A run ends once. */
export const runEnded = defineEntry({
  kind: 'run.ended',
  v: 1,
  subject: 'run',
  act: z.strictObject({
    run: id('run'),
    outcome: z.enum(RUN_OUTCOMES),
    receivedAt: isoTime.nullable(),
    outputs: outputRefs,
    records: recordRefs,
  }),
  payload: z.strictObject({
    /** What the tool answered: real seeds, prompts it rewrote, models it used. */
    texts: textList,
    parameters: parameterList,
    models: modelList,
    environment,
    providerIds,
    failure: freeText(4000),
  }),
});
