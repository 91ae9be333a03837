import { z } from 'zod';
import { count, defineEntry, freeText, id, isoTime } from './define';
import {
  environment,
  inputRefs,
  modelList,
  parameterList,
  recordRefs,
  revisionRef,
  textList,
} from './run-body';
import { CAPTURE_CLASSES, CAPTURES, CLASS_RULES, SERIES, SIGHTS } from './vocabulary';

/**
 * A generation begins, or is stated to have begun: what went in. Captured runs are recorded before
 * the request leaves. `number` counts without a gap within case and series.
 */
export const runRequested = defineEntry({
  kind: 'run.requested',
  v: 1,
  subject: 'run',
  act: z.strictObject({
    run: id('run'),
    series: z.enum(SERIES),
    number: count.min(1),
    capture: z.enum(CAPTURES),
    /** Source through which it came; null for imported runs and runs stated by hand. */
    source: id('source').nullable(),
    class: z.enum(CAPTURE_CLASSES),
    rule: z.enum(CLASS_RULES),
    /** Time of the request as claimed by whoever records it; null where nothing says it. */
    requestedAt: isoTime.nullable(),
    generator: id('generator').nullable(),
    /** Who operated the tool, and who said what to do; null is unknown. */
    operator: id('contributor').nullable(),
    instructor: id('contributor').nullable(),
    revision: revisionRef.nullable(),
    inputs: inputRefs,
    records: recordRefs,
    /** For an imported run, the exhibit and reading it was found in; `statement` counts from 0. */
    readFrom: z
      .strictObject({ exhibit: id('exhibit'), reading: id('reading'), statement: count })
      .nullable(),
    /** For a recreation, what it imitates. */
    recreates: z
      .strictObject({
        run: id('run').nullable(),
        exhibit: id('exhibit').nullable(),
        sight: z.enum(SIGHTS),
      })
      .nullable(),
  }),
  payload: z.strictObject({
    tool: freeText(300),
    toolVersion: freeText(300),
    texts: textList,
    parameters: parameterList,
    models: modelList,
    environment,
    purpose: freeText(4000),
  }),
});
