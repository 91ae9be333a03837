import type { Family, Weight } from '../fonts/font-library';

/** `#rrggbb` in sRGB. */
export type Colour = `#${string}`;

/** Languages of the papers' own words; BCP 47 tags. */
export type Language = 'zh-CN' | 'en';

/** Patterns that tell authors apart without colour; the last two have a line above as well. */
export type UnderlinePattern =
  | 'solid'
  | 'dashed'
  | 'dotted'
  | 'double'
  | 'wavy'
  | 'thick'
  | 'solid-above'
  | 'dotted-above';

export interface Underline {
  readonly pattern: UnderlinePattern;
  readonly colour?: Colour;
}

/** What stands behind words that are no person's: a hatch, or a frame around them. */
export interface Ground {
  readonly pattern: 'hatch' | 'frame';
}

/** First and last page, as printed, on which each destination's content stands. */
export interface PageLookup {
  first(destination: string): number | undefined;
  last(destination: string): number | undefined;
  /** Number of the file, from 1, where it is another one than the file printed on. */
  fileOf(destination: string): number | undefined;
}

export interface RunStyle {
  readonly family?: Family;
  readonly weight?: Weight;
  /** Factor on the size of the block. */
  readonly scale?: number;
  readonly colour?: Colour;
  /** Natural language where it differs from the document's. */
  readonly language?: Language;
  readonly underline?: Underline;
  readonly ground?: Ground;
  /** Superscript: smaller and raised. */
  readonly raised?: boolean;
  /** Light tint behind the text; never the only carrier of a meaning. */
  readonly tint?: Colour;
  /** Name of a destination of this document. */
  readonly link?: string;
  /** False where the page stands beside: a link to another file is then followed by nothing. */
  readonly reference?: false;
  /** Description of the link for readers that do not see it; the text itself by default. */
  readonly linkText?: string;
  /** Allows a line break before the run. */
  readonly breakBefore?: boolean;
  /** Forbids line breaks inside the run. */
  readonly together?: boolean;
  /** Forbids a line break between the run and what follows it. */
  readonly withNext?: boolean;
  /** What readers and copying get instead of the drawn characters. */
  readonly actual?: string;
}

export interface TextRun extends RunStyle {
  readonly text: string;
}

/** Text that depends on page numbers, set when all pages are known. */
export interface PageRun extends RunStyle {
  readonly pages: (lookup: PageLookup) => string;
  /** Sample text that reserves the room, such as `0000`. */
  readonly room: string;
}

/** A string is a run in the style of its block. */
export type Run = string | TextRun | PageRun;

/** Style of a block of text; sizes in points. */
export interface TextStyle {
  readonly family: Family;
  readonly weight: Weight;
  readonly size: number;
  readonly leading: number;
  readonly colour: Colour;
}

/** A run's style with everything resolved. Compared by identity. */
export interface ResolvedStyle {
  readonly family: Family;
  readonly weight: Weight;
  readonly size: number;
  readonly colour: Colour;
  readonly language: Language | undefined;
  readonly underline: Underline | undefined;
  readonly ground: Ground | undefined;
  /** Baseline shift upwards in points. */
  readonly rise: number;
  readonly tint: Colour | undefined;
  readonly link: string | undefined;
  readonly linkText: string | undefined;
  readonly together: boolean;
  readonly withNext: boolean;
  readonly actual: string | undefined;
  readonly pages: ((lookup: PageLookup) => string) | undefined;
}

const RAISED_SCALE = 0.66;
const RAISED_RISE = 0.36;

/** The style of one run inside a block. */
export function resolveStyle(run: TextRun | PageRun, block: TextStyle): ResolvedStyle {
  const scale = (run.scale ?? 1) * (run.raised ? RAISED_SCALE : 1);
  return {
    family: run.family ?? block.family,
    weight: run.weight ?? block.weight,
    size: block.size * scale,
    colour: run.colour ?? block.colour,
    language: run.language,
    underline: run.underline,
    ground: run.ground,
    rise: run.raised ? block.size * RAISED_RISE : 0,
    tint: run.tint,
    link: run.link,
    linkText: run.linkText,
    together: run.together ?? 'pages' in run,
    withNext: run.withNext ?? false,
    actual: run.actual,
    pages: 'pages' in run ? run.pages : undefined,
  };
}

/** The whole text of runs, without styles; page numbers as their reserved room. */
export function plainText(runs: readonly Run[]): string {
  return runs
    .map((run) => (typeof run === 'string' ? run : 'text' in run ? run.text : run.room))
    .join('');
}
