import { boxPath, num, rgb } from '../document/content-syntax';
import { INK } from '../ink';

/** A rectangle of a picture in shares of its width and height, from the upper left corner. */
export interface RegionMark {
  readonly number: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Extent {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const BADGE = 11;

/**
 * Outline and number plate of a region, as PDF syntax that restores the graphics state: dark on a
 * white line, so that it shows on any picture and in any copy. What lies outside the picture is cut.
 * `badge` is the plate's lower left corner and size in points.
 */
export function regionSyntax(
  region: RegionMark,
  picture: Extent,
): { syntax: string; badge: { x: number; y: number; size: number } } {
  const within = (share: number) => Math.min(Math.max(share, 0), 1);
  const [left, right] = [within(region.x), within(region.x + region.width)];
  const [upper, lower] = [within(region.y), within(region.y + region.height)];
  const x = picture.x + left * picture.width;
  const y = picture.y + (1 - lower) * picture.height;
  const [w, h] = [(right - left) * picture.width, (lower - upper) * picture.height];
  const box = boxPath(x, y, Math.max(w, 1), Math.max(h, 1));
  const badge = {
    x: Math.min(Math.max(x, picture.x), picture.x + picture.width - BADGE),
    y: Math.max(Math.min(y + h, picture.y + picture.height) - BADGE, picture.y),
    size: BADGE,
  };
  const plate = boxPath(badge.x, badge.y, BADGE, BADGE);
  const syntax = [
    `q 1 1 1 RG 2.6 w ${box} S`,
    `${rgb(INK.text)} RG ${num(1.1)} w ${box} S`,
    `1 1 1 rg 0.8 w ${plate} B Q`,
  ].join(' ');
  return { syntax, badge };
}
