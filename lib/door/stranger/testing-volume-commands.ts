import type { Caller } from '@/lib/kernel/actor';
import { newId } from '@/lib/kernel/ids';
import { completeVolume } from '@/lib/volumes/commands/complete-volume';
import { requestVolume } from '@/lib/volumes/commands/request-volume';
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
export async function madeVolume(caseId: string, caller: Caller): Promise<string> {
  const dossierId = await askedBy(caseId, caller);
  await dataOf(completeVolume(SERVICE, { caseId, dossierId, ...MADE }));
  return dossierId;
}

/** Commands about volumes. */
export const VOLUME_COMMANDS: Record<string, Line> = {
  'volume.request': {
    scope: 'case',
    may: 'owner admin member counsel writer',
    input: ({ caseId }) => ({ caseId, composition: testComposition('prc') }),
    names: ({ exhibitId, dossierId }) => ({
      previous: dossierId,
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
    names: () => ({ compositionId: newId('composition') }),
  },
  'volume.complete': {
    scope: 'case',
    may: 'service',
    input: async (desk) => ({ caseId: desk.caseId, dossierId: await asked(desk), ...MADE }),
    names: ({ dossierId }) => ({ dossierId }),
  },
  'volume.open': {
    scope: 'case',
    may: 'owner admin member counsel reader writer',
    input: ({ caseId, volumeIds }) => ({ caseId, dossierId: volumeIds[1], file: 0 }),
    names: ({ dossierId }) => ({ dossierId }),
  },
};

/** Loaders about volumes. */
export const VOLUME_LOADERS: Record<string, Line> = {
  'volumes.composer': {
    scope: 'case',
    may: 'owner admin member counsel reader writer',
    input: ({ caseId }) => ({ caseId }),
    names: ({ dossierId }) => ({ volumeId: dossierId }),
  },
  'volumes.comparison': {
    scope: 'case',
    may: 'owner admin member counsel reader writer',
    input: ({ caseId, volumeIds }) => ({ caseId, dossierId: volumeIds[1] }),
    names: ({ dossierId }) => ({ dossierId, with: dossierId }),
  },
};
