import type { VolumeFileRole, VolumeForum } from '@/lib/entries/vocabulary';

/** Parts of a PRC volume in their order of filing. */
export const PRC_PARTS = [
  'cover',
  'list',
  'elements',
  'works',
  'statement',
  'timeline',
  'words',
  'runs',
  'later_work',
  'people',
  'title',
  'authenticity',
  'custody',
  'anchors',
  'recreations',
  'withheld',
  'examination',
  'appendix',
] as const;
export type PrcPart = (typeof PRC_PARTS)[number];

/** Parts of a US volume in their order of filing. */
export const US_PARTS = [
  'cover',
  'index',
  'claim_map',
  'chronology',
  'joint_work',
  'transfer',
  'inputs',
  'system',
  'certifications',
  'custody',
  'manifest',
  'completeness',
  'demonstratives',
  'hold_log',
] as const;
export type UsPart = (typeof US_PARTS)[number];

export const PARTS_OF = { prc: PRC_PARTS, us: US_PARTS } as const satisfies Record<
  VolumeForum,
  readonly string[]
>;

/** Kinds of evidence before a PRC court (article 66 of the Civil Procedure Law, text of 2023). */
export const EVIDENCE_KINDS = [
  'party_statement',
  'documentary',
  'physical',
  'audiovisual',
  'electronic',
  'testimony',
  'appraisal',
  'inspection',
] as const;

/** Kinds of electronic data (article 14 of the Provisions on Evidence, text of 2019), in its order. */
export const DATA_KINDS = ['published', 'message', 'register', 'file', 'other'] as const;

/**
 * Limbs of article 94 of the Provisions on Evidence (text of 2019): five of its first paragraph, then
 * the second paragraph.
 */
export const LIMBS = ['one', 'two', 'three', 'four', 'five', 'notary'] as const;
export type Limb = (typeof LIMBS)[number];

/** Rules that a US index names as authentication bases most often; counsel may write any other. */
export const AUTHENTICATION_BASES = [
  'FRE 901(b)(1)',
  'FRE 901(b)(9)',
  'FRE 902(11)',
  'FRE 902(13)',
  'FRE 902(14)',
] as const;

/** On what ground something is kept back, as counsel calls it. */
export const GROUNDS = ['privileged', 'confidential', 'personal', 'other'] as const;

/**
 * Whether a composition says what version 1 has no word for. What was composed in version 1 and is
 * left as it is keeps its bytes.
 */
export function saysMore(one: {
  article94?: unknown;
  groups: readonly { exhibits: readonly { evidence?: unknown; data?: unknown }[] }[];
  withheld: readonly { ground?: unknown; recipient?: unknown }[];
}): boolean {
  return (
    one.article94 !== undefined ||
    one.groups.some(({ exhibits }) =>
      exhibits.some(({ evidence, data }) => evidence !== undefined || data !== undefined),
    ) ||
    one.withheld.some(({ ground, recipient }) => ground !== undefined || recipient !== undefined)
  );
}

export { ELEMENT_ORIGINS, TREATMENTS, type Treatment } from '@/lib/elements/claim';

/** Parts that show what was made later; they stand in a file of their own. */
export const APART_PARTS: ReadonlySet<string> = new Set(['recreations', 'demonstratives']);

/** Why a page of a PDF exhibit is not drawn for marking areas; a key that the interface translates. */
export const SHEET_REFUSALS = [
  'encrypted',
  /** Its end is missing. */
  'truncated',
  'damaged',
  /** More bytes or pages than a derivative is made of. */
  'too_large',
  /** A page that takes more time or memory than it may. */
  'too_much',
  'fonts_missing',
  'no_pdf',
  'object_missing',
  'not_made',
] as const;
export type SheetRefusal = (typeof SHEET_REFUSALS)[number];

/**
 * Whether a word can be listed to be masked. The record is full of short words in small letters that say what
 * things are (kinds, roles, digests), and none of them may be taken for a name.
 */
export function isMaskable(word: string): boolean {
  if (/\p{L}/u.test(word.replace(/[ -~]/g, ''))) return (word.match(/\p{L}/gu) ?? []).length >= 2;
  return word.length >= 3 && /[A-Z][A-Za-z]/.test(word);
}

/** A volume as the worker is asked for it. Equal values give equal bytes. */
export type VolumeOrder = {
  dossierId: string;
  number: number;
  caseId: string;
  /** Entries covered: the first `size` of the ledger. */
  size: number;
  /** Digest of the composition's canonical JSON, under which it is kept. */
  composition: { sha256: string; bytes: number };
};

/** A finished file before it is kept. */
export type VolumeFile = {
  role: VolumeFileRole;
  /** From 1 within its role. */
  part: number;
  parts: number;
  path: string;
  sha256: string;
  bytes: number;
  /** Null where it is no PDF. */
  pages: number | null;
};

/** Name of a file within a bundle and of its download: ASCII. */
export function volumeFileName({ role, part }: Pick<VolumeFile, 'role' | 'part'>): string {
  const number = String(part).padStart(2, '0');
  return role === 'bundle' ? 'bundle.zip' : `${role}-${number}.pdf`;
}

/** File name of a download: ASCII, with the case number and the number of the volume. */
export function downloadName(
  caseNumber: string,
  number: number,
  file: { role: string; part: number; parts: number },
): string {
  const base = `${caseNumber}-volume-${String(number).padStart(2, '0')}`;
  const part = file.parts > 1 ? `-${String(file.part).padStart(2, '0')}` : '';
  if (file.role === 'bundle') return `${base}-bundle.zip`;
  return file.role === 'volume' ? `${base}${part}.pdf` : `${base}-${file.role}${part}.pdf`;
}

/** Members of a composition that a comparison names where they differ; the others it goes through one by one. */
export const COMPARED_SETTINGS = [
  'title',
  'language',
  'paper',
  'mask',
  'maskedWords',
  'annex',
  'annexInBundle',
  'devices',
  'actsOf',
  'columns',
  'groups',
  'statement',
  'claims',
  'drafts',
  'cover',
  'article94',
  'declarations',
  'agreements',
  'translations',
  'recipient',
  'purpose',
  'limitBytes',
] as const;
export type ComparedSetting = (typeof COMPARED_SETTINGS)[number];
