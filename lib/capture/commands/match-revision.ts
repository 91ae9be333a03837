import { and, desc, eq, inArray, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { contributorAccount } from '@/db/schema/cases';
import { promptRevision } from '@/db/schema/prompts';
import type { Tx } from '@/db/tx';
import { canonicalJson } from '@/lib/kernel/canonical-json';
import type { RecordPassing } from '../schema';

/** A parameter with who is known to have set it. */
export type SetParameter = {
  name: string;
  value: string;
  setter: string | null;
  origin: 'revision' | 'request';
};

export type RevisionMatch = {
  revision: { prompt: string; revision: number } | null;
  parameters: SetParameter[];
};

/** What a frozen document holds that is looked at here (docs/formats/prompt.md §4). */
const frozen = z.object({
  parameters: z.array(z.object({ name: z.string(), value: z.string(), account: z.string() })),
});

const NAMED = /^(prm_[0-9a-z]{26})\/([1-9]\d{0,8})$/;

/**
 * The frozen revision of the case that a request used: the one its header names, or else the newest
 * in which a positive field is the entered text, character for character. Parameters that stand in it
 * with the same name and value have their setter from there; of all others nobody is known to have
 * set them.
 */
export async function matchRevision(
  tx: Tx,
  caseId: string,
  { named, texts, parameters }: Pick<RecordPassing, 'named' | 'texts' | 'parameters'>,
): Promise<RevisionMatch> {
  const found = await findRevision(tx, caseId, named, texts);
  const inRevision = found ? frozen.safeParse(JSON.parse(found.document)) : null;
  const known = new Map<string, string>();
  for (const { name, value, account } of inRevision?.data?.parameters ?? []) {
    known.set(JSON.stringify([name, value]), account);
  }
  const people = await contributorsOf(tx, caseId, [...known.values()]);
  return {
    revision: found && { prompt: found.prompt, revision: found.revision },
    parameters: parameters.map(({ name, given, value }) => {
      const account =
        known.get(JSON.stringify([name, value])) ?? known.get(JSON.stringify([given, value]));
      if (account === undefined) return { name, value, setter: null, origin: 'request' };
      return { name, value, setter: people.get(account) ?? null, origin: 'revision' };
    }),
  };
}

const COLUMNS = {
  prompt: promptRevision.promptId,
  revision: promptRevision.revision,
  document: promptRevision.document,
};

async function findRevision(tx: Tx, caseId: string, named: string, texts: RecordPassing['texts']) {
  const ofCase = eq(promptRevision.caseId, caseId);
  const [, prompt = '', revision = ''] = NAMED.exec(named) ?? [];
  if (prompt !== '') {
    const isNamed = and(
      eq(promptRevision.promptId, prompt),
      eq(promptRevision.revision, Number(revision)),
    );
    const [row] = await tx.select(COLUMNS).from(promptRevision).where(and(ofCase, isNamed));
    return row ?? null;
  }
  const entered = texts.filter(
    ({ role, origin, text }) => role === 'positive' && origin === 'entered' && text !== '',
  );
  if (entered.length === 0) return null;
  // The document is canonical JSON, so a field stands in it in exactly one way.
  const stands = entered
    .slice(0, 10)
    .map(({ text }) => `"role":"positive","text":${canonicalJson(text)}}`)
    .map((field) => sql`strpos(${promptRevision.document}, ${field}) > 0`);
  const [row] = await tx
    .select(COLUMNS)
    .from(promptRevision)
    .where(and(ofCase, or(...stands)))
    .orderBy(desc(promptRevision.at), desc(promptRevision.entry))
    .limit(1);
  return row ?? null;
}

/** Contributors of the case by the accounts linked to them. */
export async function contributorsOf(
  tx: Tx,
  caseId: string,
  accounts: readonly string[],
): Promise<Map<string, string>> {
  if (accounts.length === 0) return new Map();
  const rows = await tx
    .select({ account: contributorAccount.accountId, id: contributorAccount.contributorId })
    .from(contributorAccount)
    .where(
      and(
        eq(contributorAccount.caseId, caseId),
        inArray(contributorAccount.accountId, [...new Set(accounts)]),
      ),
    );
  return new Map(rows.map(({ account, id }) => [account, id]));
}
