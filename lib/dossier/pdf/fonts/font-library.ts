import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';
import { TrueTypeTables } from './truetype-tables';

export type Family = 'sans' | 'serif' | 'mono';
export type Weight = 400 | 600 | 700;

/** Short name of a font file; part of the resource names in the PDF. */
export type FaceId =
  `${'ss' | 'sf' | 'sc' | 'hs' | 'hf' | 'ar' | 'he' | 'th' | 'ko' | 'sy' | 'ma' | 'em'}${Weight}`;

const STYLE_NAME: Record<Weight, string> = {
  400: '400Regular',
  600: '600SemiBold',
  700: '700Bold',
};

const PACKAGES: Record<string, readonly [packageName: string, fileName: string]> = {
  ss: ['source-sans-3', 'SourceSans3'],
  sf: ['source-serif-4', 'SourceSerif4'],
  sc: ['source-code-pro', 'SourceCodePro'],
  hs: ['noto-sans-sc', 'NotoSansSC'],
  hf: ['noto-serif-sc', 'NotoSerifSC'],
  ar: ['noto-sans-arabic', 'NotoSansArabic'],
  he: ['noto-sans-hebrew', 'NotoSansHebrew'],
  th: ['noto-sans-thai', 'NotoSansThai'],
  ko: ['noto-sans-kr', 'NotoSansKR'],
  sy: ['noto-sans-symbols-2', 'NotoSansSymbols2'],
  ma: ['noto-sans-math', 'NotoSansMath'],
  em: ['noto-emoji', 'NotoEmoji'],
};

/** A font file ready for use: fontkit for mapping and shaping, raw tables for subsetting. */
export interface Face {
  readonly id: FaceId;
  readonly font: Font;
  readonly tables: TrueTypeTables;
  /** Chinese faces set one character per em and need no shaping. */
  readonly chinese: boolean;
  readonly monospaced: boolean;
  /** Glyph index of a code point; 0 where the face has none. */
  glyphOf(codePoint: number): number;
}

/**
 * The static TrueType files of the `@expo-google-fonts` packages, read on first use and kept: the two
 * Chinese families weigh 10 to 15 MB a weight. One library may serve any number of documents.
 */
export class FontLibrary {
  private readonly faces = new Map<FaceId, Face>();

  /** `root` is the folder that holds `noto-sans-sc` and its sisters. */
  constructor(
    private readonly root: string = join(process.cwd(), 'node_modules', '@expo-google-fonts'),
  ) {}

  /** The face of that name. Throws where the file is missing or no TrueType font. */
  face(id: FaceId): Face {
    const known = this.faces.get(id);
    if (known) return known;
    const face = this.load(id);
    this.faces.set(id, face);
    return face;
  }

  private load(id: FaceId): Face {
    const family = id.slice(0, 2);
    const [packageName, fileName] = PACKAGES[family] ?? ['', ''];
    const style = STYLE_NAME[weightOf(id)];
    const bytes = readFileSync(join(this.root, packageName, style, `${fileName}_${style}.ttf`));
    const font = create(bytes);
    const glyphs = new Map<number, number>();
    return {
      id,
      font,
      tables: new TrueTypeTables(bytes),
      chinese: family === 'hs' || family === 'hf',
      monospaced: family === 'sc',
      glyphOf(codePoint) {
        let glyph = glyphs.get(codePoint);
        if (glyph === undefined) {
          glyph = font.hasGlyphForCodePoint(codePoint) ? font.glyphForCodePoint(codePoint).id : 0;
          glyphs.set(codePoint, glyph);
        }
        return glyph;
      },
    };
  }
}

function weightOf(id: FaceId): Weight {
  const weight = Number(id.slice(2));
  return weight === 700 ? 700 : weight === 600 ? 600 : 400;
}

let shared: FontLibrary | undefined;

/** The library of this process, on the installed packages. */
export function fontLibrary(): FontLibrary {
  shared ??= new FontLibrary();
  return shared;
}
