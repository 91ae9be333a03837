/** Where the content of a destination stands. */
export interface PaperPlace {
  /** From 1. */
  readonly file: number;
  /** Pages as printed. */
  readonly first: number;
  readonly last: number;
}

/** The files of a paper with their pages, and the places in them. */
export class PaperPlaces {
  constructor(
    /** Pages of each file as printed, in order. */
    readonly files: readonly { readonly first: number; readonly last: number }[],
    private readonly places: ReadonlyMap<string, PaperPlace>,
  ) {}

  get totalPages(): number {
    return this.files.at(-1)?.last ?? 0;
  }

  of(destination: string): PaperPlace | undefined {
    return this.places.get(destination);
  }

  /** Whether both say the same of every file and every place. */
  agreesWith(other: PaperPlaces): boolean {
    return (
      this.files.length === other.files.length &&
      this.places.size === other.places.size &&
      this.files.every(
        ({ first, last }, i) => first === other.files[i]?.first && last === other.files[i]?.last,
      ) &&
      [...this.places].every(([name, { file, first, last }]) => {
        const place = other.places.get(name);
        return place?.file === file && place.first === first && place.last === last;
      })
    );
  }
}
