import { z } from 'zod';

const count = z.number().int().min(0);

/** One file in an archive, as its directory describes it (lib/proof/open-zip/zip-listing). */
export const zipMember = z.strictObject({
  name: z.string(),
  method: z.union([z.literal(0), z.literal(8)]),
  crc: count,
  packed: count,
  bytes: count,
  offset: count,
  modified: z.string().nullable(),
});

/** What an archive holds, as the limited process lists it. */
export const zipListing = z.strictObject({
  members: z.array(zipMember),
  bytes: count,
  closed: z.array(z.string()),
  system: count,
});
export type ZipListed = z.output<typeof zipListing>;
export type ZipMemberListed = z.output<typeof zipMember>;

/** What the limited process is asked: the listing of an archive, or some of its members. */
export const unpackRequest = z.discriminatedUnion('want', [
  z.strictObject({
    want: z.literal('list'),
    input: z.string(),
    output: z.string(),
    most: count,
  }),
  z.strictObject({
    want: z.literal('members'),
    input: z.string(),
    output: z.string(),
    members: z.array(zipMember),
  }),
]);

/** Lines of its answer. */
export const unpackLine = z.union([
  z.strictObject({ member: count, sha256: z.string().regex(/^[0-9a-f]{64}$/), bytes: count }),
  z.strictObject({ member: count, failure: z.literal('damaged') }),
  z.strictObject({ failure: z.string().max(40) }),
  z.strictObject({ done: z.literal(true) }),
]);
