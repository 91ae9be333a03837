import { exhibitsInOrder } from '@/lib/dossier/pages/material';
import type { CaseState } from '@/lib/entries/state';
import type { VolumeForum } from '@/lib/entries/vocabulary';
import { translator } from '@/lib/i18n/translator';
import { PARTS_OF } from '../model';
import { listedAs } from '../pages/placing';
import type { Composition } from '../schema';

/** Groups that a volume begins with, in the order of filing. */
const GROUPS = ['work', 'notes', 'making', 'later', 'rights', 'other', 'recreations'] as const;
type Group = (typeof GROUPS)[number];

/**
 * A composition of everything that the case holds: all parts of the forum, every exhibit in the group that
 * the record itself puts it in, nothing left out. Recipient and purpose are empty: only counsel knows them.
 */
export function defaultComposition(
  state: CaseState,
  forum: VolumeForum,
  desk: Pick<Composition, 'facts' | 'allegations' | 'claims'>,
): Composition {
  const language = forum === 'prc' ? 'zh' : 'en';
  const t = translator(language, 'volume');
  return {
    v: 1,
    title: t('default.title', { title: state.title }).slice(0, 300),
    forum,
    language,
    paper: forum === 'prc' ? 'A4' : 'Letter',
    mask: true,
    maskedWords: [],
    annex: true,
    annexInBundle: false,
    devices: false,
    actsOf: null,
    columns: { original: false, remarks: false, purpose: true },
    parts: [...PARTS_OF[forum]],
    groups: groupsOf(state).map(({ group, ids }) => ({
      title: t(`default.group.${group}`),
      exhibits: ids.map(listedAs),
    })),
    withheld: [],
    redactions: [],
    ...desk,
    statement: { by: '', writtenAfterDispute: null, sentences: [] },
    drafts: { authorCreated: '', materialExcluded: '', newMaterial: '', noteToOffice: '' },
    cover: {
      caseNumber: '',
      court: '',
      cause: '',
      submitter: state.party.slice(0, 300),
      role: state.side === 'claimant' || state.side === 'respondent' ? state.side : 'none',
      copies: null,
      date: '',
    },
    declarations: [...state.declarations.keys()],
    agreements: [...state.agreements.keys()],
    translations: [...state.translations.keys()],
    recipient: '',
    purpose: '',
    limitBytes: null,
  };
}

function groupsOf(state: CaseState): { group: Group; ids: string[] }[] {
  const roles = rolesOf(state);
  const found = new Map<Group, string[]>();
  for (const one of exhibitsInOrder(state)) {
    const group =
      one.class === 'E'
        ? 'recreations'
        : (roles.get(one.id) ??
          (one.kind === 'note' || one.kind === 'statement' ? 'notes' : 'other'));
    found.set(group, [...(found.get(group) ?? []), one.id]);
  }
  return GROUPS.flatMap((group) => {
    const ids = found.get(group);
    return ids ? [{ group, ids }] : [];
  });
}

/** What the record says an exhibit is; the first thing said counts. */
function rolesOf(state: CaseState): Map<string, Group> {
  const roles = new Map<string, Group>();
  const give = (group: Group, ids: readonly (string | null | undefined)[]) => {
    for (const id of ids) if (id && !roles.has(id)) roles.set(id, group);
  };
  for (const event of state.workEvents.values()) give('work', [event.exhibit, event.capture]);
  for (const one of state.generators.values()) {
    give('rights', [...one.proofs, one.terms]);
  }
  for (const run of state.runs.values()) {
    give('making', [
      ...run.inputs.map(({ exhibit }) => exhibit),
      ...run.outputs.map(({ exhibit }) => exhibit),
      ...run.records.map(({ exhibit }) => exhibit),
      run.readFrom?.exhibit,
    ]);
  }
  for (const one of state.selections.values()) {
    give(
      'making',
      one.candidates.map(({ exhibit }) => exhibit),
    );
  }
  for (const one of state.modifications.values()) give('later', [...one.before, one.after]);
  return roles;
}
