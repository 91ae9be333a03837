import { isChinese, isSharedPunctuation, MIDDLE_DOT } from '../fonts/choose-face';
import type { DocumentFonts } from '../fonts/document-fonts';
import type { Face } from '../fonts/font-library';
import { isJoining } from './joining';
import { type ResolvedStyle, type Run, resolveStyle, type TextStyle } from './style';
import { nameOf, visibleParts } from './visible-text';

/** A stretch of the prepared text, ending where the next one starts. */
export interface Stretch<T> {
  readonly start: number;
  readonly value: T;
}

/** Text ready to be broken: everything in it can be drawn by the face named for it. */
export interface PreparedText {
  readonly text: string;
  readonly styles: readonly Stretch<ResolvedStyle>[];
  readonly faces: readonly Stretch<Face>[];
  /** Indices before which the caller allows a break. */
  readonly openings: readonly number[];
}

const MARK = /\p{M}/u;

interface Part {
  readonly text: string;
  readonly style: ResolvedStyle;
}

class Preparation {
  private out = '';
  private readonly styles: Stretch<ResolvedStyle>[] = [];
  private readonly faces: Stretch<Face>[] = [];
  private face: Face | undefined;
  private style: ResolvedStyle | undefined;
  /** Whether the last character that is not shared punctuation is Chinese. */
  private afterChinese = false;

  constructor(
    private readonly fonts: DocumentFonts,
    private readonly parts: readonly Part[],
    private readonly whole: string,
  ) {}

  run(openings: readonly number[]): PreparedText {
    let at = 0;
    for (const part of this.parts) {
      const chooser = this.fonts.chooser(part.style.family, part.style.weight);
      for (let i = 0; i < part.text.length; ) {
        const codePoint = part.text.codePointAt(i) ?? 0;
        const length = codePoint > 0xffff ? 2 : 1;
        const after = at + i + length;
        let face: Face | null;
        if (codePoint < 0x80) {
          const emoji = this.whole.charCodeAt(after) === 0xfe0f;
          face =
            codePoint === 0x0a ? (this.face ?? chooser.choose(0x20)) : chooser.choose(codePoint);
          if (emoji) face = chooser.chooseEmoji(codePoint);
          this.afterChinese = false;
        } else if (isSharedPunctuation(codePoint)) {
          const sides = [this.afterChinese, this.beforeChinese(after)];
          const chinese = codePoint === MIDDLE_DOT ? sides.every(Boolean) : sides.some(Boolean);
          face = chooser.choose(codePoint, chinese);
        } else if (
          codePoint >= 0x300 &&
          (isJoining(codePoint) || MARK.test(String.fromCodePoint(codePoint)))
        ) {
          face = this.extend(codePoint) ?? chooser.choose(codePoint);
        } else {
          const emoji = this.whole.charCodeAt(after) === 0xfe0f;
          face = emoji ? chooser.chooseEmoji(codePoint) : chooser.choose(codePoint);
          this.afterChinese = isChinese(codePoint);
        }
        const character = part.text.slice(i, i + length);
        if (face) this.put(character, face, part.style);
        else this.putName(codePoint, character, part.style);
        i += length;
      }
      at += part.text.length;
    }
    return { text: this.out, styles: this.styles, faces: this.faces, openings };
  }

  private beforeChinese(at: number): boolean {
    for (let i = at; i < this.whole.length && i < at + 16; i++) {
      const codePoint = this.whole.codePointAt(i) ?? 0;
      if (!isSharedPunctuation(codePoint)) return isChinese(codePoint);
    }
    return false;
  }

  /** The face of the character before, if it can draw a mark on it. */
  private extend(codePoint: number): Face | undefined {
    const { face } = this;
    if (!face) return undefined;
    return isJoining(codePoint) || face.glyphOf(codePoint) !== 0 ? face : undefined;
  }

  private put(text: string, face: Face, style: ResolvedStyle): void {
    if (face !== this.face) this.faces.push({ start: this.out.length, value: face });
    if (style !== this.style) this.styles.push({ start: this.out.length, value: style });
    this.face = face;
    this.style = style;
    this.out += text;
  }

  private putName(codePoint: number, character: string, style: ResolvedStyle): void {
    this.fonts.noteMissing(codePoint);
    const face = this.fonts.chooser(style.family, style.weight).choose(0x2b);
    if (!face) throw new RangeError('the Latin face lacks basic characters');
    const actual = style.actual ?? character;
    this.put(nameOf(codePoint), face, { ...style, actual, together: true });
    this.afterChinese = false;
  }
}

/** Resolves styles, makes hidden characters visible and chooses a face for every character. */
export function prepareText(
  runs: readonly Run[],
  block: TextStyle,
  fonts: DocumentFonts,
): PreparedText {
  const parts: Part[] = [];
  const openings: number[] = [];
  let whole = '';
  let base: ResolvedStyle | undefined;
  for (const run of runs) {
    let style: ResolvedStyle;
    if (typeof run === 'string') {
      base ??= resolveStyle({ text: '' }, block);
      style = base;
    } else {
      style = resolveStyle(run, block);
      if (run.breakBefore) openings.push(whole.length);
    }
    const source = typeof run === 'string' ? run : 'text' in run ? run.text : run.room;
    for (const { text, named } of visibleParts(source)) {
      parts.push({ text, style: named ? { ...style, together: true } : style });
      whole += text;
    }
  }
  return new Preparation(fonts, parts, whole).run(openings);
}
