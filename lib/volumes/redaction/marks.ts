import type { NoCopyReason } from '@/lib/previews/copies';

/** Rectangle in pixels of the upright picture, or in points from the top left of a page. */
export type Area = {
  /** From 1; null for a picture. */
  readonly page: number | null;
  readonly region: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
};

/** UTF-16 units of a text without its byte order mark; `to` is the first unit that stays. */
export type Span = { readonly from: number; readonly to: number };

/** What is taken out of one original. */
export type RedactionMarks = {
  readonly areas: readonly Area[];
  readonly spans: readonly Span[];
};

/** Why no derivative is made; the original is as it was. */
export type RedactionRefusal =
  | NoCopyReason
  /** Nothing is marked, or not what this kind of file is marked with. */
  | 'nothing_marked'
  | 'areas_in_text'
  | 'spans_in_picture'
  /** A mark lies beside the file, so that it would hide nothing. */
  | 'outside'
  /** A mark would take out the label of generated content, which nobody may remove. */
  | 'label_marked'
  /** Bytes that are not the text they are said to be. */
  | 'not_text'
  /** A PDF whose end is missing: what a reader recovers of it is not the exhibit. */
  | 'truncated';

/** A derivative from which something was taken out. Bytes are the same for the same original and marks. */
export type Redacted = {
  readonly ok: true;
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/png' | 'application/pdf' | 'text/plain';
  readonly sha256: string;
  /** Of the original. */
  readonly parentSha256: string;
  /** What made it, with versions. */
  readonly tool: string;
  /** Areas filled and places of the text replaced. Marks that touch each other are one place. */
  readonly areas: number;
  readonly places: number;
  /** Pages with filled areas, from 1; empty for pictures and texts. */
  readonly pages: readonly number[];
  /** Whether the original says that a model made it, so that the derivative shows the mark. */
  readonly generated: boolean;
  /** Places of a text whose words also stand elsewhere in it, where they stay. */
  readonly repeated: number;
};

export type RedactionResult = Redacted | { readonly ok: false; readonly reason: RedactionRefusal };

/** Pages of a PDF that are drawn; a larger file is refused. */
export const MOST_PAGES = 500;

/** Version of what redaction does to a file; it stands in the name of the tool. */
export const REDACTION = 'redaction 1';
