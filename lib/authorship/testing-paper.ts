// A sheet of paper for tests: characters with identities and their stories, kept one by one, from
// which an Attribution is read off. It knows no Yjs and no log, so that what is derived from
// attributions can be tested for itself.
import type { Attribution, DeletedRun, FieldAttribution, Handling, Run } from './attribution';
import type { InsertKind } from './vocabulary';

type Cell = {
  unit: string;
  id: [number, number];
  root: [number, number];
  kind: InsertKind;
  typist: string | null;
  placer: string;
  seq: number;
  placedSeq: number;
  handlings: Handling[];
  origin: Run['origin'];
  deletion: { deleter: string; seq: number } | null;
};

const OWN: readonly InsertKind[] = ['typed', 'composed', 'dictated'];

/** Time of record of an operation, for tests: one second after the other. */
export function timeOf(seq: number): string {
  return new Date(Date.UTC(2026, 2, 4, 14, 0, 0) + seq * 1000).toISOString();
}

export class Paper {
  private readonly fields = new Map<string, Cell[]>([['positive', []]]);
  private readonly clocks = new Map<number, number>();
  private seq = 0;

  constructor(private readonly accounts: readonly string[]) {}

  /** Number of the next operation. */
  get size(): number {
    return this.seq;
  }

  private alive(field: string): Cell[] {
    return (this.fields.get(field) ?? []).filter((cell) => cell.deletion === null);
  }

  text(field = 'positive'): string {
    return this.alive(field)
      .map(({ unit }) => unit)
      .join('');
  }

  private insert(writer: number, at: number, cells: Omit<Cell, 'id'>[], field: string): void {
    const all = this.fields.get(field) ?? [];
    this.fields.set(field, all);
    const before = this.alive(field)[at];
    const clock = this.clocks.get(writer) ?? 0;
    this.clocks.set(writer, clock + cells.length);
    const placed = cells.map(
      (cell, i): Cell => ({
        ...cell,
        id: [writer, clock + i],
        root: cell.root[0] === 0 ? [writer, clock + i] : cell.root,
      }),
    );
    all.splice(before ? all.indexOf(before) : all.length, 0, ...placed);
  }

  /** Writer (from 1) puts text at a position; `origin` for what no person typed. */
  write(
    writer: number,
    at: number,
    text: string,
    options: { kind?: InsertKind; origin?: Run['origin']; field?: string } = {},
  ): number {
    const account = this.accounts[writer - 1] ?? '';
    const seq = this.seq++;
    const kind = options.kind ?? 'typed';
    const cells = text.split('').map(
      (unit): Omit<Cell, 'id'> => ({
        unit,
        root: [0, 0],
        kind,
        typist: OWN.includes(kind) ? account : null,
        placer: account,
        seq,
        placedSeq: seq,
        handlings: [],
        origin: options.origin ?? (OWN.includes(kind) ? null : { from: 'unknown' }),
        deletion: null,
      }),
    );
    this.insert(writer, at, cells, options.field ?? 'positive');
    return seq;
  }

  delete(writer: number, from: number, to: number, field = 'positive'): Cell[] {
    const deletion = { deleter: this.accounts[writer - 1] ?? '', seq: this.seq++ };
    const cells = this.alive(field).slice(from, to);
    for (const cell of cells) cell.deletion = deletion;
    return cells;
  }

  /** Puts characters in again, with their first writing kept. */
  again(
    writer: number,
    cells: readonly Cell[],
    at: number,
    kind: Handling['kind'],
    field = 'positive',
  ): void {
    const account = this.accounts[writer - 1] ?? '';
    const seq = this.seq++;
    const handling = { kind, account, seq, at: timeOf(seq) };
    const copies = cells.map(({ id: _, ...cell }) => ({
      ...cell,
      placer: account,
      placedSeq: seq,
      handlings: [...cell.handlings, handling],
      deletion: null,
    }));
    this.insert(writer, at, copies, field);
  }

  cells(from: number, to: number, field = 'positive'): Cell[] {
    return this.alive(field).slice(from, to);
  }

  attribution(): Attribution {
    return {
      prompt: 'prm_test',
      size: this.seq,
      hash: '0'.repeat(64),
      at: timeOf(this.seq - 1),
      fields: [...this.fields].map(([name, cells]) => fieldOf(name, cells)),
    };
  }
}

function fieldOf(name: string, cells: readonly Cell[]): FieldAttribution {
  const runs: Run[] = [];
  const deleted: DeletedRun[] = [];
  let place = 0;
  let text = '';
  for (const cell of cells) {
    const { unit, id, root, deletion, ...story } = cell;
    const common = {
      ...story,
      text: unit,
      id: [...id, 1] as Run['id'],
      root: [...root, 1] as Run['root'],
      at: timeOf(cell.seq),
      placedAt: timeOf(cell.placedSeq),
      says: [],
      found: false,
    };
    if (deletion) {
      const { deleter, seq } = deletion;
      const run = { ...common, place, deleter, deletedSeq: seq, deletedAt: timeOf(seq) };
      if (!joins(deleted.at(-1), run)) deleted.push(run);
    } else {
      const run = { ...common, from: place, to: place + 1 };
      if (!joins(runs.at(-1), run)) runs.push(run);
      text += unit;
      place += 1;
    }
  }
  return { name, label: '', role: name, text, runs, deleted };
}

/** Whether the character continues the run; if so, it has been added to it. */
function joins<R extends Run | DeletedRun>(run: R | undefined, next: R): boolean {
  if (!run) return false;
  const story = ({
    text: _,
    from: _f,
    to: _t,
    id: _i,
    root: _r,
    ...rest
  }: Record<string, unknown>) => JSON.stringify(rest);
  const follows = (a: Run['id'], b: Run['id']) => a[0] === b[0] && a[1] + a[2] === b[1];
  if (!follows(run.id, next.id) || !follows(run.root, next.root)) return false;
  if (story(run) !== story(next)) return false;
  run.text += next.text;
  run.id = [run.id[0], run.id[1], run.id[2] + 1];
  run.root = [run.root[0], run.root[1], run.root[2] + 1];
  if ('to' in run && 'to' in next) run.to = next.to;
  return true;
}
