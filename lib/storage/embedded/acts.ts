import type { Checksum } from './checksums';

/** A stretch of an object's bytes; a multipart object has one per part. */
export interface Segment {
  readonly blob: string;
  readonly size: number;
}

/** Headers given at creation and returned with the bytes. */
export interface Described {
  /** Standard headers (content-type and the like), names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** `x-amz-meta-*`, names without the prefix. */
  readonly meta: Readonly<Record<string, string>>;
}

/** Object Lock state of a version. COMPLIANCE is the only mode. */
export interface LockState {
  /** Milliseconds since 1970 until which the version cannot be removed. */
  readonly retainUntil: number | null;
  readonly hold: boolean;
}

export interface ObjectVersion extends Described, LockState {
  readonly marker: false;
  /** Version id; `null` (the text) in a bucket without versioning, as in S3. */
  readonly version: string;
  readonly at: number;
  readonly etag: string;
  readonly size: number;
  readonly segments: readonly Segment[];
  /** The client's own checksum, absent if it gave none. */
  readonly checksum?: Checksum;
  /** SHA-256 of each segment in hexadecimal, always computed here. */
  readonly digests: readonly string[];
}

export interface DeleteMarker {
  readonly marker: true;
  readonly version: string;
  readonly at: number;
}

export type Version = ObjectVersion | DeleteMarker;

export interface Part {
  readonly number: number;
  readonly at: number;
  readonly etag: string;
  readonly size: number;
  readonly blob: string;
  readonly digest: string;
  readonly checksum?: Checksum;
}

export interface CorsRule {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly expose: readonly string[];
  readonly maxAge: number | null;
}

export type Versioning = 'Off' | 'Enabled' | 'Suspended';

/**
 * Everything that changes the store, as it stands in the journal. Kinds and members are only
 * ever added to; docs/formats/object-store.md describes them.
 */
export type Act =
  | { do: 'bucket.create'; bucket: string; at: number; lock: boolean }
  | { do: 'bucket.delete'; bucket: string }
  | { do: 'bucket.versioning'; bucket: string; status: Versioning }
  | { do: 'bucket.cors'; bucket: string; rules: readonly CorsRule[] }
  | { do: 'object.put'; bucket: string; key: string; object: ObjectVersion; upload?: string }
  | { do: 'object.marker'; bucket: string; key: string; version: string; at: number }
  | { do: 'object.remove'; bucket: string; key: string; version: string }
  | { do: 'object.lock'; bucket: string; key: string; version: string; lock: LockState }
  | { do: 'upload.create'; bucket: string; upload: string; opened: OpenedUpload }
  | { do: 'upload.part'; bucket: string; upload: string; part: Part }
  | { do: 'upload.abort'; bucket: string; upload: string };

/** What CreateMultipartUpload fixed for the object to come. */
export interface OpenedUpload extends Described, LockState {
  readonly key: string;
  readonly at: number;
  readonly algorithm: Checksum['algorithm'] | null;
}
