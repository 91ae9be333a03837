/** Longest address that is kept. */
const LONGEST = 1500;

/**
 * The address that a picture was copied or dragged from, as the clipboard or the drag says, or null.
 * Only addresses of the web count. What stands behind `?` or `#` is left out: pages of generators put
 * keys and signatures there.
 */
export function pageSource(transfer: Pick<DataTransfer, 'getData'> | null): string | null {
  if (!transfer) return null;
  const listed = transfer
    .getData('text/uri-list')
    .split(/\r?\n/)
    .find((line) => line !== '' && !line.startsWith('#'));
  return webAddress(pictureIn(transfer.getData('text/html'))) ?? webAddress(listed ?? null);
}

/** Address of the first picture in a piece of a page. Nothing of it is shown, loaded or run. */
function pictureIn(html: string): string | null {
  if (html === '' || typeof DOMParser === 'undefined') return null;
  const page = new DOMParser().parseFromString(html, 'text/html');
  return page.querySelector('img[src]')?.getAttribute('src') ?? null;
}

/** An address of the web without what stands behind `?` or `#` and without names in it, or null. */
export function webAddress(text: string | null): string | null {
  if (text === null || !URL.canParse(text)) return null;
  const { protocol, origin, pathname } = new URL(text);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  return `${origin}${pathname}`.slice(0, LONGEST);
}
