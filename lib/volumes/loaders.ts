import 'server-only';
import { deskItems } from '@/lib/desk/queries/items';
import { loader } from '@/lib/door/loader';
import { AppError } from '@/lib/kernel/errors';
import { readCase } from '@/lib/review/queries/case-state';
import { DESK_READERS, readersFor } from '@/lib/review/queries/readers';
import type { ComposerContents, ExhibitSheet } from './dto';
import { settledGroups } from './pages/placing';
import { compareVolumes } from './queries/comparison';
import { type CompositionHistory, compositionsOf } from './queries/compositions';
import { contentsOf } from './queries/contents';
import { defaultComposition } from './queries/default-composition';
import { versionOf } from './queries/exhibit-version';
import { joinedPrompts } from './queries/taking-part';
import {
  comparedVolume,
  keptComposition,
  ledgerSize,
  volumeBefore,
  volumeOf,
} from './queries/volumes';
import { sheetOf } from './redaction/sheet';
import { comparisonInput, composerInput, exhibitSheetInput } from './schema';

/** What the composer begins with, and all that a volume can be put together from. */
export const loadComposer = loader({
  name: 'volumes.composer',
  action: 'desk.read',
  input: composerInput,
  page: 'dossier',
  async load({ tx, grant, input }) {
    const place = { caseId: grant.caseId, accountId: grant.actor.id };
    const saved = await compositionsOf(tx, place);
    const chosen = saved.find(({ id }) => id === input.compositionId);
    if (input.compositionId !== undefined && !chosen) throw new AppError('NOT_FOUND');
    const volume = input.volumeId ? await volumeOf(tx, grant, input.volumeId) : null;
    if (input.volumeId !== undefined && !volume) throw new AppError('NOT_FOUND');
    const size = await ledgerSize(tx, grant);
    const joined = await joinedPrompts(tx, grant);
    const standing = await deskItems(tx, place);
    const desk: ComposerContents['desk'] = {
      facts: standing.facts.map(({ content, by, at }) => ({ ...content, by: by.name, at })),
      allegations: standing.allegations.map(({ content }) => content),
      claims: standing.claims.map(({ content }) => content),
    };
    const { workspaceId } = grant;
    const whose = { workspaceId, accountId: grant.actor.id };
    const readers = await readersFor(tx, whose, DESK_READERS);
    return {
      caseId: grant.caseId,
      accountId: grant.actor.id,
      size,
      joined,
      saved,
      chosen,
      volume,
      desk,
      readers,
    };
  },
  async finish(loaded, { input }): Promise<ComposerContents> {
    const { caseId, size, joined, saved, chosen, volume, desk, readers } = loaded;
    const { state } = await readCase(caseId, size);
    const last = chosen?.versions.at(-1);
    const isUs = state.forums.includes('us') && !state.forums.includes('prc');
    const forum = input.forum ?? (isUs ? 'us' : 'prc');
    const start = volume
      ? await keptComposition(caseId, volume.volume.composition.sha256)
      : (last?.content ?? defaultComposition(state, forum, desk));
    return {
      caseId,
      size,
      ...contentsOf(state, joined),
      desk,
      readers,
      saved: saved.flatMap((one) => savedOf(one, loaded.accountId)),
      start: { ...start, groups: settledGroups(start.groups, state) },
      origin: volume
        ? { kind: 'volume', dossierId: volume.id, number: volume.number }
        : chosen && last?.content
          ? {
              kind: 'saved',
              id: chosen.id,
              version: chosen.versions.length,
              sharedWith: last.sharedWith,
            }
          : { kind: 'default' },
    };
  },
});

function savedOf(
  { id, versions }: CompositionHistory,
  accountId: string,
): ComposerContents['saved'] {
  const last = versions.at(-1);
  if (!last?.content) return [];
  return [
    {
      id,
      version: versions.length,
      at: last.at.toISOString(),
      by: last.by.name,
      own: last.by.id === accountId,
      title: last.content.title,
      forum: last.content.forum,
      sharedWith: last.sharedWith,
    },
  ];
}

/** A page of a PDF exhibit as areas are marked on it, drawn at that moment. */
export const loadExhibitSheet = loader({
  name: 'volumes.exhibit_sheet',
  action: 'desk.read',
  input: exhibitSheetInput,
  async load({ tx, grant, input }) {
    const original = await versionOf(tx, grant, input);
    if (!original) throw new AppError('NOT_FOUND', { reason: 'exhibit' });
    return { caseId: grant.caseId, ...original };
  },
  async finish(original, { input }): Promise<ExhibitSheet> {
    if (original.mediaType !== 'application/pdf') return { drawn: false, reason: 'no_pdf' };
    const result = await sheetOf(original, input.page);
    if (!result) throw new AppError('NOT_FOUND');
    if (!result.ok) return { drawn: false, reason: result.reason };
    const { picture, ...facts } = result.sheet;
    return { drawn: true, ...facts, picture: Buffer.from(picture).toString('base64') };
  },
});

/** What differs between two volumes. */
export const loadComparison = loader({
  name: 'volumes.comparison',
  action: 'dossier.read',
  input: comparisonInput,
  page: 'dossier',
  async load({ tx, grant, input }) {
    const newer = await volumeOf(tx, grant, input.dossierId);
    if (!newer) throw new AppError('NOT_FOUND');
    const other =
      input.with ?? newer.volume.previous ?? (await volumeBefore(tx, grant, newer.number));
    const older = other === null ? null : await volumeOf(tx, grant, other);
    if (!older || older.id === newer.id) throw new AppError('NOT_FOUND');
    return { caseId: grant.caseId, older, newer };
  },
  async finish({ caseId, older, newer }) {
    const side = async (one: typeof newer) => ({
      volume: comparedVolume(one),
      composition: await keptComposition(caseId, one.volume.composition.sha256),
    });
    return compareVolumes(caseId, await side(older), await side(newer));
  },
});
