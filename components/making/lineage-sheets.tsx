import { useTranslations } from 'use-intl';
import type { Box } from './viewport';

/** Part of the drawing that one sheet of paper takes, in its units: A4 between our margins. */
const SHEET = { width: 900, height: 1180 } as const;

/** The drawing cut into sheets for paper, in black on white, at a size that can be read. */
export function LineageSheets({ drawing }: { drawing: Box }) {
  const t = useTranslations('making.lineage');
  const across = Math.max(1, Math.ceil(drawing.width / SHEET.width));
  const down = Math.max(1, Math.ceil(drawing.height / SHEET.height));
  // A low drawing must not take a whole sheet for each of its parts.
  const height = down === 1 ? Math.min(drawing.height + 8, SHEET.height) : SHEET.height;
  const sheets = Array.from({ length: across * down }, (_, i) => ({
    x: (i % across) * SHEET.width,
    y: Math.floor(i / across) * SHEET.height,
  }));
  return (
    <div aria-hidden className="hidden print:block">
      {sheets.map(({ x, y }, i) => (
        <figure key={`${x} ${y}`} className="my-2 break-inside-avoid">
          {sheets.length > 1 && (
            <figcaption className="text-xs">
              {t('sheet', { at: String(i + 1), of: String(sheets.length) })}
            </figcaption>
          )}
          <svg
            aria-hidden
            viewBox={`${x - 4} ${y - 4} ${SHEET.width + 8} ${height}`}
            className="block w-full"
            style={{ aspectRatio: `${SHEET.width + 8} / ${height}` }}
          >
            <use href="#lineage-drawing" />
          </svg>
        </figure>
      ))}
    </div>
  );
}
