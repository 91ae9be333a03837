import type { LineageFacts, Stated } from './facts';
import type { Lineage, LineageLink, LineageNode } from './graph';
import { ancestorsOf } from './walk';

/**
 * The lineage of a case: what was made from what. Things are joined by a recorded act, because a
 * record within a file names the SHA-256 of another file of the case, or because the signature over a
 * file names the signed manifest of another; never by a seed, a name, a time or a likeness. Recreations and files of class E are no part of it. Only what is linked is in it.
 * Of `towards`, only what led to that exhibit, with the choices that it or one before it came through.
 * The same facts give the same graph, in the order of the ledger.
 */
export function assemble(facts: LineageFacts, towards?: string): Lineage {
  const graph = new Drawing(facts);
  graph.runs();
  graph.selections();
  graph.modifications();
  graph.works();
  graph.relations();
  graph.digests();
  graph.signed();
  graph.revisions();
  const whole = graph.lineage();
  return towards === undefined ? whole : ancestorsOf(whole, towards);
}

class Drawing {
  private readonly nodes = new Map<string, LineageNode>();
  private readonly links = new Map<string, LineageLink>();
  private readonly files: Map<string, LineageFacts['files'][number]>;
  /** Last verdict on an exhibit, as choices came. */
  private readonly verdicts = new Map<string, LineageNode['verdict']>();
  /** Choices that chose an exhibit. */
  private readonly chosen = new Map<string, { id: string; entry: number }[]>();

  constructor(private readonly facts: LineageFacts) {
    const shown = facts.files.filter((file) => file.class !== 'E');
    this.files = new Map(shown.map((file) => [file.id, file]));
    for (const { id, entry, candidates } of inOrder(facts.selections)) {
      for (const { exhibit, verdict } of candidates) {
        this.verdicts.set(exhibit, verdict);
        if (verdict !== 'chosen') continue;
        this.chosen.set(exhibit, [...(this.chosen.get(exhibit) ?? []), { id, entry }]);
      }
    }
  }

  lineage(): Lineage {
    const linked = new Set([...this.links.values()].flatMap(({ from, to }) => [from, to]));
    const nodes = [...this.nodes.values()]
      .filter(({ id }) => linked.has(id))
      .sort((a, b) => a.entry - b.entry || (a.id < b.id ? -1 : 1));
    const place = new Map(nodes.map(({ id }, i) => [id, i]));
    const at = (id: string) => place.get(id) ?? 0;
    const byPlace = (a: LineageLink, b: LineageLink) =>
      at(a.to) - at(b.to) || at(a.from) - at(b.from) || (a.role < b.role ? -1 : 1);
    return { nodes, links: [...this.links.values()].sort(byPlace) };
  }

  runs(): void {
    for (const run of inOrder(this.facts.runs)) {
      if (run.series !== 'run') continue;
      this.add({
        id: run.id,
        kind: 'run',
        number: run.number,
        title: run.tool,
        class: run.class,
        person: run.operator,
        ...stated(run),
      });
      if (run.revision) {
        const { prompt, revision } = run.revision;
        this.join(this.revision(prompt, revision), run.id, 'recorded_act', 'revision');
      }
      for (const { exhibit, role } of run.inputs) {
        this.join(this.file(exhibit), run.id, 'recorded_act', role);
      }
      for (const { exhibit, position } of run.outputs) {
        this.join(run.id, this.file(exhibit), 'recorded_act', `${position}`);
      }
    }
  }

  selections(): void {
    for (const selection of inOrder(this.facts.selections)) {
      this.add({
        id: selection.id,
        kind: 'selection',
        number: null,
        title: '',
        class: selection.class,
        person: selection.chooser,
        ...stated(selection),
      });
      for (const { exhibit, verdict } of selection.candidates) {
        this.join(this.file(exhibit), selection.id, 'recorded_act', verdict);
      }
    }
  }

  modifications(): void {
    for (const one of inOrder(this.facts.modifications)) {
      this.add({
        id: one.id,
        kind: 'modification',
        number: null,
        title: one.tool || one.kind,
        class: one.class,
        person: one.editor,
        ...stated(one),
      });
      for (const exhibit of one.before) {
        this.join(this.file(exhibit), one.id, 'recorded_act', 'before');
        this.joinChoice(exhibit, one);
      }
      if (one.mask) this.join(this.file(one.mask), one.id, 'recorded_act', 'mask');
      if (one.project) this.join(this.file(one.project), one.id, 'recorded_act', 'project');
      this.join(one.id, this.file(one.after), 'recorded_act', 'after');
    }
  }

  works(): void {
    const events = inOrder(this.facts.works);
    const completions = events.filter(({ kind }) => kind === 'finished');
    for (const work of new Set(events.map((one) => one.work))) {
      // Said again, the later completion counts.
      const completion = completions.findLast((one) => one.work === work);
      const first = completion ?? events.find((one) => one.work === work);
      if (!first) continue;
      const { title } = first;
      const person = completion?.by ?? null;
      this.add({
        id: work,
        kind: 'work',
        number: null,
        title,
        class: null,
        person,
        ...stated(first),
      });
      if (!completion?.exhibit) continue;
      this.join(this.file(completion.exhibit), work, 'recorded_act', 'finished');
      this.joinChoice(completion.exhibit, { id: work, entry: completion.entry });
    }
    for (const one of events.filter(({ kind }) => kind === 'published')) {
      const id = `${one.work}/${one.entry}`;
      const said = { title: one.place, class: null, person: one.by, ...stated(one) };
      this.add({ id, kind: 'publication', number: null, ...said });
      this.join(one.work, id, 'recorded_act', 'published');
      if (one.exhibit) this.join(this.file(one.exhibit), id, 'recorded_act', 'as_published');
      if (one.capture) this.join(id, this.file(one.capture), 'recorded_act', 'capture');
    }
  }

  relations(): void {
    for (const { from, to } of this.facts.relations) {
      this.join(this.file(to), this.file(from), 'recorded_act', 'derived_from');
    }
  }

  digests(): void {
    const byDigest = new Map<string, string>();
    for (const file of inOrder(this.facts.files)) {
      if (!byDigest.has(file.sha256)) byDigest.set(file.sha256, file.id);
    }
    for (const { exhibit, sha256, role } of this.facts.digests) {
      const parent = byDigest.get(sha256);
      if (parent && parent !== exhibit) {
        this.join(this.file(parent), this.file(exhibit), 'digest', role);
      }
    }
  }

  signed(): void {
    const byManifest = new Map<string, string>();
    const inTime = inOrder(
      this.facts.signed.flatMap((one) => {
        const file = this.files.get(one.exhibit);
        return file ? [{ ...one, entry: file.entry }] : [];
      }),
    );
    for (const { own, exhibit } of inTime) {
      if (!byManifest.has(own)) byManifest.set(own, exhibit);
    }
    for (const { exhibit, ingredients } of inTime) {
      for (const { of, role } of ingredients) {
        const taken = byManifest.get(of);
        if (taken && taken !== exhibit) {
          this.join(this.file(taken), this.file(exhibit), 'signed_ingredient', role);
        }
      }
    }
  }

  /** Revisions of one prompt follow each other. */
  revisions(): void {
    const shown = [...this.nodes.values()].filter(({ kind }) => kind === 'prompt');
    for (const node of shown) {
      const prompt = node.id.slice(0, node.id.lastIndexOf('/'));
      const earlier = shown.filter(
        (one) => one.id.startsWith(`${prompt}/`) && (one.number ?? 0) < (node.number ?? 0),
      );
      const last = earlier.sort((a, b) => (b.number ?? 0) - (a.number ?? 0))[0];
      if (last) this.join(last.id, node.id, 'recorded_act', 'next_revision');
    }
  }

  /** A choice leads to what was made of a chosen file afterwards; both name that file. */
  private joinChoice(exhibit: string, act: { id: string; entry: number }): void {
    if (!this.files.has(exhibit)) return;
    for (const { id, entry } of this.chosen.get(exhibit) ?? []) {
      if (entry < act.entry) this.join(id, act.id, 'recorded_act', 'choice');
    }
  }

  private file(id: string): string | null {
    const file = this.files.get(id);
    if (!file) return null;
    this.add({
      id,
      kind: 'exhibit',
      number: file.number,
      title: file.title,
      class: file.class,
      person: file.supplier,
      verdict: this.verdicts.get(id) ?? null,
      thumb: file.thumb,
      ...stated(file),
    });
    return id;
  }

  private revision(prompt: string, revision: number): string | null {
    const found = this.facts.revisions.find(
      (one) => one.prompt === prompt && one.revision === revision,
    );
    if (!found) return null;
    const id = `${prompt}/${revision}`;
    const said = { title: found.title, class: null, person: null, ...stated(found) };
    this.add({ id, kind: 'prompt', number: revision, ...said });
    return id;
  }

  private add(node: Omit<LineageNode, 'verdict' | 'thumb'> & Partial<LineageNode>): void {
    if (!this.nodes.has(node.id)) this.nodes.set(node.id, { verdict: null, thumb: null, ...node });
  }

  private join(
    from: string | null,
    to: string | null,
    basis: LineageLink['basis'],
    role: string,
  ): void {
    if (from === null || to === null) return;
    const key = JSON.stringify([from, to, basis, role]);
    this.links.set(key, { from, to, basis, role });
  }
}

const stated = ({ at, happenedAt, entry }: Stated) => ({ at, happenedAt, entry });

function inOrder<T extends { entry: number }>(facts: readonly T[]): T[] {
  return [...facts].sort((a, b) => a.entry - b.entry);
}
