import type { CaseStatus } from '@/lib/entries/vocabulary';

/** What an account may be in a workspace, or (guest) in one case of it. */
export const ACCESS = ['owner', 'admin', 'member', 'counsel', 'guest'] as const;
export type Access = (typeof ACCESS)[number];

type Rule = {
  scope: 'account' | 'workspace' | 'case';
  /** Levels that may; `service` is the application's own jobs. */
  may: readonly (Access | 'service')[];
  /** Whether a read-only token suffices. */
  effect: 'read' | 'write';
  /** Needs a case that takes new acts (neither sealed nor closed). */
  openCase?: true;
};

const EVERYBODY = ACCESS;
const TEAM = ['owner', 'admin', 'member'] as const;
const TEAM_AND_COUNSEL = [...TEAM, 'counsel'] as const;

/**
 * The one table of permissions. Counsel reads, checks and exports, and cannot make or edit
 * evidence; a guest sees one case. What is not in the table is refused.
 */
export const POLICY = {
  'account.read': { scope: 'account', may: EVERYBODY, effect: 'read' },
  'account.amend': { scope: 'account', may: EVERYBODY, effect: 'write' },
  'workspace.open': { scope: 'account', may: EVERYBODY, effect: 'write' },
  'workspace.read': { scope: 'workspace', may: EVERYBODY, effect: 'read' },
  'workspace.amend': { scope: 'workspace', may: ['owner', 'admin'], effect: 'write' },
  'member.read': { scope: 'workspace', may: TEAM_AND_COUNSEL, effect: 'read' },
  'member.invite': { scope: 'workspace', may: ['owner', 'admin'], effect: 'write' },
  'member.change': { scope: 'workspace', may: ['owner'], effect: 'write' },
  'member.end': { scope: 'workspace', may: ['owner', 'admin'], effect: 'write' },
  'member.leave': { scope: 'workspace', may: EVERYBODY, effect: 'write' },
  'outbox.read': { scope: 'workspace', may: ['owner'], effect: 'read' },
  'case.open': { scope: 'workspace', may: TEAM, effect: 'write' },
  'case.list': { scope: 'workspace', may: EVERYBODY, effect: 'read' },
  'case.read': { scope: 'case', may: [...EVERYBODY, 'service'], effect: 'read' },
  'case.amend': { scope: 'case', may: TEAM, effect: 'write', openCase: true },
  'case.set_status': { scope: 'case', may: ['owner', 'admin'], effect: 'write' },
  'contributor.write': { scope: 'case', may: TEAM, effect: 'write', openCase: true },
  'exhibit.add': { scope: 'case', may: TEAM, effect: 'write', openCase: true },
  'exhibit.describe': { scope: 'case', may: TEAM, effect: 'write', openCase: true },
  'exhibit.read': { scope: 'case', may: ['service'], effect: 'write' },
  'exhibit.open': { scope: 'case', may: EVERYBODY, effect: 'read' },
  'prompt.read': { scope: 'case', may: [...EVERYBODY, 'service'], effect: 'read' },
  'prompt.write': { scope: 'case', may: TEAM, effect: 'write', openCase: true },
  // A guest may be a contributor: what the record says of somebody may be answered by that person.
  'prompt.answer': { scope: 'case', may: [...TEAM, 'guest'], effect: 'write', openCase: true },
  'prompt.commit': { scope: 'case', may: ['service'], effect: 'write' },
  'run.record': { scope: 'case', may: TEAM, effect: 'write', openCase: true },
  'capture.manage': { scope: 'case', may: TEAM, effect: 'write', openCase: true },
  // What a gateway that ended left open is closed by the next one.
  'capture.cut_off': { scope: 'case', may: ['service'], effect: 'write', openCase: true },
  'import.write': { scope: 'case', may: TEAM, effect: 'write', openCase: true },
  'review.read': { scope: 'case', may: [...TEAM_AND_COUNSEL, 'guest'], effect: 'read' },
  'element.link': { scope: 'case', may: TEAM, effect: 'write', openCase: true },
  // A guest may be a contributor, as with prompts.
  'act.answer': { scope: 'case', may: [...TEAM, 'guest'], effect: 'write', openCase: true },
  // A duty to keep is no evidence: counsel places it, on a sealed case too.
  'hold.write': { scope: 'case', may: TEAM_AND_COUNSEL, effect: 'write' },
  // Counsel's own log: no owner, admin or member reads it.
  'counsel.read': { scope: 'case', may: ['counsel'], effect: 'read' },
  'counsel.write': { scope: 'case', may: ['counsel'], effect: 'write' },
  // Everybody who works on a case has a desk of their own: facts, allegations, compositions.
  'desk.read': { scope: 'case', may: TEAM_AND_COUNSEL, effect: 'read' },
  'desk.write': { scope: 'case', may: TEAM_AND_COUNSEL, effect: 'write' },
  'firm.read': { scope: 'workspace', may: ['counsel'], effect: 'read' },
  'firm.write': { scope: 'workspace', may: ['counsel'], effect: 'write' },
  'question.ask': { scope: 'case', may: ['counsel'], effect: 'write' },
  // What contributors say of themselves, guests among them.
  'statement.read': { scope: 'case', may: [...TEAM_AND_COUNSEL, 'guest'], effect: 'read' },
  'question.answer': { scope: 'case', may: [...TEAM, 'guest'], effect: 'write', openCase: true },
  'declaration.write': { scope: 'case', may: [...TEAM, 'guest'], effect: 'write', openCase: true },
  'agreement.propose': { scope: 'case', may: TEAM, effect: 'write', openCase: true },
  'agreement.answer': { scope: 'case', may: [...TEAM, 'guest'], effect: 'write', openCase: true },
  'translation.write': { scope: 'case', may: TEAM, effect: 'write', openCase: true },
  'ledger.read': { scope: 'case', may: [...TEAM_AND_COUNSEL, 'guest'], effect: 'read' },
  'ledger.check': { scope: 'case', may: [...TEAM_AND_COUNSEL, 'service'], effect: 'write' },
  'payload.erase': { scope: 'case', may: ['owner'], effect: 'write' },
  'dossier.read': { scope: 'case', may: TEAM_AND_COUNSEL, effect: 'read' },
  'dossier.export': { scope: 'case', may: TEAM_AND_COUNSEL, effect: 'write' },
  'dossier.complete': { scope: 'case', may: ['service'], effect: 'write' },
  'dossier.open': { scope: 'case', may: TEAM_AND_COUNSEL, effect: 'read' },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof POLICY;
export type ActionIn<S extends Rule['scope']> = {
  [A in Action]: (typeof POLICY)[A]['scope'] extends S ? A : never;
}[Action];

/** The rule of an action with its type widened for checking. */
export function ruleOf(action: Action): Rule {
  return POLICY[action];
}

/** Statuses in which a case takes new acts. */
export function takesActs(status: CaseStatus): boolean {
  return status !== 'sealed' && status !== 'closed';
}
