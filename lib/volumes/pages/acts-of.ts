import { prose } from '@/lib/dossier/pages/paper';
import type { StatePart } from '@/lib/dossier/pages/prompt/part';
import type { PlacedPart } from '@/lib/dossier/pages/prompt/spans';
import { chronology, type Happening } from '@/lib/elements/chronology';
import type { ShownRecord } from '@/lib/elements/record';
import type { CaseState, ContributorState } from '@/lib/entries/state';
import type { WorkEventState } from '@/lib/entries/state-runs';
import type { VolumePaper } from './volume-paper';

type Asked = Pick<VolumePaper, 'composition' | 'material'>;

/** The contributor whose acts alone are listed; null where everybody's are. */
export function listedPerson({ composition, material }: Asked): ContributorState | null {
  const { actsOf } = composition;
  if (actsOf === null) return null;
  const person = material.state.contributors.get(actsOf);
  if (!person) throw new Error(`${actsOf} is no contributor of the case`);
  return person;
}

/** Contributors that a table of people lists. */
export function listedPeople(paper: Asked): ContributorState[] {
  const person = listedPerson(paper);
  return person ? [person] : [...paper.material.state.contributors.values()];
}

/**
 * Whether a table of acts lists what happened. An act is a person's where the record names that person, or
 * where it names nobody and an account of that person recorded it.
 */
export function isListed(paper: Asked, { people, record }: Happening): boolean {
  const person = listedPerson(paper);
  if (!person) return true;
  return people.length > 0 ? people.includes(person.id) : person.accounts.has(record.account);
}

/** Key of the words for what was recorded; of a work, whether it was completed or published. */
export function kindKey({ material }: Pick<Asked, 'material'>, record: ShownRecord): string {
  return workEventOf(material.state, record)?.kind ?? record.kind;
}

/** The completion or publication that a record about a work is; none where it is about anything else. */
export function workEventOf(
  { workEvents }: CaseState,
  { kind, entry }: ShownRecord,
): WorkEventState | undefined {
  if (kind !== 'work') return undefined;
  return [...workEvents.values()].find(({ recorded }) => recorded.index === entry);
}

/** Whether a table of words lists a stretch: who is said to have spoken it goes before who wrote it. */
export function areWordsListed(paper: Asked, { says }: StatePart, span: PlacedPart): boolean {
  const person = listedPerson(paper);
  if (!person) return true;
  const spoken = says.filter(({ say }) => span.says.includes(say));
  if (spoken.length > 0) return spoken.some(({ contributor }) => contributor === person.id);
  return span.writer.who === 'person' && person.accounts.has(span.writer.account);
}

/** Whose acts are listed and how many of all on record; null where all of them are. */
export function actsListed(
  paper: Asked,
): { name: string; listed: number; left: number; all: number } | null {
  const person = listedPerson(paper);
  if (!person) return null;
  const all = chronology(paper.material.state);
  const listed = all.filter((one) => isListed(paper, one)).length;
  return { name: person.name || person.id, listed, left: all.length - listed, all: all.length };
}

/** Says in a part, or in the statement of what is left out, whose acts alone it lists. */
export function sayListed(
  paper: VolumePaper,
  of: 'acts' | 'words' | 'noWords' | 'people' | 'left',
): void {
  const acts = actsListed(paper);
  if (!acts) return;
  const others = paper.material.state.contributors.size - 1;
  prose(paper, `volume.acts.${of}`, { ...acts, others });
}

/** The line of a cover that says so; nothing where everybody's acts are listed. */
export function actsFact(paper: VolumePaper) {
  const acts = actsListed(paper);
  const { words, composition } = paper;
  if (!acts) return [];
  const back = (kind: string) => composition.withheld.filter((one) => one.kind === kind).length;
  const withheld = { exhibits: back('exhibit'), prompts: back('prompt'), runs: back('run') };
  return [
    {
      name: words.label('volume.acts.name'),
      value: words.cell('volume.acts.of', { ...acts, ...withheld }),
    },
  ];
}
