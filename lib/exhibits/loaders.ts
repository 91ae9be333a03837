import 'server-only';
import { loader } from '@/lib/door/loader';
import type { CaptureClass, ExhibitKind, Issuer, Relation } from '@/lib/entries/vocabulary';
import { AppError } from '@/lib/kernel/errors';
import { readingSchema } from '@/lib/records/reading';
import type { ExhibitDetail, ExhibitItem, Look, Readings } from './dto';
import { custodyOf } from './queries/custody';
import { copyOf, custodyEntries, exhibitDetail, exhibitsOf } from './queries/exhibits';
import { exhibitBytes, readingBody, readingsOf } from './queries/readings';
import { copyInput, custodyInput, exhibitInput, listExhibitsInput, readingsInput } from './schema';

type Row = Awaited<ReturnType<typeof exhibitsOf>>[number];

const CUSTODY_PAGE = 50;

function itemOf(caseId: string, row: Row): ExhibitItem {
  const { captureClass, happenedAt, receivedAt, kind, thumb, ...rest } = row;
  return {
    ...rest,
    // The columns hold only words that commands checked.
    kind: kind as ExhibitKind,
    class: captureClass as CaptureClass,
    happenedAt: happenedAt?.toISOString() ?? null,
    receivedAt: receivedAt.toISOString(),
    thumb: thumb && `/api/v1/cases/${caseId}/copies/${row.sha256}/thumb`,
  };
}

/** A page of the Exhibits room. */
export const loadExhibits = loader({
  name: 'exhibits.list',
  action: 'case.read',
  input: listExhibitsInput,
  page: 'exhibits',
  async load({ tx, grant, input, can }) {
    const rows = await exhibitsOf(tx, grant, { ...input, limit: input.limit + 1 });
    const shown = rows.slice(0, input.limit).map((row) => itemOf(grant.caseId, row));
    return {
      exhibits: shown,
      next: rows.length > input.limit ? (shown.at(-1)?.number ?? null) : null,
      mayAdd: can['exhibit.add'],
    };
  },
});

/** One exhibit with everything known of it but its custody log. */
export const loadExhibit = loader({
  name: 'exhibits.detail',
  action: 'case.read',
  input: exhibitInput,
  page: 'exhibit',
  async load({ tx, grant, input, can }): Promise<ExhibitDetail> {
    const found = await exhibitDetail(tx, grant, input.exhibitId);
    if (!found) throw new AppError('NOT_FOUND');
    const { versions, relations, named, copies } = found;
    const { caseId: _, issuer, issuedBy, verification, ...row } = found.exhibit;
    const admitted = found.admission
      ? (JSON.parse(found.admission) as { act: Pick<ExhibitDetail, 'rule' | 'place' | 'class'> })
          .act
      : null;
    const thumb = copies.find((c) => c.kind === 'thumb')?.sha256 ?? null;
    const { supplier, record } = found;
    const item = itemOf(grant.caseId, { ...row, supplier, thumb, record });
    return {
      ...item,
      description: row.description,
      acquisition: row.acquisition,
      authority: row.authority,
      source: row.source,
      licence: row.licence,
      issued: issuer === null ? null : { issuer: issuer as Issuer, issuedBy, verification },
      rule: admitted?.rule ?? null,
      interval: row.happenedAt && row.receivedAt.getTime() - row.happenedAt.getTime(),
      classAtIntake: admitted && admitted.class !== item.class ? admitted.class : null,
      place: admitted?.place ?? null,
      versions: versions.map((v) => ({
        version: v.version,
        sha256: v.sha256,
        bytes: v.bytes,
        mediaType: v.mediaType,
        receivedAt: v.receivedAt.toISOString(),
        entry: v.entry,
      })),
      relations: relations.flatMap((r) => {
        const other = named.find((n) => n.id === (r.fromId === row.id ? r.toId : r.fromId));
        const direction = r.fromId === row.id ? ('to' as const) : ('from' as const);
        return other ? [{ id: r.id, relation: r.relation as Relation, direction, other }] : [];
      }),
      look: lookOf(grant.caseId, item, copies),
      may: {
        describe: can['exhibit.describe'],
        revise: can['exhibit.add'] && (item.kind === 'note' || item.kind === 'statement'),
        open: can['exhibit.open'] && item.kind !== 'hash_only',
      },
    };
  },
});

type Copies = NonNullable<Awaited<ReturnType<typeof exhibitDetail>>>['copies'];

/** Chooses how to show an exhibit from its kind and the working copies made of it. */
function lookOf(caseId: string, item: ExhibitItem, copies: Copies): Look {
  const url = (kind: string) => `/api/v1/cases/${caseId}/copies/${item.sha256}/${kind}`;
  if (item.kind === 'hash_only') return { kind: 'none', reason: 'digest_only' };
  if (/^(audio|video)\//.test(item.mediaType)) {
    return { kind: 'player', media: item.mediaType.startsWith('audio/') ? 'audio' : 'video' };
  }
  const pages = copies.filter((c) => /^page-\d+$/.test(c.kind) && c.sha256).length;
  const view = copies.find((c) => c.kind === 'view');
  if (pages > 0) {
    const tool = copies.find((c) => c.kind === 'page-1')?.tool ?? '';
    const urls = Array.from({ length: pages }, (_, i) => url(`page-${i + 1}`));
    return { kind: 'pages', urls, total: null, tool };
  }
  if (copies.some((c) => c.kind === 'text' && c.sha256)) return { kind: 'text', url: url('text') };
  if (view?.sha256) {
    return {
      kind: 'image',
      url: url('view'),
      width: view.width ?? 0,
      height: view.height ?? 0,
      tool: view.tool,
    };
  }
  const failed = copies.find((c) => c.failure);
  return failed?.failure ? { kind: 'none', reason: failed.failure } : { kind: 'pending' };
}

/** The custody log of an exhibit, newest first. */
export const loadCustody = loader({
  name: 'exhibits.custody',
  action: 'case.read',
  input: custodyInput,
  async load({ tx, grant, input }) {
    const rows = await custodyEntries(tx, grant, input.exhibitId, input.before, CUSTODY_PAGE + 1);
    const events = await custodyOf(tx, grant, rows.slice(0, CUSTODY_PAGE));
    return { events, next: rows.length > CUSTODY_PAGE ? (events.at(-1)?.index ?? null) : null };
  },
});

/** What was read in an exhibit's bytes: every reading by name, one in full. */
export const loadReadings = loader({
  name: 'exhibits.readings',
  action: 'case.read',
  input: readingsInput,
  async load({ tx, grant, input, can }): Promise<Readings> {
    const found = await exhibitBytes(tx, grant, input.exhibitId);
    if (!found) throw new AppError('NOT_FOUND', { reason: 'exhibit' });
    const rows = await readingsOf(tx, grant, input.exhibitId);
    const wanted = rows.find(({ id }) => id === input.readingId);
    if (input.readingId !== undefined && !wanted) {
      throw new AppError('NOT_FOUND');
    }
    const shown = wanted ?? rows.find(({ sha256 }) => sha256 !== null);
    const body = shown && (await readingBody(tx, grant, shown.id));
    return {
      readings: rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() })),
      shown:
        shown && body ? { id: shown.id, reading: readingSchema.parse(JSON.parse(body)) } : null,
      readable: found.kind !== 'hash_only',
      mayRead: can['exhibit.describe'] && found.kind !== 'hash_only',
    };
  },
});

/** Where a working copy lies, for the route that serves it. */
export const loadCopy = loader({
  name: 'exhibits.copy',
  action: 'case.read',
  input: copyInput,
  async load({ tx, grant, input }) {
    const row = await copyOf(tx, grant, input.sha256, input.kind);
    if (!row?.key || row.bytes === null) throw new AppError('NOT_FOUND');
    return {
      key: row.key,
      bytes: row.bytes,
      mediaType: row.mediaType ?? 'application/octet-stream',
    };
  },
});
