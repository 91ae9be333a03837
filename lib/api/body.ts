import { AppError } from '@/lib/kernel/errors';

/** Bytes of bodies held in memory by this process at once. */
const MEMORY = 64 * 1024 * 1024;

let held = 0;

/** A share of the memory for bodies, which grows as bytes arrive. */
class Share {
  #bytes = 0;

  /** Throws UNAVAILABLE (`busy`) where so much is not to be had now. */
  growTo(bytes: number): void {
    const more = bytes - this.#bytes;
    if (more <= 0) return;
    if (held + more > MEMORY) {
      throw new AppError('UNAVAILABLE', { reason: 'busy', retryAfter: 2 });
    }
    held += more;
    this.#bytes = bytes;
  }

  release(): void {
    held -= this.#bytes;
    this.#bytes = 0;
  }
}

/**
 * Reads a whole body of at most `limit` bytes and hands it to `work`. Bodies being worked on share
 * one budget of memory; above it a request is asked to come again. Throws TOO_LARGE, INVALID
 * (`body_cut`) for fewer or more bytes than declared, UNAVAILABLE (`busy`).
 */
export async function withBody<T>(
  request: Request,
  limit: number,
  work: (bytes: Uint8Array) => Promise<T>,
): Promise<T> {
  const share = new Share();
  try {
    return await work(await readWhole(request, limit, share));
  } finally {
    share.release();
  }
}

/**
 * Reads a body. One with a declared length is read into its final place, so that it is held once
 * and not twice.
 */
async function readWhole(request: Request, limit: number, share: Share): Promise<Uint8Array> {
  const declared = declaredLength(request);
  if (declared !== undefined && declared > limit) throw tooLarge();
  share.growTo(declared ?? 0);
  let whole = new Uint8Array(declared ?? 0);
  let size = 0;
  try {
    for await (const part of request.body ?? []) {
      const end = size + part.byteLength;
      // More than was said: half a body would otherwise be taken for a whole one.
      if (declared !== undefined && end > declared) throw cut();
      if (end > limit) throw tooLarge();
      if (end > whole.length) {
        const roomy = Math.min(limit, Math.max(end, 2 * whole.length, 16_384));
        share.growTo(roomy);
        const larger = new Uint8Array(roomy);
        larger.set(whole.subarray(0, size));
        whole = larger;
      }
      whole.set(part, size);
      size = end;
    }
  } catch (cause) {
    // The caller went away in the middle: nothing has been done with what came.
    throw cause instanceof AppError ? cause : cut(cause);
  }
  if (declared !== undefined && size !== declared) throw cut();
  return whole.subarray(0, size);
}

function declaredLength(request: Request): number | undefined {
  const text = request.headers.get('content-length');
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

const tooLarge = () => new AppError('TOO_LARGE', { reason: 'body_limit' });
const cut = (cause?: unknown) => new AppError('INVALID', { reason: 'body_cut', cause });

/** The value of a JSON body. Throws INVALID (`not_json`) for other types and for what is not JSON. */
export function jsonOf(request: Request, bytes: Uint8Array): unknown {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/(json|[\w.+-]+\+json)\s*(;|$)/i.test(type)) {
    throw new AppError('INVALID', { reason: 'not_json' });
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AppError('INVALID', { reason: 'not_json', cause });
  }
}
