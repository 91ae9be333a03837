import { z } from 'zod';
import { count, id, sha256 } from '@/lib/entries/define';

/** An upload in parts that was begun in this browser and not ended. Holds no content. */
const keptUpload = z.strictObject({
  intakeId: id('intake'),
  sha256,
  bytes: count,
  /** Name of the file, so that the person knows which one to choose again. */
  name: z.string().max(1000),
  partBytes: count,
  /** When it was announced, milliseconds since 1970. */
  at: z.number(),
});

export type KeptUpload = z.infer<typeof keptUpload>;

/** The server forgets an announced file after a day. */
const LIFE = 24 * 3600 * 1000;

/** More than this begun in one case would be something else than interrupted uploads. */
const MOST = 50;

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Uploads to go on with after a reload, per account and case, in the browser's own storage. Where
 * the browser has none (private windows), nothing is kept and nothing fails.
 */
export class KeptUploads {
  readonly #shelf: Shelf | null;
  readonly #name: string;

  constructor(accountId: string, caseId: string, shelf: Shelf | null) {
    this.#shelf = shelf;
    this.#name = `chirograph-uploads:${accountId}:${caseId}`;
  }

  /** Living ones, the oldest first. What somebody else wrote there is left out. */
  all(now = Date.now()): KeptUpload[] {
    let found: unknown;
    try {
      found = JSON.parse(this.#shelf?.getItem(this.#name) ?? '[]');
    } catch {
      return [];
    }
    if (!Array.isArray(found)) return [];
    return found.flatMap((item) => {
      const kept = keptUpload.safeParse(item);
      return kept.success && kept.data.at + LIFE > now ? [kept.data] : [];
    });
  }

  /** The upload of these bytes, or null. */
  find(digest: string, now = Date.now()): KeptUpload | null {
    return this.all(now).find((kept) => kept.sha256 === digest) ?? null;
  }

  keep(upload: KeptUpload): void {
    const others = this.all().filter((kept) => kept.sha256 !== upload.sha256);
    this.#write([...others, upload].slice(-MOST));
  }

  forget(digest: string): void {
    this.#write(this.all().filter((kept) => kept.sha256 !== digest));
  }

  #write(uploads: KeptUpload[]): void {
    try {
      if (uploads.length === 0) this.#shelf?.removeItem(this.#name);
      else this.#shelf?.setItem(this.#name, JSON.stringify(uploads));
    } catch {
      // Full or forbidden: the upload goes on, only not after a reload.
    }
  }
}

/** The browser's storage; null where it is forbidden, which browsers say by throwing. */
export function ownStorage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
