import { DECLARATIONS, type Declaration } from '@/lib/entries/vocabulary';
import {
  COMPLETENESS,
  CUSTODIAN,
  HASH_COPY,
  HOLD_NOTICE,
  SYSTEM_OPERATOR,
} from './questionnaires/keepers';
import {
  ACCOUNT_HOLDER,
  ACKNOWLEDGEMENT,
  AUTHORSHIP,
  PROCESS,
  PROCESS_2,
} from './questionnaires/makers';
import {
  AI_USE,
  EVIDENCE_METHOD,
  EVIDENCE_METHOD_2,
  RECREATION,
  TRANSLATOR,
} from './questionnaires/methods';
import type { Questionnaire } from './questionnaires/questionnaire';

/**
 * Every version of every questionnaire, oldest first. Declarations name the version they were filled
 * in against, so none is ever changed or taken out.
 */
const ALL: Record<Declaration, readonly [Questionnaire, ...Questionnaire[]]> = {
  process: [PROCESS, PROCESS_2],
  acknowledgement: [ACKNOWLEDGEMENT],
  authorship: [AUTHORSHIP],
  account_holder: [ACCOUNT_HOLDER],
  system_operator: [SYSTEM_OPERATOR],
  hash_copy: [HASH_COPY],
  custodian: [CUSTODIAN],
  evidence_method: [EVIDENCE_METHOD, EVIDENCE_METHOD_2],
  translator: [TRANSLATOR],
  recreation: [RECREATION],
  completeness: [COMPLETENESS],
  ai_use: [AI_USE],
  hold_notice: [HOLD_NOTICE],
};

/** The questionnaire of a template that is filled in today. */
export function presentQuestionnaire(template: Declaration): Questionnaire {
  const [first, ...later] = ALL[template];
  return later.at(-1) ?? first;
}

/** The questionnaire that a declaration was filled in against; undefined for one not known here. */
export function questionnaireAt(template: Declaration, version: number): Questionnaire | undefined {
  return ALL[template].find((one) => one.version === version);
}

/** All templates as they are asked today, in their order. */
export function questionnaires(): Questionnaire[] {
  return DECLARATIONS.map(presentQuestionnaire);
}

/** What a template is called, where both languages fit on one line. */
export function declarationTitle(template: Declaration): string {
  const { zh, en } = presentQuestionnaire(template).title;
  return `${zh} / ${en}`;
}
