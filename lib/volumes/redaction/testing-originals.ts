import sharp from 'sharp';
import { expect } from 'vitest';
import { sha256Hex } from '@/lib/kernel/digest';
import { makeRedaction } from './make-redaction';
import type { Area, RedactionMarks } from './marks';

export const area = (
  x: number,
  y: number,
  width: number,
  height: number,
  page: number | null = null,
) => ({ page, region: { x, y, width, height } }) satisfies Area;
export const areas = (...list: Area[]): RedactionMarks => ({ areas: list, spans: [] });
export const span = (from: number, to: number): RedactionMarks => ({
  areas: [],
  spans: [{ from, to }],
});

/** A derivative, whose digests are true. Throws the reason where there is none. */
export async function made(bytes: Uint8Array, mediaType: string, marks: RedactionMarks) {
  const result = await makeRedaction(bytes, mediaType, marks);
  if (!result.ok) throw new Error(result.reason);
  expect(result).toMatchObject({ parentSha256: sha256Hex(bytes), sha256: sha256Hex(result.bytes) });
  return result;
}

/** What must be found nowhere in a derivative. */
export const SECRET = 'Zhou 310101199001011234';

/** Noise that depends on the seed, with `inside` filled by noise of another seed. */
export async function picture(
  inside: number,
  { width = 120, height = 80, box = [30, 20, 40, 30] } = {},
) {
  const [x = 0, y = 0, w = 0, h = 0] = box;
  const data = new Uint8Array(3 * width * height);
  for (let i = 0; i < width * height; i++) {
    const [column, row] = [i % width, Math.floor(i / width)];
    const isInside = column >= x && column < x + w && row >= y && row < y + h;
    for (let c = 0; c < 3; c++)
      data[3 * i + c] = 40 + ((i * 7 + c * 31 + (isInside ? inside * i : 0)) % 200);
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

export const LABEL = {
  Label: '1',
  ContentProducer: '001191110102MACQD9K64010000',
  ProduceID: '7',
};
