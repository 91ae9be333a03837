import type { CaseState } from '@/lib/entries/state';
import type { RunState } from '@/lib/entries/state-runs';
import type { ShownRecord } from './record';
import { exhibitRecord, generatorRecord, runRecord, selectionRecord } from './records';
import type { Facts } from './rule-records';

/**
 * Where what was made before its record began may still be found, lawfully and as it is. A recreation is
 * none of them: it replaces no record.
 */
export const RESCUE_SOURCES = [
  'tool_history',
  'job_ids',
  'messages',
  'file_metadata',
  'provider',
] as const;
export type RescueSource = (typeof RESCUE_SOURCES)[number];

/** What a record does not say and that source might. */
export const LACKS = [
  'no_inputs',
  'no_model',
  'no_settings',
  'no_end',
  'no_outputs',
  'one_output',
  'no_job_id',
  'no_person',
  'no_purpose',
  'no_reason',
  'bare_copy',
  'not_confirmed',
  'no_holder',
  'no_terms',
  'no_proof',
] as const;
export type Lack = (typeof LACKS)[number];

export type Rescue = { source: RescueSource; records: { record: ShownRecord; lacks: Lack[] }[] };

type Told = Partial<Record<Lack, boolean>>;

/** What is so of a record, in the order it was asked. */
function lacking(record: ShownRecord, told: Told): Rescue['records'] {
  const lacks = LACKS.filter((one) => told[one]);
  return lacks.length === 0 ? [] : [{ record, lacks }];
}

/** Runs of the making that nothing here watched: told by files or by people afterwards. */
const isOld = (one: RunState): boolean =>
  one.series === 'run' && (one.capture === 'import' || one.capture === 'by_hand');

const hasJob = (one: RunState): boolean => (one.ended?.said.providerIds.length ?? 0) > 0;

/** Documents that third parties issued, and the exhibits that they stand in relation to. */
function confirmed(state: CaseState): ReadonlySet<string> {
  const issued = [...state.exhibits.values()].filter((one) => one.class === 'A+');
  const ids = new Set(issued.map(({ id }) => id));
  const related = [...state.relations.values()].flatMap(({ from, to }) =>
    ids.has(from) ? [to] : ids.has(to) ? [from] : [],
  );
  return new Set([...ids, ...related]);
}

/** By source, in their order, the records that lack what it might still hold; nothing where none does. */
export function rescue({ state, markOf }: Facts): Rescue[] {
  const runs = [...state.runs.values()].filter(isOld).sort((a, b) => a.number - b.number);
  const sure = confirmed(state);
  const isSure = ({ records, outputs, ended }: RunState) =>
    [...records, ...outputs, ...(ended?.records ?? [])].some(({ exhibit }) => sure.has(exhibit));
  const found: Record<RescueSource, Rescue['records']> = {
    tool_history: runs.flatMap((one) => {
      const { texts, models, parameters } = one.said;
      const after = one.ended?.said;
      return lacking(runRecord(one), {
        no_inputs: one.revision === null && !texts.some(({ origin }) => origin === 'entered'),
        no_model: models.length + (after?.models.length ?? 0) === 0,
        no_settings: parameters.length + (after?.parameters.length ?? 0) === 0,
        no_end: one.ended === null,
        no_outputs: one.ended !== null && one.outputs.length === 0,
        one_output: one.outputs.length === 1,
      });
    }),
    job_ids: runs.flatMap((one) => lacking(runRecord(one), { no_job_id: !hasJob(one) })),
    messages: [
      ...runs.flatMap((one) =>
        lacking(runRecord(one), {
          no_person: one.operator === null,
          no_purpose: one.said.purpose === '' && one.purpose === '',
        }),
      ),
      ...[...state.selections.values()].flatMap((one) =>
        lacking(selectionRecord(one), {
          no_person: one.chooser === null,
          no_reason: one.reason === '' && one.reasons.every(({ reason }) => reason === ''),
        }),
      ),
    ],
    file_metadata: [...state.exhibits.values()]
      .sort((a, b) => a.number - b.number)
      .flatMap((one) => lacking(exhibitRecord(one), { bare_copy: one.class === 'C-' })),
    provider: [
      ...runs.flatMap((one) =>
        lacking(runRecord(one), { not_confirmed: hasJob(one) && !isSure(one) }),
      ),
      ...[...state.generators.values()].flatMap((one) =>
        lacking(generatorRecord(state, one, markOf), {
          no_holder: one.holder === null,
          no_terms: one.terms === null,
          no_proof: one.proofs.length === 0,
        }),
      ),
    ],
  };
  return RESCUE_SOURCES.flatMap((source) =>
    found[source].length === 0 ? [] : [{ source, records: found[source] }],
  );
}
