/** The part of bidi-js 1 (UAX #9) that the PDF layer uses; the package ships no types. */
declare module 'bidi-js' {
  export interface EmbeddingLevels {
    /** One level per UTF-16 unit; odd levels run from right to left. */
    readonly levels: Uint8Array;
    readonly paragraphs: readonly { start: number; end: number; level: number }[];
  }

  export interface Bidi {
    getEmbeddingLevels(text: string, baseDirection?: 'ltr' | 'rtl' | 'auto'): EmbeddingLevels;
    getMirroredCharacter(character: string): string | null;
  }

  export default function bidiFactory(): Bidi;
}
