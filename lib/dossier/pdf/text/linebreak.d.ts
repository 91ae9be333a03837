/** The part of linebreak 1.1 (UAX #14) that the PDF layer uses; the package ships no types. */
declare module 'linebreak' {
  export interface Break {
    /** UTF-16 index of the first unit after the break. */
    readonly position: number;
    readonly required: boolean;
  }

  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): Break | null;
  }
}
