import { classNames } from '@/components/ui/class-names';
import type { Region, Size } from './region-geometry';

/** Where a region lies over a picture, in percent of it. */
export function placeOf(region: Region, size: Size) {
  const percent = (part: number, whole: number) => `${(part / whole) * 100}%`;
  return {
    left: percent(region.x, size.width),
    top: percent(region.y, size.height),
    width: percent(region.width, size.width),
    height: percent(region.height, size.height),
  };
}

/** Line of a region: light beside dark, so that it shows on any picture. */
export const REGION_LINE = 'border-2 border-[#0f5257] outline-1 outline-[#fff]';

/** Number of a region, at its upper left corner. */
export function RegionNumber({ number }: { number: number }) {
  return (
    <span
      aria-hidden
      className="pointer-events-none absolute -top-0.5 left-2 min-w-5 bg-[#0f5257] px-1 text-center text-xs leading-5 font-semibold text-[#fff] outline-1 outline-[#fff]"
    >
      {number}
    </span>
  );
}

/** Regions outlined over a picture, with their numbers. */
export function RegionOutlines({ regions, size }: { regions: readonly Region[]; size: Size }) {
  return regions.map((region, i) => (
    <span
      // Recorded regions keep their order for ever.
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      key={i}
      className={classNames('pointer-events-none absolute', REGION_LINE)}
      style={placeOf(region, size)}
    >
      <RegionNumber number={i + 1} />
    </span>
  ));
}
