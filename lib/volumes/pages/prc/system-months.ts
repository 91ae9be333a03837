import { bothZones } from '@/lib/dossier/pages/material';
import type { Cell } from '@/lib/dossier/pdf/flow/table-strips';
import type { VolumePaper } from '../volume-paper';
import { heads, note, TABLE } from './part';
import { actsOf } from './system-facts';

/** Months in a table; of a longer record the empty ones are left out. */
const MOST = 120;

const monthOf = (iso: string): string => bothZones(iso).beijing.slice(0, 7);

/** Every calendar month (UTC+8) from the first to the last, both included. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  let [year = 0, month = 0] = first.split('-').map(Number);
  for (;;) {
    const name = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
    if (name > last) return months;
    months.push(name);
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
}

type Counts = Map<string, number>;

function counted(times: Iterable<string>): Counts {
  const counts: Counts = new Map();
  for (const at of times) counts.set(monthOf(at), (counts.get(monthOf(at)) ?? 0) + 1);
  return counts;
}

function months(paper: VolumePaper, used: readonly Counts[]): string[] {
  const { state } = paper.material;
  const first = monthOf(state.opened?.at ?? state.lastAt);
  const all = monthsBetween(first, monthOf(state.lastAt));
  return all.length <= MOST ? all : all.filter((one) => used.some((counts) => counts.has(one)));
}

/** (二) What did not run as it should, month by month. What nothing watches is said to be unwatched. */
export function composeIncidents(paper: VolumePaper): void {
  const { material, own, bears } = paper;
  const { state } = material;
  if (!state.lastAt) return;
  const at = (kind: string) => material.timeline.filter((act) => act.kind === kind);
  const columns: [key: string, counts: Counts][] = [
    ['gaps', counted([...state.gaps.values()].map(({ recorded }) => recorded.at))],
    [
      'failures',
      counted(
        (bears.get('E19') ?? [])
          .filter(({ record, bearing }) => record.kind === 'check' && bearing === 'against')
          .map(({ record }) => record.at),
      ),
    ],
    ['refused', counted(at('intake.refused').map((act) => act.at))],
    ['erased', counted(at('payload.erased').map((act) => act.at))],
  ];
  const counts = columns.map(([, one]) => one);
  paper.doc.table({
    columns: [
      { header: heads(paper, 'incidents.period'), width: 72 },
      ...columns.map(([key]) => ({
        header: heads(paper, `incidents.${key}`),
        width: { share: 1 },
        align: 'end' as const,
      })),
      { header: heads(paper, 'incidents.result'), width: 84 },
    ],
    rows: months(paper, counts).map((month): Cell[] => {
      const happened = counts.some((one) => (one.get(month) ?? 0) > 0);
      return [
        month,
        ...counts.map((one) => String(one.get(month) ?? 0)),
        [
          {
            text: own.word(happened ? 'incidents.happened' : 'incidents.none'),
            weight: happened ? 700 : 400,
          },
        ],
      ];
    }),
    rowHeaders: true,
    ...TABLE,
  });
  note(paper, 'incidents.text');
}

/** (五) How much was recorded in each month, so that a reader sees whether it was routine. */
export function composeMonths(paper: VolumePaper): void {
  const { material } = paper;
  const { state } = material;
  if (!state.lastAt) return;
  const acts = actsOf(material);
  const columns: [key: string, counts: Counts][] = [
    ['acts', counted(acts.map(({ at }) => at))],
    ['days', daysOf(acts.map(({ at }) => at))],
    ['exhibits', counted([...state.exhibits.values()].map(({ receivedAt }) => receivedAt))],
    [
      'runs',
      counted(
        [...state.runs.values()]
          .filter(({ series }) => series === 'run')
          .map(({ requested }) => requested.at),
      ),
    ],
    [
      'late',
      counted(
        [...state.exhibits.values()]
          .filter((one) => one.class === 'D' || one.class === 'E')
          .map(({ receivedAt }) => receivedAt),
      ),
    ],
  ];
  const counts = columns.map(([, one]) => one);
  paper.doc.table({
    columns: [
      { header: heads(paper, 'incidents.period'), width: 72 },
      ...columns.map(([key]) => ({
        header: heads(paper, `months.${key}`),
        width: { share: 1 },
        align: 'end' as const,
      })),
    ],
    rows: months(paper, counts).map((month): Cell[] => [
      month,
      ...counts.map((one) => String(one.get(month) ?? 0)),
    ]),
    rowHeaders: true,
    ...TABLE,
  });
  note(paper, 'months.dispute', {
    date: state.disputeDate ?? paper.words.text('cover.noDispute'),
  });
}

/** Days with entries in each month. */
function daysOf(times: readonly string[]): Counts {
  const days = new Set(times.map((at) => bothZones(at).beijing.slice(0, 10)));
  const counts: Counts = new Map();
  for (const day of days) counts.set(day.slice(0, 7), (counts.get(day.slice(0, 7)) ?? 0) + 1);
  return counts;
}
