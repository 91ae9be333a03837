import { and, desc, eq, ilike, isNotNull, or } from 'drizzle-orm';
import { reading } from '@/db/schema/readings';
import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';
import type { CaseState, ExhibitState } from '@/lib/entries/state';
import { log } from '@/lib/kernel/log';
import { readReplay } from '@/lib/prompts/live/replays';
import { readWhole } from '@/lib/storage/objects';
import type { Needles } from '../model';

/** Readings that are looked through for one question, newest first. */
const MOST_READINGS = 1_000;
/** Notes and prompts whose text is looked through, newest first, and the longest note in bytes. */
const MOST_NOTES = 200;
const LONGEST_NOTE = 256 * 1024;
const MOST_PROMPTS = 50;
/** Objects read at a time. */
const AT_ONCE = 8;

/** Texts by the record that they belong to, and how many records were not looked through. */
export type Texts = { of: Map<string, string[]>; left: number };

/** What readers found in files, where it may hold one of the words: texts by exhibit. */
export async function readingTexts(
  tx: Tx,
  grant: Grant<'review.read'>,
  needles: Needles,
): Promise<Map<string, string[]>> {
  const rows = await tx
    .select({ exhibitId: reading.exhibitId, body: reading.body })
    .from(reading)
    .where(
      and(
        eq(reading.caseId, grant.caseId),
        isNotNull(reading.body),
        or(...needles.map((word) => ilike(reading.body, `%${word.replace(/[\\%_]/g, '\\$&')}%`))),
      ),
    )
    .orderBy(desc(reading.at))
    .limit(MOST_READINGS);
  const texts = new Map<string, string[]>();
  for (const { exhibitId, body } of rows) {
    // Only the newest reading of a file counts.
    if (body === null || texts.has(exhibitId)) continue;
    const { statements } = JSON.parse(body) as { statements?: unknown };
    texts.set(exhibitId, [...strings(statements)]);
  }
  return texts;
}

function* strings(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (value !== null && typeof value === 'object')
    for (const one of Object.values(value)) yield* strings(one);
}

/** The present words of notes and statements, from their bytes. */
export async function noteTexts(state: CaseState): Promise<Texts> {
  const notes = [...state.exhibits.values()]
    .filter(({ kind }) => kind === 'note' || kind === 'statement')
    .sort((a, b) => b.entry - a.entry);
  const short = notes.filter((one) => (one.versions.at(-1)?.bytes ?? 0) <= LONGEST_NOTE);
  const looked = short.slice(0, MOST_NOTES);
  const of = new Map<string, string[]>();
  for (let at = 0; at < looked.length; at += AT_ONCE) {
    const some = looked.slice(at, at + AT_ONCE);
    const texts = await Promise.all(some.map((one) => noteText(state.case, one)));
    for (const [i, { id }] of some.entries()) {
      const text = texts[i];
      if (text !== undefined && text !== null) of.set(id, [text]);
    }
  }
  return { of, left: notes.length - of.size };
}

async function noteText(caseId: string, one: ExhibitState): Promise<string | null> {
  const version = one.versions.at(-1);
  if (!version) return null;
  try {
    return (await readWhole(caseId, version.sha256)).toString('utf8');
  } catch (err) {
    log.warn({ err, caseId, exhibitId: one.id }, 'a note was not looked through');
    return null;
  }
}

/** The present words of prompts, messages and comments of theirs, from their operations. */
export async function promptTexts(state: CaseState): Promise<Texts> {
  const prompts = [...state.prompts.values()].sort((a, b) => b.entry - a.entry);
  const of = new Map<string, string[]>();
  for (const { id } of prompts.slice(0, MOST_PROMPTS)) {
    const texts = await readReplay(id, (replay) => [
      ...replay.attribution('story').fields.map(({ text }) => text),
      ...replay.messages().map(({ text }) => text),
      ...replay.comments().map(({ text }) => text),
    ]);
    of.set(id, texts);
  }
  return { of, left: prompts.length - of.size };
}
