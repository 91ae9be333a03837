import type { z } from 'zod';
import type { runEnded } from '@/lib/entries/run-ended.v1';
import type { runRequested } from '@/lib/entries/run-requested.v1';
import type { Fact, Reading, Statement } from '@/lib/records/reading';

/** What entries about runs take of one value; what is longer stays in the reading only. */
const MOST = { text: 200_000, value: 20_000, name: 500, version: 200, id: 500, texts: 200 };

type Said = Pick<
  z.input<typeof runRequested.payload>,
  'tool' | 'toolVersion' | 'texts' | 'parameters' | 'models'
> &
  Pick<z.input<typeof runEnded.payload>, 'providerIds'>;

/** A statement of a reading as a run says it, and the files it names by digest. */
export type FromStatement = Said & {
  named: { sha256: string; role: 'initial' | 'reference' }[];
};

/**
 * Of a reading, the statement that says most about a generation, by number; null where none says
 * anything. Files of one tool often carry the same record in two forms; they are not added up.
 */
export function tellingStatement({ statements }: Reading): number | null {
  const weight = (one: Statement) =>
    one.texts.length * 2 + one.passes.length * 2 + one.models.length + (one.tool ? 1 : 0);
  let best: number | null = null;
  let most = 0;
  for (const [i, one] of statements.entries()) {
    const is = one.messages.length > 0 ? 0 : weight(one);
    if (is > most) [best, most] = [i, is];
  }
  return best;
}

/**
 * What a run says by a statement read in a file. Values are taken as they stand; one that an entry
 * cannot hold is left to the reading, never cut. Nobody is named as the setter: a record does not
 * say who set a parameter.
 */
export function fromStatement(statement: Statement): FromStatement {
  const { tool, toolVersion, texts, passes, models, references, parents, ids } = statement;
  const several = passes.length > 1;
  return {
    tool: textOf(tool, 300) ?? '',
    toolVersion: textOf(toolVersion, 300) ?? '',
    texts: texts
      .filter(({ value }) => fits(value, MOST.text))
      .slice(0, MOST.texts)
      .map(({ value, role, origin, part }) => ({
        role,
        origin,
        text: value,
        part: fits(part, 200) ? part : '',
      })),
    parameters: passes
      .flatMap(({ part, parameters }) =>
        parameters.map(({ name, value }) => ({
          name: several && part && fits(`${name} (${part})`, 200) ? `${name} (${part})` : name,
          value,
          setter: null,
          origin: 'record' as const,
        })),
      )
      .filter(({ name, value }) => fits(name, 200) && fits(value, MOST.value))
      .slice(0, 500),
    models: models
      .map(({ kind, name, hash, weight }) => ({
        kind,
        name: textOf(name, MOST.name) ?? '',
        version: '',
        hash: textOf(hash, MOST.version) ?? '',
        weight: textOf(weight, 100) ?? '',
      }))
      .filter(({ name, hash }) => name !== '' || hash !== '')
      .slice(0, 100),
    providerIds: ids
      .filter(({ name, value }) => fits(name, 100) && fits(value, MOST.id))
      .slice(0, 50)
      .map(({ name, value }) => ({ name, value })),
    named: [
      ...parents.map(({ value }) => ({ sha256: value, role: 'initial' as const })),
      ...references.flatMap(({ sha256 }) =>
        sha256 ? [{ sha256: sha256.value, role: 'reference' as const }] : [],
      ),
    ],
  };
}

/** Whether an entry takes a text: its length, and no NUL or lone surrogate (lib/entries/define). */
function fits(text: string, most: number): boolean {
  return text.length <= most && text.isWellFormed() && !text.includes('\0');
}

function textOf(fact: Fact | null, most: number): string | null {
  return fact && fits(fact.value, most) ? fact.value : null;
}
