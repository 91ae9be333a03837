// The closed vocabularies of entry bodies. Words may be added; none may change its meaning.

export const CASE_KINDS = ['image', 'series', 'video', 'music', 'text'] as const;
export const CASE_STATUSES = ['open', 'under_review', 'sealed', 'disputed', 'closed'] as const;
export const SIDES = ['claimant', 'respondent', 'third_party', 'none'] as const;
export const FORUMS = ['prc', 'us', 'eu', 'uk'] as const;
export const LANGUAGES = ['zh', 'en'] as const;

export const CONTRIBUTOR_STANDINGS = ['member', 'outsider'] as const;

/** Roles are labels; acts carry the weight. */
export const CONTRIBUTOR_ROLES = [
  'lead_creator',
  'co_creator',
  'prompt_writer',
  'operator',
  'selector',
  'editor',
  'material_supplier',
  'adviser',
  'approver',
  'commissioner',
  'employer_representative',
  'witness',
  'counsel',
  'custodian',
] as const;
export const ROLE_STANDINGS = ['asserted', 'acknowledged', 'disputed'] as const;

export const EXHIBIT_KINDS = ['file', 'hash_only', 'note', 'statement'] as const;
export const RELATIONS = ['derived_from', 'reply_to', 'translation_of'] as const;

/** Strongest first; the order is the one in which a class may go down. */
export const CAPTURE_CLASSES = ['A+', 'A', 'B', 'C', 'C-', 'D', 'E'] as const;

/** The machine rule that gave a class (lib/exhibits/model). */
export const CLASS_RULES = [
  'recorded_within_window',
  'written_in_app',
  'embedded_record_found',
  'no_embedded_record',
  'digest_only',
  'stated_later',
  'declared_recreation',
  'captured_at_source',
] as const;

export const DOSSIER_LANGUAGES = ['zh', 'en', 'both'] as const;
export const PAPERS = ['A4', 'Letter'] as const;

export type CaseStatus = (typeof CASE_STATUSES)[number];
export type CaptureClass = (typeof CAPTURE_CLASSES)[number];
export type ClassRule = (typeof CLASS_RULES)[number];
export type ExhibitKind = (typeof EXHIBIT_KINDS)[number];
export type ContributorRole = (typeof CONTRIBUTOR_ROLES)[number];
export type Relation = (typeof RELATIONS)[number];
