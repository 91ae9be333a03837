import type { Cite } from '@/lib/elements/cite';
import type { CaseState } from '@/lib/entries/state';
import { AppError } from '@/lib/kernel/errors';
import { PARTS_OF } from '../model';
import type { Composition } from '../schema';

/**
 * Throws INVALID, naming the member, where a composition names what the case does not have, says two
 * things of one record, or would hand over bytes by one exhibit that it keeps back by another.
 */
export function requireFitting(composition: Composition, state: CaseState): void {
  requireParts(composition);
  requireGroups(composition, state);
  requireOmissions(composition, state);
  requireRedactions(composition, state);
  requireNoDoubles(composition, state);
  requireLimbs(composition);
  if (!citesOf(composition).every((one) => isKnown(one, state))) refuse('cites', 'unknown_record');
  const printed = {
    declarations: state.declarations,
    agreements: state.agreements,
    translations: state.translations,
  };
  for (const [name, known] of Object.entries(printed)) {
    const ids = composition[name as keyof typeof printed];
    if (!ids.every((id) => known.has(id))) refuse(name, 'unknown_record');
  }
  const { actsOf } = composition;
  if (actsOf !== null && !state.contributors.has(actsOf)) refuse('actsOf', 'unknown_contributor');
  const authors = composition.claims.flatMap((claim) => claim.authors);
  if (!authors.every((id) => state.contributors.has(id))) refuse('claims', 'unknown_contributor');
}

function refuse(field: string, reason: string): never {
  throw new AppError('INVALID', { fields: { [field]: reason } });
}

function requireParts({ forum, parts }: Composition): void {
  const known: readonly string[] = PARTS_OF[forum];
  if (!parts.every((part) => known.includes(part))) refuse('parts', 'other_forum');
  if (new Set(parts).size < parts.length) refuse('parts', 'given_twice');
}

function requireGroups({ groups }: Composition, { exhibits }: CaseState): void {
  const listed = groups.flatMap((group) => group.exhibits.map(({ exhibit }) => exhibit));
  if (!listed.every((id) => exhibits.has(id))) refuse('groups', 'unknown_exhibit');
  if (new Set(listed).size < listed.length) refuse('groups', 'given_twice');
}

function requireOmissions({ withheld }: Composition, state: CaseState): void {
  const known = { exhibit: state.exhibits, prompt: state.prompts, run: state.runs };
  if (!withheld.every(({ kind, id }) => known[kind].has(id))) refuse('withheld', 'unknown_record');
  if (new Set(withheld.map(({ id }) => id)).size < withheld.length)
    refuse('withheld', 'given_twice');
}

function requireRedactions({ redactions, withheld }: Composition, { exhibits }: CaseState): void {
  const back = new Set(withheld.map(({ id }) => id));
  const seen = new Set<string>();
  for (const { exhibit, version, areas, spans } of redactions) {
    const one = exhibits.get(exhibit);
    if (!one || one.kind === 'hash_only') refuse('redactions', 'unknown_exhibit');
    // A newer version would show what an older one had taken out.
    if (one.versions.at(-1)?.version !== version) refuse('redactions', 'not_current');
    if (back.has(exhibit) || seen.has(exhibit)) refuse('redactions', 'given_twice');
    if (areas.length + spans.length === 0) refuse('redactions', 'required');
    seen.add(exhibit);
  }
}

function requireLimbs({ article94 = [] }: Composition): void {
  const limbs = article94.map(({ limb }) => limb);
  if (new Set(limbs).size < limbs.length) refuse('article94', 'given_twice');
}

/** The same bytes may be several exhibits: kept back under one name, they must not go out by another. */
function requireNoDoubles({ redactions, withheld }: Composition, { exhibits }: CaseState): void {
  const back = new Set([
    ...withheld.map(({ id }) => id),
    ...redactions.map(({ exhibit }) => exhibit),
  ]);
  const digests = (isBack: boolean) =>
    [...exhibits.values()].flatMap((one) =>
      back.has(one.id) === isBack ? one.versions.map(({ sha256 }) => sha256) : [],
    );
  const given = new Set(digests(false));
  if (digests(true).some((sha256) => given.has(sha256))) refuse('withheld', 'same_bytes');
}

/** Every place that counsel's words lean on. */
export function citesOf(composition: Composition): Cite[] {
  const { facts, allegations, statement, claims, article94 = [] } = composition;
  const sentences = [
    ...facts,
    ...allegations.flatMap(({ answers }) => answers),
    ...statement.sentences,
    ...claims,
    ...article94,
  ];
  return sentences.flatMap(({ cites }) => cites);
}

function isKnown({ record, entry }: Cite, state: CaseState): boolean {
  if (entry !== null && entry >= state.size) return false;
  if (record === null) return true;
  const { kind, id, revision } = record;
  if (kind === 'revision') {
    return state.prompts.get(id)?.revisions.some((one) => one.revision === revision) ?? false;
  }
  return {
    exhibit: state.exhibits,
    run: state.runs,
    selection: state.selections,
    modification: state.modifications,
    work: state.works,
    generator: state.generators,
  }[kind].has(id);
}
