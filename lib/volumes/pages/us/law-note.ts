import type { Element } from '@/lib/entries/vocabulary';
import { laws } from '@/lib/review/queries/case-state';
import type { VolumePaper } from '../volume-paper';
import { remark } from './part';

/**
 * Names the texts of law that this instance lists for elements before a US forum, with the day as of
 * which it lists them. It quotes none and applies none.
 */
export function lawNote(paper: VolumePaper, elements: readonly Element[]): void {
  const { asOf, elements: texts } = laws();
  const named = elements
    .flatMap((id) => texts[id] ?? [])
    .filter(({ forum }) => forum === 'us')
    .map(({ text, article }) => `${text} ${article}`);
  const list = [...new Set(named)].join('; ');
  if (list === '') remark(paper, 'law.none', { date: asOf });
  else remark(paper, 'law.named', { texts: list, date: asOf });
}
