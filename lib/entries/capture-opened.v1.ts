import { z } from 'zod';
import { defineEntry, freeText, id } from './define';
import { SOURCE_KINDS, SOURCE_TOOLS } from './vocabulary';

/**
 * A source of captured runs opens: an upstream behind the gateway, a watched folder, a program that
 * posts events. Only what comes through an open source can be of class A. Keys of upstreams are never
 * in an entry.
 */
export const captureOpened = defineEntry({
  kind: 'capture.opened',
  v: 1,
  subject: 'source',
  act: z.strictObject({
    source: id('source'),
    kind: z.enum(SOURCE_KINDS),
    tool: z.enum(SOURCE_TOOLS),
    generator: id('generator').nullable(),
    /** What happens to a request that cannot be recorded: refused, or passed with a gap recorded. */
    onFailure: z.enum(['block', 'pass']),
  }),
  payload: z.strictObject({
    label: freeText(300),
    /** Address of the upstream, or name of the folder as the watcher states it. */
    place: freeText(1000),
    software: freeText(300),
  }),
});
