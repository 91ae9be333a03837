import { TYPE } from '../../pdf/ink';
import type { TextStyle } from '../../pdf/text/style';
import { exhibitName, exhibitPlace } from '../material';
import { linkTo, type Paper } from '../paper';
import type { PromptPart } from './part';
import type { Persons } from './persons';

/** What every piece of a prompt's part composes with. */
export type Setting = { paper: Paper; part: PromptPart; persons: Persons };

/** Name of the place in the paper where a prompt stands. */
export function promptPlace(number: number): string {
  return `prompt-${number}`;
}

/** Text of a prompt: room between the lines for marks below and above. */
export const PROMPT_TEXT: TextStyle = { ...TYPE.body, size: 10, leading: 18.5 };

/** Cells of tables of many rows. */
export const ROW: TextStyle = { ...TYPE.cell, size: 8.4, leading: 12.2 };
export const SIDE: TextStyle = { ...TYPE.small, size: 7.8, leading: 11.6 };

/** A link to an exhibit by its name, or the name alone where it is withheld or unknown. */
export function exhibitRun({ paper }: Setting, id: string) {
  const one = paper.material.state.exhibits.get(id);
  if (!one) return id;
  const name = paper.words.text('exhibit.heading', { name: exhibitName(one) });
  return paper.withheld.has(id) ? name : linkTo(exhibitPlace(one), name);
}
