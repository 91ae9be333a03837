import type { Reply } from '@/lib/kernel/reply';

/** How an original is opened; each is recorded before an address is handed out. */
export type Way = 'view' | 'download';

/** Asks for the address of original bytes. A server action: it records who asked, then answers. */
export type OpenOriginal = (way: Way, version?: number) => Promise<Reply<{ url: string }>>;

/** Address of our API for the same, which works without script. */
export function originalAddress(
  caseId: string,
  exhibitId: string,
  way: Way,
  version?: number,
): string {
  const query = new URLSearchParams({ way, ...(version ? { version: String(version) } : {}) });
  return `/api/v1/cases/${caseId}/exhibits/${exhibitId}/original?${query}`;
}
