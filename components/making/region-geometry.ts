/** Rectangle in pixels of the original picture, whole numbers, from the upper left corner. */
export type Region = { x: number; y: number; width: number; height: number };

/** Of a picture in pixels; of a page in points, which need not be whole. */
export type Size = { width: number; height: number };

export type Point = { x: number; y: number };

/** A corner of a region by compass. */
export type Corner = 'nw' | 'ne' | 'sw' | 'se';

/** Pixels that an arrow with Shift moves by. */
const STRIDE = 10;

const within = (value: number, least: number, most: number) =>
  Math.min(Math.max(Math.round(Number.isFinite(value) ? value : least), least), most);

/** Whole numbers that reach to the edges: the last part of a point can be marked, too. */
const reach = ({ width, height }: Size): Size => ({
  width: Math.ceil(width),
  height: Math.ceil(height),
});

/** The region kept inside its picture, at least one pixel wide and high. */
export function kept(region: Region, whole: Size): Region {
  const size = reach(whole);
  const x = within(region.x, 0, size.width - 1);
  const y = within(region.y, 0, size.height - 1);
  return {
    x,
    y,
    width: within(region.width, 1, size.width - x),
    height: within(region.height, 1, size.height - y),
  };
}

/** What a pointer drew from one point to another, in either direction. */
export function drawn(from: Point, to: Point, size: Size): Region {
  const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)];
  const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
  const x = Math.floor(Math.max(left, 0));
  const y = Math.floor(Math.max(top, 0));
  return kept({ x, y, width: Math.ceil(right) - x, height: Math.ceil(bottom) - y }, size);
}

/** The region moved as it is, stopped by the edges of the picture. */
export function moved(region: Region, by: Point, whole: Size): Region {
  const size = reach(whole);
  return {
    ...region,
    x: within(region.x + by.x, 0, size.width - region.width),
    y: within(region.y + by.y, 0, size.height - region.height),
  };
}

/** The region with one corner elsewhere; the opposite corner stays. */
export function stretched(region: Region, corner: Corner, by: Point, whole: Size): Region {
  const size = reach(whole);
  const right = region.x + region.width;
  const bottom = region.y + region.height;
  const west = corner.endsWith('w');
  const north = corner.startsWith('n');
  const x = west ? within(region.x + by.x, 0, right - 1) : region.x;
  const y = north ? within(region.y + by.y, 0, bottom - 1) : region.y;
  return {
    x,
    y,
    width: west ? right - x : within(region.width + by.x, 1, size.width - x),
    height: north ? bottom - y : within(region.height + by.y, 1, size.height - y),
  };
}

/** A region to begin with where nobody points: the middle third. */
export function middle(size: Size): Region {
  return kept(
    {
      x: size.width / 3,
      y: size.height / 3,
      width: size.width / 3,
      height: size.height / 3,
    },
    size,
  );
}

/** What an arrow key does to a region; null for keys that are not its own. */
export function byKey(
  region: Region,
  pressed: { key: string; alt: boolean; shift: boolean },
  size: Size,
): Region | null {
  const step = pressed.shift ? STRIDE : 1;
  const by = {
    ArrowLeft: { x: -step, y: 0 },
    ArrowRight: { x: step, y: 0 },
    ArrowUp: { x: 0, y: -step },
    ArrowDown: { x: 0, y: step },
  }[pressed.key];
  if (!by) return null;
  return pressed.alt ? stretched(region, 'se', by, size) : moved(region, by, size);
}
