import { eq } from 'drizzle-orm';
import { database } from '@/db/client';
import { proposal } from '@/db/schema/captures';
import { derivative, exhibit } from '@/db/schema/exhibits';
import { membership } from '@/db/schema/workspaces';
import { join, person, room } from '@/db/testing/world';
import { createToken } from '@/lib/accounts/commands/access-tokens';
import { openSource } from '@/lib/capture/commands/manage-source';
import { recordWork } from '@/lib/cases/commands/amend-case';
import { openCase } from '@/lib/cases/commands/open-case';
import { linkAccount } from '@/lib/contributors/commands/account';
import { addContributor } from '@/lib/contributors/commands/contributor';
import { recordRole } from '@/lib/contributors/commands/role';
import { completeDossier } from '@/lib/dossier/commands/finish';
import { requestDossier } from '@/lib/dossier/commands/request';
import { announceFile } from '@/lib/exhibits/commands/announce';
import { relateExhibits } from '@/lib/exhibits/commands/describe';
import { writeText } from '@/lib/exhibits/commands/write-text';
import { PARTS_ABOVE } from '@/lib/exhibits/model';
import { nameFiles } from '@/lib/imports/commands/name-files';
import { openImport } from '@/lib/imports/commands/open-import';
import { type Caller, NO_CLIENT, service } from '@/lib/kernel/actor';
import { sha256Hex, utf8 } from '@/lib/kernel/digest';
import { newId } from '@/lib/kernel/ids';
import type { Reply } from '@/lib/kernel/reply';
import { openPrompt } from '@/lib/prompts/commands/open-prompt';
import { readReplay } from '@/lib/prompts/live/replays';
import { loadDevices } from '@/lib/prompts/loaders';
import { Pen } from '@/lib/prompts/testing-pen';
import { recordGenerator } from '@/lib/runs/commands/record-generator';
import { stateRun } from '@/lib/runs/commands/state-run';
import { openSession } from '@/lib/session/sessions';
import { objectKey, putObject } from '@/lib/storage/objects';
import { invite } from '@/lib/workspaces/commands/invite';
import { enter, type Place, type Someone } from './testing-people';
import { type Volumes, volumesOf } from './testing-volume-commands';

/** A case with one of everything in it, its workspace, and an owner who made it all. */
export type Desk = Place &
  Volumes & {
    owner: Someone;
    workId: string;
    contributorId: string;
    /** Account of a member, linked to the contributor, and its membership. */
    accountId: string;
    membershipId: string;
    roleId: string;
    /** A note, another exhibit related to it, and the digest of the note. */
    exhibitId: string;
    toId: string;
    sha256: string;
    relationId: string;
    /** Announced by the owner, large enough to go in parts. */
    intakeId: string;
    /** A finished export. */
    dossierId: string;
    /** Behind the gateway, open. */
    sourceId: string;
    invitationId: string;
    /** A prompt with a frozen revision, its writer, and the owner's device key behind it. */
    promptId: string;
    writer: number;
    deviceId: string;
    /** An import that runs, with one file named, and a suggestion that waits. */
    importId: string;
    proposalId: string;
    /** A run with one output, by the contributor, of the prompt, under an account at a tool. */
    runId: string;
    generatorId: string;
    /** A second session and a token of the owner. */
    sessionId: string;
    tokenId: string;
  };

export const SERVICE: Caller = { actor: service('checker'), client: NO_CLIENT };

let made = 0;

/** Text nobody has used before. */
export const fresh = (text = 'fresh') => `${text} ${++made}`;

/** The data of a reply. Throws where it was refused. */
export async function dataOf<T>(reply: Promise<Reply<T>>): Promise<T> {
  const found = await reply;
  if (!found.ok) throw new Error(JSON.stringify(found));
  return found.data;
}

/** A case in a new workspace, or in the workspace of another desk. */
export async function desk(beside?: Desk): Promise<Desk> {
  const workspaceId = beside?.workspaceId ?? (await room());
  const founder = { workspaceId, caseId: '', siblingId: '' };
  const owner = beside?.owner ?? (await enter(founder, 'owner'));
  const caller = await owner.caller();
  const open = async () =>
    (await dataOf(openCase(caller, { workspaceId, title: fresh('case'), kind: 'image' }))).caseId;
  const caseId = await open();
  const place = { workspaceId, caseId, siblingId: beside?.caseId ?? (await open()) };
  const people = await peopleOf(place, caller);
  const files = await filesOf(place, owner, people.contributorId);
  const imported = {
    importId: await runningImport(caseId, owner),
    proposalId: await waitingProposal(caseId, files.exhibitId),
  };
  const made = { ...place, owner, ...people, ...files, ...imported };
  const rest = { ...made, ...(await promptIn(caseId, owner)) };
  return { ...rest, ...(await runIn(rest, owner)) };
}

/** An import of the case that runs, with one file named. */
export async function runningImport(caseId: string, owner: Someone): Promise<string> {
  const caller = await owner.caller();
  const { importId } = await dataOf(openImport(caller, { caseId, label: fresh('import') }));
  const files = [{ name: fresh('file'), bytes: 1 }];
  await dataOf(nameFiles(caller, { caseId, importId, from: 0, files }));
  return importId;
}

/** A suggestion about an exhibit, as a reading leaves it. */
export async function waitingProposal(caseId: string, exhibitId: string): Promise<string> {
  const id = newId('proposal');
  const rest = { readingId: newId('reading'), statement: 0, state: 'waiting', kind: 'run' };
  await database()
    .insert(proposal)
    .values({ id, caseId, exhibitId, createdAt: new Date(), ...rest });
  return id;
}

/** Opens a prompt, writes a word and freezes it. */
export async function promptIn(caseId: string, owner: Someone) {
  const caller = await owner.caller();
  const { promptId } = await dataOf(openPrompt(caller, { caseId, title: fresh('prompt') }));
  const pen = await penAt(owner, { caseId, promptId });
  await pen.push(pen.insert(0, 'crystal'));
  await pen.sync();
  const { sha256 } = await readReplay(promptId, (replay) => replay.frozen());
  await pen.push(pen.claim({ k: 'freeze', sha256, purpose: 'draft', tool: '' }));
  const [device] = (await loadDevices(caller, {})).devices;
  return { promptId, writer: pen.writer, deviceId: device?.id ?? '' };
}

/** Somebody as a writer of a prompt. */
export async function penAt(who: Someone, { caseId, promptId }: Pick<Desk, 'caseId' | 'promptId'>) {
  const pen = new Pen(
    { accountId: who.accountId, caller: await who.caller() },
    { caseId, promptId },
  );
  await pen.join();
  return pen;
}

/** A run of the case that names one of everything, and the account at a tool it used. */
async function runIn(
  { caseId, contributorId, exhibitId, promptId }: Omit<Desk, 'runId' | 'generatorId'>,
  owner: Someone,
): Promise<Pick<Desk, 'runId' | 'generatorId'>> {
  const caller = await owner.caller();
  const { generatorId } = await dataOf(recordGenerator(caller, { caseId, service: fresh('tool') }));
  const { runId } = await dataOf(
    stateRun(caller, {
      caseId,
      tool: fresh('tool'),
      generatorId,
      operatorId: contributorId,
      revision: { prompt: promptId, revision: 1 },
      outputs: [exhibitId],
    }),
  );
  return { runId, generatorId };
}

async function peopleOf({ workspaceId, caseId }: Place, caller: Caller) {
  const { workId } = await dataOf(recordWork(caller, { caseId, title: fresh('work') }));
  const name = fresh('person');
  const { contributorId } = await dataOf(
    addContributor(caller, { caseId, name, standing: 'member' }),
  );
  const { accountId, membershipId } = await memberOf(workspaceId);
  await dataOf(linkAccount(caller, { caseId, contributorId, accountId }));
  const { roleId } = await dataOf(recordRole(caller, { caseId, contributorId, name: 'editor' }));
  return { workId, contributorId, accountId, membershipId, roleId };
}

/** A new member of a workspace. */
export async function memberOf(workspaceId: string) {
  const who = await person(fresh('member'));
  await join(workspaceId, who, 'member');
  const { accountId } = who;
  const [row] = await database()
    .select({ id: membership.id })
    .from(membership)
    .where(eq(membership.accountId, accountId));
  return { accountId, membershipId: row?.id ?? '' };
}

async function filesOf({ workspaceId, caseId }: Place, owner: Someone, supplierId: string) {
  const caller = await owner.caller();
  const { exhibitId, sha256 } = await noteIn(caseId, owner, supplierId);
  const { exhibitId: toId } = await noteIn(caseId, owner);
  const { relationId } = await dataOf(
    relateExhibits(caller, { caseId, exhibitId, relation: 'reply_to', toId }),
  );
  await copyOf(caseId, sha256);
  const { intakeId } = await dataOf(announceFile(caller, { caseId, ...largeFile() }));
  const { invitationId } = await dataOf(invite(caller, { workspaceId, ...offer() }));
  const { tokenId } = await dataOf(createToken(caller, { name: 'x', scopes: 'read', days: 7 }));
  const sessionId = await openSession(owner.accountId, NO_CLIENT);
  const dossierId = await finishedDossier(caseId, caller);
  const volumes = await volumesOf(caseId, caller);
  const { sourceId } = await dataOf(openSource(caller, { caseId, ...GATEWAY_SOURCE }));
  return {
    sourceId,
    exhibitId,
    toId,
    sha256,
    relationId,
    intakeId,
    invitationId,
    tokenId,
    sessionId,
    dossierId,
    ...volumes,
  };
}

/** Admits a new note and answers what it is known by, with the index of its entry. */
export async function noteIn(caseId: string, owner: Someone, supplierId: string | null = null) {
  const text = fresh('text');
  const caller = await owner.caller();
  const reply = await writeText(caller, { caseId, kind: 'note', title: text, text, supplierId });
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  const { exhibitId } = reply.data;
  return { exhibitId, index: reply.index ?? 0, sha256: sha256Hex(text) };
}

/** The version a note has now. */
export async function versionOf(exhibitId: string): Promise<number> {
  const [row] = await database()
    .select({ version: exhibit.version })
    .from(exhibit)
    .where(eq(exhibit.id, exhibitId));
  return row?.version ?? 0;
}

/** What is announced of a file that goes in parts. */
export const largeFile = () => ({
  sha256: sha256Hex(fresh()),
  bytes: PARTS_ABOVE + 1,
  mediaType: 'video/mp4',
});

/** What is offered to somebody new. */
export const offer = () => ({
  email: `${newId('account')}@example.test`,
  access: 'member' as const,
});

/** A working copy of an exhibit, as the preview jobs keep it. */
async function copyOf(caseId: string, parentSha256: string): Promise<void> {
  const body = utf8(fresh('copy'));
  const sha256 = sha256Hex(body);
  const key = objectKey(caseId, sha256);
  const contentType = 'text/plain';
  await putObject({ key, body, sha256, bytes: body.length, contentType, retain: false });
  await database().insert(derivative).values({
    caseId,
    parentSha256,
    kind: 'text',
    sha256,
    bytes: body.length,
    key,
    mediaType: contentType,
    tool: 'test',
    createdAt: new Date(),
  });
}

/** An export whose files are recorded. */
export async function finishedDossier(caseId: string, caller: Caller): Promise<string> {
  const { dossierId } = await dataOf(requestDossier(caller, { caseId, ...WISH }));
  await dataOf(completeDossier(SERVICE, { caseId, dossierId, ...FILES }));
  return dossierId;
}

/** A source behind the gateway, with the upstream that the settings of tests allow. */
export const GATEWAY_SOURCE = {
  tool: 'sdapi' as const,
  label: 'Forge',
  upstream: 'http://127.0.0.1:9',
};

export const WISH = { reason: 'filing', recipient: 'court' };

export const FILES = {
  pdf: { sha256: 'a'.repeat(64), bytes: 1, pages: 1 },
  bundle: { sha256: 'b'.repeat(64), bytes: 1 },
};
