import type { z } from 'zod';
import type { parameterList, textList } from '@/lib/entries/run-body';
import type { runEnded } from '@/lib/entries/run-ended.v1';
import type { runRequested } from '@/lib/entries/run-requested.v1';

export type RequestSaid = z.output<typeof runRequested.payload>;
export type EndSaid = z.output<typeof runEnded.payload>;
type Parameter = z.output<typeof parameterList>[number];
type Text = z.output<typeof textList>[number];

/** Units of a text shown in lists. */
const EXCERPT = 200;

/** Tools ask for "any seed" by these; they are no seed. */
const ANY_SEED = /^-1$|^$/;

/** Names under which tools give the seed of a pass. */
const SEED = /^(noise_?|all_?)?seeds?( \(.*\))?$/i;

/** Whether a parameter of this name is a seed. */
export const isSeedName = (name: string): boolean => SEED.test(name.trim());

/**
 * First seed of a run as the tool answered it, else as it was read or stated; empty where none is
 * known. Digits as they came.
 */
export function seedOf(request: RequestSaid, end: EndSaid | null): string {
  const among = [...(end?.parameters ?? []), ...request.parameters];
  const found = among.find(
    ({ name, value }) => SEED.test(name.trim()) && !ANY_SEED.test(value.trim()),
  );
  return found?.value ?? '';
}

/** Model of a run as it answered, else as it was requested; empty where none is known. */
export function modelOf(request: RequestSaid, end: EndSaid | null): string {
  const models = [...(end?.models ?? []), ...request.models];
  const first = models.find(({ kind, name }) => kind === 'model' && name !== '') ?? models[0];
  const stated = [...(end?.parameters ?? []), ...request.parameters].find(
    ({ name }) => name.toLowerCase() === 'model',
  );
  return first?.name || stated?.value || '';
}

/** Beginning of what was entered; empty where no entered text is known. Never half a character. */
export function excerptOf(request: RequestSaid, end: EndSaid | null): string {
  const entered = enteredTexts(request, end);
  const text = (entered.find(({ role }) => role === 'positive') ?? entered[0])?.text ?? '';
  const cut = text.slice(0, EXCERPT);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}

/** Texts that were given to the tool, the request's before those that only the answer shows. */
export function enteredTexts(request: RequestSaid, end: EndSaid | null): Text[] {
  return [...request.texts, ...(end?.texts ?? [])].filter(({ origin }) => origin === 'entered');
}

/**
 * Parameters of a run by their folded names: the answer's value where it gave one, else the request's.
 * A name that came several times keeps its first value and the others under numbered names.
 */
export function effectiveParameters(
  request: RequestSaid,
  end: EndSaid | null,
): Map<string, Parameter> {
  const found = numbered(request.parameters);
  for (const [name, parameter] of numbered(end?.parameters ?? [])) found.set(name, parameter);
  return found;
}

/**
 * A name of a parameter or circumstance without its capitals and separators: a person writes `Seed` and `CFG scale`
 * where a tool says `seed` and `cfg_scale`. Nothing else makes two names one.
 */
export const folded = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');

function numbered(parameters: readonly Parameter[]): Map<string, Parameter> {
  const found = new Map<string, Parameter>();
  for (const parameter of parameters) {
    let name = parameter.name;
    for (let i = 2; found.has(folded(name)); i += 1) name = `${parameter.name} ${i}`;
    found.set(folded(name), { ...parameter, name });
  }
  return found;
}
