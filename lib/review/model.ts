import { z } from 'zod';
import { FORUM_NAMES } from '@/lib/elements/elements';
import { day } from '@/lib/entries/define';
import { ELEMENTS } from '@/lib/entries/vocabulary';
import { canonicalJson } from '@/lib/kernel/canonical-json';
import { sha256Hex } from '@/lib/kernel/digest';

const law = z.strictObject({
  forum: z.enum(FORUM_NAMES),
  text: z.string().min(1).max(300),
  article: z.string().min(1).max(100),
});

/**
 * Law texts by article for each element, as of a day. An owner of an instance may put a file of this
 * shape in place of ours: no law and no version of one is part of the code.
 */
export const lawTexts = z.strictObject({
  asOf: day,
  elements: z.partialRecord(z.enum(ELEMENTS), z.array(law).max(50)),
});
export type LawTexts = z.output<typeof lawTexts>;

/**
 * Months in which models were first public. An owner of an instance may put a file of this shape in
 * place of ours. `match` is found in the name and version of a model as whole words.
 */
export const modelReleases = z.strictObject({
  asOf: day,
  note: z.string().max(1000),
  models: z
    .array(
      z.strictObject({
        match: z.string().min(2).max(100),
        month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
      }),
    )
    .max(10_000),
});

/** What counsel marks a record as; a word for the desk, no part of the evidence. */
export const COUNSEL_MARKS = ['sufficient', 'weak', 'contradicts', 'adverse'] as const;
export type CounselMark = (typeof COUNSEL_MARKS)[number];

/** An entry of counsel's log as its hash covers it. */
export type CounselLink = {
  id: string;
  case: string;
  account: string;
  seq: number;
  /** ISO 8601 UTC with milliseconds. */
  at: string;
  record: { kind: string; id: string } | null;
  sharedWith: string[];
  sealed: string;
  /** Of items of the desk only; an entry without them is a note. */
  kind?: string;
  subject?: string | null;
};

/** Hash of an entry: SHA-256 of the hash before (64 zeros for the first), then its canonical JSON. */
export function counselHash(prev: string, entry: CounselLink): string {
  return sha256Hex(`${prev}${canonicalJson(entry)}`);
}

/** What stands before the first entry of a log. */
export const NO_HASH = '0'.repeat(64);
