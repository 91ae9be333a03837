import { z } from 'zod';
import { count, defineEntry, digestOf, id, sha256 } from './define';

/**
 * The generation records in an exhibit's bytes were read. `reading` is the digest of the canonical
 * JSON of what was found, so that anybody with the bytes and the readers of that version can find it
 * again.
 */
export const exhibitRead = defineEntry({
  kind: 'exhibit.read',
  v: 1,
  subject: 'exhibit',
  act: z.strictObject({
    exhibit: id('exhibit'),
    id: id('reading'),
    /** Digest of the bytes that were read. */
    sha256,
    reading: digestOf,
    /** Version of the readers. */
    readers: count,
    records: count,
    statements: count,
    findings: count,
  }),
  payload: null,
});
