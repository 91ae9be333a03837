import { database } from '@/db/client';
import { exhibit, exhibitVersion, storedObject } from '@/db/schema/exhibits';
import { ledgerEntry } from '@/db/schema/ledger';
import type { ExhibitDetail } from '@/lib/exhibits/dto';
import { utf8 } from '@/lib/kernel/digest';
import { admitBytesOperation, getExhibit } from './operations/exhibits';
import { answered, type Bearer, call } from './testing-api';

let made = 0;

/** Bytes no other test of the file has sent. */
export const fresh = (text = 'bytes') => utf8(`${text} ${++made}`);

export type Sent = {
  name?: string;
  sha256?: string;
  query?: string;
  headers?: Record<string, string>;
};

/** A case and who acts in it. */
export type Desk = { as: Bearer; caseId: string };

/** Sends a small file in one request. */
export function send(
  { as, caseId }: Desk,
  body: Uint8Array,
  { name, sha256, query = '', headers = {} }: Sent = {},
): Promise<Response> {
  return call('POST', `/cases/${caseId}/exhibits${query}`, {
    as,
    body: body.slice(),
    headers: {
      'content-type': 'application/octet-stream',
      ...(name === undefined ? {} : { 'x-file-name': encodeURIComponent(name) }),
      ...(sha256 === undefined ? {} : { 'chirograph-sha256': sha256 }),
      ...headers,
    },
  });
}

/** Sends a small file and answers the exhibit it became. */
export async function admitted(
  desk: Desk,
  body: Uint8Array,
  sent: Sent = {},
): Promise<ExhibitDetail> {
  const response = await send(desk, body, sent);
  const { exhibitId } = await answered<{ exhibitId: string }>(admitBytesOperation, response);
  return detail(desk, exhibitId);
}

/** One exhibit as the API shows it. */
export async function detail({ as, caseId }: Desk, exhibitId: string): Promise<ExhibitDetail> {
  const response = await call('GET', `/cases/${caseId}/exhibits/${exhibitId}`, { as });
  return answered<ExhibitDetail>(getExhibit, response);
}

/** What a refused intake must leave as it was. */
export async function counts(): Promise<number[]> {
  const db = database();
  return [
    await db.$count(exhibit),
    await db.$count(exhibitVersion),
    await db.$count(storedObject),
    await db.$count(ledgerEntry),
  ];
}
