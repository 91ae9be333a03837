import type { BookmarkSettings } from '@/components/imports/from-page/protocol';
import type { FoundPicture } from './found-pictures';

/** A picture in the list, with what became of it. */
export type Row = { picture: FoundPicture; isChosen(): boolean; say(text: string): void };

export type Chooser = { rows: readonly Row[]; say(text: string): void };

const ID = 'chirograph-pictures';
const THUMB = 88;

// A style sheet made by script and elements made one by one: no policy of the page forbids either, and
// nothing of the page is read as markup.
const STYLE = `
:host { all: initial !important; }
dialog { box-sizing: border-box; width: min(34rem, 94vw); max-height: 90vh; padding: 1rem 1.25rem;
  border: 1px solid #6d6a63; border-radius: 6px; background: #faf9f6; color: #1c1b19; overflow: auto;
  font: 15px/1.5 system-ui, sans-serif; }
dialog::backdrop { background: rgb(0 0 0 / 45%); }
h1 { margin: 0; font-size: 1.15rem; }
p { margin: .4rem 0; }
ul { list-style: none; margin: .75rem 0; padding: 0; }
li { border-top: 1px solid #e4e1d8; }
label { display: flex; gap: .75rem; align-items: center; padding: .4rem 0; min-height: 44px; }
label > span { min-width: 0; overflow-wrap: anywhere; }
input { width: 20px; height: 20px; flex: none; accent-color: #0f5257; }
canvas { width: 44px; height: 44px; flex: none; background: #e4e1d8; }
small { display: block; color: #55524c; font-size: .85rem; }
button { min-height: 44px; padding: 0 1rem; margin: 0 .5rem .25rem 0; border: 1px solid #6d6a63;
  border-radius: 4px; background: #fff; color: #1c1b19; font: inherit; cursor: pointer; }
button.main { background: #0f5257; border-color: #0f5257; color: #fff; }
:focus-visible { outline: 3px solid #0f5257; outline-offset: 2px; }
`;

/**
 * Shows the pictures of a page over the page, in a tree of its own that styles of the page do not
 * reach; a chooser that stands there already makes room. `onSend` is called within the person's click.
 */
export function showChooser(
  pictures: readonly FoundPicture[],
  { words, case: title, lang }: BookmarkSettings,
  onSend: (chooser: Chooser) => void,
): void {
  document.getElementById(ID)?.remove();
  const host = element('div', { id: ID, lang });
  const tree = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  tree.adoptedStyleSheets = [sheet];

  const lines = pictures.map((picture) => lineOf(picture, words));
  const rows = lines.map(({ row }) => row);
  const status = element('p', { role: 'status' });
  const say = (text: string) => {
    status.textContent = text;
  };
  const send = element('button', { type: 'button', class: 'main' }, words.send);
  send.addEventListener('click', () => onSend({ rows, say }));
  const close = element('button', { type: 'button' }, words.close);
  const heading = element('h1', { id: 'title' }, words.title);
  const dialog = element(
    'dialog',
    { 'aria-labelledby': 'title' },
    heading,
    element('p', {}, title),
    element('p', {}, pictures.length > 0 ? words.lead : words.none),
    element('ul', { 'aria-label': words.list }, ...lines.map(({ line }) => line)),
    status,
    ...(pictures.length > 0 ? [send] : []),
    close,
  );
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => host.remove());
  tree.append(dialog);
  document.documentElement.append(host);
  dialog.showModal();
}

function lineOf(
  picture: FoundPicture,
  words: BookmarkSettings['words'],
): { line: HTMLElement; row: Row } {
  const { kind, address, width, height } = picture;
  const box = element('input', { type: 'checkbox' });
  const said = element('small', { role: 'status' });
  const size = words.size.replace('{width}', `${width}`).replace('{height}', `${height}`);
  const line = element(
    'li',
    {},
    element(
      'label',
      {},
      box,
      thumb(picture),
      element(
        'span',
        {},
        kind === 'canvas' ? words.canvas : shortAddress(address),
        element('small', {}, size),
        said,
      ),
    ),
  );
  const say = (text: string) => {
    said.textContent = text;
  };
  return { line, row: { picture, isChosen: () => box.checked, say } };
}

/** What the page shows already, drawn small: nothing is loaded anew for it. */
function thumb({ element: shown, width, height }: FoundPicture): HTMLCanvasElement {
  const canvas = element('canvas', {
    width: `${THUMB}`,
    height: `${THUMB}`,
    'aria-hidden': 'true',
  });
  const scale = THUMB / Math.max(width, height);
  const [wide, high] = [width * scale, height * scale];
  canvas.getContext('2d')?.drawImage(shown, (THUMB - wide) / 2, (THUMB - high) / 2, wide, high);
  return canvas;
}

function shortAddress(address: string): string {
  const { protocol, host, pathname } = new URL(address, location.href);
  if (protocol === 'data:' || protocol === 'blob:') return protocol;
  return `${host}${pathname.length > 80 ? `…${pathname.slice(-80)}` : pathname}`;
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Record<string, string>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
