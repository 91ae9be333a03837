import { S3Error } from './errors';

/** Percent-encoding of AWS Signature Version 4: all but the unreserved characters of RFC 3986. */
export function encodeStrict(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** `encodeStrict` that keeps slashes, the form of object keys in addresses. */
export function encodePath(text: string): string {
  return encodeStrict(text).replaceAll('%2F', '/');
}

/** Percent-decoded text. Throws InvalidURI where the escapes are not UTF-8. */
export function decodeStrict(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error('InvalidURI', 'the address holds a wrong percent escape');
  }
}
