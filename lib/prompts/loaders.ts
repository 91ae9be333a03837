import 'server-only';
import { and, desc, eq } from 'drizzle-orm';
import { deviceKey, promptScratch } from '@/db/schema/prompts';
import type { LogExpectation } from '@/lib/authorship/verify-log';
import type { FreezePurpose } from '@/lib/authorship/vocabulary';
import { loader } from '@/lib/door/loader';
import { promptAdvanced } from '@/lib/entries/prompt-advanced.v1';
import { promptFrozen } from '@/lib/entries/prompt-frozen.v1';
import { promptOpened } from '@/lib/entries/prompt-opened.v1';
import { AppError } from '@/lib/kernel/errors';
import type { DeviceItem, PromptDetail, PromptItem, RevisionDetail, RevisionItem } from './dto';
import { glimpseOf } from './live/glimpses';
import { findOrigins } from './live/origins';
import { stateAt } from './live/past';
import { readReplay } from './live/replays';
import {
  documentsOf,
  entriesAbout,
  promptOf,
  promptsOf,
  revisionOf,
  revisionsOf,
  runsOfRevisions,
  textExhibits,
} from './queries/prompts';
import {
  atInput,
  devicesInput,
  listPromptsInput,
  operationsInput,
  promptInput,
  revisionInput,
} from './schema';

type Row = Omit<Awaited<ReturnType<typeof promptsOf>>[number], 'hash'>;

async function itemOf(row: Row): Promise<PromptItem> {
  const { id, number, title, size, entered, revisions } = row;
  const { excerpt, writers } = await glimpseOf(id, size);
  return {
    id,
    number,
    title,
    createdAt: row.createdAt.toISOString(),
    lastAt: row.lastAt.toISOString(),
    size,
    entered,
    revisions,
    excerpt,
    writers,
  };
}

/** A page of the Prompts room, newest first. */
export const loadPrompts = loader({
  name: 'prompts.list',
  action: 'prompt.read',
  input: listPromptsInput,
  page: 'prompts',
  async load({ tx, grant, input, can }) {
    const rows = await promptsOf(tx, grant, { ...input, limit: input.limit + 1 });
    return { rows, limit: input.limit, mayOpen: can['prompt.write'] };
  },
  async finish({ rows, limit, mayOpen }) {
    const prompts: PromptItem[] = [];
    for (const row of rows.slice(0, limit)) prompts.push(await itemOf(row));
    const next = rows.length > limit ? (prompts.at(-1)?.number ?? null) : null;
    return { prompts, next, mayOpen };
  },
});

/** One prompt at its head. */
export const loadPrompt = loader({
  name: 'prompts.detail',
  action: 'prompt.read',
  input: promptInput,
  page: 'prompt',
  async load({ tx, grant, input, can }) {
    const row = await promptOf(tx, grant, input.promptId);
    const revisions = (await revisionsOf(tx, grant, input.promptId)).length;
    const may = { write: can['prompt.write'], answer: can['prompt.answer'] };
    return { row: { ...row, revisions }, may, actor: grant.actor, caseId: grant.caseId };
  },
  async finish({ row, may, actor, caseId }): Promise<PromptDetail> {
    const item = await itemOf(row);
    return readReplay(row.id, (replay) => ({
      ...item,
      caseId,
      size: replay.size,
      hash: replay.hash,
      lastAt: replay.lastAt,
      fields: replay.fields(),
      may,
      account: actor.id,
      name: actor.name,
    }));
  },
});

/** How long a prompt's chain is, for whoever will read or follow it. */
export const loadChain = loader({
  name: 'prompts.chain',
  action: 'prompt.read',
  input: promptInput,
  async load({ tx, grant, input }) {
    const { size, hash } = await promptOf(tx, grant, input.promptId);
    return { size, hash };
  },
});

/**
 * Whether whoever follows a prompt of a case still may: asked again and again while a stream is open,
 * so it reads the permission and nothing else. That the prompt is there was seen at the beginning.
 */
export const loadFollowRight = loader({
  name: 'prompts.follow_right',
  action: 'prompt.read',
  input: promptInput,
  load: async () => null,
});

/** Where a range of operations ends that may be read now. */
export const loadOperationsEnd = loader({
  name: 'prompts.operations',
  action: 'prompt.read',
  input: operationsInput,
  async load({ tx, grant, input }) {
    const { size } = await promptOf(tx, grant, input.promptId);
    return { size, from: input.from, to: Math.min(size, input.from + input.limit) };
  },
});

/** Texts and attribution after an operation, or at the head. */
export const loadState = loader({
  name: 'prompts.state',
  action: 'prompt.read',
  input: atInput,
  async load({ tx, grant, input }) {
    const { size } = await promptOf(tx, grant, input.promptId);
    if (input.seq !== undefined && input.seq >= size) {
      throw new AppError('NOT_FOUND', { reason: 'operation' });
    }
    return input;
  },
  finish: ({ promptId, seq }) => stateAt(promptId, seq),
});

/**
 * The live replay at its head, as bytes to load fast. It holds what the operations hold, which the
 * same permission reads.
 */
export const loadSnapshot = loader({
  name: 'prompts.snapshot',
  action: 'prompt.read',
  input: promptInput,
  async load({ tx, grant, input: { promptId } }) {
    await promptOf(tx, grant, promptId);
    return promptId;
  },
  finish: (promptId) =>
    readReplay(promptId, (replay) => ({
      size: replay.size,
      hash: replay.hash,
      bytes: replay.snapshot(),
    })),
});

type Sent = Awaited<ReturnType<typeof runsOfRevisions>>;

function revisionItem(
  row: Omit<RevisionItem, 'at' | 'purpose' | 'runs'> & { at: Date; purpose: string },
  sent: Sent,
): RevisionItem {
  const runs = sent
    .filter(({ revision }) => revision === row.revision)
    .map(({ id, number }) => ({ id, number }));
  // The column holds only purposes that claims were checked for.
  return { ...row, at: row.at.toISOString(), purpose: row.purpose as FreezePurpose, runs };
}

/** Revisions of a prompt, oldest first. */
export const loadRevisions = loader({
  name: 'prompts.revisions',
  action: 'prompt.read',
  input: promptInput,
  async load({ tx, grant, input }) {
    await promptOf(tx, grant, input.promptId);
    const rows = await revisionsOf(tx, grant, input.promptId);
    const sent = await runsOfRevisions(tx, grant, input.promptId);
    return { revisions: rows.map((row) => revisionItem(row, sent)) };
  },
});

/** One revision with the exact document that was frozen. */
export const loadRevision = loader({
  name: 'prompts.revision',
  action: 'prompt.read',
  input: revisionInput,
  async load({ tx, grant, input }): Promise<RevisionDetail> {
    const row = await revisionOf(tx, grant, input.promptId, input.revision);
    const { promptId: _, caseId: _c, accountId: account, document, ...rest } = row;
    const sent = await runsOfRevisions(tx, grant, input.promptId);
    return { ...revisionItem({ ...rest, account }, sent), document };
  },
});

/** Where pasted words of unknown origin stand in the case, for a person to confirm. */
export const loadOrigins = loader({
  name: 'prompts.origins',
  action: 'prompt.read',
  input: promptInput,
  async load({ tx, grant, input: { promptId } }) {
    await promptOf(tx, grant, promptId);
    return { caseId: grant.caseId, promptId, exhibits: await textExhibits(tx, grant) };
  },
  async finish({ caseId, promptId, exhibits }) {
    return { findings: await findOrigins(caseId, promptId, exhibits) };
  },
});

type Heads = Pick<LogExpectation, 'heads' | 'revisions'>;

/** What an export of one prompt needs: how far its chain goes and what the ledger states of it. */
export const loadPackage = loader({
  name: 'prompts.package',
  action: 'prompt.read',
  input: promptInput,
  page: 'prompt-package',
  async load({ tx, grant, input: { promptId } }) {
    const { title, number, size, hash, lastAt } = await promptOf(tx, grant, promptId);
    const stated: Heads = { heads: [], revisions: [] };
    for (const body of await entriesAbout(tx, grant, promptId)) stateOf(JSON.parse(body), stated);
    const { caseId } = grant;
    const documents = await documentsOf(tx, grant, promptId);
    const head = { caseId, promptId, size, hash, at: lastAt.toISOString() };
    return { title, number, head, documents, expect: { prompt: promptId, caseId, ...stated } };
  },
});

/** Adds what an entry states of a chain. Its body was checked when it was appended. */
function stateOf({ kind, act }: { kind: string; act: unknown }, to: Heads): void {
  if (kind === promptOpened.kind) {
    to.heads.push({ size: 1, hash: promptOpened.act.parse(act).hash });
  } else if (kind === promptAdvanced.kind) {
    const { size, hash } = promptAdvanced.act.parse(act);
    to.heads.push({ size, hash });
  } else if (kind === promptFrozen.kind) {
    const { revision, seq, hash, sha256 } = promptFrozen.act.parse(act);
    to.heads.push({ size: seq + 1, hash });
    to.revisions.push({ revision, seq, hash, sha256 });
  }
}

/** One's own scratch of a prompt; nobody else's is within reach. */
export const loadScratch = loader({
  name: 'prompts.scratch',
  action: 'prompt.read',
  input: promptInput,
  async load({ tx, grant, input }) {
    await promptOf(tx, grant, input.promptId);
    const [row] = await tx
      .select({ text: promptScratch.text, updatedAt: promptScratch.updatedAt })
      .from(promptScratch)
      .where(
        and(
          eq(promptScratch.promptId, input.promptId),
          eq(promptScratch.accountId, grant.actor.id),
        ),
      );
    return { text: row?.text ?? '', updatedAt: row?.updatedAt.toISOString() ?? null };
  },
});

/** One's own device keys, newest first. */
export const loadDevices = loader({
  name: 'prompts.devices',
  action: 'account.read',
  input: devicesInput,
  async load({ tx, grant }): Promise<{ devices: DeviceItem[] }> {
    const rows = await tx
      .select()
      .from(deviceKey)
      .where(eq(deviceKey.accountId, grant.actor.id))
      .orderBy(desc(deviceKey.enrolledAt), desc(deviceKey.id));
    return {
      devices: rows.map(({ accountId: _, sessionId: _s, enrolledAt, revokedAt, ...row }) => ({
        ...row,
        enrolledAt: enrolledAt.toISOString(),
        revokedAt: revokedAt?.toISOString() ?? null,
      })),
    };
  },
});
