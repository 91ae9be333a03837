import { FailureError, localFailure } from './failure';

/** Milliseconds without a byte moving after which a connection counts as lost. */
const STALL = 60_000;

export type Put = {
  url: string;
  /** Sent exactly as the server signed them. */
  headers: Record<string, string>;
  body: Blob;
  /** Bytes sent so far, from 0 to all. */
  onProgress(sent: number): void;
  signal: AbortSignal;
};

/** `expired`: the address no longer counts and a new one is asked for. */
export type PutOutcome = 'stored' | 'expired';

/**
 * Sends bytes to the store by one PUT, straight from the browser. That the store has them already
 * (412) is as good as having sent them: the server confirms them in either case. Throws a
 * FailureError, or the reason of the signal.
 */
export function putBytes(put: Put): Promise<PutOutcome> {
  const { signal, onProgress } = put;
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let watch: ReturnType<typeof setTimeout>;
    const fail = (problem: Parameters<typeof localFailure>[0]) =>
      end(() => reject(new FailureError(localFailure(problem))));
    const moved = () => {
      clearTimeout(watch);
      watch = setTimeout(() => {
        request.abort();
        fail('store_unreachable');
      }, STALL);
    };
    const stop = () => {
      request.abort();
      end(() => reject(signal.reason));
    };
    function end(settle: () => void) {
      clearTimeout(watch);
      signal.removeEventListener('abort', stop);
      settle();
    }
    if (signal.aborted) return reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    request.upload.onprogress = (event) => {
      moved();
      onProgress(Math.min(event.loaded, put.body.size));
    };
    request.onload = () => {
      const { status } = request;
      if ((status >= 200 && status < 300) || status === 412) {
        onProgress(put.body.size);
        end(() => resolve('stored'));
      } else if (status === 403) end(() => resolve('expired'));
      else if (status === 400) {
        fail(
          /Digest|Checksum/i.test(request.responseText) ? 'file_changed' : 'store_refused_bytes',
        );
      } else if (status === 429 || status >= 500 || status === 409) fail('store_unreachable');
      else fail('store_refused_bytes');
    };
    // The browser says no more than that it failed: no network, no CORS, or a file that changed.
    request.onerror = () => {
      readable(put.body).then(
        (isReadable) => fail(isReadable ? 'store_unreachable' : 'file_unreadable'),
        () => fail('store_unreachable'),
      );
    };
    request.open('PUT', put.url);
    for (const [name, value] of Object.entries(put.headers)) request.setRequestHeader(name, value);
    moved();
    request.send(put.body);
  });
}

/** Whether the bytes can still be read; a file that was moved or changed cannot. */
async function readable(body: Blob): Promise<boolean> {
  try {
    await body.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}
