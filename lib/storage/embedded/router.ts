import type { Answer, Call } from './answer';
import {
  createBucket,
  deleteBucket,
  getVersioning,
  headBucket,
  listBuckets,
  putVersioning,
} from './buckets';
import { completeUpload } from './complete-upload';
import { getCors, putCors } from './cors';
import { deleteObject, deleteObjects } from './delete-object';
import { S3Error } from './errors';
import { getObject } from './get-object';
import { listObjects, listVersions } from './listing';
import { abortUpload, createUpload, listParts, listUploads, uploadPart } from './multipart';
import {
  getLegalHold,
  getLockConfiguration,
  getRetention,
  putLegalHold,
  putRetention,
} from './object-lock';
import { putObject } from './put-object';
import type { S3Request } from './request';

type BucketCall = (call: Call, bucket: string) => Answer | Promise<Answer>;
type ObjectCall = (call: Call, key: string) => Answer | Promise<Answer>;

const BUCKET_CALLS: Readonly<Record<string, BucketCall>> = {
  'PUT ': createBucket,
  'HEAD ': headBucket,
  'DELETE ': deleteBucket,
  'GET ': listObjects,
  'GET versions': listVersions,
  'GET uploads': listUploads,
  'GET versioning': getVersioning,
  'PUT versioning': putVersioning,
  'GET cors': getCors,
  'PUT cors': putCors,
  'GET object-lock': getLockConfiguration,
  'POST delete': deleteObjects,
};

const OBJECT_CALLS: Readonly<Record<string, ObjectCall>> = {
  'PUT ': putObject,
  'GET ': getObject,
  'HEAD ': getObject,
  'DELETE ': deleteObject,
  'POST uploads': createUpload,
  'PUT uploadId': uploadPart,
  'GET uploadId': listParts,
  'POST uploadId': completeUpload,
  'DELETE uploadId': abortUpload,
  'PUT retention': putRetention,
  'GET retention': getRetention,
  'PUT legal-hold': putLegalHold,
  'GET legal-hold': getLegalHold,
};

const SUBRESOURCES = new Set(
  [...Object.keys(BUCKET_CALLS), ...Object.keys(OBJECT_CALLS)]
    .map((name) => name.slice(name.indexOf(' ') + 1))
    .filter((name) => name !== ''),
);

const PARAMETERS = new Set([
  'x-id',
  'versionId',
  'partNumber',
  'list-type',
  'prefix',
  'delimiter',
  'max-keys',
  'max-parts',
  'max-uploads',
  'continuation-token',
  'start-after',
  'fetch-owner',
  'encoding-type',
  'key-marker',
  'version-id-marker',
  'upload-id-marker',
  'part-number-marker',
  'response-content-type',
  'response-content-disposition',
  'response-content-language',
  'response-content-encoding',
  'response-cache-control',
  'response-expires',
]);

const HEADERS =
  /^x-amz-(date|content-sha256|user-agent|meta-.+|checksum-[a-z0-9]+|sdk-checksum-algorithm|trailer|decoded-content-length|object-lock-(mode|retain-until-date|legal-hold)|bucket-object-lock-enabled|mp-object-size)$/;

/**
 * Performs an authenticated call. What is not known is refused with 501: to take `?acl` or
 * `x-amz-copy-source` for something else would do what nobody asked for.
 */
export async function route(call: Call): Promise<Answer> {
  const { request } = call;
  const subresource = subresourceOf(request);
  for (const name of request.headers.keys()) {
    if (name.startsWith('x-amz-') && !HEADERS.test(name)) {
      throw new S3Error('NotImplemented', 'an x-amz header this server does not know');
    }
  }
  const name = `${request.method} ${subresource}`;
  if (request.bucket === undefined) {
    if (name !== 'GET ') throw new S3Error('MethodNotAllowed');
    return listBuckets(call);
  }
  if (request.key === undefined) {
    const run = Object.hasOwn(BUCKET_CALLS, name) ? BUCKET_CALLS[name] : undefined;
    if (!run) throw new S3Error('MethodNotAllowed');
    return run(call, request.bucket);
  }
  const run = Object.hasOwn(OBJECT_CALLS, name) ? OBJECT_CALLS[name] : undefined;
  if (!run) throw new S3Error('MethodNotAllowed');
  if (request.query.has('partNumber') && name !== 'PUT uploadId') {
    throw new S3Error('NotImplemented', 'single parts of an object are not offered');
  }
  return run(call, request.key);
}

function subresourceOf(request: S3Request): string {
  let found = '';
  for (const name of request.query.keys()) {
    if (SUBRESOURCES.has(name)) {
      if (found !== '') throw new S3Error('InvalidArgument', 'two calls in one address');
      found = name;
    } else if (!PARAMETERS.has(name) && !/^x-amz-/i.test(name)) {
      throw new S3Error('NotImplemented', 'a query parameter this server does not know');
    }
  }
  return found;
}
