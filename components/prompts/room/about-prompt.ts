import type { IdRange } from '@/lib/authorship/claim';
import type { FieldRole } from '@/lib/authorship/vocabulary';
import type { Translate } from '@/lib/i18n/translator';

/** Somebody who can read what is written here. */
export type Reader = { name: string; access: 'owner' | 'admin' | 'member' | 'counsel' | 'guest' };

/** What the writing page knows of its prompt from the server. */
export type AboutPrompt = {
  caseId: string;
  promptId: string;
  /** Address of the case. */
  base: string;
  title: string;
  account: string;
  /** The case is sealed or closed. */
  closed: boolean;
  /** Who can read it; null where this person's access does not show the members. */
  readers: Reader[] | null;
  contributors: { id: string; name: string }[];
  fields: FieldItem[];
};

export type FieldItem = { name: string; role: FieldRole; label: string };

/** What is selected in an editor: where, which characters, and the words. */
export type Chosen = { field: string; spans: IdRange[]; text: string };

/** Name of a field: its label where it has one, else the word of its role. */
export function fieldName(t: Translate<'prompts'>, { label, role }: Omit<FieldItem, 'name'>) {
  return label === '' ? t(`field.${role}`) : label;
}
