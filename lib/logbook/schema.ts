import { z } from 'zod';
import { count, freeText, id, isoTime } from '@/lib/entries/define';
import { idPattern } from '@/lib/kernel/ids';
import { LEDGER_PAGE } from './model';

const caseId = id('case');

/** Exhibit, contributor, dossier or session an entry is about. */
const subject = z
  .string()
  .refine((s) => SUBJECTS.some((pattern) => pattern.test(s)), { error: 'wrong_format' });

const SUBJECTS = (['exhibit', 'contributor', 'dossier', 'session', 'token'] as const).map(
  idPattern,
);

/** An account, or a service of the application. */
const actorId = z.string().refine((s) => idPattern('account').test(s) || SERVICE.test(s), {
  error: 'wrong_format',
});

const SERVICE = /^svc_[a-z0-9_]{1,64}$/;

export const listEntriesInput = z.strictObject({
  caseId,
  /** Entries older than this index; newest first. */
  before: count.optional(),
  /** Kind such as `exhibit.added`, or a whole group: `exhibit`. */
  kind: z
    .string()
    .max(100)
    .regex(/^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$/)
    .optional(),
  actorId: actorId.optional(),
  subject: subject.optional(),
  limit: z.number().int().min(1).max(LEDGER_PAGE.most).default(LEDGER_PAGE.usual),
});

export const entryInput = z.strictObject({ caseId, index: count });

export const ledgerInput = z.strictObject({ caseId });

/** Entries `from` (inclusive) to `to` (exclusive); without `to`, up to the present end. */
export const rangeInput = z.strictObject({
  caseId,
  from: count.default(0),
  to: count.optional(),
});

export const checkpointInput = z.strictObject({
  caseId,
  /** The checkpoint at exactly this size; without it, the newest. */
  size: count.min(1).optional(),
});

export const inclusionInput = z.strictObject({
  caseId,
  index: count,
  /** Size of the tree; without it, that of the newest checkpoint. */
  size: count.min(1).optional(),
});

export const consistencyInput = z.strictObject({
  caseId,
  from: count.min(1),
  /** Size of the larger tree; without it, that of the newest checkpoint. */
  to: count.min(1).optional(),
});

export const askCheckInput = z.strictObject({ caseId });

const disagreement = z.strictObject({
  record: z.string(),
  check: z.string(),
  expected: z.string(),
  found: z.string(),
});

/** A finished check as `lib/ledger/fsck` reports it. */
export const keepCheckInput = z.strictObject({
  caseId,
  report: z.strictObject({
    case: caseId,
    size: count,
    checkpoints: count,
    objects: count,
    bytes: count,
    startedAt: isoTime,
    finishedAt: isoTime,
    failures: z.array(disagreement),
    orphans: z.array(z.string()),
  }),
});

export const erasePayloadInput = z.strictObject({
  caseId,
  /** Index of the entry whose personal payload goes. */
  index: count,
  reason: freeText(2000)
    .transform((s) => s.trim())
    .pipe(z.string().min(1)),
});
