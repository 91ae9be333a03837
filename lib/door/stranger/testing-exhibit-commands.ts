import { announceFile } from '@/lib/exhibits/commands/announce';
import { relateExhibits } from '@/lib/exhibits/commands/describe';
import { canonicalJson } from '@/lib/kernel/canonical-json';
import { sha256Hex, utf8 } from '@/lib/kernel/digest';
import { type Desk, dataOf, fresh, largeFile, noteIn, versionOf } from './testing-desk';
import type { Line } from './testing-line';
import type { Someone } from './testing-people';

const reason = 'because';

const supplied = ({ contributorId }: Desk) => ({ supplierId: contributorId });

const digest = () => ({
  sha256: sha256Hex(fresh()),
  bytes: 5,
  mediaType: 'image/png',
  fileName: 'x.png',
});

/** A reading of a file in which nothing was found. */
const NOTHING_READ = canonicalJson({
  readers: 1,
  mediaType: null,
  width: null,
  height: null,
  records: [],
  statements: [],
  credentials: null,
  findings: [],
});

/** Announces a large file in the name of whoever will send it. */
async function announced({ caseId }: Desk, who: Someone): Promise<string> {
  return (await dataOf(announceFile(await who.caller(), { caseId, ...largeFile() }))).intakeId;
}

/** Announces a small file, sends it to the store, and says no more. */
async function sent({ caseId }: Desk, who: Someone): Promise<string> {
  const body = fresh('sent');
  const file = { sha256: sha256Hex(body), bytes: utf8(body).length, mediaType: 'text/plain' };
  const { intakeId, put } = await dataOf(announceFile(await who.caller(), { caseId, ...file }));
  if (!put) throw new Error('a small file goes in one request');
  const answer = await fetch(put.url, { method: 'PUT', headers: put.headers, body });
  if (!answer.ok) throw new Error(`the store answered ${answer.status}`);
  return intakeId;
}

/** Commands about exhibits. */
export const EXHIBIT_COMMANDS: Record<string, Line> = {
  'exhibit.announce': {
    scope: 'open_case',
    may: 'owner admin member writer',
    input: ({ caseId }) => ({ caseId, sha256: sha256Hex(fresh()), bytes: 5, mediaType: '' }),
  },
  'exhibit.sign_part': {
    scope: 'open_case',
    may: 'owner admin member writer',
    async input(desk, who) {
      const intakeId = await announced(desk, who);
      return { caseId: desk.caseId, intakeId, part: 1, sha256: sha256Hex('part') };
    },
    names: ({ intakeId }) => ({ intakeId }),
  },
  'exhibit.held_parts': {
    scope: 'open_case',
    may: 'owner admin member writer',
    async input(desk, who) {
      return { caseId: desk.caseId, intakeId: await announced(desk, who) };
    },
    names: ({ intakeId }) => ({ intakeId }),
  },
  'exhibit.admit_file': {
    scope: 'open_case',
    may: 'owner admin member writer',
    async input(desk, who) {
      return { caseId: desk.caseId, intakeId: await sent(desk, who), fileName: 'x.txt' };
    },
    names: (desk) => ({ intakeId: desk.intakeId, ...supplied(desk) }),
  },
  'exhibit.refuse_intake': {
    scope: 'open_case',
    may: 'owner admin member writer',
    input: ({ caseId }) => ({
      caseId,
      announced: { sha256: sha256Hex(fresh()), bytes: 5 },
      found: { sha256: null, bytes: null },
      reason: 'missing',
    }),
  },
  'exhibit.admit_bytes': {
    scope: 'open_case',
    may: 'owner admin member writer',
    input: ({ caseId }) => ({
      caseId,
      fileName: 'x.txt',
      mediaType: 'text/plain',
      body: utf8(fresh('bytes')),
    }),
    names: supplied,
  },
  'exhibit.admit_batch': {
    scope: 'open_case',
    may: 'owner admin member writer',
    input: ({ caseId }) => ({
      caseId,
      items: [
        { op: 'hash_only', ...digest() },
        { op: 'text', kind: 'note', title: 'x', text: fresh() },
      ],
    }),
    names: (desk) => ({ items: [{ op: 'hash_only', ...digest(), ...supplied(desk) }] }),
  },
  'exhibit.register_digest': {
    scope: 'open_case',
    may: 'owner admin member writer',
    input: ({ caseId }) => ({ caseId, ...digest() }),
    names: supplied,
  },
  'exhibit.write_text': {
    scope: 'open_case',
    may: 'owner admin member writer',
    input: ({ caseId }) => ({ caseId, kind: 'statement', title: 'x', text: fresh() }),
    names: supplied,
  },
  'exhibit.revise_text': {
    scope: 'open_case',
    may: 'owner admin member writer',
    async input({ caseId, exhibitId }) {
      return { caseId, exhibitId, after: await versionOf(exhibitId), text: fresh() };
    },
    names: ({ exhibitId }) => ({ exhibitId }),
  },
  'exhibit.read_again': {
    scope: 'open_case',
    may: 'owner admin member writer',
    input: ({ caseId, exhibitId }) => ({ caseId, exhibitId }),
    names: ({ exhibitId }) => ({ exhibitId }),
  },
  'exhibit.keep_reading': {
    scope: 'case',
    may: 'service',
    input: ({ caseId, exhibitId, sha256 }) => ({
      caseId,
      exhibitId,
      objectSha256: sha256,
      asked: true,
      body: NOTHING_READ,
      failure: null,
    }),
    names: ({ exhibitId }) => ({ exhibitId }),
  },
  'exhibit.describe': {
    scope: 'open_case',
    may: 'owner admin member writer',
    input: ({ caseId, exhibitId }) => ({ caseId, exhibitId, description: fresh() }),
    names: (desk) => ({ exhibitId: desk.exhibitId, ...supplied(desk) }),
  },
  'exhibit.relate': {
    scope: 'open_case',
    may: 'owner admin member writer',
    async input({ caseId, exhibitId, owner }) {
      const { exhibitId: toId } = await noteIn(caseId, owner);
      return { caseId, exhibitId, relation: 'derived_from', toId };
    },
    names: ({ exhibitId, toId }) => ({ exhibitId, toId }),
  },
  'exhibit.withdraw_relation': {
    scope: 'open_case',
    may: 'owner admin member writer',
    async input({ caseId, exhibitId, owner }) {
      const { exhibitId: toId } = await noteIn(caseId, owner);
      const wish = { caseId, exhibitId, relation: 'translation_of', toId } as const;
      const { relationId } = await dataOf(relateExhibits(await owner.caller(), wish));
      return { caseId, relationId, reason };
    },
    names: ({ relationId }) => ({ relationId }),
  },
  'exhibit.lower_class': {
    scope: 'open_case',
    may: 'owner admin member writer',
    async input({ caseId, owner }) {
      return { caseId, exhibitId: (await noteIn(caseId, owner)).exhibitId, to: 'D', reason };
    },
    names: ({ exhibitId }) => ({ exhibitId }),
  },
  'exhibit.open_original': {
    scope: 'case',
    may: 'owner admin member counsel guest reader writer',
    input: ({ caseId, exhibitId }) => ({ caseId, exhibitId, way: 'download' }),
    names: ({ exhibitId }) => ({ exhibitId }),
  },
  // Last of all: what it is asked to withdraw of the desk is gone for the lines above.
  'exhibit.withdraw_intake': {
    scope: 'open_case',
    may: 'owner admin member writer',
    async input(desk, who) {
      return { caseId: desk.caseId, intakeId: await announced(desk, who) };
    },
    names: ({ intakeId }) => ({ intakeId }),
  },
};
