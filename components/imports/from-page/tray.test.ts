import { describe, expect, it } from 'vitest';
import { sha256Hex } from '@/lib/kernel/digest';
import { MOST_BYTES, MOST_PICTURES } from './protocol';
import { Tray } from './tray';

const ORIGIN = 'https://tool.example';

const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0)).buffer;
const png = (tail = '') => bytesOf(`\x89PNG\r\n\x1a\n${tail}`);

const said = (change: Record<string, unknown> = {}) => ({
  chirograph: 'picture',
  v: 1,
  place: 0,
  kind: 'file',
  page: `${ORIGIN}/gallery?session=secret#top`,
  address: `${ORIGIN}/out/1.png?sig=secret`,
  bytes: png(`${change.place}`),
  ...change,
});

const emptyTray = () =>
  new Tray(async (blob) => sha256Hex(new Uint8Array(await blob.arrayBuffer())));

describe('what a page hands over', () => {
  it('is held with its bytes as they are, and without the keys in addresses', async () => {
    const tray = emptyTray();
    await tray.receive(said({ bytes: png('abc') }), ORIGIN);
    const { origin, page, pictures, refused } = tray.snapshot();
    expect({ origin, page, refused }).toEqual({
      origin: ORIGIN,
      page: `${ORIGIN}/gallery`,
      refused: {},
    });
    expect(pictures).toHaveLength(1);
    expect(pictures[0]).toMatchObject({
      name: 'tool.example/out/1.png',
      address: `${ORIGIN}/out/1.png`,
      mediaType: 'image/png',
      sha256: sha256Hex(new Uint8Array(png('abc'))),
    });
    expect(new Uint8Array((await pictures[0]?.file.arrayBuffer()) ?? png())).toEqual(
      new Uint8Array(png('abc')),
    );
  });

  it('keeps its order, and no two names are the same', async () => {
    const tray = emptyTray();
    const address = `${ORIGIN}/view`;
    await Promise.all([
      tray.receive(said({ place: 1, address }), ORIGIN),
      tray.receive(said({ place: 0, address: `${address}?filename=b.png` }), ORIGIN),
      tray.receive(said({ place: 4, address: null, kind: 'canvas' }), ORIGIN),
      tray.receive(said({ place: 5, address: null, bytes: bytesOf('GIF89a') }), ORIGIN),
    ]);
    expect(tray.snapshot().pictures.map(({ name }) => name)).toEqual([
      'tool.example/view.png',
      'tool.example/view (1).png',
      'canvas-5.png',
      'picture-6.gif',
    ]);
    tray.remove(1);
    expect(tray.snapshot().pictures.map(({ place }) => place)).toEqual([0, 4, 5]);
  });
});

describe('what is refused', () => {
  it('is anything in another form', async () => {
    const tray = emptyTray();
    const odd: unknown[] = [
      null,
      'picture',
      [],
      said({ v: 2 }),
      said({ place: -1 }),
      said({ place: 0.5 }),
      said({ place: MOST_PICTURES }),
      said({ kind: 'original' }),
      said({ bytes: 'x' }),
      said({ bytes: new Uint8Array(8) }),
      said({ address: undefined }),
      said({ address: 'x'.repeat(9000) }),
      said({ captureClass: 'A' }),
      { ...said(), [Symbol.toStringTag]: 'x', more: 1 },
    ];
    for (const one of odd) await tray.receive(one, ORIGIN);
    expect(tray.snapshot()).toMatchObject({
      origin: null,
      pictures: [],
      refused: { shape: odd.length },
    });
  });

  it('is a page that names another origin than the browser does, and a second origin', async () => {
    const tray = emptyTray();
    await tray.receive(said({ page: 'https://bank.example/' }), ORIGIN);
    await tray.receive(said({ page: 'about:blank' }), 'null');
    await tray.receive(said({ page: 'file:///home/a.html' }), 'null');
    await tray.receive(said(), ORIGIN);
    await tray.receive(said({ place: 1, page: 'https://other.example/' }), 'https://other.example');
    expect(tray.snapshot()).toMatchObject({ origin: ORIGIN, refused: { origin: 4 } });
    expect(tray.snapshot().pictures).toHaveLength(1);
  });

  it('is an address that is none of the web, which is left out, and never followed', async () => {
    const tray = emptyTray();
    await tray.receive(said({ address: 'javascript:alert(1)' }), ORIGIN);
    await tray.receive(said({ place: 1, address: 'https://u:p@tool.example/a/../b.png' }), ORIGIN);
    expect(tray.snapshot().pictures.map(({ address }) => address)).toEqual([
      null,
      'https://tool.example/b.png',
    ]);
  });

  it('is what is no picture by its content, whatever it says it is', async () => {
    const tray = emptyTray();
    const others = ['<svg xmlns="http://www.w3.org/2000/svg"/>', '<html>', '%PDF-1.7', 'MZ', ''];
    for (const [place, text] of others.entries()) {
      await tray.receive(said({ place, bytes: bytesOf(text) }), ORIGIN);
    }
    expect(tray.snapshot()).toMatchObject({ pictures: [], refused: { type: others.length } });
  });

  it('is what comes twice, is too large or too much; and a flood is not listened to', async () => {
    const tray = emptyTray();
    await tray.receive(said(), ORIGIN);
    await tray.receive(said(), ORIGIN);
    await tray.receive(said({ place: 9, bytes: png('undefined') }), ORIGIN);
    await tray.receive(said({ place: 1, bytes: new ArrayBuffer(MOST_BYTES + 1) }), ORIGIN);
    expect(tray.snapshot().refused).toEqual({ twice: 2, large: 1 });
    for (let place = 1; place <= 4; place += 1) {
      const bytes = new ArrayBuffer(MOST_BYTES);
      new Uint8Array(bytes).set(new Uint8Array(png(`${place}`)));
      await tray.receive(said({ place, bytes }), ORIGIN);
    }
    expect(tray.snapshot().refused).toEqual({ twice: 2, large: 2 });
    expect(tray.snapshot().pictures).toHaveLength(4);
    for (let i = 0; i < 1000; i += 1) await tray.receive('noise', ORIGIN);
    expect(tray.snapshot().refused.shape).toBeLessThanOrEqual(5 * MOST_PICTURES);
  });
});
