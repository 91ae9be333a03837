import { describe, expect, it } from 'vitest';
import { CASE_STATUSES } from '@/lib/entries/vocabulary';
import type { Actor } from '@/lib/kernel/actor';
import { AppError } from '@/lib/kernel/errors';
import { authorize } from './authorize';
import type { Place } from './membership';
import { type Access, type Action, POLICY, ruleOf } from './policy';

const LEVELS = ['owner', 'admin', 'member', 'counsel', 'guest', 'service'] as const;

// The whole matrix once more, by hand: a change of permission is made twice, on purpose.
// o owner, a admin, m member, c counsel, g guest, s service.
const MATRIX: Record<Action, string> = {
  'account.read': 'oamcg',
  'account.amend': 'oamcg',
  'workspace.open': 'oamcg',
  'workspace.read': 'oamcg',
  'workspace.amend': 'oa',
  'member.read': 'oamc',
  'member.invite': 'oa',
  'member.change': 'o',
  'member.end': 'oa',
  'member.leave': 'oamcg',
  'outbox.read': 'o',
  'case.open': 'oam',
  'case.list': 'oamcg',
  'case.read': 'oamcgs',
  'case.amend': 'oam',
  'case.set_status': 'oa',
  'contributor.write': 'oam',
  'prompt.read': 'oamcgs',
  'prompt.write': 'oam',
  'prompt.answer': 'oamg',
  'prompt.commit': 's',
  'exhibit.add': 'oam',
  'exhibit.describe': 'oam',
  'exhibit.read': 's',
  'exhibit.open': 'oamcg',
  'run.record': 'oam',
  'capture.manage': 'oam',
  'capture.cut_off': 's',
  'import.write': 'oam',
  'review.read': 'oamcg',
  'element.link': 'oam',
  'act.answer': 'oamg',
  'hold.write': 'oamc',
  'counsel.read': 'c',
  'counsel.write': 'c',
  'desk.read': 'oamc',
  'desk.write': 'oamc',
  'firm.read': 'c',
  'firm.write': 'c',
  'question.ask': 'c',
  'statement.read': 'oamcg',
  'question.answer': 'oamg',
  'declaration.write': 'oamg',
  'agreement.propose': 'oam',
  'agreement.answer': 'oamg',
  'translation.write': 'oam',
  'ledger.read': 'oamcg',
  'ledger.check': 'oamcs',
  'payload.erase': 'o',
  'dossier.read': 'oamc',
  'dossier.export': 'oamc',
  'dossier.complete': 's',
  'dossier.open': 'oamc',
};

const actor: Actor = {
  kind: 'person',
  id: 'acct_00000000000000000000000001',
  name: 'x',
  session: 'sess_00000000000000000000000001',
  authenticator: 'password',
  scopes: 'all',
};

const at = (access: Place['access'], status: Place['status'] = 'open'): Place => ({
  workspaceId: 'ws_00000000000000000000000001',
  caseId: 'case_00000000000000000000000001',
  status,
  access,
});

function decide(who: Actor, place: Place, action: Action): string {
  try {
    authorize(who, place, action);
    return 'granted';
  } catch (error) {
    return error instanceof AppError ? error.code : 'broken';
  }
}

describe('the table of permissions', () => {
  it('names every action exactly once', () => {
    expect(Object.keys(MATRIX).sort()).toEqual(Object.keys(POLICY).sort());
  });

  it.each(Object.keys(MATRIX) as Action[])(
    'allows %s to the stated levels and to no other',
    (action) => {
      const allowed = LEVELS.filter((l) => decide(actor, at(l), action) === 'granted');
      expect(allowed.map((l) => l[0]).join('')).toBe(MATRIX[action]);
    },
  );

  it('refuses an access level it does not know', () => {
    for (const action of Object.keys(POLICY) as Action[]) {
      expect(decide(actor, at('root' as Access), action)).toBe('FORBIDDEN');
    }
  });

  it('refuses an action it does not know', () => {
    expect(decide(actor, at('owner'), 'case.delete' as Action)).toBe('FORBIDDEN');
  });

  it('refuses new acts on sealed and closed cases, and nothing else', () => {
    for (const action of Object.keys(POLICY) as Action[]) {
      const level = ruleOf(action).may[0] ?? 'owner';
      for (const status of CASE_STATUSES) {
        const expected =
          ruleOf(action).openCase && (status === 'sealed' || status === 'closed')
            ? 'SEALED'
            : 'granted';
        expect([action, status, decide(actor, at(level, status), action)]).toEqual([
          action,
          status,
          expected,
        ]);
      }
    }
  });

  it('lets a read-only token read and nothing more', () => {
    const token: Actor = { ...actor, authenticator: 'token', scopes: ['read'] };
    for (const action of Object.keys(POLICY) as Action[]) {
      const level = ruleOf(action).may[0] ?? 'owner';
      const expected = ruleOf(action).effect === 'read' ? 'granted' : 'FORBIDDEN';
      expect([action, decide(token, at(level), action)]).toEqual([action, expected]);
    }
  });

  it('gives no case action without a case', () => {
    expect(decide(actor, { ...at('owner'), caseId: null }, 'case.read')).toBe('NOT_FOUND');
  });
});
