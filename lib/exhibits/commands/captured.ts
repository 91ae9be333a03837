import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { sha256 as sha256Of } from '#crypto';
import { exhibit } from '@/db/schema/exhibits';
import type { Tx } from '@/db/tx';
import type { EntryDraft } from '@/lib/entries/draft';
import { type Caller, NO_CLIENT, service } from '@/lib/kernel/actor';
import { toHex } from '@/lib/kernel/digest';
import type { Recorded } from '@/lib/ledger/append';
import { type Inspected, inspectBytes } from '@/lib/previews/inspect';
import { type KeptObject, objectKey, putObject } from '@/lib/storage/objects';
import { descriptionShape } from '../schema';
import { type Admission, caseFacts, compose, insertAdmitted } from './admission';
import { keepReading } from './keep-reading';

const blank = z.object(descriptionShape).parse({});

/** Bytes at hand that a run brings: a request, an answer, an output. */
export type CapturedFile = {
  bytes: Uint8Array;
  fileName: string;
  mediaType: string;
  title: string;
  /** Where they came from, in words for the exhibit; never a key. */
  source: string;
  /** Time they came about as the tool or the watcher says, ISO 8601; null where nothing says it. */
  happenedAt: string | null;
};

/** Captured bytes that the store has confirmed. */
export type KeptFile = Omit<Admission, 'recreation' | 'atSource'>;

/** The exhibit that captured bytes are; `isNew` unless the case had them already. */
export type AdmittedFile = { exhibitId: string; number: number; sha256: string; isNew: boolean };

/** What a file that the store has confirmed, and that was looked at, is admitted by. */
export function keptFile(
  about: Pick<CapturedFile, 'fileName' | 'title' | 'source' | 'happenedAt'>,
  object: { sha256: string; bytes: number; kept: KeptObject; seen: Inspected; isRead?: boolean },
): KeptFile {
  const { fileName, title, source, happenedAt } = about;
  const { sha256, bytes, kept, seen, isRead = false } = object;
  return {
    isRead,
    kind: 'file',
    sha256,
    bytes,
    mediaType: seen.mediaType,
    width: seen.width,
    height: seen.height,
    kept,
    embedded: seen.places.length > 0,
    fileName,
    description: { ...blank, title, source, happenedAt },
  };
}

const READER: Caller = { actor: service('readings'), client: NO_CLIENT };

/**
 * Keeps a reading of an exhibit's bytes that was made before it was admitted, after the commit. Where
 * that fails, the job that waits for it reads again.
 */
export async function keepEarlyReading(
  caseId: string,
  { exhibitId, sha256 }: Pick<AdmittedFile, 'exhibitId' | 'sha256'>,
  body: string,
): Promise<void> {
  const about = { caseId, exhibitId, objectSha256: sha256, asked: false };
  await keepReading(READER, { ...about, body, failure: null });
}

/** Captured files written to the store at once. */
const AT_ONCE = 8;

/**
 * Puts captured bytes into the store, under their digests; for `prepare`, outside any transaction.
 * The store confirms each. A file of no bytes is a file; equal bytes are written once.
 */
export async function keepCaptured(
  caseId: string,
  files: readonly CapturedFile[],
): Promise<KeptFile[]> {
  const kept: KeptFile[] = new Array(files.length);
  const written = new Map<string, Promise<[KeptObject, Inspected]>>();
  const waiting = [...files.entries()];
  const keep = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [i, file] = next;
      const { bytes } = file;
      const sha256 = toHex(sha256Of(bytes));
      const work = written.get(sha256) ?? write(caseId, sha256, file);
      written.set(sha256, work);
      const [object, seen] = await work;
      kept[i] = keptFile(file, { sha256, bytes: bytes.length, kept: object, seen });
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, files.length) }, keep));
  return kept;
}

function write(
  caseId: string,
  sha256: string,
  { bytes, mediaType }: CapturedFile,
): Promise<[KeptObject, Inspected]> {
  return Promise.all([
    putObject({
      key: objectKey(caseId, sha256),
      body: bytes,
      sha256,
      bytes: bytes.length,
      contentType: mediaType || 'application/octet-stream',
    }),
    inspectBytes(bytes),
  ]);
}

/**
 * Admits kept bytes as exhibits, in order, after `lockNumbering`. Bytes that are in the case already
 * are the exhibit they are; its class stays what it was. Answers an exhibit for each file.
 */
export async function admitCaptured(
  context: { tx: Tx; grant: { caseId: string }; record(draft: EntryDraft): Promise<Recorded> },
  files: readonly KeptFile[],
  how: { atSource: boolean; recreation: boolean },
): Promise<AdmittedFile[]> {
  const { tx, grant, record } = context;
  const { caseId } = grant;
  if (files.length === 0) return [];
  const digests = files.map(({ sha256 }) => sha256);
  const held = await tx
    .select({ exhibitId: exhibit.id, number: exhibit.number, sha256: exhibit.sha256 })
    .from(exhibit)
    .where(and(eq(exhibit.caseId, caseId), inArray(exhibit.sha256, digests)));
  const known = new Map<string, AdmittedFile>(
    held.map((one) => [one.sha256, { ...one, isNew: false }]),
  );
  const facts = await caseFacts(tx, caseId);
  const now = new Date();
  let { last } = facts;
  const admitted: AdmittedFile[] = [];
  for (const file of files) {
    let one = known.get(file.sha256);
    if (!one) {
      last += 1;
      const composed = compose(caseId, { ...file, ...how }, last, facts, now);
      const entry = await record(composed.draft);
      await insertAdmitted(tx, caseId, [{ composed, entry }]);
      const { exhibitId, number } = composed;
      one = { exhibitId, number, sha256: file.sha256, isNew: true };
      known.set(file.sha256, one);
    }
    admitted.push(one);
  }
  return admitted;
}
