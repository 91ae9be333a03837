import type { CaseState } from '@/lib/entries/state';
import type { AgreementKind, Declaration } from '@/lib/entries/vocabulary';
import type { Rule } from './elements';
import { marked, type Weakness } from './record';
import type { Facts, Listed } from './rule-records';
import {
  agreementRecord,
  agreementStanding,
  declarationRecord,
  translationRecord,
} from './statement-records';

/** The last version of each declaration of a template in which something is filled in: class D. */
const declared =
  (...templates: Declaration[]) =>
  ({ state }: Facts): Listed[] =>
    [...state.declarations.values()]
      .filter(({ template }) => templates.includes(template))
      .flatMap((one) => {
        const last = one.versions.at(-1);
        if (!last || last.blanks.length === 0) return [];
        const nobody: Weakness[] = last.contributor === null ? ['no_person'] : [];
        return [{ record: declarationRecord(one, last), weaknesses: ['unsigned', ...nobody] }];
      });

/**
 * Agreements of some kinds whose present version somebody accepted. One that every party accepted is
 * an act recorded here as it was done, of the day on which the last party accepted; one that some
 * accepted is no more than a statement of those. Accepting here is no signature.
 */
const agreed =
  (...kinds: AgreementKind[]) =>
  ({ state }: Facts): Listed[] =>
    [...state.agreements.values()].flatMap((one): Listed[] => {
      const version = one.versions.at(-1);
      if (!version || !kinds.includes(version.kind)) return [];
      const { answers, accepted, declined, silent } = agreementStanding(one, version);
      const last = answers.filter(({ answer }) => answer === 'accepted').at(-1);
      if (!last || accepted.length === 0) return [];
      const whole = silent.length === 0 && declined.length === 0;
      const record = {
        ...agreementRecord(one, version),
        ...marked(last.answered),
        class: whole ? null : ('D' as const),
      };
      const weaknesses: Weakness[] = [
        'unsigned',
        ...(silent.length > 0 ? (['not_accepted_by_all'] as const) : []),
        ...(declined.length > 0 ? (['declined'] as const) : []),
      ];
      return [{ record, weaknesses }];
    });

/** Translations as items of their own, each with what is known of its making. */
export function translationItems(state: CaseState): Listed[] {
  const replaced = new Set([...state.translations.values()].map(({ replaces }) => replaces));
  return [...state.translations.values()].map((one) => ({
    record: translationRecord(one),
    weaknesses: [
      ...(one.aid === 'machine' ? (['machine_translation'] as const) : []),
      ...(one.aid === 'unknown' ? (['aid_unknown'] as const) : []),
      ...(one.span === null ? (['not_compared'] as const) : []),
      ...(replaced.has(one.id) ? (['replaced'] as const) : []),
    ],
  }));
}

type StatementRule = Extract<Rule, `${string}_declared` | `${string}_agreed`>;

/** Statements and agreements that bear on an element by their template or kind. */
export const STATEMENTS_LISTED: Record<StatementRule, (facts: Facts) => Listed[]> = {
  ai_use_declared: declared('ai_use'),
  process_declared: declared('process'),
  authorship_declared: declared('authorship', 'acknowledgement'),
  division_agreed: agreed('division_of_work'),
  title_agreed: agreed('ownership', 'transfer', 'commission'),
  method_agreed: agreed('evidence_method'),
};
