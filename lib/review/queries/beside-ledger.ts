import { readFileSync } from 'node:fs';
import { and, asc, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { database } from '@/db/client';
import { promptOperation, promptRevision } from '@/db/schema/prompts';
import { reading } from '@/db/schema/readings';
import { parseClaim } from '@/lib/authorship/claim';
import type { BesideLedger, Contest, FileSays } from '@/lib/elements/beside-ledger';
import type { CaseState, ReadingState } from '@/lib/entries/state';
import { sha256Hex } from '@/lib/kernel/digest';
import { env } from '@/lib/kernel/env';
import { type Reading, readingSchema } from '@/lib/records/reading';
import { modelReleases } from '../model';
import shipped from '../model-releases.json';

/** Readings fetched by one statement. */
const PAGE = 200;

/** The part of a frozen document that is compared (docs/formats/prompt.md §4). */
const frozen = z.object({ fields: z.array(z.object({ role: z.string(), text: z.string() })) });

/**
 * What is compared with the ledger. `known` keeps what readings said between requests: they never
 * change, so only new ones are read.
 */
export async function besideLedger(
  state: CaseState,
  known: Map<string, FileSays>,
): Promise<BesideLedger> {
  const [files, revisions, contests] = await Promise.all([
    filesOf(state, known),
    revisionsOf(state),
    contestsOf(state),
  ]);
  return { files, revisions, contests, releases: releases().models };
}

async function filesOf(
  state: CaseState,
  known: Map<string, FileSays>,
): Promise<Map<string, FileSays>> {
  const newest = new Map<string, ReadingState>();
  for (const one of state.readings.values()) {
    const current = state.exhibits.get(one.exhibit)?.versions.at(-1);
    if (current?.sha256 === one.sha256) newest.set(one.exhibit, one);
  }
  const missing = [...newest.values()].filter(({ id }) => !known.has(id));
  for (let i = 0; i < missing.length; i += PAGE) {
    const some = missing.slice(i, i + PAGE);
    const rows = await database()
      .select({ id: reading.id, body: reading.body })
      .from(reading)
      .where(
        and(
          eq(reading.caseId, state.case),
          inArray(
            reading.id,
            some.map(({ id }) => id),
          ),
        ),
      );
    const bodies = new Map(rows.map(({ id, body }) => [id, body ?? '']));
    for (const one of some) known.set(one.id, saysOf(bodies.get(one.id) ?? '', one));
  }
  return new Map([...newest].flatMap(([id, one]) => [[id, known.get(one.id) ?? NOTHING]]));
}

const NOTHING: FileSays = { positive: [], seeds: [] };

/** A reading that is not the one its entry names says nothing here; the full check names it. */
function saysOf(body: string, { reading: { sha256 } }: ReadingState): FileSays {
  if (sha256Hex(body) !== sha256) return NOTHING;
  const { statements }: Reading = readingSchema.parse(JSON.parse(body));
  const positive = statements
    .flatMap(({ texts }) => texts)
    .filter(({ role, origin }) => role === 'positive' && origin !== 'template')
    .map(({ value }) => value);
  const seeds = statements
    .flatMap(({ passes }) => passes.flatMap(({ parameters }) => parameters))
    .filter(({ name }) => name === 'seed')
    .map(({ value }) => value);
  return { positive: [...new Set(positive)], seeds: [...new Set(seeds)] };
}

async function revisionsOf(state: CaseState): Promise<Map<string, string>> {
  const rows = await database()
    .select({
      prompt: promptRevision.promptId,
      revision: promptRevision.revision,
      document: promptRevision.document,
    })
    .from(promptRevision)
    .where(eq(promptRevision.caseId, state.case));
  return new Map(
    rows.map(({ prompt, revision, document }) => {
      const { fields } = frozen.parse(JSON.parse(document));
      const text = fields.find(({ role }) => role === 'positive')?.text ?? '';
      return [`${prompt}/${revision}`, text];
    }),
  );
}

/** The latest view of each account on each revision, where it contests words. */
async function contestsOf(state: CaseState): Promise<Contest[]> {
  const prompts = [...state.prompts.keys()];
  if (prompts.length === 0) return [];
  const rows = await database()
    .select({
      prompt: promptOperation.promptId,
      claim: promptOperation.claim,
      server: promptOperation.server,
    })
    .from(promptOperation)
    .where(and(inArray(promptOperation.promptId, prompts), eq(promptOperation.kind, 'view')))
    .orderBy(asc(promptOperation.promptId), asc(promptOperation.seq));
  const latest = new Map<string, Contest>();
  for (const { prompt, claim, server } of rows) {
    const view = parseClaim(claim);
    if (view?.k !== 'view') continue;
    const { account, at } = said.parse(JSON.parse(server));
    const reasons = view.contested.map(({ reason }) => reason || view.reason);
    const { revision } = view;
    latest.set(`${prompt} ${revision} ${account}`, { prompt, revision, account, at, reasons });
  }
  return [...latest.values()].filter(({ reasons }) => reasons.length > 0);
}

const said = z.object({ account: z.string(), at: z.string() });

let months: z.output<typeof modelReleases> | undefined;

/** Months of models of this instance: the file that MODEL_RELEASES names, or ours. Read once. */
function releases(): z.output<typeof modelReleases> {
  const file = env().MODEL_RELEASES;
  months ??= modelReleases.parse(file ? JSON.parse(readFileSync(file, 'utf8')) : shipped);
  return months;
}
