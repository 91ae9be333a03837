import type { IdRange } from './claim';
import { type Edit, runText } from './edit-check';
import type { FoundSource } from './found-sources';
import { weight } from './haystack';
import type { Flag } from './vocabulary';
import { FLAGS, OWN_KINDS } from './vocabulary';

/** Words repeated count from this weight on. */
export const LEAST_ECHO = 10;

/** Letters looked back over for words that are being repeated letter by letter. */
export const ECHO_REACH = 48;

/** A run in one act that nobody types: this many letters at once, or faster than this per letter. */
const BULK = { typed: 20, composed: 60, perAct: 3, msPerLetter: 10 } as const;

/** Ten minutes between the device's time and the server's. */
const LATE = 600_000;

/** What shows nothing: controls, format characters, fillers, the sign for an unreadable letter. */
const UNSEEN = /\p{Cc}|\p{Cf}|\p{Co}|\p{Default_Ignorable_Code_Point}|\ufffd/u;
const PLAIN = /[\t\n]/g;
/** Joiners and variation selectors within an emoji belong to it. */
const EMOJI =
  /\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]*(?:\u200d\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]*)*|[0-9#*]\ufe0f\u20e3/gu;
/** More marks on one letter than any script writes. */
const FLOOD = /\p{M}{8}/u;

/** Whether a text holds characters that a reader does not see, or floods of marks. */
export function hasUnseen(text: string): boolean {
  const rest = text.replace(PLAIN, '');
  if (/^[\x20-\x7e]*$/.test(rest)) return false;
  return UNSEEN.test(rest.replace(EMOJI, '')) || FLOOD.test(rest);
}

/** Whether the device's time and the time of receipt are more than ten minutes apart. */
export function isLate(t: string, at: string): boolean {
  return Math.abs(Date.parse(t) - Date.parse(at)) > LATE;
}

/** Flags of an edit, all but `late`, which is the server's to say. */
export function flagsOf(
  edit: Edit,
  found: readonly FoundSource[],
  echo: { deleted: string; before(edit: Edit, c: number, reach: number): string },
): Flag[] {
  const flags = new Set<Flag>();
  if (isBulk(edit)) flags.add('bulk');
  if (hasUnseen(edit.text)) flags.add('invisible');
  if (echo.deleted !== '') {
    for (const run of edit.claim.ins) {
      const sourced = found.some(({ c, l }) => c < run.c + run.l && run.c < c + l);
      if (!OWN_KINDS.includes(run.k) && run.k !== 'pasted') continue;
      if (
        !sourced &&
        repeats(echo.before(edit, run.c, ECHO_REACH), runText(edit, run), echo.deleted)
      ) {
        flags.add('echo');
      }
    }
  }
  return FLAGS.filter((flag) => flags.has(flag));
}

function isBulk({ claim }: Edit): boolean {
  const { ins, dt } = claim;
  const span = (dt.at(-1) ?? 0) - (dt[0] ?? 0);
  let letters = 0;
  let longest = 0;
  for (const { k, l } of ins) {
    if (k === 'composed' && l >= BULK.composed) return true;
    if (k !== 'typed') continue;
    letters += l;
    longest = Math.max(longest, l);
  }
  if (longest < BULK.typed) return false;
  return letters > dt.length * BULK.perAct || span < letters * BULK.msPerLetter;
}

/** Longest insertion whose every place is looked at; of longer ones, the beginning. */
const MOST_PLACES = 512;

/** Whether words that end within `letters` stand in `deleted`, by the least weight. */
function repeats(before: string, letters: string, deleted: string): boolean {
  const whole = before + letters.slice(0, MOST_PLACES);
  for (let end = before.length + 1; end <= whole.length; end++) {
    const start = heavyStart(whole, end);
    if (start !== undefined && deleted.includes(whole.slice(start, end))) return true;
  }
  return false;
}

/** Where the shortest text of the least weight begins that ends at `end`. */
function heavyStart(text: string, end: number): number | undefined {
  let sum = 0;
  for (let at = end - 1; at >= 0 && end - at <= ECHO_REACH; at--) {
    sum += weight(text.charAt(at));
    if (sum >= LEAST_ECHO) return at;
  }
  return undefined;
}

/** Joins deleted letters by identity, so that what was rubbed out backwards reads forwards. */
export function readingOrder(
  ranges: readonly IdRange[],
  letters: (range: IdRange) => string,
): string {
  const sorted = [...ranges].sort(([v, b], [w, c]) => v - w || b - c);
  let text = '';
  let next = '';
  for (const range of sorted) {
    const [w, c, l] = range;
    if (text !== '' && next !== `${w}:${c}`) text += '\u0000';
    text += letters(range);
    next = `${w}:${c + l}`;
  }
  return text;
}
