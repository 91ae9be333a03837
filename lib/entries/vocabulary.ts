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

/** Rules for exhibits: those of every record, and the one for documents of third parties. */
export const EXHIBIT_RULES = [...CLASS_RULES, 'issued_by_third_party'] as const;

/** Who issues a document of class A+: nobody who takes part in the case. */
export const ISSUERS = ['tool_provider', 'evidence_platform', 'notary', 'authority'] as const;

/** How a generation came into the record (docs/formats/run.md). */
export const CAPTURES = ['gateway', 'watch', 'events', 'import', 'by_hand'] as const;

/** Whether a run belongs to the making of the work, or was made later to show how a tool behaves. */
export const SERIES = ['run', 'recreation'] as const;

/** Whether whoever made a recreation had the finished work in sight. */
export const SIGHTS = ['with_sight', 'without_sight', 'unknown'] as const;

export const RUN_OUTCOMES = ['completed', 'failed', 'cancelled', 'unknown'] as const;

/** What went into a run besides its text. */
export const INPUT_ROLES = ['initial', 'reference', 'mask', 'control', 'style', 'other'] as const;

/** Bytes that say what happened: the request as sent, the answer as received, a tool's own log. */
export const RECORD_ROLES = ['request', 'response', 'progress', 'log', 'source'] as const;

/** Where the value of a parameter is known from. */
export const PARAMETER_ORIGINS = ['revision', 'request', 'response', 'record', 'stated'] as const;

/** Visible dimensions of a choice, in the words of the courts. */
export const ASPECTS = [
  'layout',
  'proportion',
  'viewpoint',
  'composition',
  'colour',
  'line',
] as const;

export const VERDICTS = ['chosen', 'rejected', 'undecided'] as const;

export const MODIFICATION_KINDS = [
  'inpaint',
  'outpaint',
  'retouch',
  'composite',
  'colour',
  'crop',
  'upscale',
  'text',
  'cut',
  'sound',
  'other',
] as const;

/** What a source captures, and what may have been missed by it. */
export const SOURCE_KINDS = ['gateway', 'watch', 'events'] as const;
export const SOURCE_TOOLS = ['openai', 'sdapi', 'comfyui', 'folder', 'events'] as const;
export const GAP_CAUSES = ['not_recorded', 'cut_off', 'too_large', 'offline'] as const;

/** Elements of a claim, E1 to E27 (lib/elements/elements.ts). */
export const ELEMENTS = [
  'E1',
  'E2',
  'E3',
  'E4',
  'E5',
  'E6',
  'E7',
  'E8',
  'E9',
  'E10',
  'E11',
  'E12',
  'E13',
  'E14',
  'E15',
  'E16',
  'E17',
  'E18',
  'E19',
  'E20',
  'E21',
  'E22',
  'E23',
  'E24',
  'E25',
  'E26',
  'E27',
] as const;

/** How a record bears on an element. */
export const BEARINGS = ['supports', 'against'] as const;

/** What can be linked to an element. */
export const RECORD_KINDS = [
  'exhibit',
  'revision',
  'run',
  'selection',
  'modification',
  'work',
  'generator',
] as const;

export const NOTICE_KINDS = ['complaint', 'warning', 'claim', 'answer', 'order', 'other'] as const;

/** What a contributor says an act attributed to him was. */
export const ANSWER_MEANINGS = [
  'authorship',
  'review',
  'approval',
  'disagreement',
  'cannot_say',
] as const;

/** Topics of declarations and worksheets; each is a questionnaire with blanks, unsigned. */
export const DECLARATIONS = [
  'process',
  'acknowledgement',
  'authorship',
  'account_holder',
  'system_operator',
  'hash_copy',
  'custodian',
  'evidence_method',
  'translator',
  'recreation',
  'completeness',
  'ai_use',
  'hold_notice',
] as const;

export const AGREEMENT_KINDS = [
  'division_of_work',
  'ownership',
  'evidence_method',
  'commission',
  'transfer',
  'other',
] as const;
export const AGREEMENT_ANSWERS = ['accepted', 'declined'] as const;

/** Whether a machine had a part in a translation. */
export const TRANSLATION_AIDS = ['none', 'machine_aided', 'machine', 'unknown'] as const;

/** Forums that a volume is set for. */
export const VOLUME_FORUMS = ['prc', 'us'] as const;
export const VOLUME_FILES = ['volume', 'annex', 'recreations', 'bundle'] as const;
/** What a volume can leave out. */
export const WITHHELD_KINDS = ['exhibit', 'prompt', 'run'] as const;

export const DOSSIER_LANGUAGES = ['zh', 'en', 'both'] as const;
export const PAPERS = ['A4', 'Letter'] as const;

export type CaseStatus = (typeof CASE_STATUSES)[number];
export type CaptureClass = (typeof CAPTURE_CLASSES)[number];
export type ClassRule = (typeof CLASS_RULES)[number];
export type ExhibitRule = (typeof EXHIBIT_RULES)[number];
export type Issuer = (typeof ISSUERS)[number];
export type ExhibitKind = (typeof EXHIBIT_KINDS)[number];
export type ContributorRole = (typeof CONTRIBUTOR_ROLES)[number];
export type Relation = (typeof RELATIONS)[number];
export type Capture = (typeof CAPTURES)[number];
export type RunSeries = (typeof SERIES)[number];
export type RunOutcome = (typeof RUN_OUTCOMES)[number];
export type InputRole = (typeof INPUT_ROLES)[number];
export type RecordRole = (typeof RECORD_ROLES)[number];
export type Aspect = (typeof ASPECTS)[number];
export type Verdict = (typeof VERDICTS)[number];
export type ModificationKind = (typeof MODIFICATION_KINDS)[number];
export type Element = (typeof ELEMENTS)[number];
export type Bearing = (typeof BEARINGS)[number];
export type RecordKind = (typeof RECORD_KINDS)[number];
export type NoticeKind = (typeof NOTICE_KINDS)[number];
export type Declaration = (typeof DECLARATIONS)[number];
export type AgreementKind = (typeof AGREEMENT_KINDS)[number];
export type AgreementAnswer = (typeof AGREEMENT_ANSWERS)[number];
export type TranslationAid = (typeof TRANSLATION_AIDS)[number];
export type VolumeForum = (typeof VOLUME_FORUMS)[number];
export type VolumeFileRole = (typeof VOLUME_FILES)[number];
export type WithheldKind = (typeof WITHHELD_KINDS)[number];
export type AnswerMeaning = (typeof ANSWER_MEANINGS)[number];
