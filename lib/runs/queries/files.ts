import { and, eq, inArray, sql } from 'drizzle-orm';
import { type AnyPgColumn, alias } from 'drizzle-orm/pg-core';
import { contributor } from '@/db/schema/cases';
import { derivative, exhibit } from '@/db/schema/exhibits';
import { reading } from '@/db/schema/readings';
import type { Tx } from '@/db/tx';
import type { Grant } from '@/lib/access/authorize';
import type { CaptureClass } from '@/lib/entries/vocabulary';
import { isMarkedGenerated } from '@/lib/records/generated-mark';
import { readingSchema } from '@/lib/records/reading';
import type { RunFile } from '../dto';

type Reading = Pick<Grant<'case.read'>, 'caseId'>;

/** Files of the case by identifier. */
export type Files = ReadonlyMap<string, RunFile>;

/**
 * Exhibits as runs, choices and later work show them, in two queries however many they are. What is
 * not of the case is not in the answer.
 */
export async function filesOf(tx: Tx, grant: Reading, ids: Iterable<string>): Promise<Files> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const view = alias(derivative, 'view_copy');
  const rows = await tx
    .select({
      exhibitId: exhibit.id,
      number: exhibit.number,
      title: exhibit.title,
      class: exhibit.captureClass,
      mediaType: exhibit.mediaType,
      width: exhibit.width,
      height: exhibit.height,
      sha256: exhibit.sha256,
      thumb: derivative.sha256,
      view: view.sha256,
      supplier: contributor.name,
      licence: exhibit.licence,
    })
    .from(exhibit)
    .leftJoin(contributor, eq(contributor.id, exhibit.supplierId))
    .leftJoin(derivative, copyOf(derivative, 'thumb'))
    .leftJoin(view, copyOf(view, 'view'))
    .where(and(eq(exhibit.caseId, grant.caseId), inArray(exhibit.id, wanted)));
  const marked = await markedOf(tx, grant, wanted);
  const at = (sha256: string, kind: string) =>
    `/api/v1/cases/${grant.caseId}/copies/${sha256}/${kind}`;
  return new Map(
    rows.map((row) => [
      row.exhibitId,
      {
        ...row,
        // The column holds only classes that rules wrote.
        class: row.class as CaptureClass,
        thumb: row.thumb && at(row.sha256, 'thumb'),
        view: row.view && at(row.sha256, 'view'),
        marked: marked.has(row.exhibitId),
      },
    ]),
  );
}

function copyOf(
  copies: { caseId: AnyPgColumn; parentSha256: AnyPgColumn; kind: AnyPgColumn },
  kind: string,
) {
  return and(
    eq(copies.caseId, exhibit.caseId),
    eq(copies.parentSha256, exhibit.sha256),
    eq(copies.kind, kind),
  );
}

/**
 * Of some exhibits, those whose newest reading says that a model made them. A reading is canonical
 * JSON, where a quotation mark within a text is escaped: these beginnings stand only where a reader
 * told a label, a tool of IPTC, or credentials. Only such readings leave the database.
 */
async function markedOf(tx: Tx, grant: Reading, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx
    .select({
      exhibitId: reading.exhibitId,
      body: sql<string | null>`case when strpos(${reading.body}, '"labels":[{') > 0
        or strpos(${reading.body}, '"credentials":{') > 0
        or strpos(${reading.body}, '"reader":"iptc"') > 0 then ${reading.body} end`,
    })
    .from(reading)
    .where(
      and(
        eq(reading.caseId, grant.caseId),
        inArray(reading.exhibitId, [...ids]),
        sql`${reading.id} = (select r.id from ${reading} r where r.case_id = ${reading.caseId}
          and r.exhibit_id = ${reading.exhibitId} and r.body is not null
          order by r.at desc, r.id desc limit 1)`,
      ),
    );
  const marked = rows.filter(
    ({ body }) => body !== null && isMarkedGenerated(readingSchema.parse(JSON.parse(body))),
  );
  return new Set(marked.map(({ exhibitId }) => exhibitId));
}

/** A file that the tables refer to; it is there by a foreign key or a check of the command. */
export function fileIn(files: Files, id: string): RunFile {
  const file = files.get(id);
  if (!file) throw new Error(`exhibit ${id} is named and not in its case`);
  return file;
}
