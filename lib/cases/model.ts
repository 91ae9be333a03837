import type { CaseStatus } from '@/lib/entries/vocabulary';

/** Which statuses a case may go to from each; every change is an entry with its reason. */
export const STATUS_MOVES: Record<CaseStatus, readonly CaseStatus[]> = {
  open: ['under_review', 'disputed', 'closed'],
  under_review: ['open', 'disputed', 'sealed', 'closed'],
  disputed: ['under_review', 'sealed', 'closed'],
  sealed: ['closed'],
  closed: ['open'],
};

/** Number as shown in papers: `CG-<year of opening>-<four digits>`. */
export function caseNumber(number: number, openedAt: Date): string {
  return `CG-${openedAt.getUTCFullYear()}-${String(number).padStart(4, '0')}`;
}

/** Kinds of work and what a new case of each is asked for first; the order is the one shown. */
export const TEMPLATES = {
  image: { asks: ['final_work', 'prompts', 'candidates', 'modifications'] },
  series: { asks: ['series_list', 'final_work', 'prompts', 'candidates'] },
  video: { asks: ['final_work', 'storyboard', 'prompts', 'project_files'] },
  music: { asks: ['final_work', 'lyrics', 'prompts', 'stems'] },
  text: { asks: ['final_work', 'drafts', 'prompts', 'messages'] },
} as const;

type StatedWork = {
  title: string;
  completedOn: string | null;
  publishedOn: string | null;
  publishedAt: string;
  registrationNumber: string;
  registrationAuthority: string;
  registeredOn: string | null;
};

/** What is stated of a work, parted as its entry keeps it: days in the act, texts in the payload. */
export function workFacts({ completedOn, publishedOn, registeredOn, ...texts }: StatedWork) {
  return { act: { completedOn, publishedOn, registeredOn }, payload: texts };
}
