import {
  Circle,
  CircleCheck,
  CircleDashed,
  CircleDot,
  CircleX,
  MessageSquareQuote,
} from 'lucide-react';
import { classNames } from '@/components/ui/class-names';
import type { Standing } from '@/lib/elements/standing';
import type { Translate } from '@/lib/i18n/translator';

const MARK = {
  supported: CircleCheck,
  supported_uncorroborated: CircleDot,
  declared_only: MessageSquareQuote,
  recreation_only: CircleDashed,
  contradicted: CircleX,
  missing: Circle,
} as const satisfies Record<Standing, unknown>;

/** Where an element stands, as a mark and in words; never by colour alone. */
export function StandingMark({ t, value }: { t: Translate<'review'>; value: Standing }) {
  const Mark = MARK[value];
  const weak = value === 'missing' || value === 'recreation_only';
  return (
    <span
      className={classNames(
        'inline-flex items-center gap-1.5 text-sm font-medium whitespace-nowrap',
        value === 'contradicted' ? 'text-seal' : weak ? 'text-ink-2' : 'text-ink',
      )}
    >
      <Mark aria-hidden className="size-4 shrink-0" />
      {t(`standing.${value}`)}
    </span>
  );
}
