import { useTranslations } from 'use-intl';
import { classNames } from '@/components/ui/class-names';
import type { Lineage } from '@/lib/lineage/graph';
import type { Drawing } from '@/lib/lineage/layout';
import { LineageLines } from './lineage-drawing';
import { LineageCard, NODE } from './lineage-node';
import { sheetsOf } from './sheets-of';

type Props = { lineage: Lineage; drawing: Drawing };

/** The graph for paper: read downwards, cut into sheets on which everything stands whole once. */
export function LineageSheets({ lineage, drawing }: Props) {
  const t = useTranslations('making.lineage');
  const sheets = sheetsOf(drawing, NODE);
  const places = new Map(drawing.nodes.map((place) => [place.id, place]));
  return (
    <div aria-hidden className="hidden print:block">
      {sheets.map(({ x, y, width, height }, i) => (
        <figure key={`${x} ${y}`} className="my-2 break-inside-avoid">
          {sheets.length > 1 && (
            <figcaption className="text-xs">
              {t('sheet', { at: String(i + 1), of: String(sheets.length) })}
            </figcaption>
          )}
          <svg
            aria-hidden
            viewBox={`${x} ${y} ${width} ${height}`}
            className={classNames(
              'mx-auto block w-full',
              // The first stands below the heading of the page.
              i === 0 ? 'max-h-[195mm]' : 'max-h-[235mm]',
            )}
          >
            <LineageLines lineage={lineage} drawing={drawing} />
            {lineage.nodes.map((node) => {
              const place = places.get(node.id);
              return (
                place && (
                  <LineageCard
                    key={node.id}
                    node={node}
                    place={place}
                    current={false}
                    appears={false}
                    far={false}
                  />
                )
              );
            })}
          </svg>
        </figure>
      ))}
    </div>
  );
}
