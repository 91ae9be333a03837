import { failureText } from '@/lib/i18n/failure-text';
import { LOCALE_COOKIE, languageTag, negotiateLocale } from '@/lib/i18n/locale';
import { translator } from '@/lib/i18n/translator';
import type { ErrorCode } from '@/lib/kernel/errors';

/** The longest header that is read; browsers send far less. */
const HEADER_LIMIT = 1000;

const JSON_TYPES = ['application/json', 'application/problem+json', 'application/*', '*/*'];

/**
 * Whether a request would rather have a page than JSON, as browsers say that follow a link: HTML is
 * named, and no JSON before it (RFC 9110 §12.5.1, by quality, then order).
 */
export function prefersPage(accept: string | null): boolean {
  const ranges = (accept ?? '')
    .slice(0, HEADER_LIMIT)
    .split(',')
    .map((range, order) => {
      const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
      const weight = parameters.find((parameter) => parameter.startsWith('q='));
      return { type, quality: weight === undefined ? 1 : Number(weight.slice(2)) || 0, order };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || a.order - b.order);
  const first = ranges.find(({ type }) => type === 'text/html' || JSON_TYPES.includes(type));
  return first?.type === 'text/html';
}

/**
 * A failure as a small page in the reader's language, for a browser that followed a link of ours
 * without script. Status and headers stay those of the problem details given.
 */
export async function failurePage(request: Request, failed: Response): Promise<Response> {
  const { title, reason, ref } = (await failed.clone().json()) as {
    // Problem details as lib/door writes them: the title is the code.
    title: ErrorCode;
    reason?: string;
    ref: string;
  };
  const { headers } = request;
  const chosen = new RegExp(`(?:^|;\\s*)${LOCALE_COOKIE}=(\\w+)`).exec(headers.get('cookie') ?? '');
  const locale = negotiateLocale(chosen?.[1], headers.get('accept-language'));
  const errors = translator(locale, 'errors');
  const said = failureText(errors, { code: title, reason });
  const home = translator(locale, 'shell.state')('error.home');
  const page = `<!doctype html>
<html lang="${languageTag(locale)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>${escaped(said.title)} · Chirograph</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:38rem;margin:15vh auto;padding:0 1rem;color-scheme:light dark}small{font-family:monospace}</style>
<main>
<h1>${escaped(said.title)}</h1>
<p>${escaped(said.text)}</p>
<p><small>${escaped(errors('reference', { ref }))}</small></p>
<p><a href="/">${escaped(home)}</a></p>
</main>
</html>
`;
  const response = new Response(page, { status: failed.status, headers: failed.headers });
  response.headers.set('content-type', 'text/html; charset=utf-8');
  response.headers.set('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'");
  return response;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replace(/[&<>"]/g, (c) => ENTITIES[c] ?? c);
