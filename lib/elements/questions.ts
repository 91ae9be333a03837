import type { Element } from '@/lib/entries/vocabulary';
import { FORUM_NAMES, type Forum } from './elements';

/** The questions that an opposing counsel asks of such a case, by number. */
export const QUESTION_NUMBERS = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27,
  28, 29, 30, 31, 32, 33, 34, 35,
] as const;
export type QuestionNumber = (typeof QUESTION_NUMBERS)[number];

/** A question: where it is asked, and the elements it goes to. Its words stand in the messages. */
export type Question = {
  number: QuestionNumber;
  forums: readonly Forum[];
  elements: readonly Element[];
};

const ALL = FORUM_NAMES;
const PRC = ['prc'] as const;
const PRC_US = ['prc', 'us'] as const;

const q = (number: QuestionNumber, forums: readonly Forum[], ...elements: Element[]): Question => ({
  number,
  forums,
  elements,
});

/** The 35 questions in their order. */
export const QUESTIONS: readonly Question[] = [
  q(1, ALL, 'E13'),
  q(2, ALL, 'E13', 'E14'),
  q(3, ALL, 'E11'),
  q(4, ALL, 'E11', 'E19'),
  q(5, ALL, 'E19', 'E20'),
  q(6, ALL, 'E21'),
  q(7, ALL, 'E21', 'E23'),
  q(8, PRC_US, 'E4', 'E12'),
  q(9, PRC_US, 'E12'),
  q(10, ALL, 'E5', 'E6', 'E7'),
  q(11, ALL, 'E22'),
  q(12, PRC, 'E7'),
  q(13, ALL, 'E4'),
  q(14, ALL, 'E4', 'E13'),
  q(15, ALL, 'E9', 'E24'),
  q(16, ALL, 'E14'),
  q(17, ALL, 'E13', 'E14'),
  q(18, ALL, 'E15'),
  q(19, ALL, 'E15'),
  q(20, ALL, 'E11', 'E14'),
  q(21, ALL, 'E22', 'E27'),
  q(22, PRC_US, 'E19'),
  q(23, ALL, 'E19'),
  q(24, ALL, 'E20'),
  q(25, ALL, 'E19'),
  q(26, ALL, 'E16'),
  q(27, PRC_US, 'E18'),
  q(28, ['prc', 'eu'], 'E1'),
  q(29, PRC, 'E25'),
  q(30, ALL, 'E22'),
  q(31, PRC_US, 'E26'),
  q(32, ALL, 'E24'),
  q(33, ALL, 'E20'),
  q(34, PRC_US, 'E11', 'E20'),
  q(35, PRC, 'E19', 'E20'),
];

/** What is not there to answer with, named. Whether it matters is for people to say. */
export const ABSENCES = [
  'no_tool_account',
  'holder_unknown',
  'operator_unknown',
  'account_unlinked',
  'no_outsider',
  'no_answer',
  'no_selection',
  'no_dispute_date',
  'nothing_before_dispute',
  'no_timestamp_token',
  'no_outside_record',
  'no_full_check',
  'no_copy_outside',
  'no_operator_statement',
  'no_provider_id',
  'no_vendor_confirmation',
  'no_embedded_record',
  'no_corroboration',
  'no_recreation',
  'seed_not_recorded',
  'model_not_recorded',
  'sight_unknown',
  'no_recreation_statement',
  'single_round',
  'no_purpose',
  'no_reason',
  'single_candidate',
  'no_capture',
  'no_withholding_reason',
  'no_layout',
  'no_proportion',
  'no_viewpoint',
  'no_composition',
  'no_colour',
  'no_line',
  'no_revision',
  'single_revision',
  'no_rewrite_recorded',
  'no_ai_use_statement',
  'no_input',
  'no_licence',
  'supplier_unknown',
  'no_role',
  'no_instructor',
  'no_agreement',
  'no_title_linked',
  'agreement_unanswered',
  'no_statement',
  'no_hold',
  'hold_after_dispute',
  'no_export',
  'digest_only',
  'no_exhibit',
  'no_incident_log',
  'no_terms',
  'plan_unstated',
  'no_registration',
  'no_reading',
  'no_translation',
  'translator_unnamed',
  'no_translator_statement',
  'no_witness',
  'no_authority',
  'no_completeness_statement',
  'no_evidence_agreement',
] as const;
export type Absence = (typeof ABSENCES)[number];
