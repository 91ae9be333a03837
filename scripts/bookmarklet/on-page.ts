import {
  type BookmarkSettings,
  MOST_BYTES,
  MOST_BYTES_IN_ALL,
  MOST_PICTURES,
  type PictureMessage,
  READY,
  VERSION,
} from '@/components/imports/from-page/protocol';
import { type Chooser, type Row, showChooser } from './chooser';
import { foundPictures } from './found-pictures';
import { pictureBytes } from './picture-bytes';

// Runs on a generator's page when the person presses the bookmark. It knows no secret: the page could
// read all of it. What it hands over is shown in a window of the case, where the person decides.

/** Stands around this program in the bookmark. */
declare const SETTINGS: BookmarkSettings;

/** Milliseconds in which the window has to answer; somebody may sign in meanwhile. */
const PATIENCE = 60_000;

const { words, to } = SETTINGS;
const home = new URL(to).origin;

showChooser(foundPictures(document), SETTINGS, hand);

/** Opens the window, within the click or it would be blocked, and hands over when it can take. */
function hand({ rows, say }: Chooser): void {
  const chosen = rows.filter((row) => row.isChosen());
  const number = chosen.length;
  const taker =
    number > 0 && number <= MOST_PICTURES
      ? window.open(to, '_blank', 'popup,width=620,height=860')
      : null;
  if (!taker) {
    say(number === 0 ? words.chooseFirst : number > MOST_PICTURES ? words.most : words.blocked);
    return;
  }
  say(words.opening);
  let sending = false;
  const patience = setTimeout(() => say(words.silent), PATIENCE);
  addEventListener('message', ({ source, origin, data }) => {
    if (source !== taker || origin !== home || data?.chirograph !== READY.chirograph) return;
    clearTimeout(patience);
    // It says so again after a reload, when it holds nothing any more.
    if (sending) return;
    sending = true;
    say(words.sending);
    void handAll(chosen, taker).finally(() => {
      sending = false;
      say(words.done);
    });
  });
}

async function handAll(chosen: readonly Row[], taker: Window): Promise<void> {
  let room = MOST_BYTES_IN_ALL;
  for (const [place, { picture, say }] of chosen.entries()) {
    const bytes = await pictureBytes(picture);
    if (bytes === null) {
      say(words.unreachable);
      continue;
    }
    if (bytes.byteLength > Math.min(MOST_BYTES, room)) {
      say(words.tooLarge);
      continue;
    }
    room -= bytes.byteLength;
    const isOfWeb = /^https?:/.test(picture.address ?? '');
    const message: PictureMessage = {
      chirograph: 'picture',
      v: VERSION,
      place,
      kind: picture.kind,
      page: location.href,
      address: isOfWeb ? picture.address : null,
      bytes,
    };
    taker.postMessage(message, home, [bytes]);
    say(words.sent);
  }
}
