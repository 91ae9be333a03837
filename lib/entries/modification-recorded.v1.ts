import { z } from 'zod';
import { count, defineEntry, freeText, id, isoTime } from './define';
import { ASPECTS, CAPTURE_CLASSES, CLASS_RULES, MODIFICATION_KINDS } from './vocabulary';

/** Rectangle of an image in pixels of the original, from the upper left corner. */
export const region = z.strictObject({
  x: count,
  y: count,
  width: count.min(1),
  height: count.min(1),
});

/** Later work on a file: before, after, where, with what, by whom. */
export const modificationRecorded = defineEntry({
  kind: 'modification.recorded',
  v: 1,
  subject: 'modification',
  act: z.strictObject({
    modification: id('modification'),
    kind: z.enum(MODIFICATION_KINDS),
    class: z.enum(CAPTURE_CLASSES),
    rule: z.enum(CLASS_RULES),
    happenedAt: isoTime.nullable(),
    editor: id('contributor').nullable(),
    before: z.array(id('exhibit')).max(100),
    after: id('exhibit'),
    mask: id('exhibit').nullable(),
    /** Project file with its own history (PSD, Krita, video project). */
    project: id('exhibit').nullable(),
    /** Regions of the file after, unless it has none. */
    regions: z.array(region).max(100),
    aspects: z.array(z.enum(ASPECTS)).max(ASPECTS.length),
  }),
  payload: z.strictObject({
    tool: freeText(300),
    toolVersion: freeText(300),
    purpose: freeText(4000),
    note: freeText(4000),
    /** What is done in each region, in the order of `regions`; empty texts where nothing is said. */
    regionNotes: z.array(freeText(1000)).max(100),
  }),
});
