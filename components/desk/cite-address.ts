import { recordAddress } from '@/components/review/record-address';
import type { ShownCite } from '@/lib/desk/dto';
import type { Cite } from '@/lib/elements/cite';

/** Address of the place that a statement leans on; null where the ledger shows no such record. */
export function citeAddress(base: string, cite: ShownCite): string | null {
  const { shown, record, entry, span, region, page } = cite;
  if (record === null) return entry === null ? null : `${base}/ledger/${entry}`;
  if (!shown) return null;
  const at = recordAddress(base, shown);
  if (region) return `${at}?region=${[region.x, region.y, region.width, region.height].join(',')}`;
  if (page !== null) return `${at}#page-${page}`;
  if (span) return `${at}?span=${span.from}-${span.to}`;
  return at;
}

/** A place as it is recorded, without what is shown of it. */
export function plainCite({ record, entry, span, region, page }: ShownCite): Cite {
  return { record, entry, span, region, page };
}
