import { and, eq } from 'drizzle-orm';
import { caseFile } from '@/db/schema/cases';
import { dossier } from '@/db/schema/dossiers';
import { caseNumber } from '@/lib/cases/model';
import { recordedRead } from '@/lib/door/recorded-read';
import { dossierOpened } from '@/lib/entries/dossier-opened.v1';
import { draft } from '@/lib/entries/draft';
import { AppError } from '@/lib/kernel/errors';
import { objectKey, presignGet } from '@/lib/storage/objects';
import { partFileName } from '../model';
import { openDossierInput } from '../schema';

/** Seconds an address of an exported file works. */
const LIFE = 300;

/** Hands out the address of an exported file after recording who asked. */
export const openDossier = recordedRead({
  name: 'dossier.open',
  action: 'dossier.open',
  input: openDossierInput,
  async read({ tx, grant, input, client }) {
    const [row] = await tx
      .select({
        number: dossier.number,
        pdf: dossier.pdfSha256,
        bundle: dossier.bundleSha256,
        caseNumber: caseFile.number,
        openedAt: caseFile.createdAt,
      })
      .from(dossier)
      .innerJoin(caseFile, eq(caseFile.id, dossier.caseId))
      .where(and(eq(dossier.id, input.dossierId), eq(dossier.caseId, grant.caseId)));
    const sha256 = row?.[input.part];
    if (!row || !sha256) throw new AppError('NOT_FOUND', { reason: 'dossier' });
    const fileName = partFileName(caseNumber(row.caseNumber, row.openedAt), row.number, input.part);
    const url = await presignGet(objectKey(grant.caseId, sha256), {
      fileName,
      inline: false,
      contentType: input.part === 'pdf' ? 'application/pdf' : 'application/zip',
      expires: LIFE,
    });
    const entry = draft(
      dossierOpened,
      { dossier: input.dossierId, part: input.part, sha256 },
      {
        address: client.address.slice(0, 100),
        userAgent: client.userAgent.slice(0, 500).toWellFormed(),
      },
    );
    return { answer: { url, sha256, fileName }, drafts: [entry] };
  },
});
