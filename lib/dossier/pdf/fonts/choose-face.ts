import type { Face, FaceId, Family, FontLibrary, Weight } from './font-library';

const LATIN: Record<Family, 'ss' | 'sf' | 'sc'> = { sans: 'ss', serif: 'sf', mono: 'sc' };
const CHINESE: Record<Family, 'hs' | 'hf'> = { sans: 'hs', serif: 'hf', mono: 'hs' };

/** Han, kana, bopomofo, CJK punctuation and full-width forms: drawn by the Chinese face first. */
export function isChinese(codePoint: number): boolean {
  return (
    (codePoint >= 0x2e80 && codePoint <= 0x9fff) ||
    (codePoint >= 0xf900 && codePoint <= 0xfaff) ||
    (codePoint >= 0xfe30 && codePoint <= 0xfe4f) ||
    (codePoint >= 0xff00 && codePoint <= 0xffef) ||
    (codePoint >= 0x20000 && codePoint <= 0x3ffff)
  );
}

/** Syllables and letters of Korean; asked for alone, for its face is large. */
const HANGUL = /\p{Script=Hangul}/u;

const EMOJI = /\p{Emoji_Presentation}/u;

/** “ ” ‘ ’ — … · have one code point for two traditions; the neighbours decide. */
export function isSharedPunctuation(codePoint: number): boolean {
  return (
    codePoint === 0x201c ||
    codePoint === 0x201d ||
    codePoint === 0x2018 ||
    codePoint === 0x2019 ||
    codePoint === 0x2014 ||
    codePoint === 0x2026 ||
    codePoint === MIDDLE_DOT
  );
}

/** Between Chinese names a full-width mark; anywhere else a narrow separator. */
export const MIDDLE_DOT = 0xb7;

/** Chooses, for one family and weight, the face that draws a character. */
export class FaceChooser {
  private readonly latin: FaceId;
  private readonly chinese: FaceId;
  private readonly korean: FaceId;
  private readonly others: FaceId[];
  private readonly memory = new Map<number, Face | null>();

  constructor(
    private readonly library: FontLibrary,
    family: Family,
    weight: Weight,
  ) {
    this.latin = `${LATIN[family]}${weight}`;
    this.chinese = `${CHINESE[family]}${weight}`;
    this.korean = `ko${weight}`;
    this.others = [`he${weight}`, `ar${weight}`, `th${weight}`, 'sy400', 'ma400', 'em400'];
  }

  /**
   * The first face that has the character, or null where none has. `beside` says that a neighbour is
   * Chinese and decides shared punctuation.
   */
  choose(codePoint: number, beside = false): Face | null {
    if (beside && isSharedPunctuation(codePoint)) {
      const face = this.library.face(this.chinese);
      if (face.glyphOf(codePoint) !== 0) return face;
    }
    const known = this.memory.get(codePoint);
    if (known !== undefined) return known;
    let found: Face | null = null;
    for (const id of this.order(codePoint)) {
      const face = this.library.face(id);
      if (face.glyphOf(codePoint) === 0) continue;
      found = face;
      break;
    }
    this.memory.set(codePoint, found);
    return found;
  }

  /** The emoji face where it has the character, else as `choose`. */
  chooseEmoji(codePoint: number): Face | null {
    const face = this.library.face('em400');
    return face.glyphOf(codePoint) === 0 ? this.choose(codePoint) : face;
  }

  private order(codePoint: number): FaceId[] {
    const { latin, chinese, others } = this;
    const character = String.fromCodePoint(codePoint);
    if (HANGUL.test(character)) return [this.korean];
    if (isChinese(codePoint)) return [chinese, latin, ...others];
    if (EMOJI.test(character)) return ['em400', latin, chinese, ...others];
    return [latin, chinese, ...others];
  }
}
