import { classNames } from './class-names';

const WIDTHS = ['w-11/12', 'w-4/5', 'w-10/12', 'w-2/3', 'w-3/4'];

/** Rows at the height of a table's, while its content is on the way. Says nothing; Loading does. */
export function Skeleton({ rows = 5 }: { rows?: number }) {
  return (
    <div aria-hidden className="grid">
      {Array.from({ length: rows }, (_, row) => (
        <div
          // Rows are alike; the position is all there is.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={row}
          className="flex h-9 items-center border-b border-hairline"
        >
          <span
            className={classNames(
              'h-2.5 rounded-sm bg-hairline motion-safe:animate-pulse',
              WIDTHS[row % WIDTHS.length],
            )}
          />
        </div>
      ))}
    </div>
  );
}
