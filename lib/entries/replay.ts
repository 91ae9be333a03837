import { entryKind } from './registry';
import { CAPTURE_STEPS } from './replay-captures';
import { EXHIBIT_STEPS } from './replay-exhibits';
import { PROMPT_STEPS } from './replay-prompts';
import { READING_STEPS } from './replay-readings';
import { REVIEW_STEPS } from './replay-review';
import { RUN_STEPS } from './replay-runs';
import { STATEMENT_STEPS } from './replay-statements';
import { type Kinds, must, overlay, ReplayError, type Step } from './replay-step';
import type { CaseState, ContributorState, DossierState, Mark } from './state';

/** An entry as parsed from its bytes, with its payload where that is at hand. */
export type ReadEntry = {
  index: number;
  kind: string;
  v: number;
  at: string;
  actor: { id: string; session: string | null; access: string | null };
  act: unknown;
  /** null: none, erased or withheld. */
  payload: unknown;
};

const contributorOf = (s: CaseState, id: string, m: Mark): ContributorState =>
  must(s.contributors.get(id), m, 'contributor');
const dossierOf = (s: CaseState, id: string, m: Mark): DossierState =>
  must(s.dossiers.get(id), m, 'dossier');

const nothing = () => undefined;

const STEPS: { [N in Kinds['kind']]: Step<N> } = {
  'actor.appeared': (s, act, payload, mark) => {
    const names = s.actors.get(act.account) ?? [];
    s.actors.set(act.account, names);
    const name = payload.displayName ?? '';
    if (names.at(-1)?.name !== name) names.push({ name, entry: mark.index });
  },
  'actor.located': nothing,
  'case.opened': (s, act, payload, mark) => {
    s.opened = mark;
    overlay(s, act, { title: payload.title ?? '', party: payload.party ?? '', entry: mark.index });
  },
  'case.amended': (s, act, payload, mark) => overlay(s, act, payload, { entry: mark.index }),
  'case.work_recorded': (s, act, payload, mark) => {
    s.works.set(act.work, {
      id: act.work,
      title: payload.title ?? '',
      completedOn: act.completedOn,
      publishedOn: act.publishedOn,
      publishedAt: payload.publishedAt ?? '',
      // Version 1 has no word of a registration.
      registeredOn: 'registeredOn' in act ? act.registeredOn : null,
      registrationNumber: ('registrationNumber' in payload && payload.registrationNumber) || '',
      registrationAuthority:
        ('registrationAuthority' in payload && payload.registrationAuthority) || '',
      entry: mark.index,
    });
  },
  'case.dispute_dated': (s, act, _payload, mark) => {
    s.disputeDate = act.date;
    s.entry = mark.index;
  },
  'case.status_changed': (s, act, _payload, mark) => {
    if (act.from !== s.status)
      throw new ReplayError(mark.index, `leaves status ${act.from}, case had ${s.status}`);
    s.status = act.to;
    s.entry = mark.index;
  },
  'contributor.added': (s, act, payload, mark) => {
    const name = payload.name ?? '';
    s.contributors.set(act.contributor, {
      id: act.contributor,
      standing: act.standing,
      name,
      employer: payload.employer ?? '',
      identityCheck: payload.identityCheck ?? '',
      note: payload.note ?? '',
      createdAt: mark.at,
      names: [{ name, entry: mark.index }],
      accounts: new Map(),
      entry: mark.index,
    });
  },
  'contributor.amended': (s, act, payload, mark) => {
    const one = contributorOf(s, act.contributor, mark);
    overlay(one, { standing: act.standing }, payload, { entry: mark.index });
    if (payload.name !== undefined) one.names.push({ name: payload.name, entry: mark.index });
  },
  'contributor.role_recorded': (s, act, _payload, mark) => {
    contributorOf(s, act.contributor, mark);
    const { role, ...rest } = act;
    s.roles.set(role, { id: role, ...rest, entry: mark.index });
  },
  'contributor.account_linked': (s, act, payload, mark) => {
    contributorOf(s, act.contributor, mark).accounts.set(act.account, {
      linkedAt: mark.at,
      displayName: payload.displayName ?? '',
      entry: mark.index,
    });
  },
  'contributor.account_unlinked': (s, act, _payload, mark) => {
    contributorOf(s, act.contributor, mark).accounts.delete(act.account);
  },
  ...EXHIBIT_STEPS,
  ...READING_STEPS,
  'intake.refused': nothing,
  ...PROMPT_STEPS,
  ...RUN_STEPS,
  ...CAPTURE_STEPS,
  ...REVIEW_STEPS,
  ...STATEMENT_STEPS,
  'volume.requested': (s, act, payload, mark) => {
    const { dossier, forum, composition, previous, redacted, withheld, ...rest } = act;
    const { title = '', purpose = '', recipient = '', reasons = [] } = payload;
    s.dossiers.set(dossier, {
      id: dossier,
      ...rest,
      state: 'queued',
      withheld: withheld.flatMap(({ kind, id }) => (kind === 'exhibit' ? [id] : [])),
      reason: purpose,
      recipient,
      withholdingReason: '',
      pdf: null,
      bundle: null,
      volume: {
        forum,
        composition,
        previous,
        redacted,
        withheld,
        title,
        reasons,
        files: [],
        redactions: [],
      },
      requested: mark,
      entry: mark.index,
    });
  },
  'volume.completed': (s, act, _payload, mark) => {
    const one = dossierOf(s, act.dossier, mark);
    const volume = must(one.volume ?? undefined, mark, 'volume');
    volume.files = act.files;
    volume.redactions = act.redactions;
    const first = act.files.find(({ role }) => role === 'volume');
    const bundle = act.files.find(({ role }) => role === 'bundle');
    if (first) one.pdf = { sha256: first.sha256, bytes: first.bytes, pages: first.pages ?? 0 };
    if (bundle) one.bundle = { sha256: bundle.sha256, bytes: bundle.bytes };
    overlay(one, { state: 'done', entry: mark.index });
  },
  'volume.opened': nothing,
  'dossier.requested': (s, act, payload, mark) => {
    s.dossiers.set(act.dossier, {
      id: act.dossier,
      number: act.number,
      size: act.size,
      state: 'queued',
      language: act.language,
      paper: act.paper,
      withheld: [...act.withheld],
      devices: act.devices,
      reason: payload.reason ?? '',
      recipient: payload.recipient ?? '',
      withholdingReason: payload.withholdingReason ?? '',
      pdf: null,
      bundle: null,
      volume: null,
      requested: mark,
      entry: mark.index,
    });
  },
  'dossier.completed': (s, act, _payload, mark) => {
    const { dossier, ...rest } = act;
    overlay(dossierOf(s, dossier, mark), rest, { state: 'done', entry: mark.index });
  },
  'dossier.ended': (s, act, _payload, mark) => {
    overlay(dossierOf(s, act.dossier, mark), { state: act.outcome, entry: mark.index });
  },
  'dossier.opened': nothing,
  'ledger.checked': nothing,
  'payload.erased': (s, act) => {
    s.erased.add(act.entry);
  },
  'erasure.refused': nothing,
};

/**
 * Moves a state forward by one entry. Unknown kinds (from newer software) change nothing. Throws a
 * ReplayError where the entry contradicts the state, for instance names an unknown exhibit.
 */
export function replayEntry(state: CaseState, entry: ReadEntry): void {
  const mark: Mark = {
    index: entry.index,
    at: entry.at,
    actor: entry.actor.id,
    session: entry.actor.session,
    access: entry.actor.access,
  };
  state.size = entry.index + 1;
  state.lastAt = entry.at;
  const kind = entryKind(entry.kind, entry.v);
  if (!kind) return;
  const act = kind.act.safeParse(entry.act);
  if (!act.success)
    throw new ReplayError(entry.index, `body does not fit ${entry.kind} v${entry.v}`);
  let payload: object = {};
  if (kind.payload && entry.payload !== null && entry.payload !== undefined) {
    const read = kind.payload.safeParse(entry.payload);
    if (!read.success) throw new ReplayError(entry.index, `payload does not fit ${entry.kind}`);
    payload = read.data;
  }
  // The table is keyed by kind, so act and payload fit the step; TypeScript cannot follow the key.
  const step = STEPS[kind.kind as Kinds['kind']] as (
    s: CaseState,
    a: unknown,
    p: unknown,
    m: Mark,
  ) => void;
  step(state, act.data, payload, mark);
}
