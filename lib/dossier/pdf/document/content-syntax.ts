import type { Colour } from '../text/style';

/** A number in PDF syntax, in hundredths; never exponential. */
export function num(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return rounded === 0 ? '0' : String(rounded);
}

const colours = new Map<string, string>();

/** Three operands of `rg` or `RG` for a colour. Throws a RangeError for anything but `#rrggbb`. */
export function rgb(colour: Colour): string {
  let operands = colours.get(colour);
  if (operands === undefined) {
    if (!/^#[0-9a-f]{6}$/i.test(colour)) throw new RangeError(`not a colour: ${colour}`);
    operands = [1, 3, 5]
      .map((at) =>
        String(Math.round((Number.parseInt(colour.slice(at, at + 2), 16) / 255) * 1000) / 1000),
      )
      .join(' ');
    colours.set(colour, operands);
  }
  return operands;
}

/** Path of a rectangle with corners of `radius`, lower left corner at x, y. */
export function boxPath(x: number, y: number, w: number, h: number, radius = 0): string {
  const r = Math.min(radius, w / 2, h / 2);
  if (r <= 0) return `${num(x)} ${num(y)} ${num(w)} ${num(h)} re`;
  const k = r * 0.4477;
  const [right, top] = [x + w, y + h];
  const curve = (...v: number[]) => `${v.map(num).join(' ')} c`;
  const line = (a: number, b: number) => `${num(a)} ${num(b)} l`;
  return [
    `${num(x + r)} ${num(y)} m`,
    line(right - r, y),
    curve(right - k, y, right, y + k, right, y + r),
    line(right, top - r),
    curve(right, top - k, right - k, top, right - r, top),
    line(x + r, top),
    curve(x + k, top, x, top - k, x, top - r),
    line(x, y + r),
    curve(x, y + k, x + k, y, x + r, y),
    'h',
  ].join(' ');
}
