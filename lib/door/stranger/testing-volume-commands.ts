import type { Caller } from '@/lib/kernel/actor';
import { completeVolume } from '@/lib/volumes/commands/complete-volume';
import { requestVolume } from '@/lib/volumes/commands/request-volume';
import { saveComposition } from '@/lib/volumes/commands/save-composition';
import { testComposition } from '@/lib/volumes/testing-volumes';
import type { Desk } from './testing-desk';
import { dataOf, SERVICE } from './testing-desk';
import type { Line } from './testing-line';

const reason = 'because';
const MADE = {
  files: [
    {
      role: 'volume' as const,
      part: 1,
      parts: 1,
      sha256: 'a'.repeat(64),
      bytes: 1,
      pages: 1,
    },
  ],
  redactions: [],
};

async function askedBy(caseId: string, caller: Caller): Promise<string> {
  const composition = testComposition('prc');
  return (await dataOf(requestVolume(caller, { caseId, composition }))).dossierId;
}

const asked = async ({ caseId, owner }: Desk) => askedBy(caseId, await owner.caller());

/** A volume whose files are recorded. */
async function madeVolume(caseId: string, caller: Caller): Promise<string> {
  const dossierId = await askedBy(caseId, caller);
  await dataOf(completeVolume(SERVICE, { caseId, dossierId, ...MADE }));
  return dossierId;
}

/** A composition that the caller keeps on the desk. */
async function keptComposition(caseId: string, caller: Caller): Promise<string> {
  const composition = testComposition('prc');
  const answer = await dataOf(
    saveComposition(caller, {
      caseId,
      compositionId: null,
      version: 0,
      composition,
      sharedWith: [],
    }),
  );
  return answer.compositionId;
}

/** What stands of volumes in a case. */
export type Volumes = {
  /** Two finished volumes, the older one first. */
  volumeIds: readonly [string, string];
  /** Kept on the owner's desk. */
  compositionId: string;
};

/** Two finished volumes and a kept composition. */
export async function volumesOf(caseId: string, caller: Caller): Promise<Volumes> {
  const compositionId = await keptComposition(caseId, caller);
  const older = await madeVolume(caseId, caller);
  return { compositionId, volumeIds: [older, await madeVolume(caseId, caller)] };
}

/** Commands about volumes. */
export const VOLUME_COMMANDS: Record<string, Line> = {
  'volume.request': {
    scope: 'case',
    may: 'owner admin member counsel writer',
    input: ({ caseId }) => ({ caseId, composition: testComposition('prc') }),
    names: ({ exhibitId, volumeIds }) => ({
      previous: volumeIds[0],
      composition: testComposition('prc', {
        withheld: [{ kind: 'exhibit', id: exhibitId, reason }],
      }),
    }),
  },
  // The program that draws pages is not there in this test: the answer says that nothing was made.
  'volume.preview': {
    scope: 'case',
    may: 'owner admin member counsel writer',
    input: ({ caseId }) => ({ caseId, composition: testComposition('prc') }),
    names: ({ exhibitId }) => ({
      composition: testComposition('prc', {
        withheld: [{ kind: 'exhibit', id: exhibitId, reason }],
      }),
    }),
  },
  'volume.save_composition': {
    scope: 'case',
    may: 'owner admin member counsel writer',
    input: ({ caseId }) => ({ caseId, composition: testComposition('prc') }),
    names: ({ compositionId }) => ({ compositionId, version: 1 }),
  },
  'volume.complete': {
    scope: 'case',
    may: 'service',
    input: async (desk) => ({ caseId: desk.caseId, dossierId: await asked(desk), ...MADE }),
    names: ({ volumeIds }) => ({ dossierId: volumeIds[0] }),
  },
  'volume.open': {
    scope: 'case',
    may: 'owner admin member counsel reader writer',
    input: ({ caseId, volumeIds }) => ({ caseId, dossierId: volumeIds[1], file: 0 }),
    names: ({ volumeIds }) => ({ dossierId: volumeIds[0] }),
  },
};

/** Loaders about volumes. */
export const VOLUME_LOADERS: Record<string, Line> = {
  'volumes.composer': {
    scope: 'case',
    may: 'owner admin member counsel reader writer',
    input: ({ caseId }) => ({ caseId }),
    names: ({ volumeIds }) => ({ volumeId: volumeIds[0] }),
  },
  // The exhibit is a note: the answer says that it has no pages to mark.
  'volumes.exhibit_sheet': {
    scope: 'case',
    may: 'owner admin member counsel reader writer',
    input: ({ caseId, exhibitId }) => ({ caseId, exhibitId, version: 1, page: 1 }),
    names: ({ exhibitId }) => ({ exhibitId }),
  },
  'volumes.comparison': {
    scope: 'case',
    may: 'owner admin member counsel reader writer',
    input: ({ caseId, volumeIds }) => ({ caseId, dossierId: volumeIds[1] }),
    names: ({ volumeIds }) => ({ dossierId: volumeIds[1], with: volumeIds[0] }),
  },
};
