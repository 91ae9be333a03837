import { AppError } from '@/lib/kernel/errors';

/**
 * Refuses a read that records something when a page of another site made the browser ask for it
 * with its cookie. Browsers that do not say where a request comes from are let through: their
 * cookie is not sent along with another site's pictures and frames.
 */
export function refuseOtherSites(request: Request): void {
  if (request.headers.has('authorization')) return;
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') {
    throw new AppError('FORBIDDEN', { reason: 'foreign_origin' });
  }
}
