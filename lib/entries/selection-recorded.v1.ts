import { z } from 'zod';
import { defineEntry, freeText, id, isoTime } from './define';
import { MOST_FILES } from './run-body';
import { ASPECTS, CAPTURE_CLASSES, CLASS_RULES, VERDICTS } from './vocabulary';

/** A choice among candidates: who looked, who chose, what became of each. Later choices join it. */
export const selectionRecorded = defineEntry({
  kind: 'selection.recorded',
  v: 1,
  subject: 'selection',
  act: z.strictObject({
    selection: id('selection'),
    class: z.enum(CAPTURE_CLASSES),
    rule: z.enum(CLASS_RULES),
    /** When the choice was made, where it is stated later than it was made. */
    happenedAt: isoTime.nullable(),
    chooser: id('contributor').nullable(),
    lookers: z.array(id('contributor')).max(50),
    candidates: z
      .array(
        z.strictObject({
          exhibit: id('exhibit'),
          run: id('run').nullable(),
          verdict: z.enum(VERDICTS),
          aspects: z.array(z.enum(ASPECTS)).max(ASPECTS.length),
        }),
      )
      .min(1)
      .max(MOST_FILES),
  }),
  payload: z.strictObject({
    reason: freeText(4000),
    /** Reasons of single candidates. */
    reasons: z
      .array(z.strictObject({ exhibit: id('exhibit'), reason: freeText(2000) }))
      .max(MOST_FILES),
  }),
});
