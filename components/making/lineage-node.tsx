import { useTranslations } from 'use-intl';
import { classNames } from '@/components/ui/class-names';
import type { LineageNode } from '@/lib/lineage/graph';
import type { Placed } from './lineage-walk';
import { cutTo, itemOf, titleOf } from './lineage-words';

/** Size of a node in units of the drawing; one with a picture is as large as one without. */
export const NODE = { width: 216, height: 68 } as const;

const PICTURE = 52;
const LETTER = { 'C-': 'C−' } as const;

type Props = {
  node: LineageNode;
  place: Placed;
  current: boolean;
  appears: boolean;
  /** Seen from so far that only number and picture can be read. */
  far: boolean;
};

const SIGN = { chosen: '✓ ', rejected: '× ', undecided: '' } as const;

/**
 * One thing on the way from idea to work. Shape and line say what it is and what became of it, so
 * that it reads in black and white: runs carry a bar, choices are round, works have a double frame,
 * rejected outputs a dashed one and their word.
 */
export function LineageCard({ node, place, current, appears, far }: Props) {
  const t = useTranslations('making');
  const { width, height } = place;
  const { kind, verdict, thumb } = node;
  const left = thumb ? PICTURE + 16 : kind === 'run' ? 16 : 12;
  const room = width - left - 10;
  const head = [
    itemOf(t, node),
    ...(node.class ? [(LETTER as Record<string, string>)[node.class] ?? node.class] : []),
    ...(verdict ? [t(`lineage.verdict.${verdict}`)] : []),
  ].join(' · ');
  const title = titleOf(t, node) || (kind === 'selection' ? '' : t('untitled'));
  // Beside its picture and its sign the number is enough to know a candidate by.
  const afar = verdict && thumb ? `${SIGN[verdict]}${node.number}` : itemOf(t, node);
  const radius = kind === 'selection' ? height / 2 : 3;
  const inset = kind === 'selection' ? 14 : 0;
  return (
    <g
      transform={`translate(${place.x} ${place.y})`}
      className={classNames(
        appears && 'transition-opacity duration-300 starting:opacity-0',
        verdict === 'rejected' && 'opacity-75 print:opacity-100',
      )}
    >
      <rect
        x={-5}
        y={-5}
        width={width + 10}
        height={height + 10}
        rx={radius + 5}
        className={classNames(
          'fill-none stroke-action stroke-[3]',
          current ? '' : 'opacity-0 group-focus-visible:opacity-100',
        )}
      />
      <rect
        width={width}
        height={height}
        rx={radius}
        strokeDasharray={verdict === 'rejected' ? '5 4' : undefined}
        className={classNames(
          'fill-sheet group-hover:stroke-action',
          verdict === 'chosen' || kind === 'work' ? 'stroke-ink stroke-2' : 'stroke-control',
        )}
      />
      {kind === 'work' && (
        <rect x={4} y={4} width={width - 8} height={height - 8} className="fill-none stroke-ink" />
      )}
      {kind === 'run' && <rect x={4} y={6} width={4} height={height - 12} className="fill-ink" />}
      {kind === 'prompt' && (
        <path
          d={`M${width - 16} 0 V16 H${width}`}
          className="fill-none stroke-control"
          strokeLinejoin="round"
        />
      )}
      {thumb && (
        <image
          href={thumb}
          x={8}
          y={(height - PICTURE) / 2}
          width={PICTURE}
          height={PICTURE}
          preserveAspectRatio="xMidYMid meet"
        />
      )}
      {far ? (
        <text x={left + inset} y={height / 2 + 8} className="fill-ink text-[24px] font-medium">
          {cutTo(afar, room - inset * 2 + 8, 24)}
        </text>
      ) : (
        <>
          <text x={left + inset} y={20} className="fill-ink-2 text-[12px] font-medium">
            {cutTo(head, room - inset * 2, 12)}
          </text>
          <text x={left + inset} y={39} className="fill-ink font-serif text-[15px]">
            {cutTo(title, room - inset * 2, 15)}
          </text>
          <text x={left + inset} y={57} className="fill-ink-2 text-[12px]">
            {cutTo(node.person ?? t('lineage.noPerson'), room - inset * 2, 12)}
          </text>
        </>
      )}
    </g>
  );
}
