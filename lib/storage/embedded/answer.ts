import type { Segment } from './acts';
import type { S3Request } from './request';
import type { Payload } from './sigv4';
import type { Store } from './store';

/** What a handler gives back; the server writes it. */
export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** XML text, or a stretch of an object's bytes. */
  readonly body?: string | Bytes;
}

export interface Bytes {
  readonly segments: readonly Segment[];
  readonly start: number;
  /** Number of bytes from `start` on. */
  readonly length: number;
  /** Lets go of the segments' blobs; called once. */
  readonly release: () => void;
}

/** An authenticated call. */
export interface Call {
  readonly store: Store;
  readonly request: S3Request;
  readonly payload: Payload;
}

/** An answer that is an XML document. */
export function xmlAnswer(text: string, headers: Record<string, string> = {}): Answer {
  return { status: 200, headers: { 'content-type': 'application/xml', ...headers }, body: text };
}
