import type { Element } from '@/lib/entries/vocabulary';

export const FORUM_NAMES = ['prc', 'us', 'eu', 'uk'] as const;
export type Forum = (typeof FORUM_NAMES)[number];

/** Kinds of records that bear on an element by what they are, without anybody linking them. */
export const RULES = [
  'ai_use',
  'final_file',
  'thought_before',
  'inputs',
  'rounds',
  'choices',
  'visible_choices',
  'later_work',
  'own_material',
  'recreations',
  'people',
  'roles_and_answers',
  'tool_terms',
  'works',
  'registrations',
  'checks',
  'provider_ids',
  'gaps',
  'acquisition',
  'translations',
  'witnesses',
  'holds',
  'ai_use_declared',
  'process_declared',
  'authorship_declared',
  'division_agreed',
  'title_agreed',
  'method_agreed',
] as const;
export type Rule = (typeof RULES)[number];

/**
 * An element of a claim: what has to be shown, in which forums, and which kinds of records bear on it
 * of themselves. Titles, reasons and what could still be obtained stand in the messages, law texts in
 * `laws.json`; both can be edited without touching the rules.
 */
export type ElementRule = { id: Element; forums: readonly Forum[]; rules: readonly Rule[] };

const ALL = FORUM_NAMES;
const PRC = ['prc'] as const;

/** E1 to E27, in the order of a checklist. */
export const ELEMENT_RULES: readonly ElementRule[] = [
  { id: 'E1', forums: ['prc', 'us'], rules: ['ai_use', 'ai_use_declared'] },
  { id: 'E2', forums: PRC, rules: ['final_file'] },
  { id: 'E3', forums: PRC, rules: ['thought_before', 'process_declared'] },
  { id: 'E4', forums: ['prc', 'us'], rules: ['inputs'] },
  { id: 'E5', forums: ['prc', 'eu'], rules: ['rounds'] },
  { id: 'E6', forums: ['prc', 'us'], rules: ['choices'] },
  { id: 'E7', forums: PRC, rules: ['visible_choices'] },
  { id: 'E8', forums: ['prc', 'us'], rules: ['later_work'] },
  { id: 'E9', forums: ['prc', 'us'], rules: ['own_material'] },
  { id: 'E10', forums: ['us'], rules: [] },
  { id: 'E11', forums: ALL, rules: ['method_agreed'] },
  { id: 'E12', forums: PRC, rules: ['recreations'] },
  { id: 'E13', forums: ALL, rules: ['people'] },
  {
    id: 'E14',
    forums: ['prc', 'us', 'uk'],
    rules: ['roles_and_answers', 'division_agreed', 'authorship_declared'],
  },
  { id: 'E15', forums: ['prc', 'us'], rules: ['title_agreed'] },
  { id: 'E16', forums: ['prc', 'us'], rules: ['tool_terms'] },
  { id: 'E17', forums: ['prc', 'us'], rules: ['works'] },
  { id: 'E18', forums: ['prc', 'us'], rules: ['registrations'] },
  { id: 'E19', forums: ['prc', 'us', 'eu'], rules: ['checks'] },
  { id: 'E20', forums: ['prc', 'us'], rules: ['checks', 'method_agreed'] },
  { id: 'E21', forums: PRC, rules: ['provider_ids'] },
  { id: 'E22', forums: ['prc', 'us'], rules: ['gaps'] },
  { id: 'E23', forums: PRC, rules: [] },
  { id: 'E24', forums: ALL, rules: ['acquisition'] },
  { id: 'E25', forums: PRC, rules: ['translations'] },
  { id: 'E26', forums: ['prc', 'us'], rules: ['witnesses'] },
  { id: 'E27', forums: ['prc', 'us'], rules: ['holds'] },
];
