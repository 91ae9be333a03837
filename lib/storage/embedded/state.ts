import type {
  Act,
  CorsRule,
  DeleteMarker,
  ObjectVersion,
  OpenedUpload,
  Part,
  Version,
  Versioning,
} from './acts';
import { SortedKeys } from './sorted-keys';

export interface Upload {
  readonly opened: OpenedUpload;
  readonly parts: Map<number, Part>;
}

export class Bucket {
  readonly name: string;
  readonly at: number;
  readonly lock: boolean;
  versioning: Versioning;
  cors: readonly CorsRule[] = [];
  /** Versions by key, newest first; never an empty list. */
  readonly objects = new Map<string, Version[]>();
  readonly keys = new SortedKeys(() => this.objects.keys());
  readonly uploads = new Map<string, Upload>();
  /** Acts on their way to the disk; a bucket with any cannot be deleted. */
  pending = 0;
  closing = false;

  constructor(name: string, at: number, lock: boolean) {
    this.name = name;
    this.at = at;
    this.lock = lock;
    this.versioning = lock ? 'Enabled' : 'Off';
  }

  /** Newest version of a key, a delete marker included. */
  newest(key: string): Version | undefined {
    return this.objects.get(key)?.[0];
  }

  /** The object a plain read of the key would give, or undefined. */
  current(key: string): ObjectVersion | undefined {
    const newest = this.newest(key);
    return newest && !newest.marker ? newest : undefined;
  }

  /** A version by id. */
  version(key: string, id: string): Version | undefined {
    return this.objects.get(key)?.find((version) => version.version === id);
  }
}

/** The store as the journal tells it, in memory. Only `apply` changes it. */
export class State {
  readonly buckets = new Map<string, Bucket>();

  /**
   * Applies one durable act and returns the blobs nothing names any more. Throws where the act
   * does not fit, which can only mean a journal that was altered.
   */
  apply(act: Act): string[] {
    if (act.do === 'bucket.create') {
      if (this.buckets.has(act.bucket)) throw new Error('the bucket exists');
      this.buckets.set(act.bucket, new Bucket(act.bucket, act.at, act.lock));
      return [];
    }
    const bucket = this.buckets.get(act.bucket);
    if (!bucket) throw new Error('the bucket does not exist');
    switch (act.do) {
      case 'bucket.delete':
        this.buckets.delete(act.bucket);
        return [];
      case 'bucket.versioning':
        bucket.versioning = act.status;
        return [];
      case 'bucket.cors':
        bucket.cors = act.rules;
        return [];
      case 'object.put': {
        const freed = addVersion(bucket, act.key, act.object);
        if (act.upload === undefined) return freed;
        return [...freed, ...endUpload(bucket, act.upload, act.object)];
      }
      case 'object.marker': {
        const marker: DeleteMarker = { marker: true, version: act.version, at: act.at };
        return addVersion(bucket, act.key, marker);
      }
      case 'object.remove':
        return removeVersion(bucket, act.key, act.version);
      case 'object.lock': {
        const versions = bucket.objects.get(act.key) ?? [];
        const at = versions.findIndex((version) => version.version === act.version);
        const version = versions[at];
        if (!version || version.marker) throw new Error('the version does not exist');
        versions[at] = { ...version, ...act.lock };
        return [];
      }
      case 'upload.create':
        bucket.uploads.set(act.upload, { opened: act.opened, parts: new Map() });
        return [];
      case 'upload.part': {
        const upload = bucket.uploads.get(act.upload);
        if (!upload) throw new Error('the upload does not exist');
        const before = upload.parts.get(act.part.number);
        upload.parts.set(act.part.number, act.part);
        return before ? [before.blob] : [];
      }
      case 'upload.abort':
        return endUpload(bucket, act.upload, undefined);
      default:
        throw new Error('an act of a newer version of this server');
    }
  }

  /** Every blob the state names. */
  blobs(): Set<string> {
    const names = new Set<string>();
    for (const bucket of this.buckets.values()) {
      for (const versions of bucket.objects.values()) {
        for (const version of versions) for (const blob of blobsOf(version)) names.add(blob);
      }
      for (const upload of bucket.uploads.values()) {
        for (const part of upload.parts.values()) names.add(part.blob);
      }
    }
    return names;
  }
}

function blobsOf(version: Version): string[] {
  return version.marker ? [] : version.segments.map((segment) => segment.blob);
}

function addVersion(bucket: Bucket, key: string, version: Version): string[] {
  const versions = bucket.objects.get(key) ?? [];
  // The version called null is replaced by the next one of that name, as in S3.
  const same = versions.findIndex((other) => other.version === version.version);
  const replaced = same < 0 ? [] : versions.splice(same, 1);
  versions.unshift(version);
  bucket.objects.set(key, versions);
  bucket.keys.add(key);
  return replaced.flatMap(blobsOf);
}

function removeVersion(bucket: Bucket, key: string, id: string): string[] {
  const versions = bucket.objects.get(key) ?? [];
  const at = versions.findIndex((version) => version.version === id);
  if (at < 0) throw new Error('the version does not exist');
  const removed = versions.splice(at, 1);
  if (versions.length === 0) {
    bucket.objects.delete(key);
    bucket.keys.delete(key);
  }
  return removed.flatMap(blobsOf);
}

function endUpload(bucket: Bucket, id: string, object: ObjectVersion | undefined): string[] {
  const upload = bucket.uploads.get(id);
  if (!upload) throw new Error('the upload does not exist');
  bucket.uploads.delete(id);
  const used = new Set(object?.segments.map((segment) => segment.blob));
  return [...upload.parts.values()].map((part) => part.blob).filter((blob) => !used.has(blob));
}
