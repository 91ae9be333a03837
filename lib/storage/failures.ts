import { S3ServiceException } from '@aws-sdk/client-s3';
import { AppError } from '@/lib/kernel/errors';

/** HTTP status of a store's refusal; undefined when no answer came. */
export function storeStatus(error: unknown): number | undefined {
  return error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
}

/** Name of a store's refusal (`NoSuchKey`, `BadDigest`, …); undefined when no answer came. */
export function storeCode(error: unknown): string | undefined {
  return error instanceof S3ServiceException ? error.name : undefined;
}

/** True for 404 of an object, a version or an upload; not for a bucket that is not there. */
export function isAbsent(error: unknown): boolean {
  return storeStatus(error) === 404 && storeCode(error) !== 'NoSuchBucket';
}

/**
 * What a failed call of the store means to a caller, always UNAVAILABLE: `store_unreachable`
 * (down, slow, overloaded, bytes spoilt on the way: try again), `store_full`, or `store_refused` (a setting or a right is
 * wrong; trying again will not help).
 */
export function storeFailure(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const status = storeStatus(error);
  if (status === 507 || storeCode(error) === 'InsufficientStorage') {
    return new AppError('UNAVAILABLE', { reason: 'store_full', retryAfter: 60, cause: error });
  }
  const passing = status === 409 || status === 429 || storeCode(error) === 'BadDigest';
  if (status === undefined || status >= 500 || status < 400 || passing) {
    return new AppError('UNAVAILABLE', {
      reason: 'store_unreachable',
      retryAfter: 5,
      cause: error,
    });
  }
  return new AppError('UNAVAILABLE', { reason: 'store_refused', retryAfter: 60, cause: error });
}

/** Runs a call of the store; whatever it throws becomes `storeFailure`. */
export async function reaching<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw storeFailure(error);
  }
}

/**
 * Repeats a conditional write while the store answers 409 ConditionalRequestConflict, which AWS
 * does when two of them meet; five attempts with growing, random pauses.
 */
export async function despiteConflicts<T>(write: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await write();
    } catch (error) {
      const conflict = storeStatus(error) === 409 && storeCode(error) !== 'OperationAborted';
      if (!conflict || attempt >= 4) throw error;
      const pause = 50 * 2 ** attempt * (0.5 + Math.random());
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
