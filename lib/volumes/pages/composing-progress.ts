/** Passes that a paper under a limit usually takes: measured, filled, filled with every place known. */
const USUAL_PASSES = 3;
/** Parts that the work on one paper is counted in. */
const PARTS = 1000;

/**
 * How far the setting of all papers of a volume is, as one count that only grows. How many passes a paper
 * takes is known at its end alone: where it takes fewer than usual the count leaps, where more it rests.
 */
export class ComposingProgress {
  private papers = 0;
  private pass = 1;
  private furthest = 0;
  private readonly passes: number;

  constructor(
    /** Papers in all: volume, annex, recreations. */
    private readonly all: number,
    isLimited: boolean,
    private readonly say: (done: number, total: number) => void,
  ) {
    this.passes = isLimited ? USUAL_PASSES : 1;
  }

  /** Another pass over the paper begins; the first is 1. */
  beginPass(pass: number): void {
    this.pass = Math.min(pass, this.passes);
  }

  /** So many items of this pass are set. */
  within(done: number, total: number): void {
    this.reach(this.papers + (this.pass - 1 + done / total) / this.passes);
  }

  /** The paper is written. */
  endPaper(): void {
    this.papers += 1;
    this.pass = 1;
    this.reach(this.papers);
  }

  private reach(papers: number): void {
    this.furthest = Math.max(this.furthest, Math.floor(papers * PARTS));
    this.say(this.furthest, this.all * PARTS);
  }
}
