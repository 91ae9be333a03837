import { z } from 'zod';
import { CAPTURE_CLASSES } from '@/lib/entries/vocabulary';
import type { ImportFile, ImportItem, ProposalItem, SendFile } from '@/lib/imports/dto';
import { ITEM_STATES } from '@/lib/imports/model';
import { FINDING_CODES, MODEL_KINDS, TEXT_ORIGINS, TEXT_ROLES } from '@/lib/records/reading';
import { count, digest, identifier, time } from './parts';

const state = z.enum(ITEM_STATES);
const numbered = z.object({ id: identifier('exhibit'), number: count });
const named = numbered.extend({ title: z.string() });
const counts = z.object({
  waiting: count,
  admitted: count,
  known: count.describe('Files whose bytes the case had already.'),
  refused: count,
  left: count,
});

const item = z.object({
  id: identifier('import'),
  label: z.string(),
  state: z.enum(['running', 'ended', 'cancelled']),
  files: count.describe('Files named so far.'),
  counts,
  archive: named.nullable().describe('The archive the files were taken from.'),
  failure: z.string().nullable().describe('Code why nothing could be taken out of the archive.'),
  by: z.object({ id: identifier('account'), name: z.string() }),
  own: z.boolean(),
  createdAt: time,
  endedAt: time.nullable(),
  entry: count.nullable(),
  proposals: count.describe('Suggestions from its files that wait for a person.'),
  common: z
    .object({
      source: z.string(),
      licence: z.string(),
      supplierId: identifier('contributor').nullable(),
      recreation: z.boolean(),
    })
    .nullable()
    .describe('What was said about all of its files when it began.'),
}) satisfies z.ZodType<ImportItem>;

const may = z.object({ write: z.boolean(), decide: z.boolean() });
const waiting = z.object({ run: count, link: count });

export const imports = z.object({
  imports: z.array(item),
  next: identifier('import').nullable().describe('`before` of the next page, null at the end.'),
  waiting: waiting.describe('Suggestions of the case that wait for a person.'),
  may,
});

export const oneImport = item.extend({ may });

export const importOpened = z.object({ importId: identifier('import') });

export const filesNamed = z.object({ files: count });

const sendFile = z.object({
  position: count,
  state,
  exhibit: numbered.nullable().describe('The exhibit that has these bytes.'),
  put: z
    .object({ url: z.string(), headers: z.record(z.string(), z.string()) })
    .nullable()
    .describe(
      'Presigned PUT for 15 minutes. Null while waiting: announce it as an intake, in parts.',
    ),
}) satisfies z.ZodType<SendFile>;

export const filesAnnounced = z.object({ files: z.array(sendFile) });

export const filesAdmitted = z.object({
  files: z.array(
    z.object({
      position: count,
      state,
      failure: z
        .string()
        .nullable()
        .describe('`intake_missing` while waiting: its bytes are to be sent again.'),
      exhibit: numbered.nullable(),
    }),
  ),
});

export const importEnded = z.object({ counts });

export const membersUnpacked = z.object({
  waiting: count.describe('Members still to be taken out; ask again until there are none.'),
});

const file = z.object({
  position: count,
  name: z.string().describe('As it came, with folders; never a path of anything.'),
  bytes: count,
  sha256: digest.nullable(),
  state,
  failure: z.string().nullable(),
  exhibit: named.extend({ class: z.enum(CAPTURE_CLASSES), mediaType: z.string() }).nullable(),
  opened: identifier('import')
    .nullable()
    .describe('The import of what was taken out of it, where it is an archive that was opened.'),
}) satisfies z.ZodType<ImportFile>;

export const importFiles = z.object({ files: z.array(file), next: count.nullable() });

const proposal = z.object({
  id: identifier('proposal'),
  kind: z.enum(['run', 'link']),
  state: z.enum(['waiting', 'confirmed', 'left']),
  exhibit: named.extend({
    sha256: digest,
    mediaType: z.string(),
    class: z.enum(CAPTURE_CLASSES),
    thumb: z.string().nullable(),
  }),
  to: named.extend({ sha256: digest, thumb: z.string().nullable() }).nullable(),
  reader: z.string(),
  tool: z.string(),
  texts: z.array(
    z.object({
      role: z.enum(TEXT_ROLES),
      origin: z.enum(TEXT_ORIGINS),
      part: z.string(),
      text: z.string(),
      whole: z.boolean().describe('False where only its beginning is given here.'),
    }),
  ),
  parameters: z.array(z.object({ name: z.string(), value: z.string() })),
  models: z.array(z.object({ kind: z.enum(MODEL_KINDS), name: z.string(), hash: z.string() })),
  findings: z.array(
    z.object({ code: z.enum(FINDING_CODES), about: z.string(), values: z.array(z.string()) }),
  ),
  run: z.object({ id: identifier('run'), number: count }).nullable(),
  createdAt: time,
  decidedAt: time.nullable(),
  decidedBy: z.string().nullable(),
}) satisfies z.ZodType<ProposalItem>;

export const proposals = z.object({
  proposals: z.array(proposal),
  next: identifier('proposal').nullable(),
  waiting,
  may: z.object({ decide: z.boolean() }),
});

export const decided = z.object({
  confirmed: count,
  left: count,
  waiting: count.describe('How many of those meant still wait; ask again until there are none.'),
});
