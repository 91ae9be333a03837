import LineBreaker from 'linebreak';
import { isChinese } from '../fonts/choose-face';
import type { PreparedText } from './prepare-text';

export const NO_BREAK = 0;
export const MAY_BREAK = 1;
export const MUST_BREAK = 2;

const OPENING = '“‘';
const CLOSING = '”’';
/** Full-width marks that must not end a line. */
const OPENS = /[（《〈「『【〔〖［｛“‘]/;
/** Full-width marks that must not begin a line. */
const CLOSES = /[）》〉」』】〕〗］｝”’，。、；：！？．…—]/;

/**
 * Curly quotes are class QU in UAX #14 and glue to both sides. Where the Chinese face draws them they open
 * and close like brackets.
 */
function tailorQuote(text: string, at: number, breaks: Uint8Array): void {
  const before = text[at - 1] ?? '';
  const after = text[at + 1] ?? '';
  if (OPENING.includes(text[at] ?? '')) {
    breaks[at + 1] = NO_BREAK;
    if (isChinese(before.charCodeAt(0)) && !OPENS.test(before)) breaks[at] = MAY_BREAK;
  } else {
    breaks[at] = NO_BREAK;
    if (isChinese(after.charCodeAt(0)) && !CLOSES.test(after)) breaks[at + 1] = MAY_BREAK;
  }
}

/**
 * For each UTF-16 index whether a line may or must break before it (UAX #14, tailored for Chinese quotes and
 * for the runs' own wishes). The first and the last index never break.
 */
export function lineBreaks(prepared: PreparedText): Uint8Array {
  const { text } = prepared;
  const breaks = new Uint8Array(text.length + 1);
  const breaker = new LineBreaker(text);
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak())
    breaks[next.position] = next.required ? MUST_BREAK : MAY_BREAK;
  for (const [i, { start, value: face }] of prepared.faces.entries()) {
    if (!face.chinese) continue;
    const end = prepared.faces[i + 1]?.start ?? text.length;
    for (let at = start; at < end; at++) {
      const unit = text.charCodeAt(at);
      if (unit >= 0x2018 && unit <= 0x201d && (OPENING + CLOSING).includes(text[at] ?? ''))
        tailorQuote(text, at, breaks);
    }
  }
  for (const at of prepared.openings) if (at > 0 && breaks[at] === NO_BREAK) breaks[at] = MAY_BREAK;
  for (const [i, { start, value: style }] of prepared.styles.entries()) {
    const end = prepared.styles[i + 1]?.start ?? text.length;
    if (style.withNext) breaks[end] = NO_BREAK;
    if (!style.together) continue;
    for (let at = start + 1; at < end; at++) if (breaks[at] === MAY_BREAK) breaks[at] = NO_BREAK;
  }
  breaks[0] = NO_BREAK;
  breaks[text.length] = NO_BREAK;
  return breaks;
}
