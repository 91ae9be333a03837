import type { PromptRecord } from '@/lib/authorship/prompt-record';
import type { RevisionRun } from '@/lib/prompts/dto';
import type { Authors } from './authors';

/** A contributor of the case, as far as statements about words need one. */
export type NamedPerson = { id: string; name: string; accounts: string[] };

/** What every view of a prompt's record knows beside the text it shows. */
export type About = {
  caseId: string;
  promptId: string;
  /** Address of the case, and of the prompt. */
  base: string;
  room: string;
  authors: Authors;
  /** Statements, origins, revisions and views as they stand at the head, whatever text is shown. */
  record: Omit<PromptRecord, 'attribution'>;
  contributors: readonly NamedPerson[];
  /** Runs that were given a revision, by revision. */
  sent: readonly { revision: number; runs: readonly RevisionRun[] }[];
  /** Operations at the head. */
  size: number;
  /** Account of the reader, and whether they may answer and state. */
  account: string;
  mayAnswer: boolean;
};

/** Name of a contributor; the identifier where the case no longer names one. */
export function contributorName(about: Pick<About, 'contributors'>, id: string): string {
  return about.contributors.find((person) => person.id === id)?.name ?? id;
}

/** Address of the replay at an operation, where a word was born. */
export function birthAddress(about: Pick<About, 'room'>, seq: number): string {
  return `${about.room}/replay?op=${seq}`;
}
