import type { TableColumn } from './table-strips';

/** Widths in points of columns that together are `width` wide. */
export function columnWidths(columns: readonly TableColumn[], width: number): number[] {
  const fixed = columns.reduce((sum, c) => sum + (typeof c.width === 'number' ? c.width : 0), 0);
  const shares = columns.reduce(
    (sum, c) => sum + (typeof c.width === 'number' ? 0 : c.width.share),
    0,
  );
  const free = Math.max(width - fixed, 0);
  return columns.map((c) =>
    typeof c.width === 'number' ? c.width : (free * c.width.share) / shares,
  );
}
