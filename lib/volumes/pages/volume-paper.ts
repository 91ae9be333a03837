import type { ComposeInput } from '@/lib/dossier/pages/compose';
import type { Paper } from '@/lib/dossier/pages/paper';
import type { PaperWords } from '@/lib/dossier/pages/words';
import type { Run } from '@/lib/dossier/pdf/text/style';
import type { Cite } from '@/lib/elements/cite';
import type { Bears } from '@/lib/elements/record';
import type { Standing } from '@/lib/elements/standing';
import type { ExhibitState } from '@/lib/entries/state';
import type { Element } from '@/lib/entries/vocabulary';
import type { Composition } from '../schema';

/** An exhibit in its place of the volume. */
export type PlacedExhibit = {
  state: ExhibitState;
  /** 1-1 in a volume in groups; what exhibitName(state) gives too. */
  name: string;
  group: { number: number; title: string };
  listed: Composition['groups'][number]['exhibits'][number];
  /** null: printed as it is. */
  fate: 'withheld' | 'redacted' | null;
};

/** What each part of a volume composes with. */
export type VolumePaper = Paper & {
  composition: Composition;
  /** Words of the forum's parts: message namespace `prc` or `us`; `words` are those of all papers. */
  own: PaperWords;
  /** In the order of the volume. */
  exhibits: readonly PlacedExhibit[];
  bears: ReadonlyMap<Element, readonly Bears[]>;
  standing(element: Element): Standing;
  /** A text of a field, with personal data masked in the main volume and in full in the annex. */
  shown(text: string): string;
  /** Whether this file is the sealed annex. */
  isAnnex: boolean;
  /** Words for a place that a statement leans on, and where it stands in this paper. */
  cited(cite: Cite): { text: string; destination: string | null };
  source: Pick<ComposeInput, 'readOriginal' | 'pictures' | 'readPrompt' | 'progress' | 'signal'>;
};

/** Longest word that ends a title unparted, in characters. */
const MOST_TOGETHER = 8;

/** A title whose last word is never parted by the end of a line, as Chinese words otherwise are. */
export function titleRuns(title: string): Run[] {
  const at = title.lastIndexOf(' ') + 1;
  const last = title.slice(at);
  if (at === 0 || [...last].length > MOST_TOGETHER) return [title];
  return [title.slice(0, at), { text: last, together: true }];
}

/** Composes one part; it opens and closes its own section. */
export type PartComposer = (paper: VolumePaper) => void | Promise<void>;
