'use client';

import { useTranslations } from 'use-intl';
import type { Lineage, LineageLink } from '@/lib/lineage/graph';
import type { Drawing, Point } from '@/lib/lineage/layout';
import { LineageCard } from './lineage-node';
import { itemOf, pageOf, titleOf } from './lineage-words';

/** Line of a link by what it rests on; the same in the legend and on paper. */
export const LINE: Record<LineageLink['basis'], { dash?: string; width: number }> = {
  recorded_act: { width: 1.5 },
  digest: { dash: '7 4', width: 1.5 },
  signed_ingredient: { dash: '2 3', width: 2.5 },
};

type Props = {
  lineage: Lineage;
  drawing: Drawing;
  base: string;
  /** The node that takes the focus, and the one a playback has just reached. */
  stop: string;
  current: string | null;
  appears: boolean;
  far: boolean;
  onFocus(id: string): void;
  onOpen(event: React.MouseEvent, href: string): void;
};

/** Links and nodes of the graph, in units of the drawing. */
export function LineageDrawing(props: Props) {
  const { lineage, drawing, base, stop, current, appears, far, onFocus, onOpen } = props;
  const t = useTranslations('making');
  const places = new Map(drawing.nodes.map((place) => [place.id, place]));
  return (
    <g>
      <LineageLines lineage={lineage} drawing={drawing} />
      {lineage.nodes.map((node) => {
        const place = places.get(node.id);
        if (!place) return null;
        const href = pageOf(base, node);
        const verdict = node.verdict ? `, ${t(`lineage.verdict.${node.verdict}`)}` : '';
        return (
          <a
            key={node.id}
            href={href}
            data-node={node.id}
            tabIndex={node.id === stop ? 0 : -1}
            aria-label={`${t('lineage.said', {
              item: `${itemOf(t, node)}${verdict}`,
              title: titleOf(t, node) || t('untitled'),
            })} · ${node.person ?? t('lineage.noPerson')}`}
            className="group outline-none"
            draggable={false}
            onFocus={() => onFocus(node.id)}
            onClick={(event) => onOpen(event, href)}
          >
            <LineageCard
              node={node}
              place={place}
              current={node.id === current}
              appears={appears}
              far={far}
            />
          </a>
        );
      })}
    </g>
  );
}

/** The links alone, each in the line of what it rests on. */
export function LineageLines({ lineage, drawing }: Pick<Props, 'lineage' | 'drawing'>) {
  return (
    <g aria-hidden>
      {linesOf(lineage, drawing).map(({ key, basis, faint, points }) => (
        <path
          key={key}
          d={pathOf(points)}
          markerEnd="url(#lineage-arrow)"
          strokeWidth={LINE[basis].width}
          strokeDasharray={LINE[basis].dash}
          className={faint ? 'fill-none stroke-control' : 'fill-none stroke-ink-2'}
        />
      ))}
    </g>
  );
}

/** The head of the arrows, once on a page; where it is not displayed, no arrow has one. */
export function ArrowHead() {
  return (
    <svg aria-hidden width={0} height={0} className="absolute">
      <marker
        id="lineage-arrow"
        viewBox="0 0 8 8"
        refX={7}
        refY={4}
        markerWidth={7}
        markerHeight={7}
        markerUnits="userSpaceOnUse"
        orient="auto"
      >
        <path d="M0 0.5 L8 4 L0 7.5 Z" className="fill-ink-2" />
      </marker>
    </svg>
  );
}

type Line = {
  key: string;
  basis: LineageLink['basis'];
  faint: boolean;
  points: readonly Point[];
};

/** Lines to draw: two links between the same things that rest on different grounds are two lines. */
function linesOf(lineage: Lineage, drawing: Drawing): Line[] {
  const routes = new Map(
    drawing.links.map(({ from, to, points }) => [JSON.stringify([from, to]), points]),
  );
  const drawn = new Map<string, Line>();
  const seen = new Map<string, number>();
  for (const { from, to, basis, role } of lineage.links) {
    const pair = JSON.stringify([from, to]);
    const points = routes.get(pair);
    const key = `${pair} ${basis}`;
    if (!points || drawn.has(key)) continue;
    const beside = seen.get(pair) ?? 0;
    seen.set(pair, beside + 1);
    drawn.set(key, {
      key,
      basis,
      faint: role === 'rejected' || role === 'undecided',
      points: points.map(({ x, y }) => ({ x, y: y + beside * 6 })),
    });
  }
  return [...drawn.values()];
}

/** A soft line through the points: straight where it leaves and arrives, round at its bends. */
function pathOf(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = rest.pop();
  if (!first || !last) return '';
  const parts = [`M${first.x} ${first.y}`];
  for (const [i, bend] of rest.entries()) {
    const next = rest[i + 1];
    const to = next ? { x: (bend.x + next.x) / 2, y: (bend.y + next.y) / 2 } : last;
    parts.push(`Q${bend.x} ${bend.y} ${to.x} ${to.y}`);
  }
  if (rest.length === 0) parts.push(`L${last.x} ${last.y}`);
  return parts.join(' ');
}
