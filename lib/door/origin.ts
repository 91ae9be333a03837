import { env } from '@/lib/kernel/env';
import { AppError } from '@/lib/kernel/errors';

/**
 * Refuses a change asked for by a page that is not ours. Browsers state where a request comes from
 * in Origin and Sec-Fetch-Site; one that states neither does not get to change anything with a
 * cookie. Requests with a token of their own carry no ambient right and are not checked.
 */
export function requireOwnOrigin(headers: Headers): void {
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  const own = new URL(env().CHIROGRAPH_URL).origin;
  if (origin !== null ? origin !== own : site !== 'same-origin') {
    throw new AppError('FORBIDDEN', { reason: 'foreign_origin' });
  }
  if (site !== null && site !== 'same-origin') {
    throw new AppError('FORBIDDEN', { reason: 'foreign_origin' });
  }
}
