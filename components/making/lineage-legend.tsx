import { useTranslations } from 'use-intl';
import { LINK_BASES } from '@/lib/lineage/graph';
import { LINE } from './lineage-drawing';

/** What the lines mean, on screen and on paper. */
export function LineageLegend() {
  const t = useTranslations('making.lineage.basis');
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
      <dt className="text-ink-2">{t('label')}</dt>
      {LINK_BASES.map((basis) => (
        <dd key={basis} className="flex items-center gap-2">
          <svg aria-hidden width={44} height={10}>
            <line
              x1={2}
              x2={42}
              y1={5}
              y2={5}
              strokeWidth={LINE[basis].width}
              strokeDasharray={LINE[basis].dash}
              className="stroke-ink-2"
            />
          </svg>
          {t(basis)}
        </dd>
      ))}
    </dl>
  );
}
