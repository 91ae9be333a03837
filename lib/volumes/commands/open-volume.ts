import { and, eq } from 'drizzle-orm';
import { caseFile } from '@/db/schema/cases';
import { dossier } from '@/db/schema/dossiers';
import { caseNumber } from '@/lib/cases/model';
import { recordedRead } from '@/lib/door/recorded-read';
import { draft } from '@/lib/entries/draft';
import { volumeOpened } from '@/lib/entries/volume-opened.v1';
import { AppError } from '@/lib/kernel/errors';
import { objectKey, presignGet } from '@/lib/storage/objects';
import { downloadName } from '../model';
import { openVolumeInput } from '../schema';

/** Seconds an address of a file works. */
const LIFE = 300;

/** Hands out the address of a file of a volume after recording who asked. */
export const openVolume = recordedRead({
  name: 'volume.open',
  action: 'dossier.open',
  input: openVolumeInput,
  async read({ tx, grant, input, client }) {
    const { dossierId, file } = input;
    const [row] = await tx
      .select({
        number: dossier.number,
        volume: dossier.volume,
        caseNumber: caseFile.number,
        openedAt: caseFile.createdAt,
      })
      .from(dossier)
      .innerJoin(caseFile, eq(caseFile.id, dossier.caseId))
      .where(and(eq(dossier.id, dossierId), eq(dossier.caseId, grant.caseId)));
    const one = row?.volume?.files[file];
    if (!row || !one) throw new AppError('NOT_FOUND', { reason: 'dossier' });
    const fileName = downloadName(caseNumber(row.caseNumber, row.openedAt), row.number, one);
    const url = await presignGet(objectKey(grant.caseId, one.sha256), {
      fileName,
      inline: false,
      contentType: one.role === 'bundle' ? 'application/zip' : 'application/pdf',
      expires: LIFE,
    });
    const entry = draft(
      volumeOpened,
      { dossier: dossierId, file, sha256: one.sha256 },
      {
        address: client.address.slice(0, 100),
        userAgent: client.userAgent.slice(0, 500).toWellFormed(),
      },
    );
    return { answer: { url, sha256: one.sha256, fileName }, drafts: [entry] };
  },
});
