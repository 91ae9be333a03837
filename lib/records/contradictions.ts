import type { Fact, ReadingFinding, Statement } from './reading';

/** Parameters that records of one file should agree in. */
const COMPARED = ['seed', 'steps', 'cfg', 'sampler'];

const MOST_FINDINGS = 20;

/**
 * What does not agree: records of one file with each other, and records with the picture they lie
 * in. Both values are told with their places; which of them is right is not for a reader to say.
 */
export function contradictions(
  statements: readonly Statement[],
  size: { width: number | null; height: number | null },
): ReadingFinding[] {
  const findings: ReadingFinding[] = [];
  const tools = statements.flatMap(({ tool }) => (tool ? [tool] : []));
  if (new Set(tools.map(({ value }) => familyOf(value))).size > 1)
    findings.push(differ('tool', tools));
  const generations = statements.filter(({ passes }) => passes.length > 0);
  for (const name of COMPARED) {
    // A record of several passes has several seeds; those are no contradiction.
    const single = generations.filter(({ passes }) => passes.length === 1);
    const facts = single.flatMap(({ passes }) =>
      (passes[0]?.parameters ?? []).filter((one) => one.name === name).slice(0, 1),
    );
    if (new Set(facts.map(({ value }) => value)).size > 1) findings.push(differ(name, facts));
  }
  const prompts = generations.flatMap(({ texts }) =>
    texts.filter((one) => one.role === 'positive' && one.origin === 'entered').slice(0, 1),
  );
  if (new Set(prompts.map(({ value }) => value)).size > 1) findings.push(differ('prompt', prompts));
  findings.push(...sizes(generations, size));
  return findings.slice(0, MOST_FINDINGS);
}

function sizes(
  generations: readonly Statement[],
  { width, height }: { width: number | null; height: number | null },
): ReadingFinding[] {
  if (width === null || height === null) return [];
  for (const { passes } of generations) {
    for (const { parameters } of passes) {
      const w = parameters.find(({ name }) => name === 'width');
      const h = parameters.find(({ name }) => name === 'height');
      if (!w || !h || (Number(w.value) === width && Number(h.value) === height)) continue;
      const about = `${width}x${height}`;
      return [{ code: 'pixel_size_differs', about, facts: [bare(w), bare(h)] }];
    }
  }
  return [];
}

/** Tools by their family: one program says its name in several records in several ways. */
const familyOf = (tool: string) => (/[a-z0-9]+/.exec(tool.toLowerCase()) ?? [''])[0];

const bare = ({ value, record, at }: Fact): Fact => ({ value, record, at });

const differ = (about: string, facts: readonly Fact[]): ReadingFinding => ({
  code: 'contradiction',
  about,
  facts: facts.slice(0, 10).map(bare),
});
