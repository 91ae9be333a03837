import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { checkArchive } from '../testing/check-archive';
import { renderPage } from '../testing/render-pdf';
import { newPaper } from '../testing/sample-paper';
import { type PictureResult, preparePicture } from './prepare-picture';

const red = { r: 200, g: 30, b: 40 };

function image(width: number, height: number, channels: 3 | 4 = 3): Sharp {
  const background = channels === 4 ? { ...red, alpha: 0.5 } : red;
  return sharp({ create: { width, height, channels, background } });
}

/** Colour in the middle of the picture as a reader shows it. */
async function shownGrey(result: PictureResult): Promise<number> {
  if (!result.ok) throw new Error(result.reason);
  const paper = newPaper();
  paper.heading(1, { zh: '图' });
  paper.figure({ picture: result.picture, alt: '图', maxHeight: 200 });
  const { bytes } = paper.finish();
  expect(await checkArchive(bytes)).toEqual([]);
  const page = await renderPage(bytes, 0, 1);
  const at = Math.round(page.width / 2) + page.width * 150;
  return page.grey[at] ?? 255;
}

describe('a picture for the page', () => {
  it('passes a plain PNG through, not a sample changed', async () => {
    const result = await preparePicture(await image(300, 300).png().toBuffer());
    expect(result).toMatchObject({ ok: true, scaled: false, converted: false, turned: false });
    expect(result.ok && result.picture.data.kind).toBe('png');
    expect(await shownGrey(result)).toBe(90);
  });

  it('passes an indexed PNG and a grey one through', async () => {
    const indexed = await preparePicture(await image(300, 300).png({ palette: true }).toBuffer());
    expect(indexed).toMatchObject({ ok: true, converted: false });
    expect(await shownGrey(indexed)).toBe(90);
    const grey = await preparePicture(await image(300, 300).toColourspace('b-w').png().toBuffer());
    expect(grey).toMatchObject({ ok: true, converted: false, picture: { data: { colours: 1 } } });
    await shownGrey(grey);
  });

  it('passes a JPEG through without what it says about place and time', async () => {
    const bytes = await image(300, 300)
      .jpeg()
      .withExif({ IFD0: { Copyright: 'a person' }, IFD3: { GPSLatitude: '31/1 14/1 0/1' } })
      .toBuffer();
    expect(Buffer.from(bytes).includes('a person')).toBe(true);
    const result = await preparePicture(bytes);
    expect(result).toMatchObject({ ok: true, converted: false });
    if (!result.ok || result.picture.data.kind !== 'jpeg') throw new Error('a JPEG expected');
    expect(Buffer.from(result.picture.data.bytes).includes('a person')).toBe(false);
    expect(Math.abs((await shownGrey(result)) - 90)).toBeLessThan(3);
  });

  it('keeps transparency as a mask over white paper', async () => {
    const result = await preparePicture(await image(300, 300, 4).png().toBuffer());
    expect(result).toMatchObject({ ok: true, converted: true });
    expect(Math.abs((await shownGrey(result)) - (90 + 255) / 2)).toBeLessThan(3);
    const grey = sharp(Buffer.from([0, 128]), { raw: { width: 1, height: 1, channels: 2 } });
    const veiled = await preparePicture(await grey.resize(300, 300).png().toBuffer());
    expect(Math.abs((await shownGrey(veiled)) - 127)).toBeLessThan(3);
  });

  it('says that it has scaled, turned or converted, and by how much', async () => {
    const large = await preparePicture(await image(3000, 1500).png().toBuffer(), {
      longestSide: 1000,
    });
    expect(large).toMatchObject({
      ok: true,
      source: { width: 3000, height: 1500 },
      shown: { width: 1000, height: 500 },
      scaled: true,
      converted: true,
    });
    const turned = await image(300, 200).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    expect(await preparePicture(turned)).toMatchObject({
      ok: true,
      turned: true,
      source: { width: 200, height: 300 },
      shown: { width: 200, height: 300 },
    });
    const webp = await preparePicture(await image(300, 300).webp().toBuffer());
    expect(webp).toMatchObject({ ok: true, format: 'webp', converted: true, scaled: false });
    expect(Math.abs((await shownGrey(webp)) - 90)).toBeLessThan(4);
  });

  it('converts four-colour photographs to the colours of the paper', async () => {
    const bytes = await image(300, 300).toColourspace('cmyk').jpeg().toBuffer();
    const result = await preparePicture(bytes);
    expect(result).toMatchObject({ ok: true, converted: true, picture: { data: { colours: 3 } } });
  });

  it('is refused where the file is cut short, no picture, a drawing program, or too large', async () => {
    const jpeg = await image(600, 600).jpeg().toBuffer();
    const noise = await sharp({
      create: {
        width: 600,
        height: 600,
        channels: 3,
        background: red,
        noise: { type: 'gaussian', mean: 90, sigma: 40 },
      },
    })
      .png()
      .toBuffer();
    const refusal = async (bytes: Uint8Array, limits = {}) => {
      const result = await preparePicture(bytes, limits);
      return result.ok ? 'shown' : result.reason;
    };
    expect(await refusal(noise.subarray(0, noise.length / 2))).toBe('damaged');
    expect(await refusal(jpeg.subarray(0, jpeg.length - 400))).toBe('damaged');
    expect(await refusal(Buffer.from('not a picture'))).toBe('unsupported');
    expect(
      await refusal(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')),
    ).toBe('unsupported');
    expect(await refusal(jpeg, { mostPixels: 1000 })).toBe('too-large');
  });
});
