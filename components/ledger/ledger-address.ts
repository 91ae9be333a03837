/** What the list of entries is narrowed to; it lives in the address. */
export type LedgerFilter = {
  /** A kind such as `exhibit.added`, or a group such as `exhibit`. */
  kind?: string | undefined;
  actorId?: string | undefined;
  subject?: string | undefined;
};

/** Address of the ledger of a case with a filter and, further down, the entry to start below. */
export function ledgerAddress(base: string, filter: LedgerFilter, before?: number): string {
  const query = new URLSearchParams();
  if (filter.kind) query.set('kind', filter.kind);
  if (filter.actorId) query.set('actor', filter.actorId);
  if (filter.subject) query.set('subject', filter.subject);
  if (before !== undefined) query.set('before', String(before));
  const text = query.toString();
  return `${base}/ledger${text && `?${text}`}`;
}
