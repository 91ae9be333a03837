import { placeOf, REGION_LINE, RegionNumber } from '@/components/making/region-frame';
import { classNames } from '@/components/ui/class-names';
import type { MarkItem } from '@/lib/review/dto';

type Props = {
  /** Address of the working copy. */
  src: string;
  alt: string;
  mark: MarkItem;
  number: number;
};

/** A picture with the region that somebody marked on it. */
export function MarkedPicture({ src, alt, mark, number }: Props) {
  const { region, exhibit } = mark;
  const { width, height } = exhibit;
  if (!width || !height || !exhibit.mediaType.startsWith('image/')) return null;
  return (
    <div className="relative justify-self-start border border-hairline bg-sheet">
      {/* biome-ignore lint/performance/noImgElement: a working copy of evidence */}
      <img
        src={src}
        alt={alt}
        width={width}
        height={height}
        loading="lazy"
        decoding="async"
        className="block h-auto max-h-96 w-auto max-w-full"
      />
      {region && (
        <span
          aria-hidden
          className={classNames('pointer-events-none absolute', REGION_LINE)}
          style={placeOf(region, { width, height })}
        >
          <RegionNumber number={number} />
        </span>
      )}
    </div>
  );
}
