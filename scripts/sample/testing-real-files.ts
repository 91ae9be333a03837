import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { database } from '@/db/client';
import { work } from '@/db/schema/cases';
import { join, type Person, person, room } from '@/db/testing/world';
import { openCase } from '@/lib/cases/commands/open-case';
import { addContributor } from '@/lib/contributors/commands/contributor';
import { recordRole } from '@/lib/contributors/commands/role';
import { ok } from '@/lib/dossier/testing-runs-case';
import { admitBytes } from '@/lib/exhibits/commands/admit-bytes';
import { readingsWith } from '@/lib/exhibits/commands/read-records';
import { doReadings } from '@/lib/exhibits/testing-readings';
import { decideProposals } from '@/lib/imports/commands/decide';
import { sha256Hex } from '@/lib/kernel/digest';
import { openPrompt } from '@/lib/prompts/commands/open-prompt';
import { readReplay } from '@/lib/prompts/live/replays';
import { recordSelection } from '@/lib/runs/commands/record-selection';
import { finishWork } from '@/lib/runs/commands/work-events';
import { loadRuns } from '@/lib/runs/loaders';
import { drive } from '../trace/drive';
import { writePath } from '../trace/people';
import { settle } from '../trace/settle';
import { shortened } from '../trace/shortened';
import { FRIENDS, SAMPLES } from '../trace/testing-traces';
import { readBytes, readTrace } from '../trace/trace-file';

const MOST_BYTES = 8 * 1024 ** 2;
/** Transactions of the trace that the prompt of the case takes: some pages of attribution. */
const WRITTEN = 6000;

const TYPES: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.json': 'application/json',
  '.psd': 'image/vnd.adobe.photoshop',
};

/** Names of the samples that become exhibits; none where the folder is absent. */
export const REAL_FILES = existsSync(SAMPLES)
  ? readdirSync(SAMPLES)
      .filter((name) => !/^(README|manifest)/i.test(name))
      .filter((name) => {
        const one = statSync(path.join(SAMPLES, name));
        return one.isFile() && one.size <= MOST_BYTES;
      })
      .sort()
  : [];

export type RealCase = {
  caseId: string;
  digests: Set<string>;
  runs: number;
};

/**
 * A case of real files by other people's tools, made the way its people would: exhibits are read by the
 * worker in `script`, every run and link that their records suggest is confirmed, one picture is
 * chosen among three and finished, and two people write a prompt whose acts a recorded trace gives.
 */
export async function openRealCase(script: string): Promise<RealCase> {
  const title = '样本案 Samples';
  const workspaceId = await room();
  const [zhou, li] = [await person('周婧怡'), await person('李䶮')];
  await join(workspaceId, zhou, 'owner');
  await join(workspaceId, li, 'member');
  const opened = { workspaceId, title, kind: 'image' as const, works: [{ title: '样本 Sample' }] };
  const { caseId } = await ok(openCase(zhou.caller, { ...opened, forums: ['prc', 'us'] }));
  const contributors = await Promise.all([
    contributor(caseId, zhou, zhou, '周婧怡', 'lead_creator'),
    contributor(caseId, zhou, li, '李䶮', 'selector'),
  ]);
  const [first = '', second = ''] = contributors;
  const digests = new Set<string>();
  const exhibits = new Map<string, string>();
  for (const name of REAL_FILES) {
    const body = new Uint8Array(readFileSync(path.join(SAMPLES, name)));
    if (digests.has(sha256Hex(body))) continue;
    digests.add(sha256Hex(body));
    const mediaType = TYPES[path.extname(name).toLowerCase()] ?? 'application/octet-stream';
    const file = { caseId, body, mediaType, fileName: name, title: name };
    exhibits.set(name, (await ok(admitBytes(zhou.caller, file))).exhibitId);
  }
  await doReadings(readingsWith({ script }));
  for (const kind of ['run', 'link'] as const) await confirmAll(zhou, caseId, kind, first);
  await choose(li, caseId, second, exhibits);
  await finish(zhou, caseId, first, exhibits.get('midjourney.png') ?? '');
  await write(caseId, [zhou, li]);
  const { counts } = await loadRuns(zhou.caller, { caseId });
  return { caseId, digests, runs: counts.run };
}

async function contributor(
  caseId: string,
  by: Person,
  { accountId }: Person,
  name: string,
  role: 'lead_creator' | 'selector',
): Promise<string> {
  const added = { caseId, name, standing: 'member' as const, accountId };
  const { contributorId } = await ok(addContributor(by.caller, added));
  await ok(recordRole(by.caller, { caseId, contributorId, name: role, startsOn: '2026-01-01' }));
  return contributorId;
}

async function confirmAll(
  { caller }: Person,
  caseId: string,
  kind: 'run' | 'link',
  operatorId: string,
): Promise<void> {
  const wanted = { caseId, decision: 'confirm' as const, which: { importId: null, kind } };
  const asked = kind === 'run' ? { ...wanted, operatorId } : wanted;
  while ((await ok(decideProposals(caller, asked))).waiting > 0);
}

async function choose(
  { caller }: Person,
  caseId: string,
  chooserId: string,
  exhibits: Map<string, string>,
): Promise<void> {
  const among = ['fooocus.png', 'midjourney.png', 'swarmui.jpg'];
  await ok(
    recordSelection(caller, {
      caseId,
      chooserId,
      candidates: among.map((name) => ({
        exhibitId: exhibits.get(name) ?? '',
        verdict: name === 'midjourney.png' ? ('chosen' as const) : ('rejected' as const),
      })),
      reason: '',
    }),
  );
}

async function finish(
  { caller }: Person,
  caseId: string,
  byId: string,
  exhibitId: string,
): Promise<void> {
  const [row] = await database().select().from(work).where(eq(work.caseId, caseId));
  await ok(finishWork(caller, { caseId, workId: row?.id ?? '', exhibitId, byId }));
}

async function write(caseId: string, people: readonly Person[]): Promise<void> {
  const callers = people.map(({ caller }) => caller);
  const accounts = people.map(({ accountId }) => accountId);
  const [first] = callers;
  if (!first) return;
  const { promptId } = await ok(openPrompt(first, { caseId, title: 'friendsforever' }));
  const trace = shortened(readTrace(readBytes(FRIENDS)), WRITTEN);
  const { truth: _truth, remark: _remark, ...way } = settle(trace);
  const path = writePath(caseId, promptId, callers, accounts);
  const writers = await drive({ trace, ...way, path });
  const sha256 = await readReplay(promptId, (replay) => replay.frozen().sha256);
  await writers.push(0, [writers.sign(0, { k: 'freeze', sha256, purpose: 'draft', tool: '' })]);
}
