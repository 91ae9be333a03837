import 'server-only';
import { loader } from '@/lib/door/loader';
import { AppError } from '@/lib/kernel/errors';
import type { DossierItem, VolumeFacts } from './dto';
import type { DossierOptions } from './model';
import { dossierOf, dossiersOf } from './queries';
import { dossierInput, dossiersInput } from './schema';

type Row = NonNullable<Awaited<ReturnType<typeof dossierOf>>>;

function itemOf(row: Row): DossierItem {
  // Written by requestDossier alone.
  const options = row.options as DossierOptions & { reason: string; recipient: string };
  const state = row.state as DossierItem['state'];
  return {
    id: row.id,
    number: row.number,
    state,
    size: row.size,
    language: options.language,
    paper: options.paper,
    withheld: options.withheld.length,
    reason: options.reason,
    recipient: options.recipient,
    requestedAt: row.createdAt.toISOString(),
    entry: row.entry,
    pdf:
      row.pdfSha256 === null
        ? null
        : { sha256: row.pdfSha256, bytes: row.pdfBytes ?? 0, pages: row.pages ?? 0 },
    bundle:
      row.bundleSha256 === null ? null : { sha256: row.bundleSha256, bytes: row.bundleBytes ?? 0 },
    volume: row.volume === null ? null : volumeOf(row.volume),
    progress:
      state === 'queued'
        ? {
            step: row.step ?? '',
            done: row.done ?? 0,
            total: row.total ?? 0,
            cancelling: row.cancelAskedAt !== null,
          }
        : null,
    failure: row.failure,
  };
}

function volumeOf(row: NonNullable<Row['volume']>): VolumeFacts {
  const count = (wanted: string) => row.withheld.filter(({ kind }) => kind === wanted).length;
  return {
    title: row.title,
    // Written from entries alone, which hold only words of the vocabularies.
    forum: row.forum as VolumeFacts['forum'],
    previous: row.previous,
    withheld: { exhibits: count('exhibit'), prompts: count('prompt'), runs: count('run') },
    redacted: row.redacted.length,
    compositionSha256: row.composition.sha256,
    files: row.files as VolumeFacts['files'],
  };
}

/** The Dossier room. */
export const loadDossiers = loader({
  name: 'dossiers.list',
  action: 'dossier.read',
  input: dossiersInput,
  page: 'dossier',
  async load({ tx, grant, can }) {
    const dossiers = (await dossiersOf(tx, grant)).map(itemOf);
    return { dossiers, mayExport: can['dossier.export'] };
  },
});

/** One export, for following its progress. */
export const loadDossier = loader({
  name: 'dossiers.one',
  action: 'dossier.read',
  input: dossierInput,
  async load({ tx, grant, input }): Promise<DossierItem> {
    const row = await dossierOf(tx, grant, input.dossierId);
    if (!row) throw new AppError('NOT_FOUND');
    return itemOf(row);
  },
});
