import {
  CAPTURE_CLASSES,
  type CaptureClass,
  type ClassRule,
  type ExhibitKind,
  type ExhibitRule,
} from '@/lib/entries/vocabulary';

/** Largest file taken: one checksummed PUT of the S3 protocol. */
export const MAX_FILE_BYTES = 5 * 1024 ** 3;

/** Above this a browser sends parts, so that a slow connection can resume. */
export const PARTS_ABOVE = 64 * 1024 ** 2;

/** Bytes of a part; small enough that 100 KB/s ends one within the server's five minutes. */
export const PART_BYTES = 16 * 1024 ** 2;

/** Largest note or statement, in bytes of UTF-8. */
export const MAX_TEXT_BYTES = 1024 ** 2;

/** Largest file taken inside one API request; larger ones go to the store directly. */
export const MAX_DIRECT_BYTES = 16 * 1024 ** 2;

/** How near in time to the act a record must be for class B, in milliseconds. */
export const WINDOW = 24 * 3600 * 1000;

/** Days of the dispute date are read in the zone of the first courts served, UTC+8. */
const DISPUTE_ZONE = '+08:00';

/** How far a claimed time may lie ahead of the server's clock before it is refused. */
export const CLOCK_TOLERANCE = 5 * 60 * 1000;

/** What the machine rule looks at. Nothing in it is a choice of the person but `recreation`. */
export type IntakeFacts = {
  kind: ExhibitKind;
  /** Time claimed for the act, or null. */
  happenedAt: Date | null;
  receivedAt: Date;
  /** First sign of dispute, YYYY-MM-DD, or null. */
  disputeDate: string | null;
  /** Whether a record of its making is embedded in the file. */
  embedded: boolean;
  /** Declared to imitate or demonstrate: a class of its own for ever. */
  recreation: boolean;
  /** Received from the generating tool through an open source (lib/runs/model); no input says so. */
  atSource?: boolean;
};

/**
 * Capture class of an exhibit by machine rule (docs/formats/capture-classes.md): A+ for the bytes of a
 * document whose issuer and whose way of verification are named, else as of any record.
 */
export function classifyExhibit(facts: IntakeFacts & { isIssued: boolean }): {
  class: CaptureClass;
  rule: ExhibitRule;
} {
  const isDocument = facts.isIssued && facts.kind === 'file' && !facts.recreation;
  return isDocument ? { class: 'A+', rule: 'issued_by_third_party' } : classify(facts);
}

/** Capture class of a record by machine rule; never A+. */
export function classify(facts: IntakeFacts): { class: CaptureClass; rule: ClassRule } {
  if (facts.recreation) return { class: 'E', rule: 'declared_recreation' };
  if (facts.atSource) return { class: 'A', rule: 'captured_at_source' };
  if (facts.kind === 'hash_only') return { class: 'C-', rule: 'digest_only' };
  const beforeDispute =
    facts.disputeDate === null ||
    facts.receivedAt < new Date(`${facts.disputeDate}T00:00:00.000${DISPUTE_ZONE}`);
  const written = facts.kind === 'note' || facts.kind === 'statement';
  // A note without a claimed time is about itself: the act is its writing, here and now.
  if (facts.kind === 'note' && facts.happenedAt === null && beforeDispute) {
    return { class: 'B', rule: 'written_in_app' };
  }
  const near =
    facts.happenedAt !== null && facts.receivedAt.getTime() - facts.happenedAt.getTime() <= WINDOW;
  if (near && beforeDispute) return { class: 'B', rule: 'recorded_within_window' };
  if (written) return { class: 'D', rule: 'stated_later' };
  return facts.embedded
    ? { class: 'C', rule: 'embedded_record_found' }
    : { class: 'C-', rule: 'no_embedded_record' };
}

/** Whether a class may be lowered from one to another: down the order, and nothing leaves E. */
export function mayLower(from: CaptureClass, to: CaptureClass): boolean {
  return from !== 'E' && CAPTURE_CLASSES.indexOf(to) > CAPTURE_CLASSES.indexOf(from);
}

const SHOWN =
  /^(image\/(png|jpeg|webp|gif|avif)|video\/(mp4|webm|quicktime)|audio\/.+|application\/pdf|text\/plain)$/;

/** Whether a browser may show this media type by itself, on the store's own origin; others download. */
export function isShown(mediaType: string): boolean {
  return SHOWN.test(mediaType);
}

/** File extensions that bundles and downloads may carry, by media type. */
const EXTENSIONS: Record<string, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'image/gif': 'gif',
  'image/avif': 'avif',
  'image/tiff': 'tif',
  'image/svg+xml': 'svg',
  'image/vnd.adobe.photoshop': 'psd',
  'image/openraster': 'ora',
  'application/x-krita': 'kra',
  'application/pdf': 'pdf',
  'application/json': 'json',
  'application/zip': 'zip',
  'application/gzip': 'gz',
  'application/xml': 'xml',
  'text/plain': 'txt',
  'text/markdown': 'md',
  'text/html': 'html',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
  'video/webm': 'webm',
  'audio/mpeg': 'mp3',
  'audio/wav': 'wav',
  'audio/flac': 'flac',
  'audio/ogg': 'ogg',
};

/** Extension for a media type, `bin` where the list has none. */
export function extensionOf(mediaType: string): string {
  return EXTENSIONS[mediaType] ?? 'bin';
}
