import 'server-only';
import type { Tx } from '@/db/tx';
import type { Abilities } from '@/lib/access/abilities';
import type { Grant } from '@/lib/access/authorize';
import { loader } from '@/lib/door/loader';
import { AppError } from '@/lib/kernel/errors';
import type { ContributorItem, ContributorView, RoleItem } from './dto';
import {
  actCounts,
  actsOf,
  contributorsOf,
  exhibitNumbers,
  nameEntries,
  suppliedBy,
  unlinkedAccounts,
} from './queries';
import { contributorInput, contributorsInput } from './schema';

type Rows = Awaited<ReturnType<typeof contributorsOf>>;

const ACTS = 50;

function itemsOf({ people, roles, accounts }: Rows): ContributorItem[] {
  return people.map((p) => ({
    id: p.id,
    name: p.name,
    // The columns hold only words that commands checked.
    standing: p.standing as ContributorItem['standing'],
    employer: p.employer,
    identityCheck: p.identityCheck,
    note: p.note,
    addedAt: p.createdAt.toISOString(),
    roles: roles
      .filter((r) => r.contributorId === p.id)
      .map((r) => ({
        id: r.id,
        name: r.role as RoleItem['name'],
        standing: r.standing as RoleItem['standing'],
        startsOn: r.startsOn,
        endsOn: r.endsOn,
      })),
    accounts: accounts
      .filter((a) => a.contributorId === p.id)
      .map(({ contributorId: _, linkedAt, ...a }) => ({ ...a, linkedAt: linkedAt.toISOString() })),
  }));
}

/** The act of an entry's canonical body, which the ledger wrote. */
const actIn = (body: string) => (JSON.parse(body) as { act: Record<string, unknown> }).act;

type Reading = { tx: Tx; grant: Grant<'case.read'>; can: Abilities };

async function peopleOf({ tx, grant, can }: Reading) {
  const mayWrite = can['contributor.write'];
  return {
    contributors: itemsOf(await contributorsOf(tx, grant)),
    // Who else works here is told only to those who may link them.
    unlinked: mayWrite ? await unlinkedAccounts(tx, grant) : [],
    mayWrite,
  };
}

/** Contributors, and for those who may link them, accounts that act for nobody yet. */
export const loadContributors = loader({
  name: 'contributors.list',
  action: 'case.read',
  input: contributorsInput,
  load: peopleOf,
});

/** The same for the People room, which the access log names. */
export const loadPeople = loader({
  name: 'contributors.page',
  action: 'case.read',
  input: contributorsInput,
  page: 'people',
  load: peopleOf,
});

/** What the record says one person did, newest first. */
export const loadContributor = loader({
  name: 'contributor.view',
  action: 'case.read',
  input: contributorInput,
  page: 'person',
  async load({ tx, grant, input }): Promise<ContributorView> {
    const found = itemsOf(await contributorsOf(tx, grant)).find(
      (c) => c.id === input.contributorId,
    );
    if (!found) throw new AppError('NOT_FOUND');
    const accounts = found.accounts.map((a) => a.accountId);
    const rows = await actsOf(tx, grant, found.id, accounts, input.before, ACTS + 1);
    const acts = rows.slice(0, ACTS).map((row) => ({ ...row, act: actIn(row.body) }));
    const named = acts.map(({ act }) => act.exhibit).filter((id) => typeof id === 'string');
    const numbers = await exhibitNumbers(tx, grant, [...new Set(named)]);
    const counts = new Map<string, number>();
    for (const row of await actCounts(tx, grant, accounts)) {
      counts.set(row.kind, (counts.get(row.kind) ?? 0) + row.count);
    }
    const names: ContributorView['names'] = [];
    for (const row of await nameEntries(tx, grant, found.id)) {
      const { name } = JSON.parse(row.payload ?? '{}') as { name?: string };
      if (name !== undefined) names.push({ name, index: row.index, at: row.at.toISOString() });
    }
    return {
      contributor: found,
      names,
      supplied: await suppliedBy(tx, grant, found.id),
      counts: [...counts]
        .map(([kind, count]) => ({ kind, count }))
        .sort((a, b) => b.count - a.count),
      acts: acts.map((row) => ({
        index: row.index,
        kind: row.kind,
        at: row.at.toISOString(),
        own: accounts.includes(row.actorId),
        exhibitNumber: numbers.get(String(row.act.exhibit)) ?? null,
        act: row.act,
        payload: row.payload ? JSON.parse(row.payload) : null,
      })),
      next: rows.length > ACTS ? (rows[ACTS - 1]?.index ?? null) : null,
    };
  },
});
