import { type APIResponse, expect, type Page } from '@playwright/test';
import type { CaseAddress } from './cases';
import { type PickedFile, sha256 } from './files';

// Acts in a case through the API, by whoever is signed in in the browser of the page.

async function send(
  page: Page,
  { caseId }: CaseAddress,
  path: string,
  body: Buffer | Record<string, unknown>,
  headers: Record<string, string> = {},
): Promise<APIResponse> {
  // A change by cookie says where it comes from, as a browser would.
  const origin = new URL(page.url()).origin;
  const answer = await page.request.post(`/api/v1/cases/${caseId}/${path}`, {
    data: body,
    headers: { origin, ...headers },
  });
  expect(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`).toBe(true);
  return answer;
}

/** Admits a file and answers its exhibit; the server refuses other bytes than were announced. */
export async function admit(page: Page, of: CaseAddress, file: PickedFile): Promise<string> {
  const answer = await send(page, of, 'exhibits', file.buffer, {
    'content-type': file.mimeType,
    'x-file-name': encodeURIComponent(file.name),
    'chirograph-sha256': sha256(file.buffer),
  });
  return (await answer.json()).exhibitId;
}

/** Writes a note or a statement and answers its exhibit. */
export async function write(
  page: Page,
  of: CaseAddress,
  kind: 'note' | 'statement',
  title: string,
  text: string,
): Promise<string> {
  return (await (await send(page, of, 'exhibits/texts', { kind, title, text })).json()).exhibitId;
}

/** States that one exhibit derives from another. */
export async function derive(page: Page, of: CaseAddress, exhibitId: string, fromId: string) {
  const relation = { relation: 'derived_from', toId: fromId };
  await send(page, of, `exhibits/${exhibitId}/relations`, relation);
}

/** Exhibits of a case in the order they were received, up to two hundred. */
export async function exhibitsOf(
  page: Page,
  { caseId }: CaseAddress,
): Promise<
  {
    id: string;
    number: number;
    fileName: string;
    sha256: string;
    bytes: number;
    thumb: string | null;
  }[]
> {
  const answer = await page.request.get(`/api/v1/cases/${caseId}/exhibits?limit=200`);
  expect(answer.ok()).toBe(true);
  return (await answer.json()).exhibits;
}

/** Custody of an exhibit, newest first. */
export async function custody(
  page: Page,
  { caseId }: CaseAddress,
  exhibitId: string,
): Promise<{ kind: string; actor: { name: string | null } }[]> {
  const answer = await page.request.get(`/api/v1/cases/${caseId}/exhibits/${exhibitId}/custody`);
  expect(answer.ok()).toBe(true);
  return (await answer.json()).events;
}

/** Bytes of an original, by the address that records who asked. */
export async function original(
  page: Page,
  { caseId }: CaseAddress,
  exhibitId: string,
): Promise<Buffer> {
  const answer = await page.request.get(
    `/api/v1/cases/${caseId}/exhibits/${exhibitId}/original?way=download`,
  );
  expect(answer.status()).toBe(200);
  return answer.body();
}
