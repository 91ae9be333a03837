import { AppError } from '@/lib/kernel/errors';

/**
 * The file's name in `x-file-name`: UTF-8, percent-encoded (RFC 3986), because headers carry no
 * other text safely. Empty where it is absent. Throws INVALID for what is not so encoded.
 */
export function fileNameOf(request: Request): string {
  const text = request.headers.get('x-file-name') ?? '';
  try {
    // Anything beyond visible ASCII has not been encoded; guessing would change the name.
    if (!/^[\x21-\x7e]*$/.test(text)) throw new RangeError('not percent-encoded');
    return decodeURIComponent(text);
  } catch (cause) {
    throw new AppError('INVALID', { fields: { fileName: 'wrong_format' }, cause });
  }
}
