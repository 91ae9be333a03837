import { eq } from 'drizzle-orm';
import {
  caseFile,
  contributor,
  contributorAccount,
  contributorRole,
  work,
} from '@/db/schema/cases';
import { dossier, type VolumeRow } from '@/db/schema/dossiers';
import { exhibit, exhibitRelation, exhibitVersion } from '@/db/schema/exhibits';
import type { Reader } from '@/db/tx';
import type { CaseState } from '@/lib/entries/state';
import { canonicalJson } from '@/lib/kernel/canonical-json';
import { expectedCaptureFacts, storedCaptureFacts } from './captures';
import { expectedPromptFacts, storedPromptFacts } from './prompts';
import { expectedReadingFacts, storedReadingFacts } from './readings';
import type { Disagreement } from './report';
import { expectedReviewFacts, storedReviewFacts } from './review';
import { expectedActFacts, storedActFacts } from './run-acts';
import { expectedRunFacts, storedRunFacts } from './runs';
import { expectedStatementFacts, storedStatementFacts } from './statements';

type Fields = Record<string, unknown>;

/** Rows keyed as state is, each with the facts that entries decide. */
type Facts = Map<string, Fields>;

const iso = (date: Date | null) => date?.toISOString() ?? null;

/** What the entries say the tables hold, by table and key. */
function expectedFacts(s: CaseState): Record<string, Facts> {
  const exhibits = [...s.exhibits.values()];
  const people = [...s.contributors.values()];
  const { opened } = s;
  const each = <T>(
    items: Iterable<T>,
    key: (item: T) => string,
    facts: (item: T) => Fields,
  ): Facts => new Map([...items].map((item) => [key(item), facts(item)]));
  return {
    case_file: new Map([
      [
        s.case,
        {
          workspaceId: s.workspace,
          number: s.number,
          title: s.title,
          kind: s.kind,
          status: s.status,
          party: s.party,
          side: s.side,
          forums: s.forums.join(' '),
          textAsOf: s.textAsOf,
          disputeDate: s.disputeDate,
          language: s.language,
          createdAt: opened?.at ?? null,
          entry: s.entry,
        },
      ],
    ]),
    work: each(
      s.works.values(),
      (w) => w.id,
      ({ id: _, ...w }) => w,
    ),
    contributor: each(
      people,
      (c) => c.id,
      (c) => ({
        name: c.name,
        standing: c.standing,
        employer: c.employer,
        identityCheck: c.identityCheck,
        note: c.note,
        createdAt: c.createdAt,
        entry: c.entry,
      }),
    ),
    contributor_account: each(
      people.flatMap((c) =>
        [...c.accounts].map(([account, link]) => ({ contributor: c.id, account, link })),
      ),
      (l) => `${l.contributor} ${l.account}`,
      (l) => ({ linkedAt: l.link.linkedAt, entry: l.link.entry }),
    ),
    contributor_role: each(
      s.roles.values(),
      (r) => r.id,
      ({ id: _, contributor: of, name, ...r }) => ({
        contributorId: of,
        role: name,
        ...r,
      }),
    ),
    exhibit: each(
      exhibits,
      (e) => e.id,
      (e) => {
        const current = e.versions.at(-1);
        return {
          number: e.number,
          label: e.label,
          kind: e.kind,
          title: e.title,
          description: e.description,
          fileName: e.fileName,
          supplierId: e.supplier,
          acquisition: e.acquisition,
          authority: e.authority,
          source: e.source,
          licence: e.licence,
          issuer: e.issued?.issuer ?? null,
          issuedBy: e.issued?.issuedBy ?? '',
          verification: e.issued?.verification ?? '',
          happenedAt: e.happenedAt,
          receivedAt: e.receivedAt,
          captureClass: e.class,
          sha256: current?.sha256,
          bytes: current?.bytes,
          mediaType: current?.mediaType,
          width: e.width,
          height: e.height,
          version: current?.version,
          entry: e.entry,
        };
      },
    ),
    exhibit_version: each(
      exhibits.flatMap((e) => e.versions.map((v) => ({ exhibit: e.id, ...v }))),
      (v) => `${v.exhibit} v${v.version}`,
      ({ exhibit: _, version: _v, ...v }) => v,
    ),
    exhibit_relation: each(
      s.relations.values(),
      (r) => r.id,
      (r) => ({
        fromId: r.from,
        toId: r.to,
        relation: r.name,
        entry: r.entry,
      }),
    ),
    ...expectedPromptFacts(s),
    ...expectedReadingFacts(s),
    ...expectedRunFacts(s),
    ...expectedActFacts(s),
    ...expectedCaptureFacts(s),
    ...expectedReviewFacts(s),
    ...expectedStatementFacts(s),
    dossier: each(
      s.dossiers.values(),
      (d) => d.id,
      (d) => ({
        number: d.number,
        state: d.state,
        size: d.size,
        pdfSha256: d.pdf?.sha256 ?? null,
        pdfBytes: d.pdf?.bytes ?? null,
        pages: d.pdf?.pages ?? null,
        bundleSha256: d.bundle?.sha256 ?? null,
        bundleBytes: d.bundle?.bytes ?? null,
        volume: wholeText(d.volume),
        entry: d.entry,
      }),
    ),
  };
}

/** What the tables hold, read whole: an index of one case, far smaller than its ledger. */
async function storedFacts(caseId: string, db: Reader): Promise<Record<string, Facts>> {
  const plain = <R extends Fields>(rows: R[], key: (row: R) => string, drop: (keyof R)[]): Facts =>
    new Map(
      rows.map((row) => {
        const facts: Fields = {};
        for (const [name, value] of Object.entries(row)) {
          if (!drop.includes(name)) facts[name] = value instanceof Date ? iso(value) : value;
        }
        return [key(row), facts];
      }),
    );
  return {
    case_file: plain(await db.select().from(caseFile).where(eq(caseFile.id, caseId)), (r) => r.id, [
      'id',
    ]),
    work: plain(await db.select().from(work).where(eq(work.caseId, caseId)), (r) => r.id, [
      'id',
      'caseId',
    ]),
    contributor: plain(
      await db.select().from(contributor).where(eq(contributor.caseId, caseId)),
      (r) => r.id,
      ['id', 'caseId'],
    ),
    contributor_account: plain(
      await db.select().from(contributorAccount).where(eq(contributorAccount.caseId, caseId)),
      (r) => `${r.contributorId} ${r.accountId}`,
      ['contributorId', 'accountId', 'caseId'],
    ),
    contributor_role: plain(
      await db.select().from(contributorRole).where(eq(contributorRole.caseId, caseId)),
      (r) => r.id,
      ['id', 'caseId'],
    ),
    exhibit: plain(await db.select().from(exhibit).where(eq(exhibit.caseId, caseId)), (r) => r.id, [
      'id',
      'caseId',
    ]),
    exhibit_version: plain(
      await db.select().from(exhibitVersion).where(eq(exhibitVersion.caseId, caseId)),
      (r) => `${r.exhibitId} v${r.version}`,
      ['exhibitId', 'caseId', 'version'],
    ),
    exhibit_relation: plain(
      await db.select().from(exhibitRelation).where(eq(exhibitRelation.caseId, caseId)),
      (r) => r.id,
      ['id', 'caseId'],
    ),
    ...(await storedPromptFacts(caseId, db)),
    ...(await storedReadingFacts(caseId, db)),
    ...(await storedRunFacts(caseId, db)),
    ...(await storedActFacts(caseId, db)),
    ...(await storedCaptureFacts(caseId, db)),
    ...(await storedReviewFacts(caseId, db)),
    ...(await storedStatementFacts(caseId, db)),
    dossier: plain(
      (await db.select().from(dossier).where(eq(dossier.caseId, caseId))).map((row) => ({
        ...row,
        volume: wholeText(row.volume),
      })),
      (r) => r.id,
      ['id', 'caseId', 'jobId', 'options', 'createdAt'],
    ),
  };
}

/** One text of what a volume adds, whatever the order of its members; null where there is none. */
function wholeText(volume: VolumeRow | null): string | null {
  return volume === null ? null : canonicalJson(volume);
}

/**
 * Compares every table fact of a case with what its entries say, in both directions: a row without
 * an entry, an entry without a row, and each column that differs. A queued dossier's state is the
 * job's business and not compared further.
 */
export async function tableDisagreements(
  state: CaseState,
  reader: Reader,
): Promise<Disagreement[]> {
  const expected = expectedFacts(state);
  const stored = await storedFacts(state.case, reader);
  const found: Disagreement[] = [];
  for (const [table, facts] of Object.entries(expected)) {
    const rows = stored[table] ?? new Map<string, Fields>();
    for (const [key, want] of facts) {
      const have = rows.get(key);
      if (!have) {
        found.push({
          record: `${table} ${key}`,
          check: 'table.missing',
          expected: 'a row',
          found: 'none',
        });
        continue;
      }
      for (const column of new Set([...Object.keys(want), ...Object.keys(have)])) {
        const [a, b] = [want[column] ?? null, have[column] ?? null];
        if (a !== b) {
          const record = `${table} ${key} ${column}`;
          found.push({
            record,
            check: 'table.differs',
            expected: JSON.stringify(a),
            found: JSON.stringify(b),
          });
        }
      }
    }
    for (const key of rows.keys()) {
      if (!facts.has(key)) {
        found.push({
          record: `${table} ${key}`,
          check: 'table.unrecorded',
          expected: 'an entry',
          found: 'none',
        });
      }
    }
  }
  return found;
}
