/** What an export covers and how it is set. Equal values at an equal size give equal bytes. */
export type DossierOptions = {
  language: 'zh' | 'en' | 'both';
  paper: 'A4' | 'Letter';
  /** Exhibits counted and proven but not handed over. */
  withheld: string[];
  /** Whether addresses and devices of sessions are in the bundle. */
  devices: boolean;
};

/** An export as the worker is asked for it. */
export type DossierOrder = DossierOptions & {
  dossierId: string;
  number: number;
  caseId: string;
  /** Entries covered: the first `size` of the ledger. */
  size: number;
  reason: string;
  recipient: string;
  withholdingReason: string;
};

/** A file made by an export. */
export type MadeFile = { path: string; sha256: string; bytes: number };

/** Kinds whose payload is an address and a device; withheld from bundles unless asked for. */
export const DEVICE_KINDS: ReadonlySet<string> = new Set([
  'actor.located',
  'exhibit.opened',
  'dossier.opened',
  'volume.opened',
]);

/** File name of an exported part: ASCII, with the case number. */
export function partFileName(caseNumber: string, number: number, part: 'pdf' | 'bundle'): string {
  const base = `${caseNumber}-dossier-${String(number).padStart(2, '0')}`;
  return part === 'pdf' ? `${base}.pdf` : `${base}-bundle.zip`;
}

/** Begins the reason of an export that failed at one item; the item follows. It is kept in the ledger. */
export const FAILED_ITEM = 'failed_item ';

/** The same as volumes wrote it before. */
const FAILED_BEFORE = 'volume_item ';

/** The item that the reason of a failed export names; null where it names none. */
export function failedItem(reason: string | null): string | null {
  const known = [FAILED_ITEM, FAILED_BEFORE].find((one) => reason?.startsWith(one));
  return known && reason ? reason.slice(known.length) : null;
}
