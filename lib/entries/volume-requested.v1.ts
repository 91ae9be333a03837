import { z } from 'zod';
import { count, defineEntry, digestOf, freeText, id } from './define';
import { DOSSIER_LANGUAGES, PAPERS, VOLUME_FORUMS, WITHHELD_KINDS } from './vocabulary';

/**
 * Somebody asks for a volume: the ledger's first `size` entries, set for a forum as a composition
 * says. The composition is kept as bytes and named by digest; it is a member of the bundle.
 */
export const volumeRequested = defineEntry({
  kind: 'volume.requested',
  v: 1,
  subject: 'dossier',
  act: z.strictObject({
    dossier: id('dossier'),
    number: count,
    size: count,
    forum: z.enum(VOLUME_FORUMS),
    language: z.enum(DOSSIER_LANGUAGES),
    paper: z.enum(PAPERS),
    devices: z.boolean(),
    composition: digestOf,
    /** The volume that this one is made again from, if any. */
    previous: id('dossier').nullable(),
    withheld: z
      .array(
        z.strictObject({
          kind: z.enum(WITHHELD_KINDS),
          id: z.union([id('exhibit'), id('prompt'), id('run')]),
        }),
      )
      .max(100_000),
    /** Exhibits of which a derivative with parts taken out is printed. */
    redacted: z.array(id('exhibit')).max(10_000),
  }),
  payload: z.strictObject({
    title: freeText(300),
    purpose: freeText(2000),
    recipient: freeText(500),
    /** Why each item is left out or redacted, in the order of `withheld`, then of `redacted`. */
    reasons: z.array(freeText(2000)).max(110_000),
  }),
});
