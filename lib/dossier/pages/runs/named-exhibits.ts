/** The part that an exhibit plays in an entry about runs; `key` is one of `paper.custody.run`. */
export type Part = { exhibit: string; key: string; detail: string | number | null };

type Body = Record<string, unknown>;

const list = (value: unknown): Body[] =>
  Array.isArray(value) ? value.filter((one): one is Body => typeof one === 'object') : [];

/** Members that hold one identifier, or several. */
const MEMBERS: Record<string, Record<string, string>> = {
  'modification.recorded': {
    before: 'before',
    after: 'after',
    mask: 'mask',
    project: 'project',
  },
  'work.finished': { exhibit: 'work' },
  'work.published': { exhibit: 'work', capture: 'capture' },
  'generator.recorded': { proofs: 'proof', terms: 'terms' },
  'import.recorded': { archive: 'archive' },
  'run.output_added': { exhibit: 'output' },
};

/**
 * Exhibits that an entry about runs, choices or later work names, and as what. Empty for entries of
 * all other kinds.
 */
export function namedExhibits(kind: string, act: Body): Part[] {
  const parts: Part[] = [];
  const add = (exhibit: unknown, key: string, detail: unknown = null) => {
    if (typeof exhibit !== 'string') return;
    const said = typeof detail === 'string' || typeof detail === 'number' ? detail : null;
    parts.push({ exhibit, key, detail: said });
  };
  if (kind.startsWith('run.')) {
    for (const one of list(act.inputs)) add(one.exhibit, 'input');
    for (const one of list(act.outputs)) add(one.exhibit, 'output', one.position);
    for (const one of list(act.records)) add(one.exhibit, 'record');
    add((act.readFrom as Body | null)?.exhibit, 'readFrom');
    add((act.recreates as Body | null)?.exhibit, 'recreated');
  }
  if (kind === 'selection.recorded') {
    for (const one of list(act.candidates)) add(one.exhibit, 'candidate', one.verdict);
  }
  for (const [member, key] of Object.entries(MEMBERS[kind] ?? {})) {
    const value = act[member];
    for (const id of Array.isArray(value) ? value : [value]) add(id, key, act.position);
  }
  return parts;
}
