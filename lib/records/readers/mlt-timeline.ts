import type { Fact } from '../reading';
import type { Saying } from '../statement';
import type { XmlCursor } from '../xml-cursor';

/** Parts of a timeline that are followed: its elements name each other, so a short text can be long. */
const MOST = { steps: 20_000, depth: 20, filters: 10 };

/** Added by the program to every track, not by whoever edits. */
const INTERNAL = 'internal_added';

const PROPERTIES = new WeakMap<XmlCursor, Map<string, Fact | null>>();

/** A property of an MLT element; of several of one name the first. */
export function mltProperty(one: XmlCursor, name: string): Fact | null {
  let all = PROPERTIES.get(one);
  if (!all) {
    const pairs = one.children('property').map((each): [string, Fact | null] => {
      return [each.attribute('name')?.value ?? '', each.text()];
    });
    all = new Map(pairs.reverse());
    PROPERTIES.set(one, all);
  }
  return all.get(name) ?? null;
}

/** The timeline of an MLT project, from the last tractor on, which is the one that is played. */
export class MltTimeline {
  readonly #byId = new Map<string, XmlCursor>();
  /** What is being told, so that nothing is told within itself. */
  readonly #open = new Set<XmlCursor>();
  #steps = 0;

  constructor(
    readonly saying: Saying,
    readonly root: XmlCursor,
  ) {
    for (const one of root.children()) {
      const id = one.attribute('id')?.value;
      if (id) this.#byId.set(id, one);
    }
  }

  say(): void {
    const last = this.root.children('tractor').at(-1);
    if (last) this.#tractor(last, 'sequence', 0);
  }

  #tractor(one: XmlCursor, kind: 'sequence' | 'track', depth: number): void {
    if (!this.#enter(one, depth)) return;
    const isSequence = kind === 'sequence' || mltProperty(one, 'kdenlive:uuid') !== null;
    this.saying.part(isSequence ? 'sequence' : 'track', depth, {
      name: mltProperty(one, 'kdenlive:clipname') ?? mltProperty(one, 'kdenlive:track_name'),
      file: null,
      details: ['id', 'in', 'out'].map((name) => ({ name, value: one.attribute(name) })),
    });
    for (const track of one.children('track')) {
      if (this.isSpent) break;
      const target = this.#named(track);
      if (target?.name === 'tractor') this.#tractor(target, 'track', depth + 1);
      if (target?.name === 'playlist') this.#playlist(target, depth + 1);
    }
    for (const transition of one.children('transition')) this.#transition(transition, depth + 1);
    this.#open.delete(one);
  }

  #playlist(one: XmlCursor, depth: number): void {
    if (one.children('entry').length === 0 || !this.#enter(one, depth)) return;
    this.saying.part('track', depth, {
      name: mltProperty(one, 'kdenlive:track_name') ?? mltProperty(one, 'shotcut:name'),
      file: null,
      details: [{ name: 'id', value: one.attribute('id') }],
    });
    for (const entry of one.children()) {
      if (!this.#step()) break;
      if (entry.name === 'blank') {
        const details = [{ name: 'length', value: entry.attribute('length') }];
        this.saying.part('gap', depth + 1, { name: null, file: null, details });
      }
      if (entry.name === 'entry') this.#entry(entry, depth + 1);
    }
    this.#open.delete(one);
  }

  #entry(entry: XmlCursor, depth: number): void {
    const target = this.#named(entry);
    const range = ['in', 'out'].map((name) => ({ name, value: entry.attribute(name) }));
    const filters = entry.children('filter').slice(0, MOST.filters);
    this.saying.part('clip', depth, {
      name: target
        ? (mltProperty(target, 'kdenlive:clipname') ?? mltProperty(target, 'shotcut:caption'))
        : entry.attribute('producer'),
      file: target ? mltProperty(target, 'resource') : null,
      details: [
        ...range,
        ...filters.map((one) => ({
          name: 'filter',
          value: mltProperty(one, 'kdenlive_id') ?? mltProperty(one, 'mlt_service'),
        })),
      ],
    });
    if (target?.name === 'tractor') this.#tractor(target, 'sequence', depth + 1);
  }

  #transition(one: XmlCursor, depth: number): void {
    if (mltProperty(one, INTERNAL) || mltProperty(one, 'always_active')) return;
    const range = ['in', 'out'].map((name) => ({ name, value: one.attribute(name) }));
    const tracks = ['a_track', 'b_track'].map((name) => ({ name, value: mltProperty(one, name) }));
    this.saying.part('transition', depth, {
      name: mltProperty(one, 'kdenlive_id') ?? mltProperty(one, 'mlt_service'),
      file: null,
      details: [...range, ...tracks],
    });
  }

  #named(one: XmlCursor): XmlCursor | undefined {
    return this.#byId.get(one.attribute('producer')?.value ?? '');
  }

  /** False where following on would lead back, too deep or too far. */
  #enter(one: XmlCursor, depth: number): boolean {
    if (!this.#step() || depth > MOST.depth || this.#open.has(one)) return false;
    this.#open.add(one);
    return true;
  }

  #step(): boolean {
    this.#steps += 1;
    return !this.isSpent && !this.saying.isFull;
  }

  /** Whether more was named than is followed. */
  get isSpent(): boolean {
    return this.#steps > MOST.steps;
  }
}
