import type { ExhibitState } from '@/lib/entries/state';
import type { Picture } from '../../pdf/images/picture';
import type { OriginalPictures } from '../prepared-pictures';

/** Largest original read for a small picture. */
const MAX_SHOWN = 64 * 1024 ** 2;
/** Longest side in pixels: 200 dots an inch at the width of a quarter and of a half column. */
const SIDES = { small: 340, large: 680 } as const;

/** A small picture of an exhibit, with the size of the file it was made of; or why there is none. */
export type Thumb =
  | { picture: Picture; source: { width: number; height: number } }
  | { picture: null; reason: 'withheld' | 'none' };

/** Small pictures of exhibits. A withheld exhibit is never read. */
export class Pictures {
  constructor(
    private readonly exhibits: ReadonlyMap<string, ExhibitState>,
    private readonly withheld: ReadonlySet<string>,
    private readonly originals: Pick<OriginalPictures, 'picture'>,
  ) {}

  /** The pictures of exhibits, in their order. Rejects where the store has an original not. */
  async of(ids: readonly string[], size: keyof typeof SIDES): Promise<Map<string, Thumb>> {
    const found = new Map<string, Thumb>();
    for (const id of ids) found.set(id, await this.thumb(id, SIDES[size]));
    return found;
  }

  private async thumb(id: string, longestSide: number): Promise<Thumb> {
    if (this.withheld.has(id)) return { picture: null, reason: 'withheld' };
    const one = this.exhibits.get(id);
    const current = one?.versions.at(-1);
    if (one?.kind !== 'file' || !current) return { picture: null, reason: 'none' };
    if (current.bytes > MAX_SHOWN || !/^image\/(?!svg)/.test(current.mediaType))
      return { picture: null, reason: 'none' };
    const prepared = await this.originals.picture(current.sha256, longestSide);
    if (!prepared.ok) return { picture: null, reason: 'none' };
    return { picture: prepared.picture, source: prepared.source };
  }
}
