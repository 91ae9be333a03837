import { scanEmbedded } from '@/lib/records/embedded';
import { type Handed, isPicture, nameOf, type Refusal, readHanded } from './handed';
import { type Kind, MOST_BYTES_IN_ALL, MOST_PICTURES } from './protocol';

/** A picture that came and waits for a person. */
export type Picture = {
  place: number;
  kind: Kind;
  name: string;
  address: string | null;
  file: File;
  /** By content. */
  mediaType: string;
  width: number | null;
  height: number | null;
  sha256: string;
};

/** What came so far. */
export type Held = {
  /** The sender as the browser names it: the first that said something; others are refused. */
  origin: string | null;
  /** The page as it names itself. */
  page: string | null;
  pictures: readonly Picture[];
  refused: Readonly<Partial<Record<Refusal, number>>>;
};

export const NOTHING: Held = { origin: null, page: null, pictures: [], refused: {} };

/** Whatever is said beyond this is not listened to. */
const MOST_MESSAGES = 5 * MOST_PICTURES;

/**
 * Holds what a page handed over until somebody confirms it. Everything said is untrusted: its shape,
 * number and sizes are limited, its type goes by content, and nothing in it is followed or run.
 */
export class Tray {
  readonly #digest: (blob: Blob) => Promise<string>;
  readonly #listeners = new Set<() => void>();
  readonly #places = new Set<number>();
  #held: Held = NOTHING;
  #messages = 0;
  #bytes = 0;
  /** One is looked at after the other, so that they stand in the order in which they came. */
  #last: Promise<void> = Promise.resolve();

  /** `digest` answers the SHA-256 of bytes, lower-case hexadecimal. */
  constructor(digest: (blob: Blob) => Promise<string>) {
    this.#digest = digest;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): Held => this.#held;

  /** Takes what was said by a page of an origin; resolves when it is held or refused. */
  receive(data: unknown, origin: string): Promise<void> {
    this.#messages += 1;
    if (this.#messages > MOST_MESSAGES) return Promise.resolve();
    if (this.#held.origin !== null && this.#held.origin !== origin) return this.#refuse('origin');
    const handed = readHanded(data, origin);
    if (typeof handed === 'string') return this.#refuse(handed);
    if (this.#places.has(handed.place)) return this.#refuse('twice');
    if (this.#places.size >= MOST_PICTURES) return this.#refuse('many');
    if (this.#bytes + handed.bytes.byteLength > MOST_BYTES_IN_ALL) return this.#refuse('large');
    this.#places.add(handed.place);
    this.#bytes += handed.bytes.byteLength;
    this.#say({ origin, page: this.#held.page ?? handed.page });
    this.#last = this.#last.then(() => this.#look(handed)).catch(() => this.#refuse('failed'));
    return this.#last;
  }

  /** Puts a picture away: it is not to be recorded. */
  remove(place: number): void {
    this.#say({ pictures: this.#held.pictures.filter((one) => one.place !== place) });
  }

  async #look({ place, kind, address, bytes }: Handed): Promise<void> {
    const { mediaType, width, height } = await scanEmbedded(new Uint8Array(bytes));
    if (!isPicture(mediaType)) {
      this.#bytes -= bytes.byteLength;
      return this.#refuse('type');
    }
    const taken = new Set(this.#held.pictures.map(({ name }) => name));
    const name = nameOf({ place, kind, address }, mediaType, taken);
    const file = new File([bytes], name, { type: mediaType });
    const sha256 = await this.#digest(file);
    if (this.#held.pictures.some((one) => one.sha256 === sha256)) return this.#refuse('twice');
    const picture = { place, kind, name, address, file, mediaType, width, height, sha256 };
    this.#say({ pictures: [...this.#held.pictures, picture] });
  }

  #refuse(why: Refusal): Promise<void> {
    const { refused } = this.#held;
    this.#say({ refused: { ...refused, [why]: (refused[why] ?? 0) + 1 } });
    return Promise.resolve();
  }

  #say(change: Partial<Held>): void {
    this.#held = { ...this.#held, ...change };
    for (const listener of this.#listeners) listener();
  }
}
