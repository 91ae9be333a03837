import type { Json } from '@/lib/kernel/canonical-json';
import type { SeenEntry } from './chain';
import type { Entry, JsonObject } from './entry';
import type { Findings } from './report';

/** What the ledger says of runs, choices and later work, counted from its entries. */
export interface RunCounts {
  /** Runs of the making, numbered from 1 to this without a gap where nothing was found wrong. */
  readonly runs: number;
  /** Of these, runs of which no end was recorded, and outputs. */
  readonly open: number;
  readonly outputs: number;
  readonly recreations: number;
  readonly choices: number;
  readonly steps: number;
  /** Gaps of capture that entries state. */
  readonly gaps: number;
}

interface Growing {
  readonly series: string;
  ended: boolean;
  readonly positions: Set<number>;
}

/** Most runs and outputs held at once. */
const MAX_HELD = 1_000_000;

const CHOSEN = 'selection.recorded';
const CHANGED = 'modification.recorded';
const GAP = 'capture.gap_recorded';

/**
 * Follows what entries state of runs: numbers from 1 without a gap in each series, one end, one
 * output at a place, and no exhibit that was not admitted before. Entries that contradict earlier
 * ones are findings. Only the first version of each kind is known.
 */
export class RunEntries {
  readonly #findings: Findings;
  readonly #exhibits = new Set<string>();
  readonly #runs = new Map<string, Growing>();
  readonly #numbers = new Map<string, number>();
  #held = 0;
  #choices = 0;
  #steps = 0;
  #gaps = 0;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  get counts(): RunCounts {
    const making = [...this.#runs.values()].filter(({ series }) => series === 'run');
    return {
      runs: this.#numbers.get('run') ?? 0,
      recreations: this.#numbers.get('recreation') ?? 0,
      open: making.filter(({ ended }) => !ended).length,
      outputs: making.reduce((sum, { positions }) => sum + positions.size, 0),
      choices: this.#choices,
      steps: this.#steps,
      gaps: this.#gaps,
    };
  }

  /** Takes the next entry of the ledger. */
  follow({ entry, inOrder, record }: SeenEntry): void {
    if (!entry || !inOrder) return;
    if (entry.kind === 'exhibit.added' && typeof entry.act.exhibit === 'string')
      this.#exhibits.add(entry.act.exhibit);
    if (entry.kind === GAP) this.#gaps += 1;
    const isRun = entry.kind.startsWith('run.') && entry.kind !== 'run.described';
    if (entry.v !== 1 || !(isRun || entry.kind === CHOSEN || entry.kind === CHANGED)) return;
    this.#findings.examine('run');
    const problem = this.#take(entry);
    if (problem) this.#findings.fail(record, 'run.entry', problem, entry.act);
  }

  /** What the act should have been, or nothing where it is in order. */
  #take({ kind, act }: Entry): string | undefined {
    if (this.#runs.size + this.#held > MAX_HELD) return `at most ${MAX_HELD} runs and outputs`;
    const unknown = named(act).find((id) => !this.#exhibits.has(id));
    if (unknown !== undefined) return 'exhibits that were admitted before';
    if (kind === CHOSEN) {
      this.#choices += 1;
      const runs = members(act.candidates).map(({ run }) => run);
      const isKnown = (run: Json | undefined) => typeof run !== 'string' || this.#runs.has(run);
      return runs.every(isKnown) ? undefined : 'candidates of runs that were requested before';
    }
    if (kind === CHANGED) {
      this.#steps += 1;
      return undefined;
    }
    return kind === 'run.requested' ? this.#request(act) : this.#answer(kind, act);
  }

  #request({ run, series, number }: JsonObject): string | undefined {
    if (typeof run !== 'string' || this.#runs.has(run)) return 'a run that was not requested yet';
    if (series !== 'run' && series !== 'recreation') return 'a series';
    const next = (this.#numbers.get(series) ?? 0) + 1;
    this.#runs.set(run, { series, ended: false, positions: new Set() });
    this.#numbers.set(series, Math.max(next, typeof number === 'number' ? number : 0));
    return number === next ? undefined : `number ${next} of the series ${series}`;
  }

  #answer(kind: string, act: JsonObject): string | undefined {
    const one = typeof act.run === 'string' ? this.#runs.get(act.run) : undefined;
    if (!one) return 'a run that was requested before';
    const outputs = kind === 'run.ended' ? members(act.outputs) : [act];
    for (const { position } of outputs) {
      if (typeof position !== 'number' || one.positions.has(position))
        return 'outputs at places of their own';
      one.positions.add(position);
      this.#held += 1;
    }
    if (kind !== 'run.ended') return undefined;
    if (one.ended) return 'a run that has not ended yet';
    one.ended = true;
    return undefined;
  }
}

function members(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Identifiers of all exhibits that an act names. */
function named(act: JsonObject): string[] {
  const { inputs, outputs, records, candidates, before, exhibit, after, mask, project } = act;
  const lists = [inputs, outputs, records, candidates].flatMap(members);
  const single = [exhibit, after, mask, project, ...lists.map((one) => one.exhibit)];
  const all = Array.isArray(before) ? [...single, ...before] : single;
  return all.filter((id): id is string => typeof id === 'string');
}
