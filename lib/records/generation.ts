import type { Reading, Statement } from './reading';

/** Statements of one document that are looked at; a longer log is read, and its runs stated by hand. */
const MOST = 200;

const PICTURE = /^(image|video|audio)\//;

/** Readers of what an editor writes; without words it tells of no generation. */
const EDITORS = new Set([
  'xmp-history',
  'psd-layers',
  'krita',
  'openraster',
  'otio',
  'mlt',
  'fcpxml',
  'premiere',
  'pdf-info',
]);

/**
 * Statements of a reading that describe a generation, by number. A picture has at most one: tools
 * often write the same record in two forms, and they are not added up. A document may log several.
 * A conversation counts where it says that something was generated; an editor's name alone does not.
 */
export function generationsIn({ mediaType, statements }: Reading): number[] {
  const told = statements
    .map((one, i) => ({ i, weight: weightOf(one) }))
    .filter(({ weight }) => weight > 0);
  if (!PICTURE.test(mediaType ?? '')) return told.map(({ i }) => i).slice(0, MOST);
  const best = told.reduce<(typeof told)[number] | null>(
    (most, one) => (most && most.weight >= one.weight ? most : one),
    null,
  );
  return best ? [best.i] : [];
}

/** How much a statement says about a generation; nothing where it is about something else. */
function weightOf(one: Statement): number {
  if (one.messages.length > 0 && one.passes.length === 0) return 0;
  if (EDITORS.has(one.reader) && one.texts.length === 0) return 0;
  // What stands in a plug-in's fields was not yet used.
  if (one.reader === 'krita-ai-diffusion' && one.passes.length === 0) return 0;
  return one.texts.length * 2 + one.passes.length * 2 + one.models.length + (one.tool ? 1 : 0);
}

/** Files that a statement names by digest: what it began with, and what else went in. */
export function digestsNamed({ parents, references }: Statement): string[] {
  const named = [
    ...parents.map(({ value }) => value),
    ...references.flatMap(({ sha256 }) => sha256?.value ?? []),
  ];
  return [...new Set(named.map((one) => one.toLowerCase()))].filter((one) =>
    /^[0-9a-f]{64}$/.test(one),
  );
}
